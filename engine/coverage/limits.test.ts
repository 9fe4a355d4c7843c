import { describe, expect, test } from 'vitest';
import * as d from '../../test-fixtures/documents.ts';
import { gapsLeft, given, noGaps } from '../../test-fixtures/gaps.ts';
import type { Condition, RulesetDocument } from '../ruleset-document.ts';
import type { TestCase } from '../tools.ts';

const age = d.fact('age', d.integer);
const member = d.fact('member', d.boolean);
const weight = d.fact('weight', d.decimal(1));
const day = d.fact('decidedOn', d.date);

const stopWhen = (when: Condition) =>
  d.ruleset({
    startedBy: ['application'],
    facts: [age, d.declare(weight, { min: '0' }), d.fact('until', d.date), d.list('trials', d.field('on', d.date))],
    rules: [d.rule('heavy', { event: 'stop', when })],
  });
const passes = (id: string, facts: Record<string, unknown>) => given(id, facts, 'route-to-manual', ['NO_RULE_APPLIED']);
const stops = (id: string, facts: Record<string, unknown>) => given(id, facts, 'stop', ['HEAVY']);
const limits = (document: RulesetDocument, cases: readonly TestCase[]) => gapsLeft(document, cases).untestedBoundaries;

describe('the two sides of a limit', () => {
  test.each([
    ['greaterThan', ['100', '100.1']],
    ['greaterThanInclusive', ['100', '99.9']],
    ['lessThan', ['100', '99.9']],
    ['lessThanInclusive', ['100', '100.1']],
    ['equal', ['100', '100.1']],
    ['notEqual', ['99.9', '100']],
  ] as const)('of %s are one step of the scale apart', (operator, needed) => {
    const document = stopWhen(d.compare(weight, operator, '100'));
    const cases = ['99.8', '99.9', '100', '100.1', '100.2'].map((value) => {
      const holds = {
        greaterThan: Number(value) > 100,
        greaterThanInclusive: Number(value) >= 100,
        lessThan: Number(value) < 100,
        lessThanInclusive: Number(value) <= 100,
        equal: value === '100',
        notEqual: value !== '100',
      };
      return (holds[operator] ? stops : passes)(value, { weight: value });
    });
    const some = (values: readonly string[]) => cases.filter(({ id }) => values.includes(id));
    expect(limits(document, some(needed))).toEqual([]);
    for (const value of needed) {
      const rest = needed.filter((other) => other !== value);
      expect(limits(document, some([...rest, '99.8', '100.2']))).toHaveLength(1);
    }
  });

  test('are asked of both ends of an interval', () => {
    const document = stopWhen(d.inInterval(age, { over: 10, to: 20 }));
    const cases = [passes('10', { age: 10 }), stops('11', { age: 11 }), stops('20', { age: 20 })];
    expect(limits(document, cases)).toEqual(['/rules/heavy/when/value/to#beyond']);
    expect(limits(document, [...cases, passes('21', { age: 21 })])).toEqual([]);
  });

  test('are not asked of what the declaration excludes', () => {
    const document = stopWhen(d.compare(weight, 'greaterThanInclusive', '0'));
    expect(limits(document, [stops('0', { weight: '0' })])).toEqual([]);
  });

  test('of two facts are those of the value that the other had', () => {
    const document = stopWhen(d.compare(d.fact('until', d.date), 'lessThan', day));
    const cases = [stops('before', { until: '2026-05-31' })];
    expect(limits(document, cases)).toEqual(['/rules/heavy/when#limit']);
    expect(limits(document, [...cases, passes('on', { until: '2026-06-01' })])).toEqual([]);
  });

  test('are found in the entries of a list', () => {
    const on = d.field('on', d.date);
    const recent = d.count('trials', { where: d.compare(on, 'greaterThanInclusive', '2026-01-01') });
    const trials = d.fact('recent', d.integer);
    const document = d.ruleset({
      startedBy: ['application'],
      facts: [d.list('trials', on), d.derived(trials, recent)],
      rules: [d.rule('heavy', { event: 'stop', when: d.compare(trials, 'greaterThanInclusive', 1) })],
    });
    const one = stops('new', { trials: [{ on: '2026-01-01' }] });
    expect(limits(document, [one])).toEqual(['/rules/heavy/when#beyond', '/facts/recent/derived/where#beyond']);
    expect(limits(document, [one, passes('old', { trials: [{ on: '2025-12-31' }] })])).toEqual([]);
  });
});

