import type { Change, Json, JsonObject } from '#engine/objects';
import type { CellContext } from '../cells/context.ts';
import type { BlockCell } from '../grid/block.ts';
import { nameChange, nameLanguages, type NameLanguage, type Names, namesOf } from './code-names.ts';
import { codeIn, listRows, type ListProblem, readListRows } from './list-rows.ts';
import { listWords } from './list-words.ts';

/** A row of a list with the names that were written for its code; what was not written is as the ruleset has it. */
export type NamedRow = { readonly texts: readonly [string, string]; readonly names: Names };

type NamedReading =
  | { readonly ok: true; readonly content: Json; readonly names: readonly Change[] }
  | { readonly ok: false; readonly problems: readonly ListProblem[] };

const hasName = ({ names }: NamedRow): boolean => Object.values(names).some((text) => text.trim() !== '');
export const isBlank = (row: NamedRow): boolean => row.texts.every((text) => text.trim() === '') && !hasName(row);
export const rowText = ({ texts, names }: NamedRow): string => [...texts, ...Object.values(names)].join(' ').trim();

export const namedRows = (context: CellContext, parameter: JsonObject, content: Json): readonly NamedRow[] =>
  listRows(context, parameter, content).map((texts) => ({ texts, names: {} }));

/** What the code of a row is called. */
export function nameIn(
  context: CellContext,
  source: JsonObject,
  parameter: JsonObject,
  { texts, names }: NamedRow,
  language: NameLanguage,
): string {
  const code = codeIn(context, parameter, texts[0]);
  return names[language] ?? (code === undefined ? '' : (namesOf(source, code)[language] ?? ''));
}

/** The rows with texts in their cells: two of the list, then one a language for the name of the code. */
export function withCells(rows: readonly NamedRow[], cells: readonly BlockCell[]): readonly NamedRow[] {
  const next = [...rows];
  for (const { row, column, text } of cells) {
    while (next.length <= row) next.push({ texts: ['', ''], names: {} });
    const { texts, names } = next[row] ?? { texts: ['', ''], names: {} };
    const language = nameLanguages[column - 2];
    if (column < 2) next[row] = { texts: column === 0 ? [text, texts[1]] : [texts[0], text], names };
    else if (language !== undefined) next[row] = { texts, names: { ...names, [language]: text } };
  }
  return next;
}

/** Reads rows back: what the list says, and what the names of its codes become. */
export function readNamedRows(
  context: CellContext,
  source: JsonObject,
  parameter: JsonObject,
  rows: readonly NamedRow[],
  was: Json,
): NamedReading {
  const w = listWords[context.language];
  const list = readListRows(
    context,
    parameter,
    rows.map(({ texts }) => texts),
    was,
  );
  const problems: ListProblem[] = list.ok ? [] : [...list.problems];
  const names = rows.flatMap((row, index): readonly Change[] => {
    if (Object.keys(row.names).length === 0) return [];
    const code = codeIn(context, parameter, row.texts[0]);
    if (code === undefined) {
      // A code that cannot be read is told by the list.
      if (hasName(row) && row.texts[0].trim() === '') problems.push({ row: index, column: 0, fix: w.needed[1] ?? '' });
      return [];
    }
    const change = nameChange(source, code, row.names);
    if (change === 'needs-nb') problems.push({ row: index, column: 2, fix: w.nameNeeded });
    return typeof change === 'object' ? [change] : [];
  });
  return problems.length > 0 || !list.ok ? { ok: false, problems } : { ok: true, content: list.content, names };
}
