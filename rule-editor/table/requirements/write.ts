import type { Json } from '#engine/objects';
import { type Path, samePath, valueAt, withValueAt } from '../../sentences/json-path.ts';
import { conditionOfLines, type Line } from '../../sentences/model/lines.ts';
import { choicesOf } from '../cells/names.ts';
import { type CellProblem, type CellReading, misread, read } from '../cells/problem.ts';
import { withMember } from '../model/lines.ts';
import { modelWords } from '../model/model-words.ts';
import {
  canWrite,
  cellKey,
  type CellName,
  cellTextOf,
  choicesIn,
  type InWords,
  isOwnerCell,
  type OwnerCell,
} from './columns.ts';
import { readJoin } from './join.ts';
import { type LeafCell, leafCells, readLeaf } from './leaf.ts';
import type { LineContext } from './line-context.ts';
import { conditionOfKey, type LineRow, saidBy } from './rows.ts';
import { requirementWords } from './words.ts';

/** What the cells of an object are read and written by. `isLocked`: places that are published. */
export type Sheet = {
  readonly context: LineContext;
  readonly content: Json;
  readonly rows: readonly LineRow[];
  readonly isLocked: (at: Path) => boolean;
  readonly inWords: InWords;
};
export type Entry = { readonly row: number; readonly cell: CellName; readonly text: string };
/** A text that is not in the rules, by the row that it was written in and what that said. */
export type Kept = { readonly row: string; readonly column: string; readonly text: string; readonly said?: string };
export type Written = { readonly content: Json; readonly kept: readonly Kept[] };

type RowReading = {
  readonly line: Line;
  readonly members: ReadonlyMap<OwnerCell, Json | undefined>;
  readonly problems: ReadonlyMap<CellName, CellProblem>;
};

function readOwnerCell({ context, content }: Sheet, row: LineRow, cell: OwnerCell, text: string): CellReading {
  const { language } = context.cells;
  const w = modelWords[language].problems;
  const plain = text.trim();
  if (cell === 'title') {
    if (plain === '' && language === 'nb') return misread(text, w.titleNeeded[0], w.titleNeeded[1]);
    const title = valueAt(content, [...(row.owner ?? []), 'title']);
    return read(withMember((title ?? {}) as { [language: string]: string }, language, plain || undefined));
  }
  if (cell === 'reason')
    return /^[A-Z][A-Z0-9_]{1,63}$/.test(plain) ? read(plain) : misread(text, w.code[0], w.code[1]);
  if (plain === '' && cell !== 'event') return read(undefined);
  if (cell === 'basis') return read(plain);
  const choices = choicesIn(context, cell);
  const value = choicesOf(choices).keyOf(plain);
  const [expected, fix] = w.choice(Object.values(choices).join(', '));
  return value === undefined ? misread(text, expected, fix) : read(value);
}

/** Reads what was written in the cells of a row, the cells of its line together. */
function readRow(sheet: Sheet, row: LineRow, asked: ReadonlyMap<CellName, string>): RowReading {
  const { context, content, isLocked, inWords } = sheet;
  const w = requirementWords[context.cells.language].problems;
  const problems = new Map<CellName, CellProblem>();
  const members = new Map<OwnerCell, Json | undefined>();
  let { line } = row;
  const entry: { [cell in LeafCell]?: string } = {};
  for (const [cell, text] of asked) {
    if (text.trim() === cellTextOf(context, content, row, cell, inWords).trim()) continue;
    const wrong = ([expected = '', fix = '']: readonly string[]) => problems.set(cell, { found: text, expected, fix });
    if (isLocked(row.at)) wrong(w.published);
    else if (isOwnerCell(cell)) {
      const reading = canWrite(context, row, cell) ? readOwnerCell(sheet, row, cell, text) : undefined;
      if (reading === undefined) wrong(w.elsewhere);
      else if (reading.ok) members.set(cell, reading.value);
      else problems.set(cell, reading.problem);
    } else if (cell === 'join') {
      const reading = readJoin(context, row, text);
      if (reading.ok) line = { ...line, ...reading.join };
      else problems.set(cell, reading.problem);
    } else if (row.line.leaf === undefined) wrong(w.group);
    else entry[cell] = text;
  }
  const { leaf } = row.line;
  const written = leafCells.filter((cell) => entry[cell] !== undefined);
  if (leaf !== undefined && written.length > 0) {
    const reading = readLeaf(context, entry, leaf);
    if (reading.ok) line = { ...line, leaf: reading.leaf };
    else {
      const [expected = '', fix = ''] = w.waits;
      for (const cell of written) problems.set(cell, { found: entry[cell] ?? '', expected, fix });
      problems.set(reading.at, reading.problem);
    }
  }
  return { line, members, problems };
}