describe('a limit is not asked for', () => {
  const over = d.compare(age, 'greaterThan', 18);
  const rule = (when: Condition, more: Partial<Parameters<typeof d.ruleset>[0]> = {}) =>
    d.ruleset({
      startedBy: ['application'],
      facts: [age, member],
      rules: [d.rule('heavy', { event: 'stop', when })],
      ...more,
    });
  const missing = (document: RulesetDocument, cases: readonly TestCase[]) =>
    gapsLeft(document, cases).untestedBoundaries.length;
  const eighteen19 = (
    facts: Record<string, unknown>,
    outcome: (id: string, facts: Record<string, unknown>) => TestCase,
  ) => [18, 19].map((years) => outcome(`${years}`, { age: years, ...facts }));

  test('behind a part of all that is false, nor behind one of any that is true', () => {
    expect(missing(rule(d.all(d.is(member), over)), eighteen19({ member: false }, passes))).toBe(2);
    expect(missing(rule(d.any(d.is(member), over)), eighteen19({ member: true }, stops))).toBe(2);
  });

  test('in a stage behind the one that gave the outcome', () => {
    const later = [
      d.rule('first', { event: 'stop', when: d.is(member) }, 'guidance'),
      d.rule('heavy', { event: 'stop', when: over }),
    ];
    const stopped = eighteen19({ member: true }, (id, facts) => given(id, facts, 'stop', ['FIRST']));
    expect(missing(rule(over, { rules: later }), stopped)).toBe(2);
  });

  test('by a condition that nothing uses, nor by a derived fact that nothing reads', () => {
    const old = d.fact('old', d.boolean);
    const document = rule(d.is(member), {
      facts: [age, member, d.derived(old, d.expression({ op: 'holds', condition: over }, d.boolean))],
      conditions: [d.condition('grownUp', over)],
    });
    expect(missing(document, eighteen19({ member: true }, stops))).toBe(4);
  });
});

test('a limit is tested where it stands, though the same object stands elsewhere', () => {
  const over = d.compare(age, 'greaterThan', 18);
  const document = d.ruleset({
    startedBy: ['application'],
    facts: [age, member],
    rules: [
      d.rule('heavy', { event: 'stop', when: over }),
      d.rule('other', { event: 'stop', when: d.all(d.is(member), over) }),
    ],
  });
  const cases = [passes('18', { age: 18, member: false }), stops('19', { age: 19, member: false })];
  expect(limits(document, cases)).toEqual(['/rules/other/when/all/1#limit', '/rules/other/when/all/1#beyond']);
});

describe('versions', () => {
  const versioned = d.ruleset({
    startedBy: ['application'],
    facts: [age],
    rules: [
      d.rule('old', [
        d.version({ event: 'stop', when: d.compare(age, 'greaterThan', 70) }),
        d.version({ event: 'stop', when: d.compare(age, 'greaterThan', 80) }, '2026-01-01'),
      ]),
    ],
  });
  const at = (id: string, years: number, date: string, isOld: boolean) =>
    isOld
      ? given(id, { age: years }, 'stop', ['OLD'], date)
      : given(id, { age: years }, 'route-to-manual', ['NO_RULE_APPLIED'], date);

  test('need a case on the day and one the day before', () => {
    const cases = [
      at('a', 70, '2025-06-01', false),
      at('b', 71, '2025-06-01', true),
      at('c', 80, '2026-06-01', false),
      at('d', 81, '2026-06-01', true),
    ];
    expect(gapsLeft(versioned, cases)).toEqual({
      ...noGaps,
      untestedBoundaries: ['/rules/old/versions/1/boundary#limit', '/rules/old/versions/1/boundary#beyond'],
    });
    const turn = [at('e', 80, '2026-01-01', false), at('f', 80, '2025-12-31', true)];
    expect(gapsLeft(versioned, [...cases, ...turn])).toEqual(noGaps);
  });

  test('are each to be decisive, and each to be false', () => {
    const cases = [at('a', 70, '2025-12-31', false), at('b', 71, '2025-12-31', true), at('d', 81, '2026-01-01', true)];
    expect(gapsLeft(versioned, cases)).toEqual({
      ...noGaps,
      neverFalse: ['/rules/old/versions/1/content'],
      untestedBoundaries: ['/rules/old/versions/1/content/when#limit'],
    });
  });

  test('of a parameter need a case on both sides of each value', () => {
    const limit = d.parameter('limit', d.integer);
    const document = d.ruleset({
      startedBy: ['application'],
      facts: [age],
      parameters: [d.parameterOf('limit', d.integer, [d.version(70), d.version(80, '2026-01-01')])],
      rules: [d.rule('old', { event: 'stop', when: d.compare(age, 'greaterThan', limit) })],
    });
    const cases = [
      at('a', 70, '2025-12-31', false),
      at('b', 71, '2025-12-31', true),
      at('c', 80, '2026-01-01', false),
      at('d', 90, '2026-01-01', true),
    ];
    expect(gapsLeft(document, cases)).toEqual({
      ...noGaps,
      untestedBoundaries: ['/parameters/limit/versions/1/content/value#beyond'],
    });
    expect(gapsLeft(document, [...cases, at('e', 81, '2026-01-01', true)])).toEqual(noGaps);
  });
});
