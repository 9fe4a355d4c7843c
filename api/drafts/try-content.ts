import { parentPort } from 'node:worker_threads';
import { compileRuleset } from '#engine';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { parseDemands, parseRuleset, parseTestCases, runTestCases } from '#engine/tools';
import { hashOfRules } from '../publications/rules-hash.ts';
import type { ContentCheck, FailedCase } from './check-content.ts';
import { placed } from './placed-problem.ts';

/** A big ruleset with its cases takes most of a second, in which nobody else shall wait: hence a thread. */
function check(content: RulesetContent): ContentCheck {
  const parsed = parseRuleset(JSON.stringify(content.source));
  const cases = readCases(content.cases);
  const problems = [
    ...(parsed.ok ? [] : parsed.problems.map((problem) => placed(content, problem))),
    ...(cases.ok ? [] : cases.problems.map((problem) => placed(content, problem, casesFile))),
  ];
  if (!parsed.ok || !cases.ok) return { problems, total: 0, failed: [] };
  const { document } = parsed;
  const demands = parseDemands(content.source, { demands: content.demands });
  if (!demands.ok)
    return { problems: demands.problems.map((problem) => placed(content, problem)), total: 0, failed: [] };
  // The compiled engine alone: it is what decides. That another reads the rules alike is a matter of the engine's tests.
  const { results } = runTestCases(document, cases.testCases, {
    compiled: (checked) => {
      const ruleset = compileRuleset(checked);
      return (facts, options) => ruleset.evaluate(facts, options);
    },
  });
  const failed = results
    .filter(({ ok }) => !ok)
    .map(({ id, title, problems: wrong, runs }): FailedCase => {
      const differences = runs.flatMap((run) => run.differences);
      return { id, title, problems: wrong, differences };
    });
  return { problems, rulesSha256: hashOfRules(document), total: results.length, failed };
}

const casesFile = '/cases~1cases.json';

function readCases(cases: readonly JsonObject[]): ReturnType<typeof parseTestCases> {
  if (cases.length === 0) return { ok: true, testCases: [] };
  return parseTestCases([{ name: 'cases/cases.json', text: JSON.stringify({ cases }) }]);
}

parentPort?.on('message', ({ id, content }: { readonly id: number; readonly content: RulesetContent }) =>
  parentPort?.postMessage({ id, check: check(content) }),
);
