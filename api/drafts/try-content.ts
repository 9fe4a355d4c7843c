import { compileRuleset } from '#engine';
import type { JsonObject, RulesetContent } from '#engine/objects';
import {
  disagreement,
  factsOfCase,
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
/** Told what is found so far: all but that the reference has not been asked of every case. */
type Report = (soFar: ContentCheck) => void;

/**
 * Reads a content and runs its test cases by the compiled engine, which decides; then asks the reference of each, which
 * is written to be plain and not to be fast.
 */
export function tryContent(
  content: RulesetContent,
  report: Report = () => undefined,
  reference: Reference = referenceEvaluate,
): ContentCheck {
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
  const { testCases } = cases;
  const { checkFacts, evaluate } = compileRuleset(document);
  const { results } = runTestCases(document, testCases, { compiled: () => evaluate });
  const found = results.map(describeCase);
  const rulesSha256 = hashOfRules(document);
  const tell = (compared: number): ContentCheck => ({
    problems,
    rulesSha256,
    total: results.length,
    compared,
    failed: found.filter((one, index) => results[index]?.ok === false || one.disagreements.length > 0),
  });
  for (const [index, testCase] of testCases.entries()) {
    if (index % reportEvery === 0) report(tell(index));
    const [run] = results[index]?.runs ?? [];
    if (!run) continue;
    const { facts } = factsOfCase(checkFacts, testCase);
    const other = reference(document, facts, { suspended: testCase.suspended ?? [] });
    const differing = disagreement(run.evaluation, other);
    const disagreements = differing.map(({ part, expected, got }) => ({ part, compiled: expected, reference: got }));
    found[index] = { ...describeCase(results[index] as TestCaseResult), disagreements };
  }
  return tell(testCases.length);
}

const reportEvery = 10;

function describeCase({ id, title, problems, runs: [run] }: TestCaseResult): FailedCase {
  return { id, title, problems, differences: run?.differences ?? [], disagreements: [] };
}

const casesFile = '/cases~1cases.json';

function readCases(cases: readonly JsonObject[]): ReturnType<typeof parseTestCases> {
  if (cases.length === 0) return { ok: true, testCases: [] };
  return parseTestCases([{ name: 'cases/cases.json', text: JSON.stringify({ cases }) }]);
}
