import type { Condition, Expression, Interval, Operator } from '../ruleset-document.ts';
import { operandWords, unitOf } from './operand.ts';
import { declared, enumerate, inLanguage, isQuestion, words, type Wording } from './wording.ts';

/** A condition in words: a line, or a line that opens what stands below it. */
export type Clause = {
  readonly text: string;
  readonly parts?: readonly Clause[];
  /** Name of the condition that is declared elsewhere and only named here. */
  readonly named?: string;
};

export type Comparison = Extract<Condition, { op: 'compare' }>;

const isDate = (expression: Expression): boolean => expression.type.kind === 'date';

function relation(wording: Wording, operator: Operator, ofDate: boolean): string {
  const w = words(wording);
  switch (operator) {
    case 'lessThan':
      return ofDate ? w.before : w.under;
    case 'lessThanInclusive':
      return ofDate ? w.notLaterThan : w.atMost;
    case 'greaterThan':
      return ofDate ? w.after : w.over;
    case 'greaterThanInclusive':
      return ofDate ? w.notBefore : w.atLeastValue;
    case 'notEqual':
      return w.isNot;
    case 'in':
      return w.oneOf;
    case 'notIn':
    case 'containsNone':
      return w.noneOf;
    case 'inCodes':
      return w.codes;
    case 'containsAny':
      return w.containsOneOf;
    case 'containsAll':
      return w.allOf;
    case 'isSubsetOf':
      return w.onlyAmong;
    default:
      return '';
  }
}

/** An operator by itself, to choose it by: «over», «er», «kode i». */
export function operatorWords(wording: Wording, operator: Operator, ofDate: boolean): string {
  const w = words(wording);
  switch (operator) {
    case 'equal':
      return w.is;
    case 'inInterval':
      return w.within;
    case 'isNone':
      return ofDate ? w.noDate : w.none;
    case 'isSome':
      return w.given;
    default:
      return relation(wording, operator, ofDate);
  }
}

const BOUNDS = [
  ['from', 'greaterThanInclusive'],
  ['over', 'greaterThan'],
  ['to', 'lessThanInclusive'],
  ['under', 'lessThan'],
] as const;

function intervalWords(wording: Wording, left: Expression, interval: Interval): string {
  const unit = unitOf(wording, left);
  const bounds = BOUNDS.flatMap(([end, operator]) => {
    const bound = interval[end];
    if (bound === undefined) return [];
    return [`${relation(wording, operator, isDate(left))} ${operandWords(wording, bound, inlineWords, unit)}`];
  });
  return enumerate(bounds, words(wording).and);
}

function predicate(wording: Wording, { left, operator, right, interval }: Comparison): string {
  const w = words(wording);
  if (operator === 'isNone') return isDate(left) ? w.noDate : w.none;
  if (operator === 'isSome') return w.given;
  if (interval !== undefined) return intervalWords(wording, left, interval);
  if (right === undefined) return '';
  const value = operandWords(wording, right, inlineWords, unitOf(wording, left));
  const single = right.op === 'literal' && Array.isArray(right.value) && right.value.length === 1;
  const verb = single && operator === 'in' ? '' : relation(wording, operator, isDate(left));
  return verb === '' ? value : `${verb} ${value}`;
}

/** A comparison in two: what is compared, and what is said of it. */
export type ComparisonWords = { readonly subject: string; readonly predicate: string };

export function comparisonParts(wording: Wording, comparison: Comparison): ComparisonWords {
  const { left } = comparison;
  const declaration = left.op === 'fact' || left.op === 'field' ? declared(wording, left.op, left.name) : undefined;
  const title =
    declaration === undefined
      ? operandWords(wording, left, inlineWords)
      : inLanguage(declaration.title, wording.language);
  return { subject: `${title}${isQuestion(title) ? '' : ':'}`, predicate: predicate(wording, comparison) };
}

function comparisonWords(wording: Wording, comparison: Comparison): string {
  const { subject, predicate: said } = comparisonParts(wording, comparison);
  return `${subject} ${said}`;
}

/** A condition as lines, as deep as it is written; a named condition stands by its title. */
export function conditionWords(wording: Wording, condition: Condition): Clause {
  const w = words(wording);
  switch (condition.op) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => conditionWords(wording, part));
      const [only] = parts;
      return only !== undefined && parts.length === 1 ? only : { text: w[condition.op], parts };
    }
    case 'atLeast':
      return { text: w.atLeast(condition.n), parts: condition.of.map((part) => conditionWords(wording, part)) };
    case 'not': {
      const inner = conditionWords(wording, condition.of);
      return inner.parts === undefined && inner.named === undefined
        ? { text: `${w.not} ${inner.text}` }
        : { text: w.not, parts: [inner] };
    }
    case 'named': {
      const found = wording.document.conditions.find(({ name }) => name === condition.name);
      return { text: found ? inLanguage(found.title, wording.language) : condition.name, named: condition.name };
    }
    case 'compare':
      return { text: comparisonWords(wording, condition) };
  }
}

/** A condition in one line. */
export function inlineWords(wording: Wording, condition: Condition): string {
  const w = words(wording);
  const inBrackets = (part: Condition): string => {
    const text = inlineWords(wording, part);
    return part.op === 'all' || part.op === 'any' || part.op === 'atLeast' ? `(${text})` : text;
  };
  switch (condition.op) {
    case 'all':
      return condition.of.map(inBrackets).join(` ${w.and} `);
    case 'any':
      return condition.of.map(inBrackets).join(` ${w.or} `);
    case 'atLeast':
      return `${w.atLeast(condition.n)} ${condition.of.map(inBrackets).join('; ')}`;
    case 'not':
      return `${w.isNot} (${inlineWords(wording, condition.of)})`;
    default:
      return conditionWords(wording, condition).text;
  }
}
