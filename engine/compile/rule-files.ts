import type { Value } from '../value.ts';
import type { Guard, Span } from './guards.ts';
import type { ValueType } from '../ruleset-document.ts';
import type { Scope } from './scope.ts';

/** Items filed by the values that they demand of one fact. Lists are ascending, and the same list is the same array. */
export type RuleFile = {
  /** The items that may hold for a known value. */
  readonly lookup: (value: Value) => Items;
  /** The items that may hold where one with this guard does. */
  readonly overlapping: (guard: Guard) => Items;
};
export type Items = readonly number[];
export type Filed = readonly (readonly [item: number, guard: Guard])[];

export const NOTHING: Items = [];
/** How many numbers of items are kept for values that were asked for; then everything kept is forgotten. */
export const MOST_KEPT = 200_000;

export const ascending = (items: Iterable<number>): Items => [...new Set(items)].toSorted((a, b) => a - b);

function append(map: Map<string, number[]>, key: string, item: number): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else if (items.at(-1) !== item) items.push(item);
}

/** Answers by key, each found once; equal short answers are one array. */
function remembered<Key>(find: (key: Key) => Items): (key: Key) => Items {
  const byKey = new Map<Key, Items>();
  const same = new Map<string, Items>();
  let kept = 0;
  return (key) => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const found = find(key);
    const name = found.length < 64 ? found.join(' ') : undefined;
    const items = found.length === 0 ? NOTHING : ((name === undefined ? undefined : same.get(name)) ?? found);
    kept += items.length + 8;
    if (kept > MOST_KEPT) {
      byKey.clear();
      same.clear();
      kept = items.length + 8;
    }
    byKey.set(key, items);
    if (name !== undefined) same.set(name, items);
    return items;
  };
}

const valuesOf = (guard: Guard): readonly string[] => (guard.kind === 'span' ? [] : guard.values);
const spansOf = (guard: Guard): readonly Span[] => (guard.kind === 'span' ? guard.spans : []);

function valueFile(filed: Filed): RuleFile {
  const byValue = new Map<string, number[]>();
  for (const [item, guard] of filed) for (const value of valuesOf(guard)) append(byValue, value, item);
  const lookup = (value: string): Items => byValue.get(value) ?? NOTHING;
  return {
    lookup: (value) => (value === null ? NOTHING : lookup(String(value))),
    overlapping: (guard) => valuesOf(guard).flatMap(lookup),
  };
}

/** Where the first of these sorted texts that is not before `text` stands. */
function firstFrom(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function codeFile(scope: Scope, type: ValueType, filed: Filed): RuleFile {
  const space = scope.codes(type.kind === 'code' ? type.systems : []);
  const whole = new Map<string, number[]>();
  const begins = new Map<string, number[]>();
  for (const [item, guard] of filed) {
    for (const { prefix, hierarchical } of space.written(valuesOf(guard))) {
      append(hierarchical ? begins : whole, prefix, item);
    }
  }
  const sorted = [...begins.keys()].toSorted();
  /** Prefixes that the code begins with, and those that begin with the code. */
  const find = (code: string): Items => {
    const found = [...(whole.get(code) ?? NOTHING)];
    for (let end = code.length; end > 0; end -= 1) found.push(...(begins.get(code.slice(0, end)) ?? NOTHING));
    for (let at = firstFrom(sorted, code); sorted[at]?.startsWith(code) === true; at += 1) {
      for (const item of begins.get(sorted[at] ?? '') ?? NOTHING) found.push(item);
    }
    return ascending(found);
  };
  const lookup = remembered(find);
  return {
    lookup: (value) => (typeof value === 'string' ? lookup(value) : NOTHING),
    overlapping: (guard) => space.written(valuesOf(guard)).flatMap(({ prefix }) => lookup(prefix)),
  };
}

/** Numbers and days: what is demanded changes only at the ends of spans. None of an open-ended date is behind all. */
function spanFile(type: ValueType, filed: Filed): RuleFile {
  const all = filed.flatMap(([, guard]) => spansOf(guard));
  const ends = [...new Set(all.flatMap(({ low, high }) => [low, high + 1]))].toSorted((a, b) => a - b);
  const within = (low: number, high: number): Items =>
    filed.flatMap(([item, guard]) =>
      spansOf(guard).some((span) => span.low <= high && low <= span.high) ? [item] : [],
    );
  /** How many ends are not above the number. */
  const place = (n: number): number => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? Infinity) <= n) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const lookup = remembered((at: number) => {
    const from = ends[at - 1] ?? -Infinity;
    return within(from, from);
  });
  const isOpenEnded = type.kind === 'date' && type.openEnded;
  return {
    lookup: (value) => {
      if (value === null) return isOpenEnded ? lookup(ends.length) : NOTHING;
      return lookup(place(value as number));
    },
    overlapping: (guard) => spansOf(guard).flatMap(({ low, high }) => within(low, high)),
  };
}

export function createFile(scope: Scope, type: ValueType, filed: Filed): RuleFile {
  switch (filed[0]?.[1].kind) {
    case 'code':
      return codeFile(scope, type, filed);
    case 'span':
      return spanFile(type, filed);
    default:
      return valueFile(filed);
  }
}
