import type { Operator } from '../ruleset-document.ts';
import type { Code, Codes, CodeSystems } from './codes.ts';
import { compareDays } from './dates.ts';
import { all, any, not, type Truth } from './kleene.ts';
import { compareEnds, isPoint, rescale, type NumberValue } from './numbers.ts';
import { isSame, type Value } from './values.ts';

/** Comparisons of two values: the operator table of FORMAT.md 2 and the paragraphs below it. */

/** `openEnded`: a none of it is later than every date. */
export type Operand = { readonly value: Value; readonly openEnded: boolean };
type Order = 'lessThan' | 'lessThanInclusive' | 'greaterThan' | 'greaterThanInclusive';

const ofNumbers = (a: NumberValue, b: NumberValue): { less: Truth; equal: Truth; greater: Truth } => {
  const [x, y] = [rescale(a, b.scale), rescale(b, a.scale)];
  const below = compareEnds(x.high, y.low);
  const above = compareEnds(x.low, y.high);
  const bothPoints = isPoint(x) && isPoint(y);
  return {
    less: below < 0 ? true : above >= 0 ? false : 'unknown',
    greater: above > 0 ? true : below <= 0 ? false : 'unknown',
    equal: bothPoints ? below === 0 : below < 0 || above > 0 ? false : 'unknown',
  };
};
const fromSign = (sign: number): { less: Truth; equal: Truth; greater: Truth } => ({
  less: sign < 0,
  equal: sign === 0,
  greater: sign > 0,
});

const inOrder = (left: Value, right: Value): { less: Truth; equal: Truth; greater: Truth } | undefined => {
  if (left.kind === 'none' || right.kind === 'none') {
    return fromSign(Number(left.kind === 'none') - Number(right.kind === 'none'));
  }
  if (left.kind === 'number' && right.kind === 'number') return ofNumbers(left, right);
  if (left.kind === 'date' && right.kind === 'date') return fromSign(compareDays(left.value, right.value));
  return undefined;
};

const ordered = (operator: Order, left: Value, right: Value): Truth => {
  const order = inOrder(left, right);
  if (order === undefined) return 'unknown';
  switch (operator) {
    case 'lessThan':
      return order.less;
    case 'lessThanInclusive':
      return not(order.greater);
    case 'greaterThan':
      return order.greater;
    case 'greaterThanInclusive':
      return not(order.less);
  }
};

const equal = (left: Value, right: Value, codes: CodeSystems): Truth => {
  if (left.kind === 'code' && right.kind === 'code') return codes.equal(left, right);
  return inOrder(left, right)?.equal ?? isSame(left, right);
};

/** The code list that an operand of codes stands for: a list is an include. */
const asCodes = (value: Value): Codes | undefined => {
  if (value.kind === 'codes') return value;
  return value.kind === 'set' && value.codes !== undefined ? { include: value.codes, exclude: [] } : undefined;
};

/** By element and by listed value, whether the one meets the other. */
const membership = (left: Value & { kind: 'set' }, right: Value, systems: CodeSystems) => {
  const list = asCodes(right);
  if (left.codes !== undefined && list !== undefined) {
    const isIn = (code: Code): Truth => systems.isListed(list, code);
    const meets = (include: Code): Truth =>
      any((left.codes ?? []).map((code) => systems.isListed({ include: [include], exclude: list.exclude }, code)));
    return { elements: left.codes.map(isIn), listed: list.include.map(meets) };
  }
  const words = right.kind === 'set' ? right.items : [];
  return {
    elements: left.items.map((item): Truth => words.includes(item)),
    listed: words.map((word): Truth => left.items.includes(word)),
  };
};

const ofSet = (operator: Operator, left: Value, right: Value, systems: CodeSystems): Truth => {
  if (left.kind !== 'set') return 'unknown';
  const { elements, listed } = membership(left, right, systems);
  switch (operator) {
    case 'containsAny':
      return any(elements);
    case 'containsNone':
      return not(any(elements));
    case 'containsAll':
      return all(listed);
    default:
      return all(elements);
  }
};

const isIn = (left: Value, right: Value): Truth =>
  left.kind === 'word' && right.kind === 'set' ? right.items.includes(left.value) : 'unknown';

/** `inInterval`, `isNone` and `isSome` have operands of their own: see `condition.ts`. */
export const compare = (operator: Operator, left: Operand, right: Operand, systems: CodeSystems): Truth => {
  const isClosedNone = (operand: Operand): boolean => operand.value.kind === 'none' && !operand.openEnded;
  if (isClosedNone(left) || isClosedNone(right)) return false;
  const [a, b] = [left.value, right.value];
  if (a.kind === 'unknown' || b.kind === 'unknown') return 'unknown';
  switch (operator) {
    case 'equal':
      return equal(a, b, systems);
    case 'notEqual':
      return not(equal(a, b, systems));
    case 'lessThan':
    case 'lessThanInclusive':
    case 'greaterThan':
    case 'greaterThanInclusive':
      return ordered(operator, a, b);
    case 'in':
      return isIn(a, b);
    case 'notIn':
      return not(isIn(a, b));
    case 'inCodes': {
      const list = asCodes(b);
      return a.kind === 'code' && list !== undefined ? systems.isListed(list, a) : 'unknown';
    }
    case 'containsAny':
    case 'containsAll':
    case 'containsNone':
    case 'isSubsetOf':
      return ofSet(operator, a, b, systems);
    case 'inInterval':
    case 'isNone':
    case 'isSome':
      return 'unknown';
  }
};
