import { Paragraph } from '@digdir/designsystemet-react';
import type { RulesetDocument, Suspension } from '#engine';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { answerWords } from './answer-words.ts';
import { placeOf } from './place-of.ts';

type Props = { readonly document: RulesetDocument; readonly suspended: readonly Suspension[] };

/** Which rules are suspended in a case: what it gives is not what the rules alone would give. */
export function Suspended({ document, suspended }: Props) {
  const w = useWords(answerWords);
  const { language } = useLanguage();
  if (suspended.length === 0) return null;
  const titles = suspended.map((suspension) => {
    const id = typeof suspension === 'string' ? suspension : suspension.id;
    const title = id === document.programme ? document.title : placeOf(document, { rule: id })?.title;
    return `«${textIn(title, language) || id}»`;
  });
  return <Paragraph data-size="sm">{w.suspended(titles.join(', '))}</Paragraph>;
}
