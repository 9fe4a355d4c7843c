import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { versionsIn } from '../../sentences/versions/versions.ts';
import { source } from '../arbitrary.ts';
import { cellContext } from '../cells/context.ts';
import { listKind, listRows, readListRows } from './list-rows.ts';
import { namedRows, readNamedRows, withCells } from './named-rows.ts';

const contexts = { nb: cellContext(source, 'nb'), nn: cellContext(source, 'nn'), en: cellContext(source, 'en') };
const language = fc.constantFrom('nb', 'nn', 'en');
const code = fc.constantFrom('A06A', 'A06AH01', 'C10AX16', 'N02');
const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 4 });
const lists: fc.Arbitrary<[JsonObject, Json]> = fc.oneof(
  fc.tuple(fc.constant({ type: 'codes', system: 'atc' }), codes),
  fc.tuple(
    fc.constant({ type: 'codes', system: 'atc' }),
    fc.record({ include: fc.constant(['A06A', 'N02']), exclude: fc.constant(['A06AH01']) }),
  ),
  fc.tuple(
    fc.constant({ type: 'grouping', system: 'atc' }),
    fc.dictionary(fc.constantFrom('alpha', 'beta'), codes, { minKeys: 1 }).map((groups) => ({ groups })),
  ),
  fc.tuple(
    fc.constant({ type: 'decimal', scale: 2, key: { type: 'code', system: 'atc' } }),
    fc.dictionary(code, fc.constantFrom('0.5', '12', '1.05', 3), { minKeys: 1 }).map((byKey) => ({ byKey })),
  ),
  fc.tuple(
    fc.constant({ type: 'integer', unit: 'øre', key: { type: 'integer' } }),
    fc.dictionary(fc.constantFrom('2019', '2026'), fc.nat(1_000_000), { minKeys: 1 }).map((byKey) => ({ byKey })),
  ),
);

test('a list as rows makes the same list, to the byte', () => {
  fc.assert(
    fc.property(lists, language, ([parameter, content], words) => {
      const rows = listRows(contexts[words], parameter, content);
      const reading = readListRows(contexts[words], parameter, [...rows, ['', '']], content);
      expect(reading.ok && JSON.stringify(reading.content)).toBe(JSON.stringify(content));
    }),
  );
});

test.each(shippedNames)('every list of %s as rows makes the same list, to the byte', (name) => {
  const ruleset = shippedContent(name).source;
  const context = cellContext(ruleset, 'nb');
  for (const parameter of Object.values(ruleset['parameters'] as JsonObject).filter(isObject))
    for (const { content } of versionsIn(parameter)) {
      if (listKind(parameter) === undefined || content === 'missing') continue;
      const rows = namedRows(context, parameter, content);
      const reading = readNamedRows(context, ruleset, parameter, rows, content);
      expect(reading.ok && JSON.stringify(reading.content)).toBe(JSON.stringify(content));
    }
});

test('the names of codes are written beside them, for the code that then stands in the row', () => {
  const parameter = { type: 'codes', system: 'atc' };
  const rows = namedRows(contexts.nb, parameter, ['A06A', 'N02']);
  const cells = [
    { row: 0, column: 0, text: 'C10' },
    { row: 1, column: 2, text: 'Smertestillende' },
  ];
  expect(readNamedRows(contexts.nb, source, parameter, withCells(rows, cells), ['A06A', 'N02'])).toEqual({
    ok: true,
    content: ['C10', 'N02'],
    names: [{ object: 'vocabulary/N02', value: { nb: 'Smertestillende' } }],
  });
  const alone = withCells(rows, [
    { row: 1, column: 4, text: 'Painkillers' },
    { row: 2, column: 2, text: 'Uten kode' },
  ]);
  expect(readNamedRows(contexts.nb, source, parameter, alone, [])).toMatchObject({
    problems: [
      { row: 1, column: 2 },
      { row: 2, column: 0 },
    ],
  });
});

test('a list without rows is a value that is not known', () => {
  expect(readListRows(contexts.nb, { type: 'codes', system: 'atc' }, [['', '']], [])).toEqual({
    ok: true,
    content: 'missing',
  });
});

test('every wrong cell says what to do', () => {
  const parameter = { type: 'decimal', key: { type: 'code', system: 'atc' } };
  const reading = readListRows(
    contexts.nb,
    parameter,
    [
      ['A06A', '1.5'],
      ['A06A', '2'],
      ['', '3'],
      ['N02', ''],
    ],
    'missing',
  );
  expect(reading).toEqual({
    ok: false,
    problems: [
      { row: 0, column: 1, fix: 'Skriv 1,5, med komma.' },
      { row: 1, column: 0, fix: 'Slett den ene av de to linjene.' },
      { row: 2, column: 0, fix: 'Fyll ut cellen, eller tøm hele linjen.' },
      { row: 3, column: 1, fix: 'Fyll ut cellen, eller tøm hele linjen.' },
    ],
  });
});
