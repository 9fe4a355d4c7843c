import { type Path, pointerOf } from '../../sentences/json-path.ts';
import { type CellName, cellKey, isOwnerCell } from './columns.ts';
import type { LineRow } from './rows.ts';

type Placed = { readonly told: string; readonly pointer: string };

const cells: { readonly [member: string]: CellName } = {
  fact: 'subject',
  condition: 'subject',
  operator: 'operator',
  value: 'value',
  atLeast: 'join',
};

/** What is wrong with an object, by the cell that it is in; `path`: from the object to the content of the rows. */
export function problemCells(
  rows: readonly LineRow[],
  path: Path,
  problems: readonly Placed[],
): ReadonlyMap<string, string> {
  const byCell = new Map<string, string>();
  const rest = (pointer: string, at: Path): readonly string[] | undefined => {
    const outer = pointerOf([...path, ...at]);
    return pointer === outer || pointer.startsWith(`${outer}/`)
      ? pointer.slice(outer.length + 1).split('/')
      : undefined;
  };
  for (const { told, pointer } of problems) {
    const line = rows.findLast((row) => rest(pointer, [...row.at, ...row.line.path]) !== undefined);
    const owner = rows.find((row) => row.owner !== undefined && rest(pointer, row.owner) !== undefined);
    const row = line ?? owner;
    if (row === undefined) continue;
    const [member = ''] = (line ? rest(pointer, [...row.at, ...row.line.inner]) : rest(pointer, row.owner ?? [])) ?? [];
    const own = line ? (cells[member] ?? (row.line.leaf ? 'subject' : 'join')) : ownerCell(member);
    const key = cellKey(row, own);
    byCell.set(key, [...new Set([byCell.get(key), told])].filter(Boolean).join(' '));
  }
  return byCell;
}

const ownerCell = (member: string): CellName => {
  const cell = member as CellName;
  return isOwnerCell(cell) ? cell : 'title';
};
