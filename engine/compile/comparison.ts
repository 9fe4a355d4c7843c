import { FALSE, fromBoolean, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { TraceValue } from '../explanation.ts';
import type { CodeList, Condition, Operator, ValueType } from '../ruleset-document.ts';
import { toJson } from '../value-json.ts';
import { isFullyKnown, type Value } from '../value.ts';
import { comparisonTrace } from './comparison-trace.ts';
import { compileParameter } from './parameter.ts';
import { quickTest } from './quick-test.ts';
import { relationOf } from './relation.ts';
import { compileExpression, type Context, type Scope, type Test, type ValueNode } from './scope.ts';

type Comparison = Extract<Condition, { op: 'compare' }>;

const isOpenEnded = (type: ValueType): boolean => type.kind === 'date' && type.openEnded;

/** The right side of operators on codes: a list known at compile time or a parameter. */
function codesNode(scope: Scope, comparison: Comparison): ValueNode | undefined {
  const right = comparison.right;
  if (right === undefined) return undefined;
  if (right.op === 'parameter') return compileParameter(scope, right);
  const literal = right.op === 'literal' ? right.value : undefined;
  const list = Array.isArray(literal) ? { include: literal as readonly string[], exclude: [] } : (literal as CodeList);
  const value = list as unknown as Value;
  return { type: right.type, value: () => value, walk: () => undefined, literal: value };
}

const isCodeType = (type: ValueType): boolean =>
  type.kind === 'code' || (type.kind === 'set' && type.of.kind === 'code');

/** One relation between two nodes, with what none and unknown do to it. */
function relationTest(
  scope: Scope,
  operator: Operator,
  left: ValueNode,
  right: ValueNode,
): { test: (context: Context) => Truth; walk: Test['walk'] } {
  const relation = relationOf(scope, operator, left.type, right.type);
  const [openLeft, openRight] = [isOpenEnded(left.type), isOpenEnded(right.type)];
  const compare = (x: Value, y: Value): Truth => {
    if ((x === null && !openLeft) || (y === null && !openRight)) return FALSE;
    return x === undefined || y === undefined ? UNKNOWN : relation(x, y);
  };
  return {
    test: quickTest(operator, left, right, compare),
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

function compileInterval(scope: Scope, comparison: Comparison, left: ValueNode): Test {
  const given = comparison.interval ?? {};
  const parts = SCALAR_TEST_OPERATORS.flatMap(([end, operator]) => {
    const bound = given[end];
    return bound === undefined ? [] : [relationTest(scope, operator, left, compileExpression(scope, bound))];
  });
  const test = (context: Context): Truth => {
    let truth: Truth = TRUE;
    for (const part of parts) truth = Math.min(truth, part.test(context)) as Truth;
    return truth;
  };
  const isLiteral = Object.values(given).every((bound) => bound.op === 'literal');
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
    trace: comparisonTrace(comparison, left, test, isLiteral ? { literal: against } : { value: () => against }),
  };
}

export function compileComparison(scope: Scope, comparison: Comparison): Test {
  const left = compileExpression(scope, comparison.left);
  const { operator } = comparison;
  if (operator === 'isNone' || operator === 'isSome') {
    const test = (context: Context): Truth => {
      const value = left.value(context);
      if (value === undefined) return UNKNOWN;
      return fromBoolean((value === null) === (operator === 'isNone'));
    };
    return { test, walk: left.walk, trace: comparisonTrace(comparison, left, test, undefined) };
  }
  if (operator === 'inInterval') return compileInterval(scope, comparison, left);
  const isOnCodes = isCodeOperator(operator, left.type);
  const right = isOnCodes ? codesNode(scope, comparison) : rightNode(scope, comparison);
  if (right === undefined) throw new Error(`not in the checked document: operand of ${operator}`);
  const { test, walk } = relationTest(scope, operator, left, right);
  const shown = (value: Value) => (isOnCodes ? value : toJson(value, right.type)) as TraceValue | undefined;
  const literal = right.literal === undefined ? undefined : shown(right.literal);
  const against = literal === undefined ? { value: (context: Context) => shown(right.value(context)) } : { literal };
  return { test, walk, trace: comparisonTrace(comparison, left, test, against) };
}

const isCodeOperator = (operator: Operator, left: ValueType): boolean =>
  operator === 'inCodes' || (left.kind === 'set' && left.of.kind === 'code');
const rightNode = (scope: Scope, comparison: Comparison): ValueNode | undefined =>
  comparison.right === undefined ? undefined : compileExpression(scope, comparison.right);
