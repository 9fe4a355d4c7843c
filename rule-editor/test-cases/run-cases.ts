import { compileRuleset, type Evaluation, type Outcome, type Problem, type RulesetDocument } from '#engine';
import { type Difference, runTestCases, type TestCase } from '#engine/tools';

/** What came of one case. */
export type CaseRun = {
  readonly id: string;
  readonly state: 'ok' | 'failed' | 'wrong';
  /** Of a case that is `wrong`: what is wrong with its facts. */
  readonly problems: readonly Problem[];
  readonly differences: readonly Difference[];
  readonly outcome?: Outcome;
  readonly recommended?: 'approve' | 'deny';
  /** Rules that gave a reason of the outcome or of the recommendation, `section` and `section/requirement`. */
  readonly reached: readonly string[];
  /** Of a case that failed. */
  readonly evaluation?: Evaluation;
};

/** The rules that decided, each with its part. */
function reachedBy({ reasons, recommended }: Evaluation): readonly string[] {
  const reached = new Set<string>();
  for (const { rule, part } of [...reasons, ...(recommended?.reasons ?? [])]) {
    if (rule === undefined) continue;
    reached.add(rule);
    reached.add(part === undefined ? `${rule}/` : `${rule}/${part}`);
  }
  return [...reached];
}

/** Runs every case; `onProgress` is told how many are done. */
export function runCases(
  document: RulesetDocument,
  cases: readonly TestCase[],
  onProgress: (done: number) => void,
): readonly CaseRun[] {
  let done = 0;
  const { results } = runTestCases(document, cases, {
    compiled: (checked) => {
      const { evaluate } = compileRuleset(checked);
      return (facts, options) => {
        done += 1;
        if (done % 50 === 0) onProgress(done);
        return evaluate(facts, options);
      };
    },
  });
  return results.map(({ id, problems, runs, ok }): CaseRun => {
    const [run] = runs;
    if (!run) return { id, state: 'wrong', problems, differences: [], reached: [] };
    const { evaluation, differences } = run;
    const { outcome, recommended } = evaluation;
    return {
      id,
      state: ok ? 'ok' : 'failed',
      problems,
      differences,
      outcome,
      ...(recommended && { recommended: recommended.outcome }),
      reached: reachedBy(evaluation),
      ...(!ok && { evaluation }),
    };
  });
}
