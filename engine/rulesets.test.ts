import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownApplications, startDemands } from './applications.ts';
import { compileRuleset } from './index.ts';
import { parseDemandFiles, parseRuleset, parseTestCases, reportCoverage, runTestCases } from './tools.ts';

const root = path.resolve(import.meta.dirname, '../rulesets');
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_reference'))
  .map(({ name }) => name);

function readFolder(name: string) {
  const inFolder = (part: string) =>
    existsSync(path.join(root, name, part))
      ? readdirSync(path.join(root, name, part)).map((file) => `${part}/${file}`)
      : [];
  const own = ['ruleset.json', 'demands.json'].filter((file) => existsSync(path.join(root, name, file)));
  return [...own, ...inFolder('parts'), ...inFolder('cases')].map((file) => ({
    name: file,
    text: readFileSync(path.join(root, name, file), 'utf8'),
  }));
}

describe.each(folders)('rulesets/%s', (name) => {
  const files = readFolder(name);
  const parsed = parseRuleset(files);
  const cases = parseTestCases(files);

  test('has no problems', () => {
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    expect(cases.ok ? [] : cases.problems).toEqual([]);
  });

  test('has a case for every rule, limit, outcome and reason', { timeout: 60_000 }, () => {
    const coverage = parsed.ok && cases.ok ? reportCoverage(parsed.document, cases.testCases) : undefined;
    expect(coverage).toMatchObject({
      undecisive: [],
      neverFalse: [],
      untestedBoundaries: [],
      unreachedOutcomes: [],
      unreachedReasons: [],
    });
  });

  test('keeps its demands', { timeout: 60_000 }, () => {
    const demands = parseDemandFiles(files);
    expect(demands.ok ? [] : demands.problems).toEqual([]);
    if (!demands.ok || !cases.ok) return;
    const known = knownApplications(compileRuleset(demands.document), cases.testCases);
    const tried = startDemands(demands, { seed: 1, known });
    tried.run(500);
    expect(tried.results().flatMap(({ id, counterexample }) => (counterexample ? { id, counterexample } : []))).toEqual(
      [],
    );
  });

  const { results } = parsed.ok && cases.ok ? runTestCases(parsed.document, cases.testCases) : { results: [] };
  test.each(results)('$id: $title', ({ problems, runs }) => {
    expect(problems).toEqual([]);
    for (const { evaluator, differences } of runs)
      expect({ evaluator, differences }).toEqual({ evaluator, differences: [] });
    expect(runs.map(({ evaluator }) => evaluator)).toEqual(['compiled', 'reference']);
  });
});
