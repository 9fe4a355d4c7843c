import { compareScaled } from '../number.ts';
import type { Condition, Expression, Operator, ValueType } from '../ruleset-document.ts';
import type { Value } from '../value.ts';

/**
 * A limit is where a comparison of numbers or dates turns. Its two sides are the values of the left side next to each
 * other between which it does: the limit itself and the value one unit beyond it on the other side (1 of an integer, one
 * step of a decimal's scale, one day). `equal` turns at the value and at either neighbour. Where the facts cannot give
 * either side of the comparison every value (`fixed-steps.ts`), any value on the one side and on the other will do.
 */
export type Side = 'limit' | 'beyond';
export type Limit = {
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
  /** Of an interval: which end. */
  readonly end?: 'over' | 'from' | 'to' | 'under';
};

const ends = {
  over: 'greaterThan',
  from: 'greaterThanInclusive',
  to: 'lessThanInclusive',
  under: 'lessThan',
} as const;
const turning: ReadonlySet<Operator> = new Set<Operator>([
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]);
const isMeasured = ({ kind }: ValueType): boolean => kind === 'integer' || kind === 'decimal' || kind === 'date';

/** The limits of a comparison: one, those of an interval, or none. */
export function limitsOf({ left, operator, right, interval }: Extract<Condition, { op: 'compare' }>): readonly Limit[] {
  if (!isMeasured(left.type)) return [];
  if (interval !== undefined) {
    return (Object.keys(ends) as (keyof typeof ends)[]).flatMap((end) => {
      const bound = interval[end];
      return bound === undefined ? [] : [{ operator: ends[end], left, right: bound, end }];
    });
  }
  return right === undefined || !turning.has(operator) ? [] : [{ operator, left, right }];
}

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

/** On which side of the limit a value of the left side stands, given that of the right. */
export function sideOf(limit: Limit, left: number, right: Value, isStepped: boolean): Side | undefined {
  const sides = sidesOf(limit, right);
  if (sides === undefined) return undefined;
  const [at = 0] = sides.limit;
  const [beyond = 0] = sides.beyond;
  if (isStepped) {
    if (sides.beyond.length > 1) return left === at ? 'limit' : 'beyond';
    return (at < beyond ? left <= at : left >= at) ? 'limit' : 'beyond';
  }
  if (sides.limit.includes(left)) return 'limit';
  return sides.beyond.includes(left) ? 'beyond' : undefined;
}

/** The values of the left side at the limit and beyond it, for a value of the right side, in units of the left's scale. */
export function sidesOf(limit: Limit, right: Value): { readonly [S in Side]: readonly number[] } | undefined {
  if (typeof right !== 'number') return undefined;
  const [own, other] = [scaleOf(limit.left.type), scaleOf(limit.right.type)];
  const near = Math.trunc(right * 10 ** (own - other));
  const at = [near - 1, near, near + 1].find((value) => compareScaled(value, own, right, other) >= 0) ?? near;
  const isExact = compareScaled(at, own, right, other) === 0;
  switch (limit.operator) {
    case 'greaterThanInclusive':
    case 'lessThan':
      return { limit: [at], beyond: [at - 1] };
    case 'greaterThan':
    case 'lessThanInclusive':
      return isExact ? { limit: [at], beyond: [at + 1] } : { limit: [at - 1], beyond: [at] };
    default:
      return isExact ? { limit: [at], beyond: [at - 1, at + 1] } : undefined;
  }
}
