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
