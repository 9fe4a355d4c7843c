import type { FactValue, RulesetDocument } from '#engine';
import { createWords } from '#engine/words';
import { type Language, textIn } from '../app/language.tsx';
import { formWords } from '../try-out/form-words.ts';
import type { Pair } from '../ui/pairs.tsx';
import { withUnit } from '../try-out/condition-lines.ts';

type Entries = readonly { readonly [field: string]: FactValue }[];

/** The facts of a case in words, in the order in which they are declared; an entry of a list is a line of its own. */
export function factsWords(
  document: RulesetDocument,
  facts: { readonly [name: string]: unknown },
  language: Language,
): readonly Pair[] {
  const words = createWords(document, language, '9999-12-31');
  return document.facts.flatMap((fact) => {
    const value = facts[fact.name] as FactValue | undefined;
    if (value === undefined) return [];
    const name = textIn(fact.title, language);
    const { type } = fact;
    if (type.kind !== 'list') return [{ name, lines: [withUnit(words, value, fact)] }];
    const items = (Array.isArray(value) ? value : (value as { readonly items: Entries }).items) as Entries;
    const lines = items.map((entry) =>
      type.fields
        .filter((field) => entry[field.name] !== undefined)
        .map((field) => `${textIn(field.title, language)}: ${withUnit(words, entry[field.name], field)}`)
        .join(', '),
    );
    const isOpen = !Array.isArray(value);
    const told = lines.length === 0 && !isOpen ? [words.value([], { kind: 'text' })] : lines;
    return [{ name, lines: isOpen ? [...told, formWords[language].mayHaveMore] : told }];
  });
}
