import type { ListValue } from '../value.ts';
import type { EntryField, Key } from './entry-fields.ts';
import type { Context, ListScope } from './scope.ts';

/**
 * A field of all entries as numbers, by which they are compared: two are the same number where the keys are the same.
 * Numbers and dates stand for themselves, other keys for the order in which they were met; none is NaN.
 */
export type Column = { readonly numbers: readonly number[]; readonly low: number; readonly high: number };

/** A number for what is kept of a list under this name. */
function numberOf(list: ListScope, name: string): number {
  const number = list.functions.get(name) ?? list.functions.size;
  list.functions.set(name, number);
  return number;
}

/** What is kept of a list while it is evaluated; computed when first asked for. */
export function keeper<T>(list: ListScope, name: string): (value: ListValue, compute: () => T) => T {
  const number = numberOf(list, name);
  return ({ kept }, compute) => {
    const known = kept[number] as { readonly computed: T } | undefined;
    if (known !== undefined) return known.computed;
    const computed = compute();
    kept[number] = { computed };
    return computed;
  };
}

type Numbering = Map<Exclude<Key, number>, number>;

function numberedBy(numbering: Numbering, key: Key): number {
  if (key === null) return Number.NaN;
  if (typeof key === 'number') return key;
  const known = numbering.get(key);
  if (known !== undefined) return known;
  const number = numbering.size;
  numbering.set(key, number);
  return number;
}

/** The column of a field, its values keyed as those of `as`; nothing when a key is not known. */
export function columnOf(
  list: ListScope,
  field: EntryField,
  as: EntryField = field,
): (context: Context, value: ListValue) => Column | undefined {
  const numberings = keeper<Numbering>(list, 'numbering of keys');
  const columns = keeper<Column | undefined>(list, `column of ${field.name} keyed by ${as.keyedBy}`);
  return (context, value) =>
    columns(value, () => {
      const numbering = numberings(value, () => new Map());
      const numbers: number[] = [];
      let [low, high] = [0, 0];
      for (const entry of value.entries) {
        const key = as.key(field.value(context, entry));
        if (key === undefined) return undefined;
        const number = numberedBy(numbering, key);
        if (number < low) low = number;
        if (number > high) high = number;
        numbers.push(number);
      }
      return { numbers, low, high };
    });
}

/** Which entries have in all columns what an earlier one has. */
export function repeats(columns: readonly Column[], entries: number): readonly boolean[] {
  const range = (column: Column): number => column.high - column.low + 2;
  const isSmall = columns.reduce((product, column) => product * range(column), 1) <= Number.MAX_SAFE_INTEGER;
  const seen = new Set<number | string>();
  const repeated: boolean[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    const key = isSmall ? combined(columns, entry) : columns.map(({ numbers }) => numbers[entry]).join(' ');
    const before = seen.size;
    seen.add(key);
    repeated.push(seen.size === before);
  }
  return repeated;
}

/** One number for the numbers of an entry, each a digit to the base of its column's range, none the lowest. */
function combined(columns: readonly Column[], entry: number): number {
  let key = 0;
  for (const { numbers, low, high } of columns) {
    const number = numbers[entry] ?? Number.NaN;
    key = key * (high - low + 2) + (number >= low ? number - low + 1 : 0);
  }
  return key;
}
