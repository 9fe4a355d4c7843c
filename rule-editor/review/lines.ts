import type { Boundary, LegalBasis, NamedExpressions, RulesetDocument, Text, Version } from '#engine';
import type { RulesetContent } from '#engine/objects';
import type { Words } from '#engine/words';
import type { Language } from '../app/language.tsx';
import type { Captions } from './captions.ts';

/** One thing that an object says, under a name that stays the same from version to version. */
export type Line = {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** Said in another language than the reader's. */
  readonly isOther?: true;
  /** Of a list: what it holds, compared one by one. */
  readonly items?: readonly string[];
  /** Of things in an order: what they are called, first to last. */
  readonly order?: readonly string[];
};

/** What an object says: the versions of it, oldest first, each as lines. */
export type ObjectLines = {
  readonly sources: readonly LegalBasis[];
  readonly versions: readonly { readonly boundary?: Boundary; readonly lines: readonly Line[] }[];
};

/** What is put into words, and with what. */
export type Context = {
  readonly document: RulesetDocument;
  readonly content: RulesetContent;
  readonly words: Words;
  readonly captions: Captions;
  readonly language: Language;
  /** The beginning of a reason's text, in place of its code. */
  readonly reason: (code: string) => string;
};

export const line = (key: string, label: string, text: string | undefined): Line[] =>
  text === undefined || text === '' ? [] : [{ key, label, text }];

/** A text in each of its languages; that of the reader has no name. */
export function textLines({ captions, language }: Context, key: string, label: string, text: Text | undefined): Line[] {
  return (['nb', 'nn', 'en'] as const).flatMap((own) =>
    own === language
      ? line(`${key}/${own}`, label, text?.[own])
      : line(`${key}/${own}`, `${label} (${captions.languages[own]})`, text?.[own]).map((one) => ({
          ...one,
          isOther: true as const,
        })),
  );
}

/** Without versions of its own. */
export const always = (lines: readonly Line[], sources: readonly LegalBasis[] = []): ObjectLines => ({
  sources,
  versions: [{ lines }],
});

export function grantLines({ words, document }: Context, values: NamedExpressions): Line[] {
  return values.flatMap(({ name, value }) => {
    const field = document.grant.find((candidate) => candidate.name === name);
    return line(`grant/${name}`, field ? words.text(field.title) : name, words.expression(value));
  });
}

export const basisWords = (basis: readonly LegalBasis[]): string =>
  basis.map(({ title, section }) => (section === undefined ? title : `${title} ${section}`)).join('; ');

/** The versions of something, each as lines; where it ends, that it holds no more. */
export function versioned<T extends object>(
  { captions }: Context,
  versions: readonly Version<T>[],
  linesOf: (content: T) => readonly Line[],
): ObjectLines {
  const last = versions.findLast(({ content }) => content !== null)?.content;
  const sources = last && 'legalBasis' in last ? (last.legalBasis as readonly LegalBasis[]) : [];
  return {
    sources,
    versions: versions.map(({ boundary, content }) => ({
      ...(boundary && { boundary }),
      lines: content === null ? line('none', captions.exists, captions.no) : linesOf(content),
    })),
  };
}
