import type { Expression, RulesetDocument, Text, ValueType, Versioned } from '../ruleset-document.ts';
import { vocabularies, type Vocabulary, type WordsLanguage } from './vocabulary.ts';

/** What putting into words needs to know. */
export type Wording = {
  readonly document: RulesetDocument;
  readonly language: WordsLanguage;
  /** All dates that versions are measured by are this one (ISO 8601). */
  readonly on: string;
  /** The list whose fields are meant, inside `where` and `entries`. */
  readonly list: string | undefined;
  /** Gets each expression with its words, and gives the words that stand in their place. */
  readonly mark?: Mark | undefined;
};
export type Mark = (expression: Expression, words: string) => string;

export const words = (wording: Wording): Vocabulary => vocabularies[wording.language];

/** A text in the language; bokmål where it lacks. */
export const inLanguage = (text: Text, language: WordsLanguage): string => text[language] ?? text.nb;

/** The version in force when every date that decides is `on`; undefined before the first. */
export function versionOn<T extends { readonly boundary?: { readonly date: string } }>(
  versions: readonly T[],
  on: string,
): T | undefined {
  return versions.findLast(({ boundary }) => boundary === undefined || boundary.date <= on);
}

/** What a versioned thing says then; undefined when it says nothing. */
export const contentOn = <T>(versions: Versioned<T>, on: string): T | undefined =>
  versionOn(versions, on)?.content ?? undefined;

type Declared = { readonly title: Text; readonly type: ValueType; readonly unit?: string };

/** The declaration of a fact or, inside a list, of a field. */
export function declared(wording: Wording, op: 'fact' | 'field', name: string): Declared | undefined {
  const { facts } = wording.document;
  if (op === 'fact') return facts.find((fact) => fact.name === name);
  const list = facts.find((fact) => fact.name === wording.list)?.type;
  return list?.kind === 'list' ? list.fields.find((field) => field.name === name) : undefined;
}

/** «alder», «ATC-kode»: the first letter small unless the word is an abbreviation. */
export function lowerFirst(title: string): string {
  const [first = '', second = ''] = title;
  const isAbbreviation = second === second.toUpperCase() && second !== second.toLowerCase();
  return isAbbreviation || second === '-' ? title : first.toLowerCase() + title.slice(1);
}

/** «Alder er kjent» of «Er alderen kjent?»: a title that asks keeps its mark. */
export const isQuestion = (title: string): boolean => title.trimEnd().endsWith('?');

export const enumerate = (items: readonly string[], last: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
