import { describe, expect, test } from 'vitest';
import * as d from '../../test-fixtures/documents.ts';
import { gapsLeft, given, idsOf, noGaps } from '../../test-fixtures/gaps.ts';
import { reportCoverage } from '../tools.ts';

const age = d.fact('age', d.integer);
const member = d.fact('member', d.boolean);
const day = d.fact('decidedOn', d.date);

const adults = d.ruleset({
  startedBy: ['application'],
  facts: [age, member],
  sections: [
    d.section('adults', {
      appliesWhen: d.is(member),
      requirements: [
        d.requirement('of-age', {
          conditions: d.compare(age, 'greaterThanInclusive', 18),
          notMet: 'route-to-manual',
        }),
      ],
      grant: { from: day },
    }),
  ],
  grant: [d.grantField('from', d.date)],
});
const seventeen = given('17', { age: 17, member: true }, 'route-to-manual', ['OF_AGE']);
const eighteen = given('18', { age: 18, member: true }, 'approve', ['CONDITIONS_MET']);

describe('a section', () => {
  test('with a case on each side of its limit has no gaps', () => {
    expect(gapsLeft(adults, [seventeen, eighteen])).toEqual(noGaps);
  });

  test('counts its requirement, its approval and its limit', () => {
    expect(reportCoverage(adults, [seventeen, eighteen])).toMatchObject({ rules: 2, rows: 0, values: 1, cases: 2 });
  });

  test('that nobody fails is told so, with the case to add', () => {
    const report = reportCoverage(adults, [eighteen]);
    expect(report.undecisive).toEqual([
      { id: '/sections/adults/requirements/of-age', what: expect.any(String), add: 'member, and not: age ≥ 18' },
    ]);
    expect(idsOf(report.neverFalse)).toEqual(['/sections/adults/requirements/of-age']);
    expect(report.untestedBoundaries).toEqual([
      {
        id: '/sections/adults/requirements/of-age/conditions#beyond',
        what: 'age ≥ 18: no case just beyond the limit',
        add: 'age = 17, for instance as in 18',
      },
    ]);
    expect(idsOf(report.unreachedOutcomes)).toEqual(['route-to-manual']);
    expect(idsOf(report.unreachedReasons)).toEqual(['OF_AGE']);
  });

  test('is not tested by a value that is far from its limit', () => {
    const sixteen = given('16', { age: 16, member: true }, 'route-to-manual', ['OF_AGE']);
    const ninety = given('90', { age: 90, member: true }, 'approve', ['CONDITIONS_MET']);
    expect(gapsLeft(adults, [sixteen, ninety]).untestedBoundaries).toEqual([
      '/sections/adults/requirements/of-age/conditions#limit',
      '/sections/adults/requirements/of-age/conditions#beyond',
    ]);
  });

  test('is not tested by a case to which it does not apply', () => {
    const stranger = given('stranger', { age: 17, member: false }, 'route-to-manual', ['NO_RULE_APPLIED']);
    expect(gapsLeft(adults, [stranger, eighteen]).untestedBoundaries).toEqual([
      '/sections/adults/requirements/of-age/conditions#beyond',
    ]);
  });
});

describe('what has no reason of its own', () => {
  const months = d.fact('months', d.integer);
  const capped = d.ruleset({
    startedBy: ['application'],
    facts: [months, member],
    grant: [d.grantField('months', d.integer, { meet: 'lowest' })],
    rules: [d.rule('yes', { event: 'approve', when: d.is(member), grant: { months } })],
    restrictions: [d.restriction('cap', { when: d.is(member), narrows: { months: d.literal(12, d.integer) } })],
  });
  const granted = (id: string, asked: number) => given(id, { member: true, months: asked }, 'approve', ['YES']);
  const stranger = given('stranger', { member: false }, 'route-to-manual', ['NO_RULE_APPLIED']);

  test('is decisive when a case would come out otherwise without it', () => {
    expect(gapsLeft(capped, [granted('twelve', 12), stranger])).toEqual({
      ...noGaps,
      undecisive: ['/restrictions/cap'],
      unreachedReasons: ['RESTRICTED'],
    });
    expect(gapsLeft(capped, [granted('thirteen', 13), stranger])).toEqual(noGaps);
  });
});

test('a class of entries is decisive when an entry has it', () => {
  const amount = d.field('amount', d.integer);
  const total = d.fact('total', d.integer);
  const document = d.ruleset({
    startedBy: ['application'],
    facts: [d.list('fees', amount), d.derived(total, d.count('fees', { counted: true }))],
    entries: [
      {
        list: 'fees',
        derived: [],
        classes: [d.classOf('small', { when: d.compare(amount, 'lessThan', 10), class: 'exclude' })],
        otherwise: { class: 'count', reason: 'COUNTS' },
      },
    ],
    rules: [d.rule('any', { event: 'stop', when: d.compare(total, 'greaterThan', 0) })],
  });
  const ten = given('ten', { fees: [{ amount: 10 }] }, 'stop', ['ANY']);
  expect(gapsLeft(document, [ten])).toEqual({
    undecisive: ['/entries/fees/classes/small'],
    neverFalse: ['/rules/any'],
    untestedBoundaries: ['/rules/any/when#limit', '/entries/fees/classes/small/when#beyond'],
    unreachedOutcomes: ['route-to-manual'],
    unreachedReasons: ['SMALL'],
  });
  const nine = given('nine', { fees: [{ amount: 9 }] }, 'route-to-manual', ['NO_RULE_APPLIED']);
  expect(gapsLeft(document, [ten, nine])).toEqual(noGaps);
});
