import { FALSE, UNKNOWN, type Truth } from '../kleene.ts';
import type { FieldDeclaration } from '../ruleset-document.ts';
import { fromJson } from '../value-json.ts';
import { highOf, interval, lowOf, type Interval, type Value } from '../value.ts';
import { fieldValue, standings, type ListFunction, type Over } from './over.ts';
import { must } from './scope.ts';

/** What an entry's field adds at least and at most. FORMAT.md, section 4, `sum`. */
function contribution(value: Value, truth: Truth, declared: FieldDeclaration): readonly [number, number] {
  if (truth === FALSE || value === null) return [0, 0];
  const bound = (end: string | number | undefined, open: number): number => {
    const known = end === undefined ? undefined : fromJson(end, declared.type);
    return typeof known === 'number' ? known : open;
  };
  const [low, high] =
    value === undefined
      ? [bound(declared.min, -Infinity), bound(declared.max, Infinity)]
      : [lowOf(value as number | Interval), highOf(value as number | Interval)];
  const mayBeNothing = truth === UNKNOWN || (value === undefined && declared.noneAllowed);
  return mayBeNothing ? [Math.min(low, 0), Math.max(high, 0)] : [low, high];
}

/** Exact sum of ends: BigInt when a step leaves the safe integers. */
function total(ends: readonly number[]): number {
  const infinite = ends.find((end) => end === Infinity || end === -Infinity);
  if (infinite !== undefined) return infinite;
  let sum = 0;
  for (const end of ends) {
    sum += end;
    if (!Number.isSafeInteger(sum)) {
      const exact = Number(ends.reduce((a, b) => a + BigInt(b), 0n));
      return Number.isSafeInteger(exact) ? exact : Number.NaN;
    }
  }
  return sum;
}

export function sum(over: Over, field: string): ListFunction {
  const node = over.fieldNode(field);
  const declared = must(
    over.list.fields.find((candidate) => candidate.name === field),
    field,
  );
  const minimum = declared.min === undefined ? undefined : fromJson(declared.min, declared.type);
  const neverNegative = typeof minimum === 'number' && minimum >= 0;
  return (context, list) => {
    const ends = standings(over, context, list).map(({ entry, truth }) =>
      contribution(truth === FALSE ? 0 : fieldValue(node, context, entry), truth, declared),
    );
    const low = total(ends.map(([end]) => end));
    const high = total(ends.map(([, end]) => end));
    if (list.complete) return interval(low, high);
    return interval(neverNegative ? low : -Infinity, Infinity);
  };
}
