import type { Facts, Problem } from './evaluation.ts';
import type { CompiledRuleset } from './index.ts';
import type { TestCase } from './test-case-schema.ts';

/** The facts that a case is evaluated with, or what is wrong with them. */
export function factsOfCase(
  checkFacts: CompiledRuleset['checkFacts'],
  testCase: TestCase,
): { readonly facts: Facts; readonly problems: readonly Problem[] } {
  const given = withDefaults(testCase.facts);
  const checked = checkFacts(given);
  if (checked.ok) return { facts: checked.facts, problems: [] };
  // Facts that contradict each other are refused before evaluation; a case may still say what evaluation gives.
  const problems = checked.problems.filter(({ code }) => code !== 'CONSTRAINT_BROKEN');
  return { facts: given as Facts, problems };
}

/** FORMAT.md, section 11: what a case need not write. */
export function withDefaults(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { decidedOn } = facts;
  const dates = decidedOn === undefined ? {} : { appliedOn: decidedOn, receivedOn: decidedOn };
  return { ...dates, startedBy: 'application', ...facts };
}

/** The applications of test cases, but for those whose facts have problems. */
export const knownApplications = ({ checkFacts }: CompiledRuleset, testCases: readonly TestCase[]): readonly Facts[] =>
  testCases.flatMap((testCase) => {
    const { facts, problems } = factsOfCase(checkFacts, testCase);
    return problems.length > 0 ? [] : [facts];
  });
