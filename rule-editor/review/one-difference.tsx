import { useWords } from '../app/language.tsx';
import type { Difference } from './differences.ts';
import styles from './review.module.css';
import { shortened, wordDiff } from './word-diff.ts';
import { words } from './words.ts';

type Props = {
  readonly difference: Difference;
  /** What is new or gone altogether is told to be, and not marked piece by piece. */
  readonly kind: 'new' | 'changed' | 'removed';
};

/** So many are named of what has moved. */
const mostMoved = 5;

/** One difference with what it is about: what is other in it is marked, and said to who does not see. */
export function OneDifference({ difference, kind }: Props) {
  const { label, added, removed, moved } = difference;
  const w = useWords(words);
  const lists = [
    [w.added, added],
    [w.takenOut, removed],
    [w.moved, moved],
  ] as const;
  if (added || removed || moved)
    return (
      <>
        {label}:
        {lists.map(
          ([name, items]) =>
            items &&
            items.length > 0 && (
              <span key={name} className={styles['part']}>
                {name}:{' '}
                {items.slice(0, items === moved ? mostMoved : undefined).map((item, index) => (
                  <span key={item}>
                    {index > 0 && ', '}
                    {items === removed ? (
                      <del className={styles['old']}>{item}</del>
                    ) : (
                      <ins className={styles['now']}>{item}</ins>
                    )}
                  </span>
                ))}
                {items === moved && items.length > mostMoved && ` ${w.moreMoved(items.length - mostMoved)}`}
              </span>
            ),
        )}
      </>
    );
  return (
    <>
      {label}:{' '}
      {kind === 'new' && difference.before === undefined ? (
        difference.after
      ) : kind === 'removed' ? (
        <del className={styles['old']}>{difference.before}</del>
      ) : (
        <Texts {...difference} />
      )}
    </>
  );
}

function Texts({ before, after }: Difference) {
  const w = useWords(words);
  const together = before !== undefined && after !== undefined ? wordDiff(before, after) : undefined;
  if (together)
    return shortened(together).map(({ kind, text }, index) =>
      kind === 'same' ? (
        text
      ) : (
        // oxlint-disable-next-line react/no-array-index-key -- stretches have nothing but their place
        <span key={index}>
          <span className="ds-sr-only">{kind === 'old' ? w.before : w.after}: </span>
          {kind === 'old' ? <del className={styles['old']}>{text}</del> : <ins className={styles['now']}>{text}</ins>}
        </span>
      ),
    );
  return (
    <>
      {before !== undefined && (
        <>
          <span className="ds-sr-only">{w.before}: </span>
          <del className={styles['old']}>{before}</del>{' '}
        </>
      )}
      {after === undefined ? (
        <em>{w.nothing}</em>
      ) : (
        <>
          <span className="ds-sr-only">{w.after}: </span>
          <ins className={styles['now']}>{after}</ins>
        </>
      )}
    </>
  );
}
