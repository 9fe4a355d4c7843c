import type { ConditionTrace, TraceValue } from '../explanation.ts';
import { truthWord, type Truth } from '../kleene.ts';
import type { Condition } from '../ruleset-document.ts';
import { toJson } from '../value-json.ts';
import type { Context, Test, ValueNode } from './scope.ts';

type Comparison = Extract<Condition, { op: 'compare' }>;
type Leaf = Extract<ConditionTrace, { operator: string }>;
type Against = (context: Context) => TraceValue | undefined;

/** An age, a number of treatments: no day, and seldom an amount. */
const isSmall = (value: number): boolean => value >= 0 && value < 200;

/** As many traces of one comparison are kept for the words and codes it met. */
const MOST_KEPT = 256;

/** The parameters that it compares with, by the end of an interval or alone. */
function parameterOf({ right, interval }: Comparison): Leaf['parameter'] {
  if (right?.op === 'parameter') return right.name;
  const ends = Object.entries(interval ?? {}).flatMap(([end, bound]) =>
    bound?.op === 'parameter' ? [[end, bound.name] as const] : [],
  );
  return ends.length > 0 ? Object.fromEntries(ends) : undefined;
}

/** What is traced of a comparison: its truth, what it compares and with what. Absent values are unknown. */
export function comparisonTrace(
  comparison: Comparison,
  left: ValueNode,
  test: (context: Context) => Truth,
  against: { readonly literal: TraceValue } | { readonly value: Against } | undefined,
): Test['trace'] {
  const { left: named, operator } = comparison;
  const name = 'name' in named ? named.name : '';
  const parameter = parameterOf(comparison);
  const isField = named.op === 'field';
  const writeLeaf = (is: Truth, value: TraceValue | undefined, other: TraceValue | undefined): ConditionTrace => {
    const word = truthWord(is);
    if (value !== undefined && other !== undefined) {
      return isField
        ? { is: word, field: name, operator, value, against: other }
        : { is: word, fact: name, operator, value, against: other };
    }
    const named = isField ? { is: word, field: name, operator } : { is: word, fact: name, operator };
    return {
      ...named,
      ...(value === undefined ? {} : { value }),
      ...(other === undefined ? {} : { against: other }),
    };
  };
  const write: typeof writeLeaf = (...leaf) =>
    parameter === undefined ? writeLeaf(...leaf) : { ...(writeLeaf(...leaf) as Leaf), parameter };
  const general = (context: Context, other: TraceValue | undefined): ConditionTrace =>
    write(test(context), toJson(left.value(context), left.type), other);
  if (against !== undefined && 'value' in against) return (context) => general(context, against.value(context));

  // Compared with what stands in the ruleset, a word, code or small number always gives the same trace.
  const literal = against?.literal;
  let kept: Map<unknown, ConditionTrace> | undefined;
  return (context) => {
    const value = left.value(context);
    if (typeof value === 'number' ? !isSmall(value) : typeof value === 'object' && value !== null) {
      return general(context, literal);
    }
    kept ??= new Map();
    const known = kept.get(value);
    if (known !== undefined) return known;
    const trace = Object.freeze(general(context, literal));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(value, trace);
    return trace;
  };
}
