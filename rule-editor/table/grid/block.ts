import type { Range } from './selection.ts';

/** A text for a cell. */
export type BlockCell = { readonly row: number; readonly column: number; readonly text: string };

/** The cells that a pasted block fills: one cell fills the selection, a block begins at its corner. */
export function cellsOfBlock(range: Range, block: readonly (readonly string[])[]): readonly BlockCell[] {
  const [first = []] = block;
  const [only] = first;
  const { top, left, bottom, right } = range;
  if (block.length !== 1 || first.length !== 1 || only === undefined)
    return block.flatMap((texts, down) =>
      texts.map((text, across) => ({ row: top + down, column: left + across, text })),
    );
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (__, across) => ({ row: top + down, column: left + across, text: only })),
  ).flat();
}
