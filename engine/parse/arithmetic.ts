import type { ExpressionSource } from '../condition-schema.ts';
import type { Expression, ValueType } from '../ruleset-document.ts';
import { report, type Check, type Typed } from './check.ts';
import { at } from './pointer.ts';
import { typed } from './references.ts';
import { scaleOf, type Wanted } from './value-types.ts';
import { say } from './say.ts';

/** Reads a part of the expression at hand. */
export type ReadPart = (source: ExpressionSource, pointer: string, wanted: Wanted) => Typed | undefined;

export const arithmeticKeys = ['plus', 'times', 'max', 'min', 'minus', 'dividedBy'] as const;
const largestScale = 9;

/** `plus`, `times`, `max`, `min`, `minus` and `dividedBy`. */
export function readArithmetic(check: Check, source: object, pointer: string, read: ReadPart): Typed | undefined {
  const op = arithmeticKeys.find((key) => key in source) ?? 'plus';
  const parts = (source as { [K in string]: ExpressionSource[] })[op] ?? [];
  const terms = parts.map((part, index) => read(part, at(pointer, op, index), 'number'));
  if (!terms.every((term) => term !== undefined)) return undefined;
  const mayBeNone = terms.some((term) => term.mayBeNone);
  const of = terms.map((term) => term.expression);
  if (op === 'dividedBy') {
    const { scale, rounding } = source as { scale: number; rounding: 'half-up' | 'down' | 'up' };
    return typed({ op, of: pairOf(of), scale, rounding, type: { kind: 'decimal', scale } }, mayBeNone);
  }
  const type = resultType(of, op);
  if (scaleOf(type) > largestScale) {
    return report(
      check,
      'SCALE_TOO_LARGE',
      pointer,
      say('{0} digits', scaleOf(type)),
      say('at most {0} digits', largestScale),
    );
  }
  return typed(op === 'minus' ? { op, of: pairOf(of), type } : { op, of, type }, mayBeNone);
}

function resultType(of: readonly Expression[], op: string): ValueType {
  if (of.every((term) => term.type.kind === 'integer')) return { kind: 'integer' };
  const scales = of.map((term) => scaleOf(term.type));
  const scale = op === 'times' ? scales.reduce((sum, each) => sum + each, 0) : Math.max(...scales);
  return { kind: 'decimal', scale };
}

/** The shape of the document guarantees two. */
const pairOf = (of: readonly Expression[]): readonly [Expression, Expression] =>
  of as unknown as [Expression, Expression];
