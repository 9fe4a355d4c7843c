import Papa from 'papaparse';
import type { TableLanguage } from '../cells/cell-words.ts';
import { importWords } from './import-words.ts';
import type { ReadSheet, Sheet } from './sheets.ts';
import { decodeText } from './text-encoding.ts';
import type { ReadFile } from './xlsx.ts';

/** Text files as Norwegian spreadsheets write them: semicolons; the sheets follow each other, each under `[name]`. */

/**
 * What a spreadsheet that opens the file would make another text of (a number, a day, a formula) is written as
 * `="01"`, which spreadsheets read as the text 01. Whole numbers come back as they were; days do not: LibreOffice in English saves
 * 01.07.2026 as 07/01/2026.
 */
const isMistakable = (text: string): boolean =>
  !/^[1-9]\d{0,14}$/.test(text) && /^[=+@\-\t]|^[\d.,\s]+([eE][+-]?\d+)?$|^\d+[-./]\w+([-./]\w+)?$/.test(text);
const guarded = (text: string): string => (isMistakable(text) ? `="${text.replaceAll('"', '""')}"` : text);

const plain = (text: string): string => {
  const match = /^="((?:[^"]|"")*)"$/s.exec(text);
  return match === null ? text : (match[1] ?? '').replaceAll('""', '"');
};

export function writeCsv(sheets: readonly Sheet[]): string {
  const lines = sheets.flatMap(({ name, rows }, at) => [
    ...(at > 0 ? [['']] : []),
    [`[${name}]`],
    ...rows.map((row) => row.map(guarded)),
  ]);
  return `${Papa.unparse(lines, { delimiter: ';', newline: '\r\n', escapeFormulae: false })}\r\n`;
}

/** The sign between the cells: the one that the headings have most of. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '' && !/^"?\[[^\]]+\]/.test(line)) ?? '';
  const bare = head.replaceAll(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  return [';', '\t', ','].toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

export function readCsv(bytes: Uint8Array, language: TableLanguage): ReadFile {
  const text = decodeText(bytes);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    const [expected = '', fix = ''] = importWords[language].unreadable;
    return { sheets: [], problems: [{ sheet: '', cell: undefined, found: broken.message, expected, fix }] };
  }
  const sheets: { name: string; rows: string[][] }[] = [];
  for (const row of data) {
    const [first = '', ...others] = row;
    const name = /^\[([^\]]+)\]$/.exec(first)?.[1];
    const isHead = name !== undefined && others.every((cell) => cell === '');
    if (isHead) sheets.push({ name, rows: [] });
    else if (sheets.length > 0 || row.some((cell) => cell !== '')) {
      if (sheets.length === 0) sheets.push({ name: '', rows: [] });
      sheets.at(-1)?.rows.push(row);
    }
  }
  const read = sheets.map(({ name, rows }): ReadSheet => ({
    name,
    rows: rows.map((row) => row.map((cell) => ({ text: plain(cell), kind: 'text' }))),
  }));
  return { sheets: read, problems: [] };
}
