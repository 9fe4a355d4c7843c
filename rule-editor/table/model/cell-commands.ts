import { type CellProblem, type CellReading, misread } from '../cells/problem.ts';
import { cellsOfBlock } from '../grid/block.ts';
import type { Range } from '../grid/selection.ts';
import type { GridColumn } from './columns.ts';
import { type GridContext, gridText, readGridText, withValue } from './grid-cell.ts';
import { modelWords } from './model-words.ts';
import { insertRows } from './row-commands.ts';
import { type Line, linesOf, rowsOf, type SourceTable, tableOfLines } from './lines.ts';

/** Texts to be written into cells. */
export type Entry = { readonly line: number; readonly column: GridColumn; readonly text: string };
/** A text that cannot be read; it is not in the table. */
export type Unread = Entry & { readonly row: string; readonly key: string; readonly problem: CellProblem };
export type Written = { readonly table: SourceTable; readonly unread: readonly Unread[] };

/** Lines that may not be written in: they are published. */
export type IsLocked = (line: Line) => boolean;
const never: IsLocked = () => false;

export const cellKey = (line: Line, column: GridColumn): string => `${line.key} ${column.key}`;

/** Writes texts into cells, all that can be read; the others come back with what is wrong. */
export function writeCells(
  context: GridContext,
  table: SourceTable,
  entries: readonly Entry[],
  isLocked: IsLocked = never,
): Written {
  const unread: Unread[] = [];
  const lines = [...linesOf(table)];
  for (const entry of entries) {
    const line = lines[entry.line];
    if (line === undefined) continue;
    const reading = readEntry(context, line, entry, isLocked);
    if (!reading.ok) {
      unread.push({ ...entry, row: line.key, key: cellKey(line, entry.column), problem: reading.problem });
      continue;
    }
    const before = lines
      .slice(entry.line - (line.version ?? 0), entry.line)
      .findLast(({ content }) => content !== undefined);
    lines[entry.line] = withValue(context, line, entry.column, reading.value, before?.content);
  }
  return { table: tableOfLines(table, lines), unread };
}

function readEntry(
  context: GridContext,
  line: Line,
  { column, text }: Pick<Entry, 'column' | 'text'>,
  isLocked: IsLocked,
): CellReading {
  const isSame = text.trim() === gridText(context, line, column).trim();
  return isLocked(line) && !isSame
    ? misread(text, ...modelWords[context.language].problems.published)
    : readGridText(context, line, column, text);
}

/** A text by the names of its row and column, as it is kept. */
type Named = { readonly row: string; readonly column: string; readonly text: string };

/** Texts that were kept, in the cells that they were written in, with why they are not in the table. */
export function unreadTexts<T extends Named>(
  context: GridContext,
  lines: readonly Line[],
  columns: readonly GridColumn[],
  texts: readonly T[],
  isLocked: IsLocked = never,
): { readonly unread: ReadonlyMap<string, Unread>; readonly homeless: readonly T[] } {
  const unread = new Map<string, Unread>();
  const homeless = texts.filter((kept) => {
    const at = lines.findIndex(({ key }) => key === kept.row);
    const [line, column] = [lines[at], columns.find(({ key }) => key === kept.column)];
    if (line === undefined || column === undefined) return true;
    const reading = readEntry(context, line, { column, text: kept.text }, isLocked);
    // What can be read now, such as a fact that has got its name meanwhile, waits for the one who wrote it.
    const again = modelWords[context.language].problems.again;
    const problem = reading.ok ? { found: kept.text, expected: again[0], fix: again[1] } : reading.problem;
    const key = cellKey(line, column);
    unread.set(key, { line: at, column, text: kept.text, row: line.key, key, problem });
    return false;
  });
  return { unread, homeless };
}

/** What a block says, row by row. */
export function rangeTexts(
  context: GridContext,
  table: SourceTable,
  columns: readonly GridColumn[],
  lines: readonly number[],
  range: Range,
): readonly (readonly string[])[] {
  const all = linesOf(table);
  return lines.slice(range.top, range.bottom + 1).map((index) =>
    columns.slice(range.left, range.right + 1).map((column) => {
      const line = all[index];
      return line === undefined ? '' : gridText(context, line, column);
    }),
  );
}

type Place = {
  readonly columns: readonly GridColumn[];
  /** The lines that are shown, by their place in the table. */
  readonly lines: readonly number[];
  readonly range: Range;
  readonly isLocked?: IsLocked;
};

/**
 * Pastes a block as spreadsheets do: one cell fills the selection, a block begins at its corner, and what reaches
 * below the last row gets rows of its own (copies of the last, so that what is not pasted is as above).
 */
export function pasteBlock(
  context: GridContext,
  table: SourceTable,
  { columns, lines, range, isLocked }: Place,
  block: readonly (readonly string[])[],
): Written {
  const filled = cellsOfBlock(range, block);
  const bottom = Math.max(...filled.map(({ row }) => row));
  const all = linesOf(table);
  const showsEnd = lines.at(-1) === all.length - 1;
  const lacking = showsEnd ? Math.max(0, bottom + 1 - lines.length) : 0;
  const grown = lacking === 0 ? table : insertRows(table, rowsOf(table).length - 1, lacking);
  const perRow = (linesOf(grown).length - all.length) / Math.max(1, lacking);
  const places = [...lines, ...Array.from({ length: lacking }, (_, n) => all.length + (n + 1) * perRow - 1)];
  const entries = filled.flatMap(({ row, column: at, text }): readonly Entry[] => {
    const [line, column] = [places[row], columns[at]];
    return line === undefined || column === undefined ? [] : [{ line, column, text }];
  });
  return writeCells(context, grown, entries, isLocked);
}

/** Each cell of the block gets what the topmost of its column has. */
export function fillDown(context: GridContext, table: SourceTable, place: Place): Written {
  const { columns, lines, range } = place;
  const [top = []] = rangeTexts(context, table, columns, lines, { ...range, bottom: range.top });
  const block = Array.from({ length: range.bottom - range.top }, () => top);
  const below = { ...range, top: range.top + 1 };
  return block.length === 0 ? { table, unread: [] } : pasteBlock(context, table, { ...place, range: below }, block);
}

/** Empties the cells of a block that may be empty. */
export function clearBlock(context: GridContext, table: SourceTable, place: Place): Written {
  const { columns, lines, range, isLocked } = place;
  const kinds: readonly GridColumn['kind'][] = ['cell', 'grant', 'automation', 'basis'];
  const entries = lines.slice(range.top, range.bottom + 1).flatMap((line) =>
    columns
      .slice(range.left, range.right + 1)
      .filter(({ kind }) => kinds.includes(kind))
      .map((column) => ({ line, column, text: '' })),
  );
  return writeCells(context, table, entries, isLocked);
}
