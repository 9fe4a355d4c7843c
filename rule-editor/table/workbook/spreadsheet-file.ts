import type { CellContext } from '../cells/context.ts';
import { gridContext } from '../model/grid-cell.ts';
import type { SourceTable } from '../model/lines.ts';
import { readCsv, writeCsv } from './csv.ts';
import { fromWorkbook, type ImportResult } from './from-workbook.ts';
import { encodeText } from './text-encoding.ts';
import { toWorkbook } from './to-workbook.ts';
import { readXlsx, writeXlsx } from './xlsx.ts';

/** `csv`: UTF-8; `csv-1252`: Windows-1252, for older spreadsheets. */
export type FileFormat = 'xlsx' | 'csv' | 'csv-1252';

export type ExportResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** What the file cannot hold. */
  | { readonly ok: false; readonly missing: readonly string[] };

/** A table as a file. It is read back before it is given away: what would not come back is refused. */
export async function exportTable(context: CellContext, table: SourceTable, format: FileFormat): Promise<ExportResult> {
  const sheets = toWorkbook(gridContext(context, table), table);
  if (format !== 'xlsx') {
    const encoded = encodeText(writeCsv(sheets), format === 'csv' ? 'utf-8' : 'windows-1252');
    if (!encoded.ok) return encoded;
    return verified(context, table, encoded.bytes);
  }
  const blob = await writeXlsx(sheets);
  return verified(context, table, new Uint8Array(await blob.arrayBuffer()));
}

async function verified(context: CellContext, table: SourceTable, bytes: Uint8Array): Promise<ExportResult> {
  const back = await importTable(context, table, bytes);
  if (back.ok) {
    const lost = Object.keys(table).filter((name) => JSON.stringify(back.table[name]) !== JSON.stringify(table[name]));
    return lost.length === 0 ? { ok: true, bytes } : { ok: false, missing: lost };
  }
  return { ok: false, missing: back.problems.map(({ sheet, cell, found }) => `${sheet} ${cell ?? ''}: ${found}`) };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Reads a spreadsheet (.xlsx, or text with semicolons) into a table, or says all that cannot be read or would be lost. */
export async function importTable(
  context: CellContext,
  existing: SourceTable | undefined,
  bytes: Uint8Array,
): Promise<ImportResult> {
  const file = isZip(bytes) ? await readXlsx(bytes, context.language) : readCsv(bytes, context.language);
  if (file.sheets.length === 0 && file.problems.length > 0) return { ok: false, problems: file.problems };
  const result = fromWorkbook(context, existing, file.sheets);
  if (file.problems.length === 0) return result;
  return { ok: false, problems: [...file.problems, ...(result.ok ? [] : result.problems)] };
}
