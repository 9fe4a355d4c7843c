import { cellsOfBlock } from '../grid/block.ts';
import type { Range } from '../grid/selection.ts';
import { type CellName, cellTextOf } from './columns.ts';
import type { Entry, Sheet } from './write.ts';

/** What is pasted, filled and cleared, as texts for cells. */

export const pasted = (
  cells: readonly CellName[],
  range: Range,
  block: readonly (readonly string[])[],
): readonly Entry[] =>
  cellsOfBlock(range, block).flatMap(({ row, column, text }) => {
    const cell = cells[column];
    return cell === undefined ? [] : [{ row, cell, text }];
  });

/** Each cell of the range gets what the topmost of its column says. */
export function filledDown(
  { context, content, rows, inWords }: Sheet,
  cells: readonly CellName[],
  range: Range,
): readonly Entry[] {
  const top = rows[range.top];
  if (top === undefined || range.bottom === range.top) return [];
  const texts = cells
    .slice(range.left, range.right + 1)
    .map((cell) => cellTextOf(context, content, top, cell, inWords));
  return pasted(
    cells,
    { ...range, top: range.top + 1 },
    Array.from({ length: range.bottom - range.top }, () => texts),
  );
}

/** The cells of a range that may be empty. */
const mayBeEmpty: readonly CellName[] = ['notMet', 'automation', 'basis'];

export const cleared = ({ rows }: Sheet, cells: readonly CellName[], range: Range): readonly Entry[] =>
  rows.slice(range.top, range.bottom + 1).flatMap((row, down) =>
    cells.slice(range.left, range.right + 1).flatMap((cell): readonly Entry[] => {
      const isEmptied = mayBeEmpty.includes(cell)
        ? row.owner !== undefined
        : cell === 'join' && row.line.leaf !== undefined;
      return isEmptied ? [{ row: range.top + down, cell, text: '' }] : [];
    }),
  );
