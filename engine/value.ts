import type { Entry } from './evaluation.ts';

/**
 * Values inside the compiled engine: `undefined` is unknown, `null` is none, dates are day numbers, decimals are integers
 * in units of their static scale, sets are sorted without repetition. An `Interval` always has more than one point.
 */
export type Value = undefined | null | boolean | number | string | Interval | readonly string[] | ListValue;
export type Interval = { readonly low: number; readonly high: number };
export type ListValue = {
  readonly entries: readonly EntryState[];
  readonly complete: boolean;
  /** What functions over all entries keep for the evaluation, by their number. */
  readonly kept: unknown[];
};
/** The fields of an entry by slot, each read or derived when first asked for. */
export type EntryState = {
  readonly index: number;
  readonly given: Entry;
  readonly fields: (Value | typeof UNREAD)[];
  /** The entry's class, once it was asked for. */
  classified: unknown;
};

/** A fact or field that nothing has asked for yet in this evaluation. */
export const UNREAD = Symbol('unread');

export const isInterval = (value: Value): value is Interval =>
  typeof value === 'object' && value !== null && 'low' in value;

/** A value, none, or nothing open about it. */
export const isFullyKnown = (value: Value): boolean => value !== undefined && !isInterval(value);

const isEnd = (n: number): boolean => Number.isSafeInteger(n) || n === Infinity || n === -Infinity;

/** The interval from `low` to `high`; one point is a number; an end that left the safe integers makes it unknown. */
export function interval(low: number, high: number): Value {
  if (!isEnd(low) || !isEnd(high)) return undefined;
  if (low === high) return low === 0 ? 0 : low;
  return { low, high };
}

export const lowOf = (value: number | Interval): number => (typeof value === 'number' ? value : value.low);
export const highOf = (value: number | Interval): number => (typeof value === 'number' ? value : value.high);

/** Equal as values that are fully known. */
export function sameValue(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}
