import { isObject, type JsonObject } from '#engine/objects';
import { type Line, rowsOf, type SourceTable, versionsOf, withMember, withRows } from './lines.ts';

/** What can be done to whole rows. Each gives a table of its own; the one it was given stays as it is. */

/** A name like the one wished for that is not taken yet. */
function freeName(taken: ReadonlySet<string>, wish: string): string {
  const base = wish.slice(0, 56);
  if (!taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}

/** A free name of small letters, digits and hyphens for a title. */
export function slugOf(title: string, taken: Iterable<string>): string {
  const plain = title
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
  return freeName(new Set(taken), plain || 'rad');
}

/** Copies of a row behind it, or before it: the same conditions and outcome, so that nothing is decided otherwise until they change. */
export function insertRows(
  table: SourceTable,
  at: number,
  count = 1,
  where: 'before' | 'behind' = 'behind',
): SourceTable {
  const rows = rowsOf(table);
  const row = rows[at];
  if (row === undefined) return table;
  const taken = new Set(rows.map(({ id }) => String(id)));
  const copies = Array.from({ length: count }, () => {
    const id = freeName(taken, String(row['id']).replace(/-\d+$/, ''));
    taken.add(id);
    return withMember(row, 'id', id);
  });
  return withRows(table, rows.toSpliced(where === 'before' ? at : at + 1, 0, ...copies));
}

/** Without some rows. A table has one row at least: the last one stays. */
export function deleteRows(table: SourceTable, indexes: readonly number[]): SourceTable {
  const kept = rowsOf(table).filter((_, index) => !indexes.includes(index));
  return kept.length === 0 ? table : withRows(table, kept);
}

/** Moves the rows from `first` to `last` so many places; as far as the table reaches. */
export function moveRows(table: SourceTable, first: number, last: number, by: number): SourceTable {
  const rows = rowsOf(table);
  const places = Math.max(-first, Math.min(by, rows.length - 1 - last));
  if (places === 0) return table;
  const moved = rows.slice(first, last + 1);
  const rest = [...rows.slice(0, first), ...rows.slice(last + 1)];
  return withRows(table, rest.toSpliced(first + places, 0, ...moved));
}

/** The rows in another order, given as the indexes they have now. */
export const orderRows = (table: SourceTable, order: readonly number[]): SourceTable =>
  withRows(
    table,
    order.map((index) => rowsOf(table)[index]).filter((row) => row !== undefined),
  );

/** Takes a version away. The first that is left has no boundary; when only one is left, the row is written plainly. */
export function deleteVersion(table: SourceTable, { row: index, version: at }: Line): SourceTable {
  const rows = rowsOf(table);
  const row = rows[index];
  const versions = row && versionsOf(row);
  if (row === undefined || versions === undefined || at === undefined || versions.length < 2) return table;
  const [first = {}, ...others] = versions.toSpliced(at, 1);
  const { boundary: _, ...opening } = first;
  // What begins with nothing is nothing: the version before was the only one that said something.
  if (!isObject(opening['content'])) return table;
  if (others.length > 0) return withRows(table, rows.with(index, withMember(row, 'versions', [opening, ...others])));
  return withRows(table, rows.with(index, { id: row['id'] ?? null, ...(opening['content'] as JsonObject) }));
}
