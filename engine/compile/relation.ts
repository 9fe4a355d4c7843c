import { FALSE, fromBoolean, not, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import { compareScaled } from '../number.ts';
import type { CodeList, Operator, ValueType } from '../ruleset-document.ts';
import { highOf, lowOf, type Interval, type Value } from '../value.ts';
import type { Scope } from './scope.ts';

/** The comparison of two values that are neither unknown nor a none that makes it false. */
export type Relation = (left: Value, right: Value) => Truth;

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

/** Sign of the first end minus the other, over ends of numbers or intervals; none of an open-ended date is infinite. */
function ends(left: ValueType, right: ValueType): (a: number, b: number) => number {
  const [scaleA, scaleB] = [scaleOf(left), scaleOf(right)];
  return (a, b) => compareScaled(a, scaleA, b, scaleB);
}
const numeric = (value: Value): number | Interval => (value === null ? Infinity : (value as number | Interval));

function ordered(operator: Operator, left: ValueType, right: ValueType): Relation {
  const compare = ends(left, right);
  const below =
    (strict: boolean): Relation =>
    (x, y) => {
      const [a, b] = [numeric(x), numeric(y)];
      const least = compare(lowOf(a), highOf(b));
      const most = compare(highOf(a), lowOf(b));
      if (strict ? most < 0 : most <= 0) return TRUE;
      return (strict ? least >= 0 : least > 0) ? FALSE : UNKNOWN;
    };
  switch (operator) {
    case 'lessThan':
      return below(true);
    case 'lessThanInclusive':
      return below(false);
    case 'greaterThan':
      return (x, y) => not(below(false)(x, y));
    default:
      return (x, y) => not(below(true)(x, y));
  }
}

function equal(scope: Scope, left: ValueType, right: ValueType): Relation {
  if (left.kind === 'code') {
    const space = scope.codes(left.systems);
    return (x, y) => space.equal(x as string, y as string);
  }
  if (left.kind === 'integer' || left.kind === 'decimal' || left.kind === 'date') {
    const compare = ends(left, right);
    return (x, y) => {
      const [a, b] = [numeric(x), numeric(y)];
      if (compare(highOf(a), lowOf(b)) < 0 || compare(lowOf(a), highOf(b)) > 0) return FALSE;
      return compare(lowOf(a), highOf(b)) === 0 && compare(highOf(a), lowOf(b)) === 0 ? TRUE : UNKNOWN;
    };
  }
  return (x, y) => fromBoolean(x === y);
}

/** `any` of the items that a test holds for, and `all`. */
function anyOf<T>(items: readonly T[], test: (item: T) => Truth): Truth {
  let truth: Truth = FALSE;
  for (const item of items) truth = Math.max(truth, test(item)) as Truth;
  return truth;
}
function allOf<T>(items: readonly T[], test: (item: T) => Truth): Truth {
  let truth: Truth = TRUE;
  for (const item of items) truth = Math.min(truth, test(item)) as Truth;
  return truth;
}

/** Membership of one element in the operand of a set operator, and the operand's parts for `containsAll`. */
type Members = { readonly has: (element: string) => Truth; readonly each: readonly ((element: string) => Truth)[] };

function setRelation(operator: Operator, members: (right: Value) => Members): Relation {
  return (left, right) => {
    const set = left as readonly string[];
    const { has, each } = members(right);
    switch (operator) {
      case 'containsAny':
        return anyOf(set, has);
      case 'containsNone':
        return not(anyOf(set, has));
      case 'isSubsetOf':
        return allOf(set, has);
      default:
        return allOf(each, (part) => anyOf(set, part));
    }
  };
}

function enumMembers(right: Value): Members {
  const values = right as readonly string[];
  return {
    has: (element) => fromBoolean(values.includes(element)),
    each: values.map((value) => (element: string) => fromBoolean(element === value)),
  };
}

function codeMembers(scope: Scope, systems: readonly string[]): (list: CodeList) => Members {
  const space = scope.codes(systems);
  const cache = new Map<CodeList, Members>();
  let last: readonly [CodeList, Members] | undefined;
  return (list) => {
    if (last?.[0] === list) return last[1];
    const known = cache.get(list);
    if (known !== undefined) {
      last = [list, known];
      return known;
    }
    const members = {
      has: space.contains(list),
      each: list.include.map((prefix) => space.contains({ include: [prefix], exclude: list.exclude })),
    };
    cache.set(list, members);
    return members;
  };
}

/** The relation that an operator stands for. */
export function relationOf(scope: Scope, operator: Operator, left: ValueType, right: ValueType): Relation {
  switch (operator) {
    case 'equal':
      return equal(scope, left, right);
    case 'notEqual': {
      const same = equal(scope, left, right);
      return (x, y) => not(same(x, y));
    }
    case 'in':
      return (x, y) => fromBoolean((y as readonly string[]).includes(x as string));
    case 'notIn':
      return (x, y) => fromBoolean(!(y as readonly string[]).includes(x as string));
    case 'inCodes': {
      const members = codeMembers(scope, left.kind === 'code' ? left.systems : []);
      return (x, y) => members(y as unknown as CodeList).has(x as string);
    }
    case 'containsAny':
    case 'containsAll':
    case 'containsNone':
    case 'isSubsetOf': {
      if (left.kind === 'set' && left.of.kind === 'code') {
        const members = codeMembers(scope, left.of.systems);
        return setRelation(operator, (list) => members(list as unknown as CodeList));
      }
      return setRelation(operator, enumMembers);
    }
    default:
      return ordered(operator, left, right);
  }
}
