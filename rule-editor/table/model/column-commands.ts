import { isObject, type Json, type JsonObject } from '#engine/objects';
import { textIn } from '../cells/context.ts';
import { columnsOf, rowsOf, type SourceTable, versionsOf, withMember, withRows } from './lines.ts';
import type { TableLanguage } from '../cells/cell-words.ts';

/** What can be done to whole columns and to the table itself. */

/** A content of a row, changed wherever it has one. */
function mapContents(table: SourceTable, change: (content: JsonObject) => JsonObject): SourceTable {
  const ofRow = (row: JsonObject): JsonObject => {
    const versions = versionsOf(row);
    if (versions === undefined) return change(row);
    const changed = versions.map((version) => {
      const { content } = version;
      return isObject(content) ? { ...version, content: change(content) } : version;
    });
    return withMember(row, 'versions', changed);
  };
  return withRows(table, rowsOf(table).map(ofRow));
}

export type ColumnTest =
  | { readonly fact: string; readonly operator: string }
  | { readonly condition: string; readonly of?: string };

/** A column behind the others; its cells are blank, so that it changes nothing. */
export function addColumn(table: SourceTable, test: ColumnTest): SourceTable {
  const columns = columnsOf(table);
  const taken = new Set(columns.map((column) => String(column['id'])));
  const base = 'fact' in test ? test.fact : test.condition;
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}${n}`;
  return withMember(table, 'columns', [...columns, { id, ...test }]);
}

/** A column and its cells gone. A table has one column at least: the last one stays. */
export function deleteColumn(table: SourceTable, id: string): SourceTable {
  const columns = columnsOf(table).filter((column) => column['id'] !== id);
  if (columns.length === 0) return table;
  const without = (content: JsonObject): JsonObject => {
    const { cells } = content;
    return isObject(cells) && id in cells ? { ...content, cells: withMember(cells, id, undefined) } : content;
  };
  return mapContents(withMember(table, 'columns', columns), without);
}

export function moveColumn(table: SourceTable, id: string, by: number): SourceTable {
  const columns = columnsOf(table);
  const from = columns.findIndex((column) => column['id'] === id);
  const column = columns[from];
  const to = Math.max(0, Math.min(columns.length - 1, from + by));
  if (column === undefined || to === from) return table;
  return withMember(table, 'columns', columns.toSpliced(from, 1).toSpliced(to, 0, column));
}

/** The column's own title in a language; blank: that of what it tests. */
export function titleColumn(table: SourceTable, id: string, language: TableLanguage, title: string): SourceTable {
  const columns = columnsOf(table).map((column): JsonObject => {
    if (column['id'] !== id) return column;
    const texts = withMember(isObject(column['title']) ? column['title'] : {}, language, title || undefined);
    return withMember(column, 'title', textIn(texts, 'nb') === undefined ? undefined : texts);
  });
  return withMember(table, 'columns', columns);
}

const ends: { readonly [operator: string]: string } = {
  lessThan: 'under',
  lessThanInclusive: 'to',
  greaterThan: 'over',
  greaterThanInclusive: 'from',
};

/**
 * A column that tests one limit becomes one with limits of any kind, which means the same. Undefined: not a column of
 * limits, or one with parameters in it, which only a single limit can have.
 */
export function freeLimits(table: SourceTable, id: string): SourceTable | undefined {
  const column = columnsOf(table).find((candidate) => candidate['id'] === id);
  const end = ends[String(column?.['operator'])];
  if (column === undefined || end === undefined) return undefined;
  let isPossible = true;
  const asEnd = (value: Json): Json => {
    if (value === null) return null;
    const name = isObject(value) && Object.keys(value).length === 1 ? value['fact'] : undefined;
    if (isObject(value) && typeof name !== 'string') isPossible = false;
    return { [end]: name ?? value };
  };
  const changed = mapContents(table, (content) => {
    const { cells } = content;
    if (!isObject(cells) || cells[id] === undefined) return content;
    return { ...content, cells: { ...cells, [id]: asEnd(cells[id]) } };
  });
  const columns = columnsOf(table).map((one) => (one === column ? { ...one, operator: 'inInterval' } : one));
  return isPossible ? withMember(changed, 'columns', columns) : undefined;
}
