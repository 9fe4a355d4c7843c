import { compileRuleset, type Evaluation } from '#engine';
import type { JsonObject, RulesetContent } from '#engine/objects';
import {
  disagreement,
  type Evaluators,
  parseDemands,
  parseRuleset,
  parseTestCases,
  referenceEvaluate,
  runTestCases,
  type TestCaseResult,
} from '#engine/tools';
import { hashOfRules } from '../publications/rules-hash.ts';
import type { ContentCheck, FailedCase } from './check-content.ts';
import { placed } from './placed-problem.ts';

type Reference = typeof referenceEvaluate;

/** Reads a content and runs its test cases, by the compiled engine, which decides, and by the reference beside it. */
export function tryContent(content: RulesetContent, reference: Reference = referenceEvaluate): ContentCheck {
  const parsed = parseRuleset(JSON.stringify(content.source));
  const cases = readCases(content.cases);
  const problems = [
    ...(parsed.ok ? [] : parsed.problems.map((problem) => placed(content, problem))),
    ...(cases.ok ? [] : cases.problems.map((problem) => placed(content, problem, casesFile))),
  ];
  if (!parsed.ok || !cases.ok) return { problems, total: 0, compared: 0, failed: [] };
  const { document } = parsed;
  const demands = parseDemands(content.source, { demands: content.demands });
  if (!demands.ok)
    return { problems: demands.problems.map((problem) => placed(content, problem)), total: 0, compared: 0, failed: [] };
  const { evaluators, compared } = bothWithin(compareMs, reference);
  const { results } = runTestCases(document, cases.testCases, evaluators);
  const failed = results.filter(({ ok }) => !ok).map(describeFailed);
  return { problems, rulesSha256: hashOfRules(document), total: results.length, compared: compared(), failed };
}

/** The reference is written to be plain, not to be fast: what it has not read by then is decided by the engine alone. */
const compareMs = 60_000;

/** The compiled engine, and beside it the reference for as long as there is time. */
function bothWithin(
  ms: number,
  reference: Reference,
): { readonly evaluators: Evaluators; readonly compared: () => number } {
  const until = performance.now() + ms;
  let compared = 0;
  let decided: Evaluation;
  return {
    compared: () => compared,
    evaluators: {
      compiled: (document) => {
        const ruleset = compileRuleset(document);
        return (facts, options) => (decided = ruleset.evaluate(facts, options));
      },
      reference: (document) => (facts, options) => {
        if (performance.now() > until) return decided;
        compared += 1;
        return reference(document, facts, options);
      },
    },
  };
}

function describeFailed({ id, title, problems, runs: [compiled, reference] }: TestCaseResult): FailedCase {
  const disagreements = compiled && reference ? disagreement(compiled.evaluation, reference.evaluation) : [];
  return {
    id,
    title,
    problems,
    differences: compiled?.differences ?? [],
    disagreements: disagreements.map(({ part, expected, got }) => ({ part, compiled: expected, reference: got })),
  };
}

const casesFile = '/cases~1cases.json';

function readCases(cases: readonly JsonObject[]): ReturnType<typeof parseTestCases> {
  if (cases.length === 0) return { ok: true, testCases: [] };
  return parseTestCases([{ name: 'cases/cases.json', text: JSON.stringify({ cases }) }]);
}
