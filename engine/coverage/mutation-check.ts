import { compileRuleset, type CompiledRuleset } from '../index.ts';
import type { Facts } from '../evaluation.ts';
import type { RulesetDocument } from '../ruleset-document.ts';
import { factsOfCase } from '../case-facts.ts';
import { differencesFrom } from '../test-cases.ts';
import type { TestCase } from '../test-case-schema.ts';
import type { Mutant } from './mutants.ts';

type Run = { readonly testCase: TestCase; readonly facts: Facts };

/** Mutants that no test case notices: with them every case still comes to what it expects. */
export type MutationResult = {
  readonly survivors: readonly Mutant[];
  /** Cases that fail on the document itself; then nothing was tried. */
  readonly failing: readonly string[];
};
export type MutationOptions = { readonly onProgress?: (tried: number) => void };

/** Runs the cases on mutants, in the compiled engine. */
export function checkMutants(
  document: RulesetDocument,
  testCases: readonly TestCase[],
  mutants: readonly Mutant[],
  { onProgress }: MutationOptions = {},
): MutationResult {
  const { checkFacts, evaluate: evaluateItself } = compileRuleset(document);
  // What noticed the last mutant often notices the next, which stands beside it.
  let runs = testCases.flatMap((testCase): readonly Run[] => {
    const { facts, problems } = factsOfCase(checkFacts, testCase);
    return problems.length > 0 ? [] : [{ testCase, facts }];
  });
  const isNoticed = ({ testCase, facts }: Run, evaluate: CompiledRuleset['evaluate']): boolean =>
    differencesFrom(testCase, evaluate(facts, { suspended: testCase.suspended ?? [] })).length > 0;
  const failing = runs.flatMap((run) => (isNoticed(run, evaluateItself) ? [run.testCase.id] : []));
  if (failing.length > 0) return { survivors: [], failing };
  const survivors = mutants.filter((mutant, i) => {
    onProgress?.(i);
    const { evaluate } = compileRuleset(mutant.document());
    const noticed = runs.findIndex((run) => isNoticed(run, evaluate));
    const found = runs[noticed];
    if (found !== undefined && noticed > 0) runs = [found, ...runs.toSpliced(noticed, 1)];
    return found === undefined;
  });
  return { survivors, failing };
}

/** The same `size` of them for the same seed. */
export function sampleMutants(mutants: readonly Mutant[], size: number, seed: number): readonly Mutant[] {
  const left = [...mutants];
  const random = generator(seed);
  const chosen: Mutant[] = [];
  while (chosen.length < size && left.length > 0) chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  return chosen;
}

/** Mulberry32: numbers from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
