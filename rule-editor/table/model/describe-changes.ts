import { isObject } from '#engine/objects';
import { type GridColumn, gridColumns } from './columns.ts';
import { type GridContext, gridText } from './grid-cell.ts';
import { type Line, linesOf, rowsOf, type SourceTable } from './lines.ts';

/** What differs between two states of a table, for the one who is about to change it. */
export type TableChange =
  | { readonly kind: 'added' | 'removed' | 'versions' | 'other'; readonly row: string }
  | {
      readonly kind: 'cell';
      readonly row: string;
      readonly column: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'order' | 'columns' }
  | { readonly kind: 'settings'; readonly name: string };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function titleOf(context: GridContext, line: Line | undefined): string {
  const title = line?.content?.['title'];
  const text = isObject(title) ? (title[context.language] ?? title['nb']) : undefined;
  return typeof text === 'string' ? text : (line?.id ?? '');
}

export function describeChanges(context: GridContext, before: SourceTable, after: SourceTable): readonly TableChange[] {
  const columns = gridColumns(context, after);
  const byRow = (table: SourceTable) => Map.groupBy(linesOf(table), ({ id }) => id);
  const [old, fresh] = [byRow(before), byRow(after)];
  const ids = (table: SourceTable) => rowsOf(table).map((row) => String(row['id']));
  const kept = (table: SourceTable) => ids(table).filter((id) => old.has(id) && fresh.has(id));
  const settings = ['title', 'stage', 'hitPolicy', 'legalBasis'].filter((name) => !same(before[name], after[name]));
  return [
    ...settings.map((name): TableChange => ({ kind: 'settings', name })),
    ...(same(before['columns'], after['columns']) ? [] : [{ kind: 'columns' } as const]),
    ...ids(before)
      .filter((id) => !fresh.has(id))
      .map((id): TableChange => ({ kind: 'removed', row: titleOf(context, old.get(id)?.[0]) })),
    ...[...fresh].flatMap(([id, lines]) => {
      const was = old.get(id);
      const row = titleOf(context, lines[0]);
      if (was === undefined) return [{ kind: 'added', row } as const];
      if (was.length !== lines.length) return [{ kind: 'versions', row } as const];
      return lines.flatMap((line, at) => lineChanges(context, columns, was[at], line, row));
    }),
    ...(same(kept(before), kept(after)) ? [] : [{ kind: 'order' } as const]),
  ];
}

function lineChanges(
  context: GridContext,
  columns: readonly GridColumn[],
  before: Line | undefined,
  after: Line,
  row: string,
): readonly TableChange[] {
  if (before === undefined || (same(before.content, after.content) && same(before.boundary, after.boundary))) return [];
  const cells = columns.flatMap((column): readonly TableChange[] => {
    const [was, is] = [gridText(context, before, column), gridText(context, after, column)];
    return was === is ? [] : [{ kind: 'cell', row, column: column.title, before: was, after: is }];
  });
  const others = ['legalBasis', 'exceptions', 'values'].some(
    (name) => !same(before.content?.[name], after.content?.[name]),
  );
  return [...cells, ...(others || cells.length === 0 ? [{ kind: 'other', row } as const] : [])];
}
