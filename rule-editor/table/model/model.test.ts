import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#engine/objects';
import { withVersion } from '../../sentences/versions/versions.ts';
import { edit, startDraft, undo } from '../../workspace/draft-state.ts';
import { source, tables } from '../arbitrary.ts';
import { cellContext } from '../cells/context.ts';
import { clearBlock, fillDown, pasteBlock, rangeTexts, unreadTexts, writeCells } from './cell-commands.ts';
import { addColumn, deleteColumn, freeLimits, moveColumn, titleColumn } from './column-commands.ts';
import { gridColumns } from './columns.ts';
import { gridContext, gridText } from './grid-cell.ts';
import { linesOf, rowsOf, type SourceTable, withRows } from './lines.ts';
import { deleteRows, deleteVersion, insertRows, moveRows, orderRows } from './row-commands.ts';

const addVersion = (table: SourceTable, index: number, boundary: { readonly date: string; readonly by: string }) =>
  withRows(table, rowsOf(table).with(index, withVersion(rowsOf(table)[index]!, boundary, 'copy')));
const language = fc.constantFrom('nb', 'nn', 'en');
const contexts = { nb: cellContext(source, 'nb'), nn: cellContext(source, 'nn'), en: cellContext(source, 'en') };
const bytes = (table: SourceTable) => JSON.stringify(table);
const everything = (table: SourceTable, columns: readonly unknown[]) => ({
  top: 0,
  bottom: linesOf(table).length - 1,
  left: 0,
  right: columns.length - 1,
});

test('every cell of a table written with its own words leaves the table as it was, to the byte', () => {
  fc.assert(
    fc.property(tables, language, (table, words) => {
      const context = gridContext(contexts[words], table);
      const columns = gridColumns(context, table);
      const entries = linesOf(table).flatMap((line, at) =>
        columns.map((column) => ({ line: at, column, text: gridText(context, line, column) })),
      );
      const { table: after, unread } = writeCells(context, table, entries);
      expect(unread).toEqual([]);
      expect(bytes(after)).toBe(bytes(table));
    }),
    { numRuns: 300 },
  );
});

test('the words of a table, written into a table without cells, make the same table', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const context = gridContext(contexts.nb, table);
      const columns = gridColumns(context, table).filter(({ kind }) => kind === 'cell' || kind === 'grant');
      const place = { columns, lines: linesOf(table).map((_, at) => at), range: everything(table, columns) };
      const block = rangeTexts(context, table, columns, place.lines, place.range);
      const blank = clearBlock(context, table, place).table;
      expect(pasteBlock(context, blank, place, block).table).toEqual(table);
    }),
    { numRuns: 300 },
  );
});

const command = fc.record({
  kind: fc.constantFrom(
    'write',
    'paste',
    'fill',
    'clear',
    'insert',
    'delete',
    'move',
    'order',
    'version',
    'unversion',
    'column',
    'uncolumn',
    'shift',
    'name',
    'free',
  ),
  at: fc.nat(20),
  to: fc.nat(20),
  across: fc.nat(20),
  by: fc.integer({ min: -3, max: 3 }),
  text: fc.constantFrom('', 'ja', 'under 3,6', 'minst 5', 'A06A', 'Skole', '01.03.2026', 'avslag', 'tull', 'GRANTED'),
});
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

function run(table: SourceTable, { kind, at, to, across, by, text }: Command): SourceTable {
  const context = gridContext(contexts.nb, table);
  const columns = gridColumns(context, table);
  const all = linesOf(table);
  const lines = all.map((_, index) => index);
  const row = at % rowsOf(table).length;
  const [top, left] = [at % all.length, across % columns.length];
  const range = { top, bottom: Math.min(all.length - 1, top + (to % 4)), left, right: left };
  const place = { columns, lines, range };
  const name = String(
    (table['columns'] as readonly JsonObject[])[across % (table['columns'] as readonly JsonObject[]).length]?.['id'],
  );
  const column = columns[left];
  switch (kind) {
    case 'write':
      return column === undefined ? table : writeCells(context, table, [{ line: top, column, text }]).table;
    case 'paste':
      return pasteBlock(context, table, place, [[text, text], [text]]).table;
    case 'fill':
      return fillDown(context, table, place).table;
    case 'clear':
      return clearBlock(context, table, place).table;
    case 'insert':
      return insertRows(table, row, 1 + (to % 2), at % 2 === 0 ? 'before' : 'behind');
    case 'delete':
      return deleteRows(table, [row, to]);
    case 'move':
      return moveRows(table, row, row, by);
    case 'order':
      return orderRows(
        table,
        rowsOf(table)
          .map((_, index) => index)
          .toReversed(),
      );
    case 'version':
      return addVersion(table, row, { date: '2026-07-01', by: 'appliedOn' });
    case 'unversion':
      return all[top] === undefined ? table : deleteVersion(table, all[top]);
    case 'column':
      return addColumn(table, { fact: 'age', operator: 'lessThan' });
    case 'uncolumn':
      return deleteColumn(table, name);
    case 'shift':
      return moveColumn(table, name, by);
    case 'name':
      return titleColumn(table, name, 'nb', text);
    default:
      return freeLimits(table, name) ?? table;
  }
}

