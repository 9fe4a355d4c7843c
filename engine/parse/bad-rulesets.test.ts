import { describe, expect, test } from 'vitest';
import { badFiles as files, badRulesets, parseBad, patched, smallest } from '../../test-fixtures/bad-rulesets.ts';
import { parseRuleset, problemCodes } from '../tools.ts';

const codeOf = (file: string) => file.replace('.json', '').replaceAll('-', '_').toUpperCase();

test('every code has a fixture, and every fixture a code', () => {
  expect(files.map(codeOf).toSorted()).toEqual(Object.keys(problemCodes).toSorted());
});

test('the base of the fixtures has no problems', () => {
  expect(parseRuleset(smallest)).toMatchObject({ ok: true });
});

test.each(files)('%s gives the same as text and as a value, which are read in two ways', (file) => {
  const values = badRulesets(file).flatMap(({ patch }) => (patch ? [patched(patch)] : []));
  expect(values.map((value) => parseRuleset(JSON.stringify(value)))).toEqual(
    values.map((value) => parseRuleset(value)),
  );
});

describe.each(files)('%s', (file) => {
  const fixtures = badRulesets(file);
  test.each(fixtures)('$because', (fixture) => {
    const result = parseBad(fixture);
    const problems = result.ok ? [] : result.problems;
    const own = fixture.only ? problems.filter(({ code }) => code === codeOf(file)) : problems;
    expect(own.map(({ code, pointer }) => [code, pointer])).toEqual(fixture.problems);
    expect(
      [...problems, ...result.warnings].filter(({ found, expected, hint }) => !found || !expected || !hint),
    ).toEqual([]);
    const warned = result.warnings.map(({ code, pointer }) => [code, pointer]);
    expect(warned).toEqual(expect.arrayContaining(fixture.warnings ?? []));
  });
});
