/** A checked ruleset in words, for pages. Imports nothing. */
export {
  contentOn,
  createWords,
  lowerFirst,
  versionOn,
  type Clause,
  type Words,
  type WordsLanguage,
} from './words/index.ts';
/** What every ruleset declares, and which operators fit which types: what pages that change conditions offer. */
export { builtInFacts } from './parse/built-in-facts.ts';
export { operatorTypes } from './parse/operator-types.ts';
export { valueWords } from './explain/format.ts';
export { isReservedReason } from './parse/reserved-reasons.ts';
export { problemCodes, type ProblemCode } from './parse/problem-codes.ts';
export type { HintPhrase, PhraseText, PlacePhrase, ThingPhrase } from './parse/phrases.ts';
export type { Said } from './parse/say.ts';
