import type { FactValue, RulesetDocument } from '#engine';
import { createWords } from '#engine/words';
import { type Language, textIn } from '../app/language.tsx';
import { withUnit } from '../try-out/condition-lines.ts';

type Entries = readonly { readonly [field: string]: FactValue }[];

/** The facts of a case in words, in the order in which they are declared; an entry of a list is a line of its own. */
export function factsWords(
  document: RulesetDocument,
  facts: { readonly [name: string]: unknown },
  language: Language,
): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  const words = createWords(document, language, '9999-12-31');
  return document.facts.flatMap((fact) => {
    const value = facts[fact.name] as FactValue | undefined;
    if (value === undefined) return [];
    const title = textIn(fact.title, language);
    const { type } = fact;
    if (type.kind !== 'list') return [{ title, lines: [withUnit(words, value, fact)] }];
    const items = (Array.isArray(value) ? value : (value as { readonly items: Entries }).items) as Entries;
    const lines = items.map((entry) =>
      type.fields
        .filter(({ name }) => entry[name] !== undefined)
        .map((field) => `${textIn(field.title, language)}: ${withUnit(words, entry[field.name], field)}`)
        .join(', '),
    );
    return [{ title, lines: lines.length === 0 ? [words.value([], { kind: 'text' })] : lines }];
  });
}
