import type { JsonObject } from '#engine/objects';
import type { TestCase } from '#engine/tools';
import type { CaseRun } from './run-cases.ts';

/** A case as the draft has it, with what came of it; no run: it was not run yet. */
export type ListedCase = { readonly testCase: TestCase; readonly run: CaseRun | undefined };
export type Selection = {
  readonly words: string;
  /** An outcome, or `recommended approve`, `recommended deny`. */
  readonly outcome: string;
  readonly state: string;
  /** `ropinirole` or `sections/ropinirole`; of a part `ropinirole/requirement`. */
  readonly rule: string;
};

const rank = { wrong: 0, failed: 1, ok: 3 } as const;
const rankOf = ({ run }: ListedCase) => (run ? rank[run.state] : 2);

/** A rule's own name, of an object's or of a reason's. */
export const ruleName = (rule: string): string => rule.replace(/^(sections|rules|tables|restrictions|entries)\//, '');

export const outcomeOf = ({ expect }: TestCase): string =>
  expect.recommended ? `recommended ${expect.recommended.outcome}` : expect.outcome;

export function listCases(cases: readonly JsonObject[], runs: readonly CaseRun[]): readonly ListedCase[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return cases.map((testCase) => ({
    testCase: testCase as unknown as TestCase,
    run: byId.get(String(testCase['id'])),
  }));
}

/** The cases that are asked for, those that fail first, otherwise in their order. */
export function selectCases(
  listed: readonly ListedCase[],
  { words, outcome, state, rule }: Selection,
): readonly ListedCase[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const name = ruleName(rule);
  return listed
    .filter(({ testCase, run }) => {
      const text = `${testCase.title} ${testCase.id} ${testCase.note ?? ''}`.toLowerCase();
      return (
        wanted.every((word) => text.includes(word)) &&
        (outcome === '' || outcomeOf(testCase) === outcome) &&
        (state === '' || (state === 'failed' ? run !== undefined && run.state !== 'ok' : run?.state === state)) &&
        (rule === '' || run?.reached.includes(name) === true)
      );
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}
