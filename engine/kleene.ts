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
