import { valueWords } from '../explain/format.ts';
import type { FigureValue } from '../evaluation.ts';
import type { Condition, Expression, Operator, RulesetDocument, Text, ValueType } from '../ruleset-document.ts';
import {
  comparisonParts,
  conditionWords,
  inlineWords,
  operatorWords,
  type Clause,
  type Comparison,
  type ComparisonWords,
} from './condition.ts';
import { operandWords, parameterWords, unitOf } from './operand.ts';
import type { WordsLanguage } from './vocabulary.ts';
import { contentOn, inLanguage, lowerFirst, type Mark, versionOn, type Wording } from './wording.ts';

/** A ruleset in words, as of one day. */
export type Words = {
  /** A condition as lines, as deep as it is written. `list`: whose fields it may name. */
  condition(condition: Condition, list?: string): Clause;
  /** A condition in one line. */
  inline(condition: Condition, list?: string): string;
  /** A comparison in two: what is compared, and what is said of it; together they are its line. */
  comparison(comparison: Comparison, list?: string): ComparisonWords;
  /** An operator by itself, to choose it by. */
  operator(operator: Operator, ofDate: boolean): string;
  /** An expression as it stands within a sentence. */
  expression(expression: Expression, list?: string): string;
  /** The value of a parameter on the day, with its unit; one for each key when it has keys. */
  parameter(name: string): string;
  /** A value from facts or an evaluation. */
  value(value: FigureValue | undefined, type: ValueType, unit?: string): string;
  /** A written date as people read it. */
  date(iso: string): string;
  text(text: Text): string;
};

/**
 * Puts the conditions and expressions of a checked document into bokmål, nynorsk or English. Parameters have the values they
 * have when every date that versions are measured by is `on` (ISO 8601). `mark` gets each expression with its words, and
 * gives the words that stand in their place.
 */
export function createWords(document: RulesetDocument, language: WordsLanguage, on: string, mark?: Mark): Words {
  const of = (list?: string): Wording => ({ document, language, on, list, mark });
  return {
    condition: (condition, list) => conditionWords(of(list), condition),
    inline: (condition, list) => inlineWords(of(list), condition),
    comparison: (comparison, list) => comparisonParts(of(list), comparison),
    operator: (operator, ofDate) => operatorWords(of(), operator, ofDate),
    expression: (expression, list) => operandWords(of(list), expression, inlineWords, unitOf(of(list), expression)),
    parameter: (name) => parameterWords(of(), name),
    value: (value, type, unit) => valueWords(value, { type, unit, vocabulary: document.vocabulary }, language),
    date: (iso) => valueWords(iso, { type: { kind: 'date', openEnded: false }, unit: undefined }, language),
    text: (text) => inLanguage(text, language),
  };
}

export { contentOn, lowerFirst, versionOn };
export type { Clause, WordsLanguage };
