import { afterWord } from '../cells/lists.ts';

/** What may stand in a cell: the text that is written, and what it means. */
export type Option = { readonly text: string; readonly meaning?: string };

/** What may stand in a cell, and how the part of it that is being written is found. */
export type CellOptions = {
  readonly options: readonly Option[];
  /** Several may stand in the cell, with commas between. */
  readonly isList: boolean;
  /** Words that may stand before an option: «ikke», «minst én av». */
  readonly before?: readonly string[];
  /** How the code of a medicine is written here; given where such codes may stand. */
  readonly medicine?: (code: string) => string;
};

const MOST = 60;
const fold = (text: string): string => text.toLowerCase();

type Parts = { readonly before: string; readonly token: string };

/** The part of a cell that is being written: behind the last comma of a list, and behind words that stand before it. */
export function tokenOf(text: string, isList: boolean, words: readonly string[] = []): Parts {
  const { before, token } = isList ? lastOf(text) : { before: '', token: text };
  const rest = words.length === 0 ? undefined : afterWord(token, words);
  if (rest === undefined) return { before, token };
  const at = token.length - rest.length - (token.length - token.trimEnd().length);
  // Nothing is written behind the words yet.
  if (rest === '') return { before: `${before}${token.trimEnd()} `, token: '' };
  return { before: before + token.slice(0, at), token: token.slice(at) };
}

function lastOf(text: string): Parts {
  const masked = text.replaceAll(/«(?:[^»]|»»)*»/g, (name) => '.'.repeat(name.length));
  const last = Math.max(masked.lastIndexOf(','), masked.lastIndexOf(';'), masked.lastIndexOf('\n'));
  const except = /(?:unntatt|unnateke|except)\s+/gi;
  const behind = [...masked.matchAll(except)].reduce((end, match) => Math.max(end, match.index + match[0].length), 0);
  const from = Math.max(last + 1, behind);
  const space = /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
  return { before: text.slice(0, from + space), token: text.slice(from + space) };
}

/** The options that fit what is written: those that begin with it first, then those that have it somewhere. */
export function fitting(options: readonly Option[], token: string): readonly Option[] {
  const wanted = fold(token.trim());
  const rank = ({ text, meaning = '' }: Option): number => {
    if (fold(text).startsWith(wanted)) return 0;
    if (fold(meaning).startsWith(wanted)) return 1;
    return fold(`${text} ${meaning}`).includes(wanted) ? 2 : 3;
  };
  return options
    .map((option) => [rank(option), option] as const)
    .filter(([place]) => place < 3)
    .toSorted(([a], [b]) => a - b)
    .slice(0, MOST)
    .map(([, option]) => option);
}
