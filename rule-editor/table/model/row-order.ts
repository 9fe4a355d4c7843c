import type { GridColumn } from './columns.ts';
import { type GridContext, gridText } from './grid-cell.ts';
import { linesOf, rowsOf, type SourceTable } from './lines.ts';

/** The rows by what they say in a column, numbers by their size, blank ones last; equal ones stay as they stand. */
export function rowOrderBy(context: GridContext, table: SourceTable, column: GridColumn): readonly number[] {
  const { compare } = new Intl.Collator(context.language === 'en' ? 'en' : 'nb', { numeric: true });
  const lines = linesOf(table);
  const texts = rowsOf(table).map((_, row) => {
    const line = lines.find((one) => one.row === row);
    return line === undefined ? '' : gridText(context, line, column);
  });
  return texts
    .map((text, row) => ({ text, row }))
    .toSorted((a, b) => Number(a.text === '') - Number(b.text === '') || compare(a.text, b.text) || a.row - b.row)
    .map(({ row }) => row);
}
