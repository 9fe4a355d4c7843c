import fc from 'fast-check';
import { expect, test } from 'vitest';
import { source, tables } from '../arbitrary.ts';
import { cellContext } from '../cells/context.ts';
import { exportTable, importTable } from './spreadsheet-file.ts';

const contexts = { nb: cellContext(source, 'nb'), nn: cellContext(source, 'nn'), en: cellContext(source, 'en') };
const language = fc.constantFrom('nb', 'nn', 'en');

test.each([
  ['xlsx', 40],
  ['csv', 150],
  ['csv-1252', 150],
] as const)('a table as a file (%s) makes the same table where there is none', async (format, numRuns) => {
  await fc.assert(
    fc.asyncProperty(tables, language, async (table, words) => {
      const file = await exportTable(contexts[words], table, format);
      if (!file.ok) throw new Error(file.missing.join('; '));
      expect(await importTable(contexts[words], undefined, file.bytes)).toEqual({ ok: true, table });
    }),
    { numRuns },
  );
});
