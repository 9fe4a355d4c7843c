import { type Language, textIn, useLanguage, useWords } from '../app/language.tsx';
import { problemWords } from '../problems/problem-words.ts';
import type { Missing } from './missing.ts';
import { MissingBox } from './missing-box.tsx';
import { requirementsOf } from './section-model.ts';
import { type GuideWords, guideWords } from './words.ts';
import type { RulesetContent } from '#engine/objects';
import { useWorkspace } from '../workspace/workspace.tsx';

/** What a reason is called: the requirement that gives it. */
export function reasonTitle(content: RulesetContent, code: string, w: GuideWords, language: Language): string {
  const found = requirementsOf(content).find(([, { reason }]) => reason === code);
  return found ? textIn(found[1].title, language) : w.approval;
}

function words(content: RulesetContent, missing: Missing, w: GuideWords, language: Language): string {
  switch (missing.what) {
    case 'titleIn':
      return w.missingOf.titleIn(missing.of, w.languages[missing.language]);
    case 'textIn':
      return w.missingOf.textIn(reasonTitle(content, missing.of, w, language), w.languages[missing.language]);
    case 'remedyText':
      return w.missingOf.remedyText(w.languages[missing.of as 'nb']);
    case 'factTitle':
    case 'factNeeds':
    case 'factValues':
    case 'condition':
      return w.missingOf[missing.what](missing.of);
    case 'case':
    case 'caseWrong':
      return w.missingOf[missing.what](w.caseTitles[missing.kind]);
    case 'problem':
      return problemWords(missing.problem, language).join(' ');
    default:
      return w.missing[missing.what];
  }
}

/** What a step still lacks, in words. */
export function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const lines = [...new Set(missing.map((one) => words(content, one, w, language)))];
  return <MissingBox title={w.missingTitle} whenNone={w.nothingMissing} lines={lines} />;
}
