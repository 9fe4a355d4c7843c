import { compileRuleset } from '#engine';
import { knownApplications, startDemands, type DemandResult } from '#engine/applications';
import type { CheckedDemands, TestCase } from '#engine/tools';

/** So many applications for each demand: few enough to wait for, and each aimed at what the demand speaks of. */
const APPLICATIONS = 1_000;
const SEED = 1;

/** The demands that a generated application breaks. */
export function tryDemands(demands: CheckedDemands, testCases: readonly TestCase[]): readonly DemandResult[] {
  if (demands.demands.length === 0) return [];
  const known = knownApplications(compileRuleset(demands.document), testCases);
  const tried = startDemands(demands, { seed: SEED, known });
  tried.run(APPLICATIONS);
  return tried.results().filter(({ counterexample }) => counterexample !== undefined);
}
