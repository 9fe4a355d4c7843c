import { unzipSync } from 'fflate';
import { readXlsxMarks } from './xlsx-marks.ts';
import type { ImportProblem, ReadSheet, Sheet, SheetCell } from './sheets.ts';
import { importWords } from './import-words.ts';
import type { TableLanguage } from '../cells/cell-words.ts';

/** Excel workbooks. Every cell we write is a text, so that no spreadsheet makes `01` a number or `3-5` a day. */

const WIDEST = 50;

export async function writeXlsx(sheets: readonly Sheet[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const made = sheets.map(({ name, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: (rows[0] ?? []).map((_, at) => ({
      width: Math.min(WIDEST, 3 + Math.max(8, ...rows.slice(0, 200).map((row) => row[at]?.length ?? 0))),
    })),
    data: rows.map((row, index) =>
      row.map((value) =>
        value === ''
          ? null
          : { value, type: String, format: '@', ...(index === 0 && { fontWeight: 'bold' as const }), wrap: true },
      ),
    ),
  }));
  return write(made).toBlob();
}

/** A number as it is written in the file. */
type Numeral = { readonly numeral: string };

function cellOf(value: unknown): SheetCell {
  if (value === null || value === undefined) return { text: '', kind: 'text' };
  if (typeof value === 'boolean') return { text: String(value), kind: 'boolean' };
  if (value instanceof Date) {
    const iso = value.toISOString();
    return { text: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso, kind: 'date' };
  }
  if (typeof value === 'object') return { text: String(Number((value as Numeral).numeral)), kind: 'number' };
  return { text: String(value), kind: 'text' };
}

/** What a file holds, and what of it would be lost. */
export type ReadFile = { readonly sheets: readonly ReadSheet[]; readonly problems: readonly ImportProblem[] };

/** Reads a workbook; what in it would be lost are formulas, merged cells, comments. */
export async function readXlsx(bytes: Uint8Array, language: TableLanguage): Promise<ReadFile> {
  const w = importWords[language];
  try {
    const marks = await readXlsxMarks(unzipSync(bytes));
    const problems = marks.map(({ sheet, cell, kind, found }): ImportProblem => {
      const [expected = '', fix = ''] = w[kind];
      return { sheet, cell, found, expected, fix };
    });
    const { default: read } = await import('read-excel-file/universal');
    const sheets = await read<Numeral>(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
      trim: false,
      parseNumber: (numeral) => ({ numeral }),
    });
    return {
      sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) })),
      problems,
    };
  } catch {
    const [expected = '', fix = ''] = w.unreadable;
    return { sheets: [], problems: [{ sheet: '', cell: undefined, found: '', expected, fix }] };
  }
}
