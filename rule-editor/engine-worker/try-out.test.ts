import { describe, expect, it } from 'vitest';
import { compileRuleset } from '#engine';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { tryOut, usableFacts } from './try-out.ts';

const [example] = shippedRulesets('_example');
if (!example) throw new Error('no example');
const ruleset = compileRuleset(example.document);

describe('trying out facts that are partly wrong', () => {
  it('leaves out only what is wrong', () => {
    const { facts, problems } = usableFacts(ruleset.checkFacts, {
      birthDate: '2026-02-30',
      speechScore: '40.125',
      device: 'cochlear',
      otherDiagnoses: ['icd10:H90', 'nonsense'],
      earlierTrials: [{ result: 'excellent', startedOn: '2026-01-02' }, {}],
      payments: { items: [{ amount: 'much', paidOn: '2026-01-03' }], complete: false },
      unheardOf: 1,
    });
    expect(problems.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/birthDate', '/otherDiagnoses/1', '/earlierTrials/0/result', '/unheardOf']),
    );
    expect(facts).toMatchObject({
      earlierTrials: [{ startedOn: '2026-01-02' }, {}],
      payments: { items: [{ paidOn: '2026-01-03' }], complete: false },
    });
    expect(Object.keys(facts)).not.toContain('otherDiagnoses');
    expect(ruleset.checkFacts(facts)).toEqual({ ok: true, facts });
  });

  it('evaluates the rest, and tells every reason in words', () => {
    const { evaluation, told, problems } = tryOut(ruleset, { decidedOn: 'today' }, { language: 'nb' });
    expect(problems.map(({ code }) => code)).toEqual(['WRONG_TYPE']);
    expect(evaluation.outcome).toBe('route-to-manual');
    expect(told?.reasons).toHaveLength(evaluation.reasons.length);
    expect(told?.reasons[0]?.caseWorker).toMatch(/\S/);
  });

  it('explains when it is asked to', () => {
    const [first] = example.cases;
    const tried = tryOut(ruleset, { ...first?.facts } as never, { explain: 'trace' });
    expect(tried.explanation?.evaluation).toEqual(tried.evaluation);
    expect(tried.explanation?.counterfactuals).toEqual([]);
  });
});
