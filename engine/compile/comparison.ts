import type { TraceValue } from '../explanation.ts';
import { FALSE, fromBoolean, UNKNOWN, type Truth } from '../kleene.ts';
import type { CodeList, Condition, Expression, Operator, ValueType } from '../ruleset-document.ts';
import { toJson } from '../value-json.ts';
import { isFullyKnown, type Value } from '../value.ts';
import { conjunction } from './combinators.ts';
import { comparisonTrace } from './comparison-trace.ts';
import { spanOf } from './guards.ts';
import { compileParameter } from './parameter.ts';
import { pointsOf, relationOf, type Relation } from './relation.ts';
import { compileExpression, valueAt, type Context, type Scope, type Test, type ValueNode } from './scope.ts';

type Comparison = Extract<Condition, { op: 'compare' }>;
type Ask = Test['test'];

const isOpenEnded = (type: ValueType): boolean => type.kind === 'date' && type.openEnded;
const isCodeType = (type: ValueType): boolean =>
  type.kind === 'code' || (type.kind === 'set' && type.of.kind === 'code');

/** The right side of operators on codes: a list known at compile time or a parameter. */
function codesNode(scope: Scope, right: Expression): ValueNode {
  if (right.op === 'parameter') return compileParameter(scope, right);
  const literal = right.op === 'literal' ? right.value : undefined;
  const list = Array.isArray(literal) ? { include: literal as readonly string[], exclude: [] } : (literal as CodeList);
  const value = list as unknown as Value;
  return { type: right.type, value: () => value, walk: () => undefined, literal: value };
}

type Holds = (left: Value) => Truth;

/** Binds a relation to the values of a parameter, each once: they are of the ruleset, and few. */
function bindingOnce(relation: Relation): Relation {
  const bound = new Map<Value, Holds>();
  return (right) => {
    const known = bound.get(right);
    if (known !== undefined) return known;
    const holds = relation(right);
    bound.set(right, holds);
    return holds;
  };
}

/** Asks a relation of two nodes. It is bound once to a literal; values of facts are bound each time, and not kept. */
function asking(scope: Scope, operator: Operator, left: ValueNode, right: ValueNode, isParameter: boolean): Ask {
  const [read, readRight] = [left.value, right.value];
  const { slot } = left;
  const [isOpenLeft, isOpenRight] = [isOpenEnded(left.type), isOpenEnded(right.type)];
  const relation = relationOf(scope, operator, left.type, right.type);
  const points = pointsOf(operator, left.type, right.type);
  const { literal } = right;
  if (literal !== undefined) {
    const holds = relation(literal);
    const ask: Ask = (context) => {
      const x = valueAt(context, slot, read);
      return x === undefined ? UNKNOWN : x === null && !isOpenLeft ? FALSE : holds(x);
    };
    if (points === undefined || typeof literal !== 'number') return ask;
    return (context) => {
      const x = valueAt(context, slot, read);
      return typeof x === 'number' ? points(x, literal) : ask(context);
    };
  }
  const bind = isParameter ? bindingOnce(relation) : relation;
  return (context) => {
    const x = valueAt(context, slot, read);
    if (x === null && !isOpenLeft) return FALSE;
    const y = readRight(context);
    if (points !== undefined && typeof x === 'number' && typeof y === 'number') return points(x, y);
    if (y === null && !isOpenRight) return FALSE;
    return x === undefined || y === undefined ? UNKNOWN : bind(y)(x);
  };
}

/** One relation between two nodes, with what none and unknown do to it. */
function relationTest(
  scope: Scope,
  operator: Operator,
  left: ValueNode,
  right: ValueNode,
  isParameter: boolean,
): Pick<Test, 'test' | 'walk'> {
  return {
    test: asking(scope, operator, left, right, isParameter),
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

/** All ends hold; a point between two literals is compared at once. */
function askInterval(scope: Scope, comparison: Comparison, left: ValueNode, asks: readonly Ask[]): Ask {
  const slow = conjunction(asks);
  const span = spanOf(scope, comparison);
  const isWhole = Object.values(comparison.interval ?? {}).every((end) => end === undefined || end.op === 'literal');
  if (span === undefined || !isWhole || span.ends < asks.length) return slow;
  const { low, high } = span;
  const { slot, value: read } = left;
  return (context) => {
    const x = valueAt(context, slot, read);
    return typeof x === 'number' ? fromBoolean(low <= x && x <= high) : slow(context);
  };
}

function compileInterval(scope: Scope, comparison: Comparison, left: ValueNode): Test {
  const given = comparison.interval ?? {};
  const parts = SCALAR_TEST_OPERATORS.flatMap(([end, operator]) => {
    const bound = given[end];
    if (bound === undefined) return [];
    const node = compileExpression(scope, bound);
    return [{ end, node, ...relationTest(scope, operator, left, node, bound.op === 'parameter') }];
  });
  const test = askInterval(
    scope,
    comparison,
    left,
    parts.map((part) => part.test),
  );
  const isLiteral = Object.values(given).every((bound) => bound.op === 'literal');
  const literal = Object.fromEntries(
    SCALAR_TEST_OPERATORS.flatMap(([end]) => {
      const bound = given[end];
      return bound?.op === 'literal' ? [[end, bound.value]] : [];
    }),
  );
  const ends = (context: Context) =>
    Object.fromEntries(
      parts.flatMap(({ end, node }) => {
        const value = toJson(node.value(context), node.type);
        return value === undefined ? [] : [[end, value]];
      }),
    );
  return {
    test,
    walk: (context, leaves) => {
      for (const part of parts) if (part.test(context) === UNKNOWN) part.walk(context, leaves);
    },
    trace: comparisonTrace(comparison, left, test, isLiteral ? { literal } : { value: ends }),
  };
}

export function compileComparison(scope: Scope, comparison: Comparison): Test {
  const left = compileExpression(scope, comparison.left);
  const { operator, right: from } = comparison;
  if (operator === 'isNone' || operator === 'isSome') {
    const read = left.value;
    const test = (context: Context): Truth => {
      const value = read(context);
      if (value === undefined) return UNKNOWN;
      return fromBoolean((value === null) === (operator === 'isNone'));
    };
    return { test, walk: left.walk, trace: comparisonTrace(comparison, left, test, undefined) };
  }
  if (operator === 'inInterval') return compileInterval(scope, comparison, left);
  if (from === undefined) throw new Error(`not in the checked document: operand of ${operator}`);
  const isOnCodes = operator === 'inCodes' || (left.type.kind === 'set' && left.type.of.kind === 'code');
  const right = isOnCodes ? codesNode(scope, from) : compileExpression(scope, from);
  const { test, walk } = relationTest(scope, operator, left, right, from.op === 'parameter');
  const shown = (value: Value) => (isOnCodes ? value : toJson(value, right.type)) as TraceValue | undefined;
  const literal = right.literal === undefined ? undefined : shown(right.literal);
  const against = literal === undefined ? { value: (context: Context) => shown(right.value(context)) } : { literal };
  return { test, walk, trace: comparisonTrace(comparison, left, test, against) };
}
