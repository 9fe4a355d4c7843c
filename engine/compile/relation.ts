import { FALSE, fromBoolean, not, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { CodeSpace } from '../code.ts';
import { compareScaled } from '../number.ts';
import type { CodeList, Operator, ValueType } from '../ruleset-document.ts';
import { highOf, lowOf, type Interval, type Value } from '../value.ts';
import type { Scope } from './scope.ts';

/**
 * What an operator says of a left value, given the right one; neither is unknown, nor a none that makes it false. Bound to
 * the right value first, which is a literal of the ruleset most of the time.
 */
export type Relation = (right: Value) => (left: Value) => Truth;

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);
const numeric = (value: Value): number | Interval => (value === null ? Infinity : (value as number | Interval));

/** Points in one unit are compared as they are; intervals, and numbers of other scales, end by end. */
type Points = (a: number, b: number) => Truth;
const POINTS: { readonly [operator in Operator]?: Points } = {
  equal: (a, b) => (a === b ? TRUE : FALSE),
  notEqual: (a, b) => (a === b ? FALSE : TRUE),
  lessThan: (a, b) => (a < b ? TRUE : FALSE),
  lessThanInclusive: (a, b) => (a <= b ? TRUE : FALSE),
  greaterThan: (a, b) => (a > b ? TRUE : FALSE),
  greaterThanInclusive: (a, b) => (a >= b ? TRUE : FALSE),
};
const isNumeric = ({ kind }: ValueType): boolean => kind === 'integer' || kind === 'decimal' || kind === 'date';

/** How an operator compares two points, where they are numbers or days in one unit. */
export const pointsOf = (operator: Operator, left: ValueType, right: ValueType): Points | undefined =>
  isNumeric(left) && isNumeric(right) && scaleOf(left) === scaleOf(right) ? POINTS[operator] : undefined;

/** Sign of the first end minus the other; none of an open-ended date is infinite. */
const comparing = (left: ValueType, right: ValueType): ((a: number, b: number) => number) => {
  const [scaleA, scaleB] = [scaleOf(left), scaleOf(right)];
  return (a, b) => compareScaled(a, scaleA, b, scaleB);
};

function ordered(operator: Operator, left: ValueType, right: ValueType): Relation {
  const compare = comparing(left, right);
  const below = (x: Value, y: Value, isStrict: boolean): Truth => {
    const [a, b] = [numeric(x), numeric(y)];
    const least = compare(lowOf(a), highOf(b));
    const most = compare(highOf(a), lowOf(b));
    if (isStrict ? most < 0 : most <= 0) return TRUE;
    return (isStrict ? least >= 0 : least > 0) ? FALSE : UNKNOWN;
  };
  const isAbove = operator === 'greaterThan' || operator === 'greaterThanInclusive';
  const isStrict = operator === 'lessThan' || operator === 'greaterThanInclusive';
  return (y) => (x) => (isAbove ? not(below(x, y, isStrict)) : below(x, y, isStrict));
}

function equal(scope: Scope, left: ValueType, right: ValueType): Relation {
  if (left.kind === 'code') {
    const space = scope.codes(left.systems);
    return (y) => (x) => space.equal(x as string, y as string);
  }
  if (!isNumeric(left)) return (y) => (x) => (x === y ? TRUE : FALSE);
  const compare = comparing(left, right);
  return (y) => (x) => {
    const [a, b] = [numeric(x), numeric(y)];
    if (compare(highOf(a), lowOf(b)) < 0 || compare(lowOf(a), highOf(b)) > 0) return FALSE;
    return compare(lowOf(a), highOf(b)) === 0 && compare(highOf(a), lowOf(b)) === 0 ? TRUE : UNKNOWN;
  };
}

type Ask = (element: string) => Truth;
/** Membership of one element in the operand of a set operator, and the operand's parts for `containsAll`. */
type Members = { readonly has: Ask; readonly each: () => readonly Ask[] };

/** Is one of the elements in it? */
function some(set: readonly string[], has: Ask): Truth {
  let result: Truth = FALSE;
  for (let i = 0; i < set.length; i += 1) {
    const truth = has(set[i] as string);
    if (truth === TRUE) return TRUE;
    if (truth > result) result = truth;
  }
  return result;
}
function every(set: readonly string[], has: Ask): Truth {
  let result: Truth = TRUE;
  for (let i = 0; i < set.length; i += 1) {
    const truth = has(set[i] as string);
    if (truth < result) result = truth;
  }
  return result;
}

function setRelation(operator: Operator, members: (right: Value) => Members): Relation {
  return (right) => {
    const { has, each } = members(right);
    switch (operator) {
      case 'containsAny':
        return (set) => some(set as readonly string[], has);
      case 'containsNone':
        return (set) => not(some(set as readonly string[], has));
      case 'isSubsetOf':
        return (set) => every(set as readonly string[], has);
      default: {
        const parts = each();
        return (set) => Math.min(TRUE, ...parts.map((part) => some(set as readonly string[], part))) as Truth;
      }
    }
  };
}

function enumMembers(right: Value): Members {
  const values = right as readonly string[];
  return {
    has: (element) => (values.includes(element) ? TRUE : FALSE),
    each: () =>
      values.map(
        (value): Ask =>
          (element) =>
            element === value ? TRUE : FALSE,
      ),
  };
}

function codeMembers({ contains }: CodeSpace, list: CodeList): Members {
  const { include, exclude } = list;
  return { has: contains(list), each: () => include.map((prefix) => contains({ include: [prefix], exclude })) };
}

export function relationOf(scope: Scope, operator: Operator, left: ValueType, right: ValueType): Relation {
  switch (operator) {
    case 'equal':
      return equal(scope, left, right);
    case 'notEqual': {
      const same = equal(scope, left, right);
      return (y) => {
        const isSame = same(y);
        return (x) => not(isSame(x));
      };
    }
    case 'in':
      return (y) => enumMembers(y).has as (x: Value) => Truth;
    case 'notIn':
      return (y) => (x) => fromBoolean(!(y as readonly string[]).includes(x as string));
    case 'inCodes': {
      const space = scope.codes(left.kind === 'code' ? left.systems : []);
      return (y) => space.contains(y as unknown as CodeList) as (x: Value) => Truth;
    }
    case 'containsAny':
    case 'containsAll':
    case 'containsNone':
    case 'isSubsetOf': {
      if (left.kind === 'set' && left.of.kind === 'code') {
        const space = scope.codes(left.of.systems);
        return setRelation(operator, (list) => codeMembers(space, list as unknown as CodeList));
      }
      return setRelation(operator, enumMembers);
    }
    default:
      return ordered(operator, left, right);
  }
}
