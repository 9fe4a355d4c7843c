import { Alert } from '@digdir/designsystemet-react';
import type { Problem } from '#engine';
import { useLanguage, useWords } from '../app/language.tsx';
import { problemLine } from '../problems/problem-words.ts';
import { words } from './words.ts';

/** Why a demand does not fit the rules, and what to do. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const w = useWords(words);
  const { language } = useLanguage();
  return (
    <Alert data-color="danger" role="alert">
      {w.wrongDemand}
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.pointer}`}>{problemLine(problem, language)}</li>
        ))}
      </ul>
    </Alert>
  );
}
