import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import {
  boolean,
  compare,
  date,
  decimal,
  derived,
  enumOf,
  expression,
  fact,
  integer,
  is,
  not,
  orNone,
  rule,
  ruleset,
  setOf,
} from '../../../test-fixtures/documents.ts';
import { conditionSchema } from '../../condition-schema.ts';
import type { Facts } from '../../evaluation.ts';

import type { Condition } from '../../ruleset-document.ts';
import { referenceEvaluateWithJsonRules } from './evaluate.ts';

// DECISIONS.md, "Stricter than json-rules-engine": each row there is a test here.

/** What json-rules-engine says of a rule as it is, with its own operators. */
const raw = async (
  conditions: TopLevelCondition,
  facts: Record<string, unknown>,
  lenient = false,
): Promise<boolean> => {
  const engine = new Engine([{ conditions, event: { type: 'seen' } }], { allowUndefinedFacts: lenient });
  return (await engine.run(facts)).results.length === 1;
};
const compareRaw = (left: unknown, operator: string, value: unknown): Promise<boolean> =>
  raw({ all: [{ fact: 'left', operator, value }] }, { left });

const count = fact('count', integer);
const amount = fact('amount', decimal(2));
const sum = fact('sum', decimal(2));
const from = fact('from', date);
const places = fact('places', setOf(enumOf('home', 'ward')));
const yes = fact('yes', boolean);
const no = fact('no', boolean);
const facts = [orNone(count), amount, sum, from, places, yes, no];

/** What we say of it, by way of json-rules-engine. */
const ours = async (when: Condition, input: Facts): Promise<boolean | 'unknown'> => {
  const document = ruleset({ facts, rules: [rule('seen', { event: 'approve', when })] });
  const { outcome, reasons } = await referenceEvaluateWithJsonRules(document, input);
  if (outcome === 'approve') return true;
  return reasons[0]?.code === 'NO_RULE_APPLIED' ? false : 'unknown';
};
const isCondition = (source: unknown): boolean => conditionSchema.safeParse(source).success;

describe('stricter than json-rules-engine', () => {
  it('an empty any or all, which it holds true, cannot be written', async () => {
    expect(await raw({ any: [] }, {})).toBe(true);
    expect(await raw({ all: [] }, {})).toBe(true);
    expect(isCondition({ any: [] })).toBe(false);
    expect(isCondition({ all: [] })).toBe(false);
  });
  it('an empty group of ours is what logic says: all of nothing true, any of nothing false', async () => {
    expect(await ours({ op: 'all', of: [] }, {})).toBe(true);
    expect(await ours({ op: 'any', of: [] }, {})).toBe(false);
  });
  it('a missing fact, which makes its notEqual true, is unknown', async () => {
    expect(await raw({ all: [{ fact: 'count', operator: 'notEqual', value: 1 }] }, {}, true)).toBe(true);
    expect(await ours(compare(count, 'notEqual', 1), {})).toBe('unknown');
  });
  it('a missing fact, which makes its not true, is unknown', async () => {
    expect(await raw({ not: { fact: 'count', operator: 'equal', value: 1 } }, {}, true)).toBe(true);
    expect(await ours(not(compare(count, 'equal', 1)), {})).toBe('unknown');
  });
  it('null, which makes its notEqual true, makes every comparison false', async () => {
    expect(await compareRaw(null, 'notEqual', 1)).toBe(true);
    expect(await ours(compare(count, 'notEqual', 1), { count: null })).toBe(false);
  });
  it('a path that finds nothing, which makes its notEqual true, cannot be written', async () => {
    const condition = { fact: 'person', path: '$.age', operator: 'notEqual', value: 1 };
    expect(await raw({ all: [condition] }, { person: {} })).toBe(true);
    expect(await raw({ all: [{ ...condition, path: '$.items[?(@.x)]' }] }, { person: {} })).toBe(true);
    expect(await raw({ all: [condition] }, { person: 'not an object' })).toBe(true);
    expect(isCondition(condition)).toBe(false);
    expect(isCondition({ fact: 'person', operator: 'notEqual', value: 1 })).toBe(true);
  });
  it('amounts, which it compares as text when they are text, are numbers', async () => {
    expect(await compareRaw('10', 'lessThan', '9')).toBe(true);
    expect(await ours(compare(amount, 'lessThan', '9'), { amount: '10' })).toBe(false);
  });
  it('decimals, which it adds and compares in floating point, are exact', async () => {
    expect(await compareRaw(0.1 + 0.2, 'equal', 0.3)).toBe(false);
    const total = fact('total', decimal(2));
    const added = derived(total, expression({ op: 'plus', of: [amount, sum] }, decimal(2)));
    const rules = [rule('seen', { event: 'approve', when: compare(total, 'equal', '0.3') })];
    const document = ruleset({ facts: [...facts, added], rules });
    const { outcome } = await referenceEvaluateWithJsonRules(document, { amount: '0.1', sum: '0.2' });
    expect(outcome).toBe('approve');
  });
  it('dates, which it compares as text or never, are days', async () => {
    expect(await compareRaw('04 Apr 2024', 'greaterThan', '05 Apr 2022')).toBe(false);
    expect(await compareRaw(new Date('2024-04-04'), 'equal', new Date('2024-04-04'))).toBe(false);
    expect(await ours(compare(from, 'greaterThan', '2022-04-05'), { from: '2024-04-04' })).toBe(true);
    expect(await ours(compare(from, 'equal', '2024-04-04'), { from: '2024-04-04' })).toBe(true);
  });
  it('times with an offset, which it compares as text, are no dates', async () => {
    expect(await compareRaw('2024-01-01T00:30+02:00', 'lessThan', '2023-12-31T23:00Z')).toBe(false);
    expect(await ours(compare(from, 'lessThan', '2024-01-01'), { from: '2023-12-31T23:00Z' })).toBe('unknown');
  });
  it('sets, which are never equal to it, have operators of their own', async () => {
    expect(await compareRaw(['home'], 'equal', ['home'])).toBe(false);
    expect(await ours(compare(places, 'isSubsetOf', ['ward', 'home']), { places: ['home', 'home'] })).toBe(true);
  });
  it('an unknown operator, which it finds only when it gets there, cannot be written', async () => {
    const typo = { fact: 'no', operator: 'equals', value: true };
    const behind = { all: [{ fact: 'no', operator: 'equal', value: true, priority: 2 }, typo] };
    expect(await raw(behind, { no: false })).toBe(false);
    await expect(raw(behind, { no: true })).rejects.toThrow('Unknown operator');
    expect(isCondition(typo)).toBe(false);
  });
  it('evaluations at the same time, which share the state of one engine, have one each', async () => {
    const isTrue = (name: string) => ({ all: [{ fact: name, operator: 'equal', value: true }] });
    const shared = new Engine([
      { conditions: isTrue('first'), priority: 2, event: { type: 'first' }, onSuccess: () => void shared.stop() },
      { conditions: isTrue('second'), event: { type: 'second' } },
    ]);
    const alone = await shared.run({ first: false, second: true });
    expect(alone.results).toHaveLength(1);
    const [, disturbed] = await Promise.all([
      shared.run({ first: true, second: true }),
      shared.run({ first: false, second: true }),
    ]);
    expect(disturbed.results).toHaveLength(0);

    const each = await Promise.all([true, false, true].map((value) => ours(is(yes), { yes: value })));
    expect(each).toEqual([true, false, true]);
  });
});
