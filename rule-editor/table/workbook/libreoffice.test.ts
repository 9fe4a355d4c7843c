import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { priceTable, source } from '../arbitrary.ts';
import { cellContext } from '../cells/context.ts';
import { rowsOf } from '../model/lines.ts';
import { importTable } from './spreadsheet-file.ts';

/**
 * Files that LibreOffice 7.4 saved: our exports of `priceTable`, opened and saved again, and sheets made there by hand
 * (`by-hand.fods` and `lossy.fods` are what was typed).
 */
const context = cellContext(source, 'nb');
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures', name)));

test.each(['saved.xlsx', 'saved-through-ods.xlsx', 'saved.csv', 'saved-1252.csv'])(
  'our export, saved by LibreOffice as %s, changes nothing',
  async (name) => {
    const result = await importTable(context, priceTable, fixture(name));
    expect(result).toEqual({ ok: true, table: priceTable });
    expect(result.ok && result.table).toBe(priceTable);
    expect(await importTable(context, undefined, fixture(name))).toEqual({ ok: true, table: priceTable });
  },
);

describe('a sheet made by hand', () => {
  test('changes what it says, and leaves the settings as they are', async () => {
    const result = await importTable(context, priceTable, fixture('by-hand.xlsx'));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { rows: _, ...settings } = result.table;
    const { rows: __, ...before } = priceTable;
    expect(settings).toEqual(before);
    expect(rowsOf(result.table).map(({ id }) => id)).toEqual(['children', 'adults', 'voksne-uten-avtale']);
    expect(rowsOf(result.table)[0]).toEqual(rowsOf(priceTable)[0]);
    expect(rowsOf(result.table)[2]).toMatchObject({
      title: { nb: 'Voksne uten avtale' },
      cells: { ldl: '2.5', fee: 25000, birth: '1990-05-03', drug: ['A06A'], reimbursed: '605', poor: false },
      event: 'deny',
    });
  });

  test('is refused with all that would be lost', async () => {
    const result = await importTable(context, priceTable, fixture('lossy.xlsx'));
    if (result.ok) throw new Error('it was not refused');
    expect(result.problems.map(({ sheet, cell = '', found }) => `${sheet} ${cell}: ${found}`)).toEqual([
      'Rader G2: ="Ba"&"rn"',
      'Rader G4:H4: G4:H4',
      'Rader P4: P4',
      'Notater : Notater',
      'Rader V1: Ansvarlig',
      'Rader : ingen slik kolonne',
      'Rader J2: over 3,60',
      'Rader N2: 1',
      'Rader J4: under 3.6',
      'Rader N4: 03.05.2026',
      'Rader O4: kanskje',
    ]);
    expect(result.problems.map(({ fix }) => fix).join('\n')).toMatch(
      /formelen ville ellers gått tapt[^]*gjort dette om til et tall/,
    );
  });
});
