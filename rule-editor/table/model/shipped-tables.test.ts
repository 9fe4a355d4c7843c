import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#engine/objects';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { cellContext } from '../cells/context.ts';
import { rangeTexts, writeCells } from './cell-commands.ts';
import { gridColumns } from './columns.ts';
import { gridContext } from './grid-cell.ts';
import { linesOf } from './lines.ts';

const shipped = shippedNames.flatMap((name) => {
  const { source } = shippedContent(name);
  return ((source['tables'] ?? []) as readonly JsonObject[]).map((table) => ({
    name: `${name}: ${String(table['id'])}`,
    source,
    table,
  }));
});

describe.each(shipped)('$name', ({ source, table }) => {
  test.each(['nb', 'nn', 'en'] as const)('is said in words that make the same table, %s', (language) => {
    const context = gridContext(cellContext(source, language), table);
    const columns = gridColumns(context, table);
    const lines = linesOf(table).map((_, at) => at);
    const texts = rangeTexts(context, table, columns, lines, {
      top: 0,
      bottom: lines.length - 1,
      left: 0,
      right: columns.length - 1,
    });
    const conditions = columns.flatMap(({ kind }, at) => (kind === 'cell' ? texts.map((row) => row[at] ?? '') : []));
    expect(conditions.filter((text) => context.formulas.formulaOf(text) !== undefined)).toEqual([]);
    const entries = texts.flatMap((row, line) =>
      row.flatMap((text, at) => {
        const column = columns[at];
        return column === undefined ? [] : [{ line, column, text }];
      }),
    );
    const written = writeCells(context, table, entries);
    expect(written.unread).toEqual([]);
    expect(JSON.stringify(written.table)).toBe(JSON.stringify(table));
  });
});
