import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileRuleset } from './index.ts';
import { parseRuleset, parseTestCases, runTestCases, type TestCase } from './tools.ts';

const folder = path.resolve(import.meta.dirname, '../rulesets/_example');
const read = (part: string) =>
  readdirSync(path.join(folder, part)).map((file) => ({
    name: `${part}/${file}`,
    text: readFileSync(path.join(folder, part, file), 'utf8'),
  }));
const ruleset = { name: 'ruleset.json', text: readFileSync(path.join(folder, 'ruleset.json'), 'utf8') };
const parsed = parseRuleset([ruleset, ...read('parts')]);
const cases = parseTestCases(read('cases'));
if (!parsed.ok || !cases.ok) throw new Error('The example has problems.');
const { document } = parsed;

function testCase(
  id: string,
  expected: Partial<TestCase['expect']> = {},
  facts: Record<string, unknown> = {},
): TestCase {
  const found = cases.ok ? cases.testCases.find((each) => each.id === id) : undefined;
  if (!found) throw new Error(`No test case ${id}.`);
  return { ...found, facts: { ...found.facts, ...facts }, expect: { ...found.expect, ...expected } };
}

function differences(wanted: TestCase): string[] {
  const [result] = runTestCases(document, [wanted]).results;
  return (result?.runs ?? []).flatMap(({ evaluator, differences: all }) =>
    all.map(({ part }) => `${evaluator} ${part}`),
  );
}

describe('what is expected and does not come is told for both engines', () => {
  test.each<[string, Partial<TestCase['expect']>, string]>([
    ['outcome', { outcome: 'deny' }, 'outcome'],
    ['a reason too many', { reasons: ['LOAN_GRANTED', 'TV_GRANTED'] }, 'reasons'],
    ['no reason', { reasons: [] }, 'reasons'],
    ['another grant', { grant: { from: '2026-04-07' } }, 'grant'],
    ['another figure', { figures: { averageLoss: '47' } }, 'figures.averageLoss'],
    ['a figure that is there', { figures: { averageLoss: 'absent' } }, 'figures.averageLoss'],
    ['a missing fact', { missingFacts: ['/device'] }, 'missingFacts'],
    ['another rule', { also: ['TV_GRANTED'] }, 'also'],
    ['less than asked', { partial: ['accessories'] }, 'partial'],
    ['an entry under review', { review: [0] }, 'review'],
    ['a recommendation', { recommended: { outcome: 'deny', reasons: [] } }, 'recommended.outcome'],
  ])('%s', (_, expected, part) => {
    expect(differences(testCase('alle-vilkar', expected))).toEqual([`compiled ${part}`, `reference ${part}`]);
  });

  test('the order of reasons and of sets does not matter, nor a grant field that is none', () => {
    expect(
      differences(
        testCase('to-vilkar-brutt', {
          recommended: { outcome: 'deny', reasons: ['TOO_FEW_TRIALS', 'SPEECH_ABOVE_LIMIT'] },
        }),
      ),
    ).toEqual([]);
    const grant = { ...testCase('batterier').expect.grant, deposit: null, pickupPoints: ['workshop', 'library'] };
    expect(differences(testCase('batterier', { grant }))).toEqual([]);
  });
});

test('a fact that is not allowed is a problem of the case', () => {
  const report = runTestCases(document, [testCase('alle-vilkar', {}, { place: 'moon' })]);
  expect(report).toMatchObject({
    ok: false,
    results: [{ runs: [], problems: [{ code: 'NOT_ALLOWED_VALUE', pointer: '/place' }] }],
  });
});

test('evaluators that differ are told of, also where nothing is expected', () => {
  const evaluators = {
    compiled: (given: typeof document) => compileRuleset(given).evaluate,
    forgetful:
      (given: typeof document) =>
      (...args: Parameters<ReturnType<typeof compileRuleset>['evaluate']>) => ({
        ...compileRuleset(given).evaluate(...args),
        figures: {},
      }),
  };
  const { figures: _, ...expected } = testCase('alle-vilkar').expect;
  const { results } = runTestCases(document, [{ ...testCase('alle-vilkar'), expect: expected }], evaluators);
  expect(results[0]?.runs.map(({ differences: all }) => all.map(({ part }) => part))).toEqual([
    [],
    ['agreement on figures'],
  ]);
});

describe('test cases that cannot be read', () => {
  const problems = (...texts: string[]) => {
    const result = parseTestCases(texts.map((text, index) => ({ name: `cases/${index}.json`, text })));
    return result.ok ? [] : result.problems.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  const one = { id: 'a', title: 'x', facts: { ldl: 'value' }, expect: { outcome: 'deny', reasons: [] } };

  test('are told of by file', () => {
    expect(problems('{', JSON.stringify({ cases: [{ ...one, expect: { outcome: 'no', reasons: [] } }] }))).toEqual([
      'MALFORMED_JSON /cases~10.json',
      'NOT_AN_OPTION /cases~11.json/cases/0/expect/outcome',
    ]);
  });

  test('must have ids of their own in all files', () => {
    expect(problems(JSON.stringify({ cases: [one] }), JSON.stringify({ cases: [one] }))).toEqual([
      'DUPLICATE_ID /cases~11.json/cases/0/id',
    ]);
  });

  test('hold numbers as they are written', () => {
    const result = parseTestCases([
      { name: 'cases/a.json', text: JSON.stringify({ cases: [one] }).replace('"value"', '3.60') },
    ]);
    expect(result).toMatchObject({ testCases: [{ facts: { ldl: '3.60' } }] });
  });
});
