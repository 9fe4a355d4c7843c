/** Where one is in a grid, as in a spreadsheet: the active cell, and the corner that a selection was begun at. */
export type Spot = { readonly row: number; readonly column: number };
export type Selection = { readonly anchor: Spot; readonly active: Spot };
export type Range = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
export type Size = { readonly rows: number; readonly columns: number; readonly page: number };

export const at = (row: number, column: number): Selection => ({ anchor: { row, column }, active: { row, column } });

export const rangeOf = ({ anchor, active }: Selection): Range => ({
  top: Math.min(anchor.row, active.row),
  bottom: Math.max(anchor.row, active.row),
  left: Math.min(anchor.column, active.column),
  right: Math.max(anchor.column, active.column),
});

export const isWithin = ({ top, bottom, left, right }: Range, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

const between = (n: number, most: number): number => Math.max(0, Math.min(n, most));

/** The selection kept inside a grid that may have become smaller. */
export function keptWithin({ anchor, active }: Selection, { rows, columns }: Size): Selection {
  const keep = ({ row, column }: Spot): Spot => ({ row: between(row, rows - 1), column: between(column, columns - 1) });
  return { anchor: keep(anchor), active: keep(active) };
}

export type Press = { readonly key: string; readonly ctrl: boolean; readonly shift: boolean };

/** Where a key leads from a cell; undefined when it is no key that moves. */
function spotAfter({ row, column }: Spot, { key, ctrl }: Press, size: Size): Spot | undefined {
  const [last, end] = [size.rows - 1, size.columns - 1];
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: ctrl ? last : row + 1, column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrl ? end : column + 1 };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? last : row, column: end };
    case 'PageUp':
      return { row: row - size.page, column };
    case 'PageDown':
      return { row: row + size.page, column };
    default:
      return undefined;
  }
}

/** The selection after a key, as spreadsheets have it; undefined when the key does not move. */
export function moved(selection: Selection, press: Press, size: Size): Selection | undefined {
  const { anchor, active } = selection;
  const { key, ctrl, shift } = press;
  if (key.toLowerCase() === 'a' && ctrl)
    return { anchor: { row: 0, column: 0 }, active: { row: size.rows - 1, column: size.columns - 1 } };
  if (key === ' ' && shift)
    return { anchor: { ...anchor, column: 0 }, active: { ...active, column: size.columns - 1 } };
  if (key === ' ' && ctrl) return { anchor: { ...anchor, row: 0 }, active: { ...active, row: size.rows - 1 } };
  const spot = spotAfter(active, press, size);
  if (spot === undefined) return undefined;
  const next = keptWithin({ anchor: shift ? anchor : spot, active: spot }, size);
  return shift ? next : at(next.active.row, next.active.column);
}

/** The next cell by Enter (down) or Tab (to the right); with Shift back. */
export function stepped({ active }: Selection, key: 'Enter' | 'Tab', back: boolean, size: Size): Selection {
  const step = back ? -1 : 1;
  const { row, column } = active;
  return keptWithin(key === 'Enter' ? at(row + step, column) : at(row, column + step), size);
}
