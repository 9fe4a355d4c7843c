import { dividedBy, extreme, negate, plus, times, type Operand } from '../number.ts';
import type { Expression, ValueType } from '../ruleset-document.ts';
import type { Interval, Value } from '../value.ts';
import { compileExpression, must, type Scope, type ValueNode } from './scope.ts';
import { strict } from './strict.ts';

type Arithmetic = Extract<Expression, { op: 'plus' | 'minus' | 'times' | 'max' | 'min' | 'dividedBy' }>;

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

/** Two plain numbers of the result's scale; a result that is no safe integer is left to exact arithmetic. */
const PLAIN = {
  plus: (a: number, b: number) => a + b,
  minus: (a: number, b: number) => a - b,
  max: (a: number, b: number) => (a > b ? a : b),
  min: (a: number, b: number) => (a < b ? a : b),
} as const;

function exactly(expression: Arithmetic, own: number): (operands: readonly Operand[]) => Value {
  switch (expression.op) {
    case 'plus':
      return (operands) => plus(operands, own);
    case 'minus':
      return ([a, b]) => plus([must(a, 'minuend'), negate(must(b, 'subtrahend'))], own);
    case 'times':
      return (operands) => times(...operands.map(({ value }) => value));
    case 'max':
      return (operands) => extreme(operands, own, 1);
    case 'min':
      return (operands) => extreme(operands, own, -1);
    case 'dividedBy': {
      const { scale, rounding } = expression;
      return ([a, b]) => dividedBy(must(a, 'dividend'), must(b, 'divisor'), scale, rounding);
    }
  }
}

export function compileArithmetic(scope: Scope, expression: Arithmetic): ValueNode {
  const { type, op } = expression;
  const nodes = expression.of.map((e) => compileExpression(scope, e));
  const own = scaleOf(type);
  const scales = nodes.map((node) => scaleOf(node.type));
  const exact = exactly(expression, own);
  const apply = (...values: readonly Value[]): Value =>
    exact(values.map((value, i) => ({ value: value as number | Interval, scale: scales[i] ?? 0 })));
  if (op === 'times' || op === 'dividedBy' || nodes.length !== 2 || scales.some((scale) => scale !== own)) {
    return strict(type, nodes, apply);
  }
  const plain = PLAIN[op];
  return strict(type, nodes, (a, b) => {
    if (typeof a !== 'number' || typeof b !== 'number') return apply(a, b);
    const result = plain(a, b);
    return Number.isSafeInteger(result) ? result : apply(a, b);
  });
}
