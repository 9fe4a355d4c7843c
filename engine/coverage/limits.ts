import { compareScaled } from '../number.ts';
import { parseDate } from '../calendar.ts';
import { isPoint, rescale } from '../reference/numbers.ts';
import type { Value } from '../reference/values.ts';
import type { Boundary, Condition, Expression, Operator, RulesetDocument, ValueType } from '../ruleset-document.ts';
import { visitPlaces } from './places.ts';

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
  readonly isBoundary: boolean;
};
/** A limit with its address. */
export type PlacedLimit = Limit & { readonly pointer: string };

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

type Comparison = Extract<Condition, { op: 'compare' }>;

/** The limits of the comparison at a place: one, those of an interval, or none. */
export function limitsOf({ left, operator, right, interval }: Comparison, pointer: string): readonly PlacedLimit[] {
  if (!isMeasured(left.type)) return [];
  const isBoundary = false;
  if (interval !== undefined) {
    return (Object.keys(ends) as (keyof typeof ends)[]).flatMap((end) => {
      const bound = interval[end];
      if (bound === undefined) return [];
      return [{ operator: ends[end], left, right: bound, isBoundary, pointer: `${pointer}/value/${end}` }];
    });
  }
  return right === undefined || !turning.has(operator) ? [] : [{ operator, left, right, isBoundary, pointer }];
}

const date: ValueType = { kind: 'date', openEnded: false };
const boundaryLimits = new WeakMap<Boundary, Limit>();
/** The limit that the boundary of a version is. */
export function limitOfBoundary(boundary: Boundary): Limit {
  const known = boundaryLimits.get(boundary);
  if (known !== undefined) return known;
  const limit: Limit = {
    operator: 'greaterThanInclusive',
    left: { ...boundary.by, type: date },
    right: { op: 'literal', value: boundary.date, type: date },
    isBoundary: true,
  };
  boundaryLimits.set(boundary, limit);
  return limit;
}

const isComparison = (node: object): node is Comparison => 'op' in node && node.op === 'compare';
const isBoundary = (node: object): node is Boundary => 'by' in node && 'date' in node && !('op' in node);

/** All limits of a document: of comparisons and of version boundaries. */
export function limitsIn(document: RulesetDocument): readonly PlacedLimit[] {
  const found: PlacedLimit[] = [];
  visitPlaces(document, (node, { pointer }) => {
    if (isComparison(node)) found.push(...limitsOf(node, pointer));
    if (isBoundary(node)) found.push({ ...limitOfBoundary(node), pointer });
  });
  return found;
}

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

/** A value that is known as a number: in units of the type's scale, as a day. */
export function numberOf(value: Value, type: ValueType): number | undefined {
  if (value.kind === 'date') return parseDate(value.value.toString());
  if (value.kind !== 'number' || !isPoint(value)) return undefined;
  const scaled = rescale(value, scaleOf(type));
  return scaled.scale === scaleOf(type) && typeof scaled.low === 'bigint' ? Number(scaled.low) : undefined;
}

/** On which side of the limit a value of the left side stands, given that of the right. */
export function sideOf(limit: Limit, left: number, right: number, isStepped: boolean): Side | undefined {
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
export function sidesOf(limit: Limit, right: number): { readonly [S in Side]: readonly number[] } | undefined {
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
