import { describe, expect, test } from 'vitest';
import {
  all,
  classOf,
  codeOf,
  compare,
  condition,
  confirmation,
  count,
  date,
  decimal,
  declare,
  derived,
  enumOf,
  fact,
  field,
  grantField,
  inInterval,
  integer,
  is,
  boolean,
  list,
  literal,
  named,
  parameter,
  parameterOf,
  requirement,
  rule,
  ruleset,
  section,
  system,
  version,
} from '../../test-fixtures/documents.ts';
import { compileRuleset } from '../index.ts';

const ldl = fact('ldl', decimal(1));
const confirmed = fact('confirmed', confirmation);
const tried = fact('tried', integer);
const weighty = fact('weighty', boolean);
const appliedOn = fact('appliedOn', date);
const atc = field('atc', codeOf('atc'));
const result = field('result', enumOf('effect', 'none'));
const isStatinWithoutEffect = all(
  compare(atc, 'inCodes', literal({ include: ['C10AA'], exclude: [] }, { kind: 'codes', systems: ['atc'] })),
  compare(result, 'equal', 'none'),
);

const document = ruleset({
  systems: [system('atc', { exactLength: 7 })],
  facts: [
    ldl,
    declare(confirmed, { curable: 'supply' }),
    declare(weighty, { question: { nb: 'Er det tungtveiende hensyn?' }, source: 'case-worker' }),
    { ...list('prior', atc, result), curable: 'act' },
    derived(tried, count('prior', { where: isStatinWithoutEffect })),
  ],
  conditions: [condition('highLdl', compare(ldl, 'greaterThan', '3.6'))],
  grant: [grantField('from', date), grantField('to', date)],
  sections: [
    section('drug', {
      requirements: [
        requirement('ldl', { conditions: named('highLdl'), values: { limit: literal('3.6', decimal(1)) } }),
        requirement('confirmed', { conditions: compare(confirmed, 'equal', 'yes') }),
        requirement('prior', { conditions: compare(tried, 'greaterThanInclusive', 2) }),
      ],
      grant: { from: appliedOn, to: appliedOn },
    }),
  ],
  rules: [
    rule('expired', [
      version({ event: 'stop' as const, when: is(weighty) }),
      version<null>(null, '2020-01-01', appliedOn) as never,
    ]),
  ],
});
const ruleset2 = compileRuleset(document);
const dates = { appliedOn: '2026-03-01', decidedOn: '2026-03-01' };
const statin = { atc: 'C10AA05', result: 'none' };

