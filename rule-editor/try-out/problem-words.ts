import type { FactDeclaration, FieldDeclaration, Problem, RulesetDocument } from '#engine';
import { createWords } from '#engine/words';
import { type Language, textIn } from '../app/language.tsx';
import { withUnit } from './condition-lines.ts';
import { fieldPointer } from './form-context.tsx';
import type { UnreadableAt } from './form-facts.ts';
import { formWords } from './form-words.ts';

/** What a pointer names: a fact, or the field of an entry, and the pointer of its field in the form. */
function declaredAt(
  document: RulesetDocument,
  pointer: string,
): { readonly declared: FactDeclaration | FieldDeclaration; readonly at: string } | undefined {
  const [name, index, field] = fieldPointer(pointer).split('/').slice(1);
  const fact = document.facts.find((one) => one.name === name);
  if (!fact) return undefined;
  const inEntry =
    fact.type.kind === 'list' && index !== undefined ? fact.type.fields.find((one) => one.name === field) : undefined;
  return inEntry ? { declared: inEntry, at: `/${name}/${index}/${field}` } : { declared: fact, at: `/${name}` };
}

/** What is wrong in a form, in words, by the pointer of the field. What was not read is told first. */
export function problemsByField(
  document: RulesetDocument,
  unreadable: readonly UnreadableAt[],
  problems: readonly Problem[],
  language: Language,
): ReadonlyMap<string, string> {
  const w = formWords[language];
  const found = new Map<string, string>();
  for (const { pointer, unreadable: kind } of unreadable) found.set(fieldPointer(pointer), w.unreadable[kind]);
  for (const problem of problems) {
    const place = declaredAt(document, problem.pointer);
    if (place && !found.has(place.at)) found.set(place.at, problemWords(document, place.declared, problem, language));
  }
  return found;
}

function problemWords(
  document: RulesetDocument,
  declared: FactDeclaration | FieldDeclaration,
  { code, expected }: Problem,
  language: Language,
): string {
  const w = formWords[language].problems;
  const on = createWords(document, language, '9999-12-31');
  const limit = (value: string | number) => withUnit(on, value, declared);
  switch (code) {
    case 'OUT_OF_RANGE':
      if (declared.min !== undefined && declared.max !== undefined)
        return w.range(limit(declared.min), limit(declared.max));
      if (declared.min !== undefined) return w.atLeast(limit(declared.min));
      return declared.max === undefined ? formWords[language].unreadable.tooLarge : w.atMost(limit(declared.max));
    case 'TOO_MANY_DIGITS':
      return w.digits(declared.type.kind === 'decimal' ? declared.type.scale : 0);
    case 'IMPOSSIBLE_DATE':
      return formWords[language].unreadable.date;
    case 'NOT_A_CODE':
      return w.code;
    case 'NONE_NOT_ALLOWED':
      return w.none;
    case 'NOT_ALLOWED_VALUE':
      return w.choice;
    case 'CONSTRAINT_BROKEN': {
      const constraint = document.constraints.find(({ text }) => text.nb === expected);
      return textIn(constraint?.text, language) || w.contradiction;
    }
    default:
      return w.other;
  }
}
