import { Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '../app/language.tsx';
import type { Mark } from './open-editor.ts';
import styles from './source-view.module.css';
import type { Reading } from './use-source.ts';
import { words } from './words.ts';

const shown = 20;
const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

type Props = {
  readonly marks: readonly Mark[];
  readonly reading: Reading;
  readonly onGo: (mark: Mark) => void;
};

/** What is wrong with the text, in words: for those who do not see what is underlined. */
export function Wrongs({ marks, reading, onGo }: Props) {
  const w = useWords(words);
  const wrongs = marks.filter(({ isWarning }) => !isWarning);
  const heading = wrongs.length > 0 ? w.wrongs(wrongs.length) : marks.length > 0 ? w.warnings(marks.length) : undefined;
  const isHeld = reading.places.fault !== undefined || reading.refused !== undefined;
  return (
    <section aria-label={heading ?? w.fine}>
      <div role="status">
        {heading === undefined ? (
          <Paragraph>{w.fine}</Paragraph>
        ) : (
          <Heading level={2} data-size="2xs">
            {heading}
          </Heading>
        )}
        {isHeld && <Paragraph>{w.notSent}</Paragraph>}
      </div>
      <ul className={styles['wrongs']}>
        {marks.slice(0, shown).map((mark, index) => (
          <li key={index}>
            <Link asChild>
              <button type="button" onClick={() => onGo(mark)}>
                {w.line(lineOf(reading.text, mark.start))}
              </button>
            </Link>{' '}
            {mark.message}
          </li>
        ))}
        {marks.length > shown && <li>{w.more(marks.length - shown)}</li>}
      </ul>
    </section>
  );
}