describe('the explanation', () => {
  const facts = { ...dates, ldl: '3.7', confirmed: 'yes', prior: [statin] };
  const explained = ruleset2.explain(facts);

  test('is that of the evaluation', () => expect(explained.evaluation).toEqual(ruleset2.evaluate(facts)));

  test('gives each condition with its value and what it is compared with', () => {
    const trace = explained.rules.find((r) => r.part === 'ldl');
    expect(trace).toMatchObject({
      rule: 'drug',
      event: 'deny',
      is: 'false',
      decisive: false,
      condition: {
        is: 'false',
        not: {
          is: 'true',
          condition: 'highLdl',
          of: { is: 'true', fact: 'ldl', operator: 'greaterThan', value: '3.7', against: '3.6' },
        },
      },
    });
  });

  test('leaves out what is unknown, and says so', () => {
    const { rules } = ruleset2.explain(dates);
    const trace = rules.find((r) => r.part === 'confirmed');
    expect(trace?.condition).toEqual({
      is: 'unknown',
      not: { is: 'unknown', fact: 'confirmed', operator: 'equal', against: 'yes' },
    });
  });

  test('names the parameters that were compared with, with the value each had', () => {
    const lowest = parameter('lowest', decimal(1));
    const highest = parameter('highest', decimal(1));
    const when = all(inInterval(ldl, { from: lowest, under: highest }), compare(ldl, 'lessThan', highest));
    const { explain } = compileRuleset(
      ruleset({
        facts: [ldl],
        parameters: [
          parameterOf('lowest', decimal(1), [version('2.6'), version('3.0', '2026-01-01')]),
          parameterOf('highest', decimal(1), [version('missing')]),
        ],
        rules: [rule('between', { event: 'route-to-manual', when })],
      }),
    );
    const of = { fact: 'ldl', value: '2.9' };
    const between = { operator: 'inInterval', against: { from: '3' }, parameter: { from: 'lowest', under: 'highest' } };
    expect(explain({ ldl: '2.9', decidedOn: '2026-03-01' }).rules[0]?.condition).toEqual({
      is: 'false',
      all: [
        { ...of, ...between, is: 'false' },
        { ...of, operator: 'lessThan', parameter: 'highest', is: 'unknown' },
      ],
    });
    const [earlier] = explain({ ldl: '2.9', decidedOn: '2025-03-01' }).rules;
    expect(earlier?.condition).toMatchObject({ all: [{ is: 'unknown', against: { from: '2.6' } }, {}] });
  });

  test('names derived facts and the stages read, and leaves out rules that are no longer in force', () => {
    expect(explained.derived).toEqual({ tried: 1 });
    expect(explained.path).toEqual(['guidance', 'criteria']);
    expect(explained.rules.map((r) => r.rule)).not.toContain('expired');
    expect(ruleset2.explain({ ...facts, appliedOn: '2019-12-31' }).rules.map((r) => r.rule)).toContain('expired');
  });

  test('marks the rules that decided', () => {
    const approved = ruleset2.explain({ ...facts, prior: [statin, statin] });
    expect(approved.evaluation.outcome).toBe('approve');
    expect(approved.rules.filter((r) => r.decisive).map((r) => r.event)).toEqual(['approve']);
  });

  test('has a line for each entry of a classified list', () => {
    const fees = ruleset({
      facts: [list('fees', field('amount', integer))],
      entries: [
        {
          list: 'fees',
          derived: [],
          classes: [classOf('small', { when: compare(field('amount', integer), 'lessThan', 10), class: 'exclude' })],
          otherwise: { class: 'count', reason: 'COUNTS' },
        },
      ],
    });
    const { entries } = compileRuleset(fees).explain({ fees: [{ amount: 5 }, { amount: 10 }, {}] });
    expect(entries).toEqual([
      { list: 'fees', index: 0, class: 'exclude', reason: 'SMALL', rule: 'small', derived: {} },
      { list: 'fees', index: 1, class: 'count', reason: 'COUNTS', rule: 'otherwise', derived: {} },
      { list: 'fees', index: 2, class: 'unknown', reason: 'SMALL', rule: 'small', derived: {} },
    ]);
  });
});

describe('what would have given another answer', () => {
  const suggestions = (facts: object) => ruleset2.explain({ ...dates, ...facts }).counterfactuals;

  test('a confirmation that can be supplied', () => {
    expect(suggestions({ ldl: '3.7', confirmed: 'no', prior: [statin, statin] })).toEqual([
      { facts: { confirmed: 'yes' }, outcome: 'approve' },
    ]);
  });

  test('a drug that can be tried', () => {
    const [first] = suggestions({ ldl: '3.7', confirmed: 'yes', prior: [statin] });
    expect(first).toEqual({ facts: { prior: [statin, { result: 'none', atc: 'C10AA' }] }, outcome: 'approve' });
  });

  test('both together, when one alone is not enough', () => {
    const [first] = suggestions({ ldl: '3.7', prior: [statin] });
    expect(Object.keys(first?.facts ?? {})).toEqual(['confirmed', 'prior']);
  });

  test('a measured value is never suggested', () => {
    expect(suggestions({ ldl: '3.6', confirmed: 'yes', prior: [statin, statin] })).toEqual([]);
  });

  test('each suggestion gives the outcome it promises', () => {
    const facts = { ...dates, ldl: '3.7', prior: [] };
    for (const { facts: change, outcome } of suggestions(facts)) {
      expect(ruleset2.evaluate({ ...facts, ...change }).outcome).toBe(outcome);
    }
    expect(suggestions(facts).length).toBeGreaterThan(0);
  });
});
