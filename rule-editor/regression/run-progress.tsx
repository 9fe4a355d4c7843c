import { Paragraph } from '@digdir/designsystemet-react';
import { numberWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import styles from './regression.module.css';
import { words } from './words.ts';
import type { Progress } from './worker.ts';

type Props = { readonly count: number; readonly progress: Progress | undefined };

/** How far a run has come, how fast it goes and what it has found. */
export function RunProgress({ count, progress }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const number = (n: number) => numberWords(n, language);
  const { applications = 0, differing = 0, groups = 0, perMinute = 0, simplified } = progress ?? {};
  return (
    <section aria-label={w.progress}>
      <progress className={styles['progress']} value={applications} max={count} aria-label={w.progress} />
      <Paragraph>
        {progress
          ? `${w.tried(number(applications), number(count))}. ${w.found(number(differing), groups)}. ${w.speed(number(perMinute))}.`
          : w.preparing}{' '}
        {simplified !== undefined && w.simplifying(simplified, groups)}
      </Paragraph>
    </section>
  );
}
