import type { PhraseText } from './phrases.ts';

/** Names and values of the source as they are written there, alike in every language. */
export type Written = string & { readonly isWritten: true };

/** What a problem says: one of the phrases, with what stands in its places `{0}`, `{1}` … */
export type Phrase = { readonly text: PhraseText; readonly values: readonly (string | Phrase)[] };

/** A phrase or something from the source alone. */
export type Said = Phrase | Written;

export const asWritten = (text: string): Written => text as Written;

/** One of several, in words. */
export const either = (first: Said, ...others: readonly Said[]): Said =>
  others.reduce<Said>((before, other) => say('{0} or {1}', before, other), first);

/** Several, one after the other. */
export const listed = (first: Said, ...others: readonly Said[]): Said =>
  others.reduce<Said>((before, other) => say('{0}; {1}', before, other), first);

export const say = (text: PhraseText, ...values: readonly (string | number | Phrase)[]): Phrase => ({
  text,
  values: values.map((value) => (typeof value === 'number' ? String(value) : value)),
});

/** What is said, in English. */
export const inEnglish = (said: string | Phrase): string =>
  typeof said === 'string'
    ? said
    : said.text.replaceAll(/\{(\d)\}/g, (_, index: string) => inEnglish(said.values[Number(index)] ?? ''));