/** The texts that were kept, by the row and cell that they belong to now; and those whose row is gone. */
export function placeKept<T extends Kept>(
  rows: readonly LineRow[],
  texts: readonly T[],
): { readonly placed: ReadonlyMap<number, readonly T[]>; readonly homeless: readonly T[] } {
  const placed = new Map<number, T[]>();
  const isFree = (at: number, { column }: T) => !placed.get(at)?.some((other) => other.column === column);
  const saysSame = (row: LineRow, { said }: T) => said === undefined || saidBy(row) === said;
  /** Puts texts into the first row that is theirs and has no other text there; gives back those without one. */
  const put = (all: readonly T[], isTheirs: (row: LineRow, kept: T) => boolean): readonly T[] =>
    all.filter((kept) => {
      const at = rows.findIndex((row, index) => saysSame(row, kept) && isTheirs(row, kept) && isFree(index, kept));
      if (at >= 0) placed.set(at, [...(placed.get(at) ?? []), kept]);
      return at < 0;
    });
  const moved = put(texts, ({ key }, { row }) => key === row);
  return { placed, homeless: put(moved, ({ at }, { row }) => samePath(at, conditionOfKey(row))) };
}

/** Why the texts that were kept are not in the rules, by cell. */
export function unreadCells(
  sheet: Sheet,
  placed: ReadonlyMap<number, readonly Kept[]>,
): ReadonlyMap<string, { readonly text: string; readonly problem: CellProblem }> {
  const { again } = modelWords[sheet.context.cells.language].problems;
  return new Map(
    [...placed].flatMap(([at, texts]) => {
      const row = sheet.rows[at];
      if (row === undefined) return [];
      const asked = new Map(texts.map(({ column, text }) => [column as CellName, text]));
      const { problems } = readRow(sheet, row, asked);
      // What is wrong may be in a cell that nobody wrote in: another fact, and the value that stood there.
      const wrong = new Map([...problems].map(([cell, problem]) => [cell, { text: problem.found, problem }]));
      for (const [cell, text] of asked) {
        const problem = problems.get(cell) ?? { found: text, expected: again[0], fix: again[1] };
        wrong.set(cell, { text, problem });
      }
      return [...wrong].map(([cell, said]) => [cellKey(row, cell), said] as const);
    }),
  );
}

/** Writes texts into cells, with those that were kept in the same rows; what cannot be read is kept. */
export function writeCells(sheet: Sheet, entries: readonly Entry[], kept: readonly Kept[] = []): Written {
  const { placed, homeless } = placeKept(sheet.rows, kept);
  const left: Kept[] = [...homeless];
  const lines = new Map<number, Line>();
  let { content } = sheet;
  for (const [at, row] of sheet.rows.entries()) {
    const own = entries.filter((entry) => entry.row === at);
    const before = placed.get(at) ?? [];
    if (own.length === 0) {
      left.push(...before);
      continue;
    }
    const asked = new Map<CellName, string>([
      ...before.map(({ column, text }) => [column as CellName, text] as const),
      ...own.map(({ cell, text }) => [cell, text] as const),
    ]);
    const { line, members, problems } = readRow(sheet, row, asked);
    if (line !== row.line) lines.set(at, line);
    for (const [cell, value] of members) content = withValueAt(content, [...(row.owner ?? []), cell], value);
    const said = saidBy({ ...row, line });
    for (const [column, text] of asked) if (problems.has(column)) left.push({ row: row.key, column, text, said });
  }
  return { content: withLines(sheet.rows, content, lines), kept: left };
}

/** The content with other lines in its conditions; a condition none of whose lines is another stays as it is. */
function withLines(rows: readonly LineRow[], content: Json, lines: ReadonlyMap<number, Line>): Json {
  let changed = content;
  for (const { at: place } of rows.filter(({ isFirst }) => isFirst)) {
    const own = [...rows.entries()].filter(([, row]) => row.at === place);
    if (!own.some(([at]) => lines.has(at))) continue;
    const condition = conditionOfLines(own.map(([at, row]) => lines.get(at) ?? row.line));
    changed = withValueAt(changed, place, condition);
  }
  return changed;
}
