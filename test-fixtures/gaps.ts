import { expect } from 'vitest';
import type { RulesetDocument } from '../engine/ruleset-document.ts';
import { reportCoverage, runTestCases, type Gap, type TestCase } from '../engine/tools.ts';

/** Cases in a few words, and what they leave untested. */

/** A case that expects what its outcome says; `at` is the day of the decision. */
export const given = (
  id: string,
  facts: Record<string, unknown>,
  outcome: TestCase['expect']['outcome'],
  reasons: string[],
  at = '2026-06-01',
): TestCase => ({ id, title: id, facts: { decidedOn: at, ...facts }, expect: { outcome, reasons } });

export const idsOf = (gaps: readonly Gap[]): readonly string[] => gaps.map(({ id }) => id);
/** The places of all gaps. The cases are to pass. */
export function gapsLeft(document: RulesetDocument, cases: readonly TestCase[]) {
  expect(runTestCases(document, cases).results.filter(({ ok }) => !ok)).toEqual([]);
  const report = reportCoverage(document, cases);
  return {
    undecisive: idsOf(report.undecisive),
    neverFalse: idsOf(report.neverFalse),
    untestedBoundaries: idsOf(report.untestedBoundaries),
    unreachedOutcomes: idsOf(report.unreachedOutcomes),
    unreachedReasons: idsOf(report.unreachedReasons),
  };
}
export const noGaps = {
  undecisive: [],
  neverFalse: [],
  untestedBoundaries: [],
  unreachedOutcomes: [],
  unreachedReasons: [],
};
