import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceTable, source, tables } from '../arbitrary.ts';
import { cellContext } from '../cells/context.ts';
import { gridContext } from '../model/grid-cell.ts';
import { changedLines } from '../model/published.ts';
import { fromWorkbook } from './from-workbook.ts';
import { asRead } from './sheets.ts';
import { toWorkbook } from './to-workbook.ts';

const contexts = { nb: cellContext(source, 'nb'), nn: cellContext(source, 'nn'), en: cellContext(source, 'en') };
const language = fc.constantFrom('nb', 'nn', 'en');

test('a table as sheets makes the same table where there is none', () => {
  fc.assert(
    fc.property(tables, language, (table, words) => {
      const sheets = toWorkbook(gridContext(contexts[words], table), table);
      expect(fromWorkbook(contexts[words], undefined, asRead(sheets))).toEqual({ ok: true, table });
    }),
    { numRuns: 300 },
  );
});

test('a table as sheets, read into itself, changes not a byte', () => {
  fc.assert(
    fc.property(tables, language, (table, words) => {
      const sheets = toWorkbook(gridContext(contexts[words], table), table);
      const result = fromWorkbook(contexts[words], table, asRead(sheets));
      expect(result.ok && JSON.stringify(result.table)).toBe(JSON.stringify(table));
    }),
    { numRuns: 200 },
  );
});

test('a row that gets a version in the file keeps its legal basis, and the way its other versions are written', () => {
  const legalBasis = [{ title: 'Lov', kind: 'act', mark: 'design' }];
  const content = { event: 'deny', title: { nb: 'A' }, legalBasis, reason: 'NO', cells: { ldl: 5 } };
  const table = {
    id: 't',
    stage: 's',
    title: { nb: 'T' },
    hitPolicy: 'first',
    legalBasis: [],
    columns: [{ id: 'ldl', fact: 'ldl', operator: 'lessThan' }],
    rows: [{ id: 'a', ...content }],
  };
  const sheets = toWorkbook(gridContext(contexts.nb, table), table).map((sheet) => {
    if (sheet.name !== 'Rader') return sheet;
    const [head = [], row = []] = sheet.rows;
    const line = (changes: { readonly [heading: string]: string }) =>
      row.map((text, at) => changes[head[at] ?? ''] ?? text);
    const later = {
      Versjon: '2',
      'Gjelder fra': '01.07.2027',
      'Regnet etter': 'Mottatt dato',
      'LDL-kolesterol': 'under 6',
    };
    return { ...sheet, rows: [head, line({ Versjon: '1' }), line(later)] };
  });
  const result = fromWorkbook(contexts.nb, table, asRead(sheets));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const boundary = { date: '2027-07-01', by: 'receivedOn' };
  expect(result.table['rows']).toEqual([
    { id: 'a', versions: [{ content }, { boundary, content: { ...content, cells: { ldl: '6' } } }] },
  ]);
  expect(changedLines(table, result.table, () => true)).toEqual([]);
});

test('a sheet without the names of its rows is refused: their legal basis would be lost', () => {
  const [rows] = toWorkbook(gridContext(contexts.nb, priceTable), priceTable);
  const nameless = { name: 'Ark1', rows: (rows?.rows ?? []).map((row) => row.slice(1)) };
  expect(fromWorkbook(contexts.nb, priceTable, asRead([nameless]))).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ expected: 'kolonnen «Fast navn»' })]),
  });
});
