import { FALSE, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { FieldDeclaration } from '../ruleset-document.ts';
import { fromJson } from '../value-json.ts';
import { highOf, interval, lowOf, type Interval, type ListValue, type Value } from '../value.ts';
import { eachEntry, type ListFunction, type Over } from './over.ts';
import { must, type Context } from './scope.ts';

/** What an entry's field adds at least and at most. FORMAT.md, section 4, `sum`. */
function contribution(value: Value, truth: Truth, declared: FieldDeclaration): readonly [number, number] {
  if (value === null) return [0, 0];
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

/** Exact sum of ends that are not all safe on the way. */
function exactly(ends: readonly number[]): number {
  const infinite = ends.find((end) => end === Infinity || end === -Infinity);
  if (infinite !== undefined) return infinite;
  const exact = Number(ends.reduce((a, b) => a + BigInt(b), 0n));
  return Number.isSafeInteger(exact) ? exact : Number.NaN;
}

export function sum(over: Over, field: string): ListFunction {
  const node = over.fieldNode(field);
  const declared = must(
    over.list.fields.find((candidate) => candidate.name === field),
    field,
  );
  const minimum = declared.min === undefined ? undefined : fromJson(declared.min, declared.type);
  const neverNegative = typeof minimum === 'number' && minimum >= 0;
  const addEach = (context: Context, list: ListValue, add: (low: number, high: number) => void): void =>
    eachEntry(context, list, () => {
      const truth = over.standing(context);
      if (truth === FALSE) return;
      const value = node.value(context);
      if (truth === TRUE && typeof value === 'number') add(value, value);
      else add(...contribution(value, truth, declared));
    });
  return (context, list) => {
    let low = 0;
    let high = 0;
    let isSafe = true;
    addEach(context, list, (a, b) => {
      low += a;
      high += b;
      isSafe &&= Number.isSafeInteger(low) && Number.isSafeInteger(high);
    });
    if (!isSafe) {
      const ends: (readonly [number, number])[] = [];
      addEach(context, list, (...both) => ends.push(both));
      low = exactly(ends.map(([end]) => end));
      high = exactly(ends.map(([, end]) => end));
    }
    if (list.complete) return interval(low, high);
    return interval(neverNegative ? low : -Infinity, Infinity);
  };
}
