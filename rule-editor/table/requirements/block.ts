import type { Range } from '../grid/selection.ts';
import { type CellName, cellTextOf } from './columns.ts';
import type { Entry, Sheet } from './write.ts';

/** What is pasted, filled and cleared, as texts for cells. */

export function pasted(
  cells: readonly CellName[],
  range: Range,
  block: readonly (readonly string[])[],
): readonly Entry[] {
  const [first = []] = block;
  const isSingle = block.length === 1 && first.length === 1;
  const height = isSingle ? range.bottom - range.top + 1 : block.length;
  const width = isSingle ? range.right - range.left + 1 : Math.max(...block.map((row) => row.length));
  return Array.from({ length: height }, (_, down) =>
    Array.from({ length: width }, (__, across): readonly Entry[] => {
      const cell = cells[range.left + across];
      const text = isSingle ? first[0] : block[down]?.[across];
      return cell === undefined || text === undefined ? [] : [{ row: range.top + down, cell, text }];
    }).flat(),
  ).flat();
}

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
