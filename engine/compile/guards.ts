import type { Condition, Expression, LiteralValue, Operator, ValueType } from '../ruleset-document.ts';
import { fromJson } from '../value-json.ts';
import { must, type Scope } from './scope.ts';

/** The numbers or days from `low` to `high`, both included. */
export type Span = { readonly low: number; readonly high: number };

/** What a condition demands of an input fact, and is false without: one of these values, codes or numbers. */
export type Guard = { readonly slot: number } & (
  | { readonly kind: 'value' | 'code'; readonly values: readonly string[] }
  | { readonly kind: 'span'; readonly spans: readonly Span[] }
);

type Comparison = Extract<Condition, { op: 'compare' }>;

/** The value that a literal or a parameter stands for; of several versions it may not be known which is in force. */
function literalOf(scope: Scope, right: Expression | undefined): LiteralValue | undefined {
  if (right?.op === 'literal') return right.value;
  if (right?.op !== 'parameter' || right.key !== undefined) return undefined;
  const { versions } = must(scope.parameters.get(right.name), right.name).declaration;
  const content = versions.length === 1 ? versions[0]?.content : undefined;
  return typeof content === 'object' && 'value' in content ? content.value : undefined;
}

function codesOf(value: LiteralValue): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  if (typeof value === 'object' && 'include' in value) return value.include as readonly string[];
  return [String(value)];
}

const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

/** A bound in units of the fact; none where it does not stand there as a whole number of them. */
function boundOf(scope: Scope, left: ValueType, bound: Expression | undefined): number | undefined {
  const value = literalOf(scope, bound);
  if (value === undefined || bound === undefined || scaleOf(bound.type) > scaleOf(left)) return undefined;
  const units = fromJson(value, bound.type);
  const scaled = typeof units === 'number' ? units * 10 ** (scaleOf(left) - scaleOf(bound.type)) : Number.NaN;
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}

const everything: Span = { low: -Infinity, high: Infinity };
const SPANS: { readonly [operator in Operator]?: (bound: number) => Span } = {
  equal: (bound) => ({ low: bound, high: bound }),
  lessThan: (bound) => ({ low: -Infinity, high: bound - 1 }),
  lessThanInclusive: (bound) => ({ low: -Infinity, high: bound }),
  greaterThan: (bound) => ({ low: bound + 1, high: Infinity }),
  greaterThanInclusive: (bound) => ({ low: bound, high: Infinity }),
};
const ENDS = [
  ['over', 'greaterThan'],
  ['from', 'greaterThanInclusive'],
  ['to', 'lessThanInclusive'],
  ['under', 'lessThan'],
] as const;

/** The span that an order or an interval demands, and of how many ends; of an end that is no literal, nothing. */
export function spanOf(
  scope: Scope,
  { left, operator, right, interval }: Comparison,
): (Span & { readonly ends: number }) | undefined {
  const bounds: readonly (readonly [Operator, Expression | undefined])[] =
    operator === 'inInterval' ? ENDS.map(([end, as]) => [as, interval?.[end]]) : [[operator, right]];
  const spans = bounds.flatMap(([as, expression]) => {
    const bound = boundOf(scope, left.type, expression);
    const span = SPANS[as];
    return bound === undefined || span === undefined ? [] : [span(bound)];
  });
  if (spans.length === 0) return undefined;
  const whole = spans.reduce((a, b) => ({ low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) }), everything);
  return { ...whole, ends: spans.length };
}

function comparisonGuard(scope: Scope, condition: Comparison): Guard | undefined {
  const { left, operator } = condition;
  if (left.op !== 'fact') return undefined;
  const slot = must(scope.factSlots.get(left.name), left.name);
  if (scope.facts[slot]?.derived !== undefined) return undefined;
  const { kind } = left.type;
  if (kind === 'integer' || kind === 'decimal' || kind === 'date') {
    const span = spanOf(scope, condition);
    return span && { slot, kind: 'span', spans: [{ low: span.low, high: span.high }] };
  }
  const value = literalOf(scope, condition.right);
  if (value === undefined) return undefined;
  if (kind === 'code' && (operator === 'inCodes' || operator === 'equal')) {
    return { slot, kind: 'code', values: codesOf(value) };
  }
  const isComparable = kind === 'enum' || kind === 'boolean' || kind === 'confirmation';
  if (!isComparable || (operator !== 'equal' && operator !== 'in')) return undefined;
  return { slot, kind: 'value', values: codesOf(value) };
}

/** Of `any`: what is demanded whichever part holds, if all parts ask for one fact. */
function eitherGuard(guards: readonly (Guard | undefined)[]): Guard | undefined {
  const [first] = guards;
  if (first === undefined || guards.some((guard) => guard?.slot !== first.slot)) return undefined;
  const all = guards as readonly Guard[];
  return first.kind === 'span'
    ? { ...first, spans: all.flatMap((guard) => (guard.kind === 'span' ? guard.spans : [])) }
    : { ...first, values: all.flatMap((guard) => (guard.kind === 'span' ? [] : guard.values)) };
}

function guardOf(scope: Scope, condition: Condition): Guard | undefined {
  if (condition.op === 'any') return eitherGuard(condition.of.map((part) => guardOf(scope, part)));
  return condition.op === 'compare' ? comparisonGuard(scope, condition) : undefined;
}

/** The guards of a condition that must hold for it not to be false. */
export function guardsOf(scope: Scope, condition: Condition): readonly Guard[] {
  if (condition.op === 'all') return condition.of.flatMap((part) => guardsOf(scope, part));
  if (condition.op === 'named') {
    const declared = scope.document.conditions.find((candidate) => candidate.name === condition.name);
    return guardsOf(scope, must(declared, condition.name).condition);
  }
  const guard = guardOf(scope, condition);
  return guard === undefined ? [] : [guard];
}
