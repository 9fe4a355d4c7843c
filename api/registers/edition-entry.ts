import { addDays } from '../day-in-norway.ts';
import type { Edition, EditionItem, EditionRow, EditionValue } from './edition-schema.ts';

export type ManualEntry = {
  readonly item: string;
  readonly field: string;
  readonly value: EditionValue;
  /** From this day; before it, what stood there. */
  readonly from: string;
  readonly source: string;
  readonly note?: string;
};

const isRows = (value: unknown): value is EditionRow[] =>
  Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === 'object' && row !== null);

/** The next edition with a value that somebody found, from a day on. Rows that begin later stay. */
export function withEntry(edition: Edition, entry: ManualEntry): Edition | undefined {
  const at = edition.items.findIndex(({ id }) => id === entry.item);
  const item = edition.items[at];
  if (item === undefined) return undefined;
  const own = item.values[entry.field];
  const row: EditionRow = {
    from: entry.from,
    value: entry.value,
    source: entry.source,
    ...(entry.note === undefined ? {} : { note: entry.note }),
  };
  const before = (old: EditionRow): EditionRow[] => {
    if (old.from !== undefined && old.from >= entry.from) return [old];
    const until = addDays(entry.from, -1);
    return [{ ...old, to: old.to === undefined || old.to > until ? until : old.to }];
  };
  const rows = own === undefined ? [] : isRows(own) ? own : [{ value: own as EditionValue }];
  const later = rows.filter((old) => old.from !== undefined && old.from >= entry.from);
  const earlier = rows.filter((old) => !later.includes(old)).flatMap(before);
  const [next] = later.flatMap(({ from }) => from ?? []).toSorted();
  const bounded = next === undefined ? row : { ...row, to: addDays(next, -1) };
  const values: EditionItem['values'] = { ...item.values, [entry.field]: [...later, bounded, ...earlier] };
  const { approved: _, ...rest } = edition;
  return { ...rest, number: edition.number + 1, items: edition.items.with(at, { ...item, values }) };
}
