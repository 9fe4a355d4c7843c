import type { Explanation, Facts, Suspension } from '#engine';
import { countEntries } from '../applications/stated-facts.ts';
import type { Publication } from '../deps.ts';

/** Every suggestion is tried by evaluating: with long lists that takes longer than anybody waits. */
const mostEntriesToVary = 50;

/** The trace, with what would have been approved where that can be tried in reasonable time. */
export function explainFully({ ruleset }: Publication, facts: Facts, suspended: readonly Suspension[]): Explanation {
  const entries = Object.values(facts).reduce<number>((total, value) => total + countEntries(value), 0);
  return ruleset.explain(facts, { suspended, counterfactuals: entries <= mostEntriesToVary });
}
