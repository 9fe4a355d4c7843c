import { expect, test } from 'vitest';
import { compileRuleset, type Facts } from '#engine';
import { boolean, fact, is, rule, ruleset } from '../../test-fixtures/documents.ts';

const member = fact('member', boolean);
const compiled = compileRuleset(
  ruleset({
    facts: [member],
    rules: [rule('members', { event: 'approve', when: is(member) })],
  }),
);

test('a batch gives the evaluations in the order of the applications', () => {
  const applications: readonly Facts[] = [{ member: true }, {}, { member: false }];
  expect([...compiled.evaluateBatch(applications)]).toEqual(applications.map((facts) => compiled.evaluate(facts)));
});

test('a batch takes an application when its evaluation is asked for, and no more', () => {
  let taken = 0;
  function* endless(): Iterable<Facts> {
    for (;;) {
      taken += 1;
      yield { member: true };
    }
  }
  for (const { outcome } of compiled.evaluateBatch(endless())) {
    expect(outcome).toBe('approve');
    if (taken === 3) break;
  }
  expect(taken).toBe(3);
});

test('suspensions hold for a whole batch', () => {
  const outcomes = [...compiled.evaluateBatch([{ member: true }, { member: true }], { suspended: ['members'] })];
  expect(outcomes.map(({ reasons }) => reasons)).toEqual([[{ code: 'SUSPENDED' }], [{ code: 'SUSPENDED' }]]);
});
