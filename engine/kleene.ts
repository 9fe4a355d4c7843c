/** Kleene's three truth values, ordered so that `all` is the minimum and `any` the maximum. */
export type Truth = 0 | 1 | 2;
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;

export const fromBoolean = (value: boolean): Truth => (value ? TRUE : FALSE);
export const not = (truth: Truth): Truth => (2 - truth) as Truth;

export type TruthWord = 'true' | 'false' | 'unknown';
const WORDS = ['false', 'unknown', 'true'] as const;
export const truthWord = (truth: Truth): TruthWord => WORDS[truth];

/** Of words as of truths: `all` is the least of them, `any` the greatest. */
export function allWord(parts: readonly { readonly is: TruthWord }[]): TruthWord {
  let word: TruthWord = 'true';
  for (const { is } of parts) {
    if (is === 'false') return 'false';
    if (is === 'unknown') word = 'unknown';
  }
  return word;
}
export function anyWord(parts: readonly { readonly is: TruthWord }[]): TruthWord {
  let word: TruthWord = 'false';
  for (const { is } of parts) {
    if (is === 'true') return 'true';
    if (is === 'unknown') word = 'unknown';
  }
  return word;
}
export const notWord = (word: TruthWord): TruthWord =>
  word === 'true' ? 'false' : word === 'false' ? 'true' : 'unknown';
