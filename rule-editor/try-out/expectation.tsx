import { useMemo } from 'react';
import type { RulesetDocument } from '#engine';
import type { TestCase } from '#engine/tools';
import type { Language } from '../app/language.tsx';
import { createOutcomeLines, expectationParts } from './outcome-lines.ts';
import styles from './try-out.module.css';

type Props = {
  readonly document: RulesetDocument;
  readonly language: Language;
  readonly expect: TestCase['expect'];
};

/** What a case expects, in words. */
export function Expectation({ document, language, expect }: Props) {
  const lines = useMemo(() => createOutcomeLines(document, language, '9999-12-31'), [document, language]);
  return (
    <dl className={styles['facts']}>
      {expectationParts(expect).map(({ part, value }) => (
        <div key={part} style={{ display: 'contents' }}>
          <dt>{lines.part(part)}</dt>
          <dd>
            {lines.value(part, value).map((line) => (
              <div key={line}>{line}</div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
