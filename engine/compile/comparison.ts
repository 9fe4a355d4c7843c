import { FALSE, fromBoolean, not, TRUE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import { compareScaled } from '../number.ts';
import type { CodeList, Condition, Operator, ValueType } from '../ruleset-document.ts';
import { toJson } from '../value-json.ts';
import { highOf, isFullyKnown, lowOf, type Interval, type Value } from '../value.ts';
import { compileParameter } from './parameter.ts';
import { compileExpression, type Context, type Scope, type Test, type ValueNode } from './scope.ts';

type Comparison = Extract<Condition, { op: 'compare' }>;
/** The comparison of two values that are neither unknown nor a none that makes it false. */
type Relation = (left: Value, right: Value) => Truth;

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);
const isOpenEnded = (type: ValueType): boolean => type.kind === 'date' && type.openEnded;

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

const max = (truths: readonly Truth[]): Truth => truths.reduce<Truth>((a, b) => (b > a ? b : a), FALSE);
const min = (truths: readonly Truth[]): Truth => truths.reduce<Truth>((a, b) => (b < a ? b : a), TRUE);

/** Membership of one element in the operand of a set operator, and the operand's parts for `containsAll`. */
type Members = { readonly has: (element: string) => Truth; readonly each: readonly ((element: string) => Truth)[] };

function setRelation(operator: Operator, members: (right: Value) => Members): Relation {
  return (left, right) => {
    const set = left as readonly string[];
    const { has, each } = members(right);
    switch (operator) {
      case 'containsAny':
        return max(set.map(has));
      case 'containsNone':
        return not(max(set.map(has)));
      case 'isSubsetOf':
        return min(set.map(has));
      default:
        return min(each.map((part) => max(set.map(part))));
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
  return (list) => {
    const known = cache.get(list);
    if (known !== undefined) return known;
    const members = {
      has: space.contains(list),
      each: list.include.map((prefix) => space.contains({ include: [prefix], exclude: list.exclude })),
    };
    cache.set(list, members);
    return members;
  };
}

/** The right side of operators on codes: a list known at compile time or a parameter. */
function codesNode(scope: Scope, comparison: Comparison): ValueNode | undefined {
  const right = comparison.right;
  if (right === undefined) return undefined;
  if (right.op === 'parameter') return compileParameter(scope, right);
  const literal = right.op === 'literal' ? right.value : undefined;
  const list = Array.isArray(literal) ? { include: literal as readonly string[], exclude: [] } : (literal as CodeList);
  return { type: right.type, value: () => list as unknown as Value, walk: () => undefined };
}

function relationOf(scope: Scope, operator: Operator, left: ValueType, right: ValueType): Relation {
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

const isCodeType = (type: ValueType): boolean =>
  type.kind === 'code' || (type.kind === 'set' && type.of.kind === 'code');

/** One relation between two nodes, with what none and unknown do to it. */
function relationTest(
  left: ValueNode,
  right: ValueNode,
  relation: Relation,
): { test: (context: Context) => Truth; walk: Test['walk'] } {
  const [openLeft, openRight] = [isOpenEnded(left.type), isOpenEnded(right.type)];
  return {
    test: (context) => {
      const x = left.value(context);
      if (x === null && !openLeft) return FALSE;
      const y = right.value(context);
      if (y === null && !openRight) return FALSE;
      return x === undefined || y === undefined ? UNKNOWN : relation(x, y);
    },
    walk: (context, leaves) => {
      const open = [left, right].filter((node) => !isFullyKnown(node.value(context)));
      for (const node of open) node.walk(context, leaves);
      if (open.length > 0) return;
      for (const node of [left, right]) if (isCodeType(node.type)) node.walkCoarse?.(context, leaves);
    },
  };
}

const SCALAR_TEST_OPERATORS = [
  ['over', 'greaterThan'],
  ['from', 'greaterThanInclusive'],
  ['to', 'lessThanInclusive'],
  ['under', 'lessThan'],
] as const;

export function compileComparison(scope: Scope, comparison: Comparison): Test {
  const left = compileExpression(scope, comparison.left);
  const { operator } = comparison;
  const name = comparison.left.op === 'field' ? { field: comparison.left.name } : { fact: nameOf(comparison) };
  const trace =
    (test: (context: Context) => Truth, against: (context: Context) => object): Test['trace'] =>
    (context) => {
      const value = toJson(left.value(context), left.type);
      return {
        is: truthWord(test(context)),
        ...name,
        operator,
        ...(value === undefined ? {} : { value }),
        ...against(context),
      };
    };
  if (operator === 'isNone' || operator === 'isSome') {
    const test = (context: Context): Truth => {
      const value = left.value(context);
      if (value === undefined) return UNKNOWN;
      return fromBoolean((value === null) === (operator === 'isNone'));
    };
    return { test, walk: left.walk, trace: trace(test, () => ({})) };
  }
  if (operator === 'inInterval') {
    const given = comparison.interval ?? {};
    const parts = SCALAR_TEST_OPERATORS.flatMap(([end, relation]) => {
      const bound = given[end];
      if (bound === undefined) return [];
      const right = compileExpression(scope, bound);
      return [relationTest(left, right, relationOf(scope, relation, left.type, right.type))];
    });
    const test = (context: Context): Truth => min(parts.map((part) => part.test(context)));
    const against = Object.fromEntries(
      SCALAR_TEST_OPERATORS.flatMap(([end]) => {
        const bound = given[end];
        return bound?.op === 'literal' ? [[end, bound.value]] : [];
      }),
    );
    return {
      test,
      walk: (context, leaves) => {
        for (const part of parts) if (part.test(context) === UNKNOWN) part.walk(context, leaves);
      },
      trace: trace(test, () => ({ against })),
    };
  }
  const right = isCodeOperator(operator, left.type) ? codesNode(scope, comparison) : rightNode(scope, comparison);
  if (right === undefined) throw new Error(`not in the checked document: operand of ${operator}`);
  const { test, walk } = relationTest(left, right, relationOf(scope, operator, left.type, right.type));
  return {
    test,
    walk,
    trace: trace(test, (context) => {
      const value = right.value(context);
      const json = isCodeOperator(operator, left.type) ? value : toJson(value, right.type);
      return json === undefined ? {} : { against: json };
    }),
  };
}

const nameOf = (comparison: Comparison): string => (comparison.left.op === 'fact' ? comparison.left.name : '');
const isCodeOperator = (operator: Operator, left: ValueType): boolean =>
  operator === 'inCodes' || (left.kind === 'set' && left.of.kind === 'code');
const rightNode = (scope: Scope, comparison: Comparison): ValueNode | undefined =>
  comparison.right === undefined ? undefined : compileExpression(scope, comparison.right);