test('undoing every command restores the table to the byte, and no command changes the table it was given', () => {
  fc.assert(
    fc.property(tables, fc.array(command, { maxLength: 8 }), (table, commands) => {
      const before = bytes(table);
      let state = startDraft({ source: { ...source, tables: [table] }, cases: [], demands: [] }, 1, []);
      const seen = [bytes(state.content.source)];
      for (const one of commands) {
        const [current = table] = state.content.source['tables'] as readonly JsonObject[];
        state = edit(state, one.kind, [{ object: 'tables/prices', value: run(current, one) }]);
        seen.push(bytes(state.content.source));
      }
      for (const expected of seen.slice(0, -1).toReversed()) {
        state = undo(state);
        expect(bytes(state.content.source)).toBe(expected);
      }
      expect(bytes(table)).toBe(before);
    }),
    { numRuns: 300 },
  );
});

const table: SourceTable = {
  id: 't',
  stage: 's',
  title: { nb: 'T' },
  hitPolicy: 'first',
  legalBasis: [],
  columns: [
    { id: 'ldl', fact: 'ldl', operator: 'lessThan' },
    { id: 'purpose', fact: 'purpose', operator: 'in' },
  ],
  rows: [
    { id: 'a', title: { nb: 'A' }, cells: { ldl: '3.6', purpose: ['school'] }, event: 'deny', reason: 'NO' },
    { id: 'b', title: { nb: 'B' }, cells: { ldl: { parameter: 'limit' } }, event: 'approve', reason: 'YES' },
  ],
};
const context = gridContext(contexts.nb, table);
const columns = gridColumns(context, table);
const lines = [0, 1];

describe('pasting', () => {
  test('one cell fills the selection', () => {
    const range = { top: 0, bottom: 1, left: 1, right: 1 };
    const { table: after } = pasteBlock(context, table, { columns, lines, range }, [['under 2,5']]);
    expect(rowsOf(after).map(({ cells }) => (cells as JsonObject)['ldl'])).toEqual(['2.5', '2.5']);
  });

  test('what reaches below the last row gets rows of its own', () => {
    const range = { top: 1, bottom: 1, left: 0, right: 0 };
    const { table: after, unread } = pasteBlock(context, table, { columns, lines, range }, [
      ['B', 'under 1'],
      ['C', 'under 2'],
      ['D', 'tull'],
    ]);
    expect(linesOf(after).map((line) => [line.id, gridText(context, line, columns[0]!)])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
      ['b-2', 'C'],
      ['b-3', 'D'],
    ]);
    expect(unread).toMatchObject([{ key: 'b-3 cell:ldl', text: 'tull', problem: { found: 'tull' } }]);
  });
});

test('filling down copies the topmost cell of each column', () => {
  const range = { top: 0, bottom: 1, left: 1, right: 2 };
  const { table: after } = fillDown(context, table, { columns, lines, range });
  expect(rowsOf(after)[1]?.['cells']).toEqual({ ldl: '3.6', purpose: ['school'] });
});

test('a new version of a row says at first what the row says, and can be taken away again', () => {
  const versioned = addVersion(table, 0, { date: '2026-07-01', by: 'receivedOn' });
  expect(linesOf(versioned).map(({ key }) => key)).toEqual(['a/0', 'a/1', 'b']);
  const line = linesOf(versioned)[1]!;
  expect(line.content).toEqual(linesOf(versioned)[0]?.content);
  expect(deleteVersion(versioned, line)).toEqual(table);
});

test('a limit becomes free limits that mean the same; with a parameter it cannot', () => {
  expect(freeLimits(table, 'ldl')).toBeUndefined();
  const literal = writeCells(context, table, [{ line: 1, column: columns[1]!, text: 'under 2' }]).table;
  const freed = freeLimits(literal, 'ldl')!;
  expect(rowsOf(freed).map(({ cells }) => (cells as JsonObject)['ldl'])).toEqual([{ under: '3.6' }, { under: '2' }]);
  expect(gridColumns(context, freed)[1]?.hint).toBe('grenser, mmol/l');
});

test('a row that is gone from a date has blank cells until an outcome is chosen', () => {
  const versioned = addVersion(table, 0, { date: '2026-07-01', by: 'receivedOn' });
  const event = gridColumns(context, versioned).find(({ kind }) => kind === 'event')!;
  const ldl = gridColumns(context, versioned).find(({ name }) => name === 'ldl')!;
  const gone = writeCells(context, versioned, [{ line: 1, column: event, text: 'gjelder ikke' }]).table;
  expect(linesOf(gone)[1]?.content).toBeUndefined();
  expect(writeCells(context, gone, [{ line: 1, column: ldl, text: 'under 1' }]).unread).toHaveLength(1);
  expect(writeCells(context, gone, [{ line: 1, column: event, text: 'avslag' }]).table).toEqual(versioned);
});

test('texts that were kept are in their cells with what is wrong; those whose row is gone are told apart', () => {
  const kept = (row: string, text: string) => ({ row, column: 'cell:ldl', text });
  const texts = [kept('a', 'tull'), kept('b', 'under 2'), kept('gone', 'over 1')];
  const { unread, homeless } = unreadTexts(context, linesOf(table), columns, texts);
  expect([...unread].map(([key, { line, text, problem }]) => [key, line, text, problem.fix])).toEqual([
    ['a cell:ldl', 0, 'tull', 'Skriv tallet med komma foran desimalene.'],
    ['b cell:ldl', 1, 'under 2', 'Teksten kan leses nå. Gå inn i cellen, og trykk Enter for å lagre den.'],
  ]);
  expect(homeless).toEqual([texts[2]]);
});
