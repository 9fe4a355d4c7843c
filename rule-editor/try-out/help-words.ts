import type { FieldDeclaration, RulesetDocument } from '#engine';
import { type Language, textIn } from '../app/language.tsx';
import { formWords } from './form-words.ts';

/**
 * The guidance of a fact; values that it explains («null: …») are called what the form calls them, and left out where
 * that says it all.
 */
export function helpWords(
  { help, type }: Pick<FieldDeclaration, 'help' | 'type'>,
  document: RulesetDocument,
  language: Language,
): string {
  const values =
    type.kind === 'enum' ? type.values : type.kind === 'set' && type.of.kind === 'enum' ? type.of.values : [];
  const wordOf = (value: string) =>
    value === 'null'
      ? formWords[language].none
      : textIn(document.vocabulary?.find((entry) => entry.value === value)?.words, language) || value;
  const explained = textIn(help, language).replaceAll(
    /(^|[\s.(;,])([A-Za-z0-9-]+): ([^.;]*)/g,
    (whole, before: string, value: string, meaning: string, at: number, all: string) => {
      if (value !== 'null' && !values.includes(value)) return whole;
      const word = wordOf(value);
      if (meaning.toLowerCase() === word.toLowerCase()) return before;
      const told = meaning.toLowerCase().startsWith(word.toLowerCase()) ? meaning : `${word}: ${meaning}`;
      const isSentence = at === 0 || all[at - 1] === '.';
      return before + (isSentence ? told.slice(0, 1).toUpperCase() + told.slice(1) : told);
    },
  );
  // A value whose meaning is its name leaves a full stop behind.
  return explained.replaceAll(/(^|\s)[.;](?=\s|$)/g, '').trim();
}
