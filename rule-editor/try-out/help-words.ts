import type { FieldDeclaration, RulesetDocument } from '#engine';
import { type Language, textIn } from '../app/language.tsx';
import { words } from './words.ts';

/** The guidance of a fact; values that it explains («null: …») are called what the form calls them. */
export function helpWords(
  { help, type }: Pick<FieldDeclaration, 'help' | 'type'>,
  document: RulesetDocument,
  language: Language,
): string {
  const values =
    type.kind === 'enum' ? type.values : type.kind === 'set' && type.of.kind === 'enum' ? type.of.values : [];
  const wordOf = (value: string) =>
    value === 'null'
      ? words[language].none
      : textIn(document.vocabulary?.find((entry) => entry.value === value)?.words, language) || value;
  return textIn(help, language).replaceAll(
    /(^|[\s.(;,])([A-Za-z0-9-]+):(?=\s)/g,
    (whole, before: string, value: string) =>
      value === 'null' || values.includes(value) ? `${before}${wordOf(value)}:` : whole,
  );
}
