import fc from 'fast-check';
import { expect, test } from 'vitest';
import { source, tables } from '../arbitrary.ts';
import { cellContext } from '../cells/context.ts';
import { gridContext } from '../model/grid-cell.ts';
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
