import { isSameJson } from './same-json.ts';
import { factsOfCase } from './case-facts.ts';
import type { Evaluation, Facts, Problem, Suspension } from './evaluation.ts';
import { compileRuleset } from './index.ts';
import { referenceEvaluate } from './reference.ts';
import type { RulesetDocument } from './ruleset-document.ts';
import type { TestCase } from './test-case-schema.ts';

export type { TestCase } from './test-case-schema.ts';

type Evaluate = (facts: Facts, options: { readonly suspended: readonly Suspension[] }) => Evaluation;
/** Ways to evaluate a document; the first is the one that others are compared with. */
export type Evaluators = { readonly [name: string]: (document: RulesetDocument) => Evaluate };

export type Difference = { readonly part: string; readonly expected: unknown; readonly got: unknown };
export type TestCaseResult = {
  readonly id: string;
  readonly title: string;
  /** Problems of the case's own facts; then nothing was evaluated. */
  readonly problems: readonly Problem[];
  readonly runs: readonly {
    readonly evaluator: string;
    readonly evaluation: Evaluation;
    readonly differences: readonly Difference[];
  }[];
  readonly ok: boolean;
};

const bothEngines: Evaluators = {
  compiled: (document) => {
    const ruleset = compileRuleset(document);
    return (facts, options) => ruleset.evaluate(facts, options);
  },
  reference: (document) => (facts, options) => referenceEvaluate(document, facts, options),
};

export type TestReport = { readonly ok: boolean; readonly results: readonly TestCaseResult[] };

/** Runs every case in every evaluator: what was expected, what came, and where the evaluators differ. */
export function runTestCases(
  document: RulesetDocument,
  testCases: readonly TestCase[],
  evaluators: Evaluators = bothEngines,
): TestReport {
  const { checkFacts } = compileRuleset(document);
  const prepared = Object.entries(evaluators).map(([name, prepare]) => [name, prepare(document)] as const);
  const results = testCases.map((testCase): TestCaseResult => {
    const { id, title } = testCase;
    const { facts, problems } = factsOfCase(checkFacts, testCase);
    if (problems.length > 0) return { id, title, problems, runs: [], ok: false };
    let first: Evaluation | undefined;
    const runs = prepared.map(([evaluator, evaluate]) => {
      const evaluation = evaluate(facts, { suspended: testCase.suspended ?? [] });
      first ??= evaluation;
      return {
        evaluator,
        evaluation,
        differences: [
          ...differencesFrom(testCase, evaluation),
          ...disagreement(first, evaluation).map((one) => ({ ...one, part: `agreement on ${one.part}` })),
        ],
      };
    });
    return { id, title, problems: [], runs, ok: runs.every(({ differences }) => differences.length === 0) };
  });
  return { ok: results.every(({ ok }) => ok), results };
}

/** Where an evaluation is not what the case expects. */
export function differencesFrom({ expect }: TestCase, evaluation: Evaluation): Difference[] {
  const differences: Difference[] = [];
  const check = (part: string, expected: unknown, got: unknown) => {
    if (expected !== undefined && !isSameJson(expected, got)) differences.push({ part, expected, got });
  };
  check('outcome', expect.outcome, evaluation.outcome);
  check('reasons', sorted(expect.reasons), codesOf(evaluation.reasons));
  check('grant', expect.grant && given(expect.grant), given(evaluation.grant ?? {}));
  for (const [name, figure] of Object.entries(expect.figures ?? {}))
    check(
      `figures.${name}`,
      plain(figure),
      plain(evaluation.figures[name] === undefined ? 'absent' : evaluation.figures[name]),
    );
  check('missingFacts', sorted(expect.missingFacts), sorted(evaluation.missingFacts.map(({ pointer }) => pointer)));
  check('also', sorted(expect.also), codesOf(evaluation.also));
  check('partial', sorted(expect.partial), sorted(evaluation.partial ?? []));
  check('review', sorted(expect.review), sorted(evaluation.review.map(({ index }) => index)));
  const { recommended } = expect;
  if (recommended) {
    check('recommended.outcome', recommended.outcome, evaluation.recommended?.outcome);
    check('recommended.reasons', sorted(recommended.reasons), codesOf(evaluation.recommended?.reasons ?? []));
    check(
      'recommended.grant',
      recommended.grant && given(recommended.grant),
      given(evaluation.recommended?.grant ?? {}),
    );
  }
  return differences;
}

const codesOf = (reasons: readonly { readonly code: string }[]) => sorted(reasons.map(({ code }) => code));

function sorted<T extends string | number>(items: readonly T[] | undefined): readonly T[] | undefined {
  return items?.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Grant fields that are not none; order does not matter in sets. */
const given = (grant: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(grant).flatMap(([name, value]) => (value === null ? [] : [[name, plain(value)]])));

const plain = (value: unknown): unknown => (Array.isArray(value) ? sorted(value as string[]) : value);

/** Two evaluators must give the same, whatever a case expects: where the other does not give what the first does. */
export function disagreement(first: Evaluation, other: Evaluation): Difference[] {
  return (Object.keys({ ...first, ...other }) as (keyof Evaluation)[]).flatMap((part) =>
    isSameJson(first[part], other[part]) ? [] : [{ part, expected: first[part], got: other[part] }],
  );
}
