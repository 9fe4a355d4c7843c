import { isObject, type Json, type JsonObject } from '#engine/objects';
import { type CellContext } from '../cells/context.ts';
import { formulasOf, readFormulas } from '../cells/formulas.ts';
import { columnsOf, linesOf, rowsOf, type SourceTable, versionsOf, withMember } from '../model/lines.ts';
import { gridContext, type GridContext } from '../model/grid-cell.ts';
import { importWords } from './import-words.ts';
import type { Import } from './import.ts';
import { readColumns } from './read-columns.ts';
import { readSettings } from './read-settings.ts';
import { readSideSheets } from './read-side-sheets.ts';
import { readRows } from './read-rows.ts';
import { asRead, type ImportProblem, type ReadSheet } from './sheets.ts';
import { toWorkbook } from './to-workbook.ts';
import { type WorkbookWords, workbookWords } from './workbook-words.ts';

export type ImportResult =
  | { readonly ok: true; readonly table: SourceTable }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/**
 * Makes a table of sheets, or says all that cannot be read or would be lost. What the file does not hold (a sheet that
 * is not there) stays as it is in the table that is there.
 */
export function fromWorkbook(
  context: CellContext,
  existing: SourceTable | undefined,
  sheets: readonly ReadSheet[],
): ImportResult {
  const result = readTable(context, existing, sheets);
  if (!result.ok || existing === undefined) return result;
  return { ok: true, table: keepWriting(context, existing, result.table) };
}

function readTable(
  context: CellContext,
  existing: SourceTable | undefined,
  sheets: readonly ReadSheet[],
): ImportResult {
  const words = workbookWords[context.language];
  const w = importWords[context.language];
  const problems: ImportProblem[] = [];
  const known = Object.values(words.sheets);
  // A file with a single sheet, as people make it, need not know its name.
  const named = sheets.length === 1 ? sheets.map((sheet) => ({ ...sheet, name: words.sheets.rows })) : sheets;
  const filled = named.filter(({ rows }) => rows.some((row) => row.some(({ text }) => text.trim() !== '')));
  for (const { name } of filled) {
    const [expected = '', fix = ''] = w.unknownSheet(known.join(', '));
    if (!known.includes(name)) problems.push({ sheet: name, cell: undefined, found: name, expected, fix });
  }
  const bySheet = new Map(filled.map((sheet) => [sheet.name, sheet]));
  const input: Import = {
    context: { ...context, formulas: readFormulaSheet(context, existing, bySheet.get(words.sheets.formulas), words) },
    words,
    existing,
    sheets: bySheet,
    problems,
  };
  const settings = readSettings(input);
  const columns = readColumns(input);
  const side = readSideSheets(input);
  const rows = readRows(input, columns, side);
  if (problems.length > 0) return { ok: false, problems };
  const legalBasis = side.law === undefined ? existing?.['legalBasis'] : (side.law.get('') ?? []);
  return {
    ok: true,
    table: { ...settings, legalBasis: legalBasis ?? [], columns: columns.map(({ source }) => source), rows },
  };
}

function readFormulaSheet(
  context: CellContext,
  existing: SourceTable | undefined,
  sheet: ReadSheet | undefined,
  words: WorkbookWords,
): GridContext['formulas'] {
  const own = existing === undefined ? formulasOf([], String).entries : gridContext(context, existing).formulas.entries;
  const [, ...rows] = sheet?.rows ?? [];
  const head = sheet?.rows[0]?.map(({ text }) => text) ?? [];
  const given = rows.flatMap((row): readonly (readonly [string, Json])[] => {
    const [name, json] = [row[head.indexOf(words.name)]?.text, row[head.indexOf(words.formula)]?.text];
    if (name === undefined || json === undefined) return [];
    try {
      return [[name, JSON.parse(json) as Json]];
    } catch {
      return [];
    }
  });
  return readFormulas([...own, ...given]);
}

/** JSON with members in one order, to tell whether two mean the same. */
const canonical = (json: Json | undefined): string =>
  JSON.stringify(json, (_, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  );

const keyOfContent = (row: JsonObject, content: JsonObject): string =>
  `${String(row['id'])} ${canonical(withMember(content, 'id', undefined))}`;

/** What rows say, as it is written in the table, by what our own export says of it. */
function contentsAsWritten(existing: SourceTable, exported: SourceTable): ReadonlyMap<string, JsonObject> {
  const fresh = linesOf(exported);
  return new Map(
    linesOf(existing).flatMap(({ content, id }, index) => {
      const read = fresh[index]?.content;
      if (content === undefined || read === undefined) return [];
      return [[keyOfContent({ id }, read), withMember(content, 'id', undefined)]];
    }),
  );
}

/**
 * What the file says of a row just as our own export says it is left as it is written: a blank cell may be written in
 * several ways, a number with or without quotes.
 */
function keepWriting(context: CellContext, existing: SourceTable, read: SourceTable): SourceTable {
  const exported = readTable(context, undefined, asRead(toWorkbook(gridContext(context, existing), existing)));
  if (!exported.ok) return read;
  const contents = contentsAsWritten(existing, exported.table);
  /** A row that has got another version has the others as they are written. */
  const rewrite = (row: JsonObject): JsonObject => {
    const versions = versionsOf(row)?.map((version) => {
      const { content } = version;
      return isObject(content) ? { ...version, content: contents.get(keyOfContent(row, content)) ?? content } : version;
    });
    return versions === undefined ? row : withMember(row, 'versions', versions);
  };
  const kept = (of: (table: SourceTable) => readonly JsonObject[], name: string) => {
    const before = new Map(of(existing).map((item) => [item['id'], item]));
    const plain = new Map(of(exported.table).map((item) => [item['id'], canonical(item)]));
    const items = of(read).map((item) =>
      plain.get(item['id']) === canonical(item) ? (before.get(item['id']) ?? item) : rewrite(item),
    );
    return withMember(read, name, items)[name] ?? [];
  };
  const members = Object.fromEntries(
    Object.entries(read).map(([name, value]) => {
      if (name === 'rows') return [name, kept(rowsOf, name)];
      if (name === 'columns') return [name, kept(columnsOf, name)];
      return [name, canonical(value) === canonical(exported.table[name]) ? (existing[name] ?? value) : value];
    }),
  );
  const ordered = Object.fromEntries(
    [...new Set([...Object.keys(existing), ...Object.keys(members)])].flatMap((name) =>
      members[name] === undefined ? [] : [[name, members[name]]],
    ),
  );
  return canonical(ordered) === canonical(existing) ? existing : ordered;
}
