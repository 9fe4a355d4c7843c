import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useWords, type WordsOf } from '../app/language.tsx';
import type { KeptText } from '../workspace/kept-texts.ts';
import styles from './table-view.module.css';

const nb = {
  unread: (count: number) =>
    count === 1 ? '1 celle kan ikke leses og er ikke lagret.' : `${count} celler kan ikke leses og er ikke lagret.`,
  next: 'Gå til neste',
  homeless: 'Dette ble skrevet i en rad eller kolonne som ikke finnes lenger, og er ikke lagret:',
  discard: (text: string) => `Forkast «${text}»`,
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    unread: (count) =>
      count === 1
        ? '1 celle kan ikkje lesast og er ikkje lagra.'
        : `${count} celler kan ikkje lesast og er ikkje lagra.`,
    next: 'Gå til neste',
    homeless: 'Dette vart skrive i ei rad eller ein kolonne som ikkje finst lenger, og er ikkje lagra:',
    discard: (text) => `Forkast «${text}»`,
  },
  en: {
    unread: (count) =>
      count === 1 ? '1 cell cannot be read and is not saved.' : `${count} cells cannot be read and are not saved.`,
    next: 'Go to the next',
    homeless: 'This was written in a row or column that is gone, and is not saved:',
    discard: (text) => `Discard “${text}”`,
  },
};

type Props = {
  readonly count: number;
  readonly onNext: () => void;
  /** Texts whose place is gone. */
  readonly homeless: readonly KeptText[];
  readonly onDiscard: (text: KeptText) => void;
};

/** What was written in a grid and is not saved, and the way to it. */
export function UnreadStatus({ count, onNext, homeless, onDiscard }: Props) {
  const w = useWords(words);
  return (
    <>
      {count > 0 && (
        <>
          <Paragraph data-size="sm" className={styles['wrong']}>
            {w.unread(count)}
          </Paragraph>
          <Button variant="tertiary" data-size="sm" onClick={onNext}>
            {w.next}
          </Button>
        </>
      )}
      {homeless.length > 0 && (
        <div>
          <Paragraph data-size="sm" className={styles['wrong']}>
            {w.homeless}
          </Paragraph>
          <ul className={styles['list']}>
            {homeless.map((kept) => (
              <li key={`${kept.row} ${kept.column}`}>
                {kept.text}{' '}
                <Button variant="tertiary" data-size="sm" onClick={() => onDiscard(kept)}>
                  {w.discard(kept.text)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
