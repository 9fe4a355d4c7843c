import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/objects';
import type { TestCase } from '#engine/tools';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { expectationOf } from '../try-out/cases.ts';
import { compileRuleset } from '#engine';
import { reachOf } from './reach.ts';
import { runCases } from './run-cases.ts';
import { listCases, outcomeOf, selectCases } from './select-cases.ts';

const all = { words: '', outcome: '', state: '', rule: '' };

function shipped(programme: string) {
  const [ruleset] = shippedRulesets(programme);
  if (!ruleset) throw new Error(`no ${programme}`);
  const { evaluate } = compileRuleset(ruleset.document);
  const cases = ruleset.cases.map(({ id, facts, suspended }) => ({
    id,
    title: `Eksempel ${id}`,
    facts,
    suspended,
    expect: expectationOf(evaluate(facts, { suspended })),
  })) as unknown as readonly TestCase[];
  return { document: ruleset.document, cases };
}

describe('running the cases', () => {
  it('tells of each what came, which rules decided, and how far it has come', () => {
    const { document, cases } = shipped('blaresept');
    const told: number[] = [];
    const runs = runCases(document, cases, (done) => told.push(done));
    expect(runs.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(runs.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(told).toEqual(Array.from({ length: Math.floor(cases.length / 50) }, (_, index) => (index + 1) * 50));
    const ropinirole = runs.find(({ id }) => id === 'ropinirol-to-dager');
    expect(ropinirole).toMatchObject({ recommended: 'approve', reached: ['ropinirole', 'ropinirole/'] });
  });

  it('shows those that fail first, with what was expected and what came', () => {
    const { document, cases } = shipped('frikort');
    const wrong = cases.map((one, index) =>
      index === 40 ? { ...one, expect: { outcome: 'deny' as const, reasons: ['NO_SUCH_REASON'] } } : one,
    );
    const runs = runCases(document, wrong, () => undefined);
    const listed = listCases(wrong as unknown as JsonObject[], runs);
    const [first, second] = selectCases(listed, all);
    expect(first?.testCase.id).toBe(cases[40]?.id);
    expect(first?.run?.differences.map(({ part }) => part)).toContain('reasons');
    expect(second?.testCase.id).toBe(cases[0]?.id);
    expect(selectCases(listed, { ...all, state: 'failed' })).toHaveLength(1);
  });

  it('finds cases by words, outcome and rule', () => {
    const { document, cases } = shipped('blaresept');
    const listed = listCases(
      cases as unknown as JsonObject[],
      runCases(document, cases, () => undefined),
    );
    expect(selectCases(listed, { ...all, words: 'ROPINIROL to-dager' })).toHaveLength(1);
    const approved = selectCases(listed, { ...all, outcome: 'recommended approve' });
    expect(approved.length).toBeGreaterThan(50);
    expect(approved.every(({ testCase }) => outcomeOf(testCase) === 'recommended approve')).toBe(true);
    const byRule = selectCases(listed, { ...all, rule: 'sections/ropinirole' });
    expect(byRule.length).toBeGreaterThan(2);
    expect(byRule).toEqual(selectCases(listed, { ...all, rule: 'ropinirole' }));
    expect(selectCases(listed, { ...all, rule: 'no-such-rule' })).toEqual([]);
  });
});

describe('what the cases reach', () => {
  it.each(['blaresept', 'frikort', 'ehic', 'fristbrudd'])('is every part of %s that can decide', (programme) => {
    const { document, cases } = shipped(programme);
    const reach = reachOf(
      document,
      runCases(document, cases, () => undefined),
    );
    expect(new Set(reach.map(({ key }) => key)).size).toBe(reach.length);
    expect(reach.filter(({ cases: own }) => own.length === 0).map(({ key }) => key)).toEqual([]);
  });

  it('names what no case reaches', () => {
    const { document, cases } = shipped('blaresept');
    const without = cases.filter(({ id }) => !id.includes('ropinirol'));
    const reach = reachOf(
      document,
      runCases(document, without, () => undefined),
    );
    expect(reach.filter(({ cases: own }) => own.length === 0).map(({ key }) => key)).toContain('ropinirole/');
  });
});
