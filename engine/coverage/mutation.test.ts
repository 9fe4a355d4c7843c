import { describe, expect, test } from 'vitest';
import * as d from '../../test-fixtures/documents.ts';
import type { Condition, RulesetDocument } from '../ruleset-document.ts';
import {
  checkMutants,
  judgeMutants,
  mutantsOf,
  parseAcceptedMutants,
  sampleMutants,
  type Mutant,
  type TestCase,
} from '../tools.ts';

const age = d.fact('age', d.integer);
const dose = d.fact('dose', d.decimal(2));
const member = d.fact('member', d.boolean);
const drug = d.fact('drug', d.codeOf('atc'));
const place = d.fact('place', d.enumOf('home', 'hospital', 'prison'));
const places = d.fact('places', d.setOf(d.enumOf('home', 'hospital', 'prison')));
const until = d.fact('until', d.openDate);
const facts = [age, dose, member, drug, place, places, until];

const stopWhen = (when: Condition): RulesetDocument =>
  d.ruleset({ facts, systems: [d.system('atc')], rules: [d.rule('stop', { event: 'stop', when })] });

/** `pointer: mutation` of each mutant below the rule. */
const told = (document: RulesetDocument): readonly string[] =>
  mutantsOf(document).map(({ pointer, mutation }) => `${pointer.replace('/rules/stop', '')}: ${mutation}`);

describe('each condition is changed in', () => {
  test.each<[string, Condition, readonly string[]]>([
    ['a limit', d.compare(age, 'greaterThan', 18), ['greaterThan → greaterThanInclusive', '18 → 19', '18 → 17']],
    [
      'a decimal',
      d.compare(dose, 'lessThanInclusive', '3.6'),
      ['lessThanInclusive → lessThan', '3.6 → 3.61', '3.6 → 3.59'],
    ],
    [
      'a day',
      d.compare(until, 'lessThan', '2026-03-01'),
      ['lessThan → lessThanInclusive', '2026-03-01 → 2026-03-02', '2026-03-01 → 2026-02-28'],
    ],
    [
      'an interval',
      d.inInterval(age, { from: 5, under: 9 }),
      ['from → over', 'from 5 → 6', 'from 5 → 4', 'under → to', 'under 9 → 10', 'under 9 → 8'],
    ],
    ['an equality', d.compare(place, 'equal', 'home'), ['equal → notEqual']],
    ['a truth', d.is(member), ['equal → notEqual']],
    ['a list', d.compare(place, 'in', ['home', 'prison']), ['in → notIn', 'without home', 'without prison']],
    [
      'codes',
      d.compare(drug, 'inCodes', { include: ['A', 'AB', 'C'], exclude: ['C1'] }),
      ['negated', 'without A', 'without C', 'without C1 among the exceptions'],
    ],
    ['a set', d.compare(places, 'containsAll', ['home', 'home']), ['containsAll → containsAny']],
    ['a none', d.compare(until, 'isNone'), ['isNone → isSome']],
  ])('%s', (_, condition, mutations) => {
    expect(told(stopWhen(condition))).toEqual([
      ': stop → route-to-manual',
      ...mutations.map((mutation) => `/when: ${mutation}`),
    ]);
  });

  test('all and any, each part of them, and a not', () => {
    const condition = d.all(d.is(member), d.not(d.any(d.compare(until, 'isNone'), d.named('other'))));
    expect(told(stopWhen(condition))).toEqual([
      ': stop → route-to-manual',
      '/when: all → any',
      '/when: without the condition member',
      '/when: without the condition not (until is none or other)',
      '/when/all/0: equal → notEqual',
      '/when/all/1: not dropped',
      '/when/all/1/not: any → all',
      '/when/all/1/not: without the condition until is none',
      '/when/all/1/not: without the condition other',
      '/when/all/1/not/any/0: isNone → isSome',
    ]);
  });

  test('a number of conditions, as far as it is one', () => {
    const two = d.atLeast(2, d.named('a'), d.named('b'));
    expect(told(stopWhen(two))).toEqual([': stop → route-to-manual', '/when: at least 2 → 1']);
  });
});

describe('each value is changed', () => {
  const numbers = (versions: readonly ReturnType<typeof d.version<number>>[]) =>
    d.ruleset({ parameters: [d.parameterOf('limit', d.integer, versions)] });

  test('of a parameter, in each version, with the boundary', () => {
    expect(told(numbers([d.version(70), d.version(80, '2026-01-01')]))).toEqual([
      '/parameters/limit: version 0: 70 → 71',
      '/parameters/limit: version 0: 70 → 69',
      '/parameters/limit: version 1: 80 → 81',
      '/parameters/limit: version 1: 80 → 79',
      '/parameters/limit/versions/1/boundary: 2026-01-01 → 2026-01-02',
      '/parameters/limit/versions/1/boundary: 2026-01-01 → 2025-12-31',
    ]);
  });

  test('of a list in all versions at once', () => {
    const document = d.ruleset({
      systems: [d.system('atc')],
      parameters: [
        d.parameterOf('drugs', d.codes('atc'), [d.version(['A', 'B']), d.version(['B', 'C'], '2026-01-01')]),
      ],
    });
    const [a, b, c] = mutantsOf(document);
    expect([a, b, c].map((mutant) => mutant?.mutation)).toEqual(['without A', 'without B', 'without C']);
    expect(b?.document().parameters[0]?.versions.map(({ content }) => content)).toEqual([
      { value: ['A'] },
      { value: ['C'] },
    ]);
  });

  test('a boundary by a date that is always the end of a year is moved by a year', () => {
    const yearEnd = d.fact('yearEnd', d.date);
    const end = d.expression({ op: 'lastDayOfYear', of: d.fact('decidedOn', d.date) }, d.date);
    const document = d.ruleset({
      facts: [d.derived(yearEnd, end)],
      parameters: [d.parameterOf('limit', d.boolean, [d.version('missing'), d.version(true, '2020-01-01', yearEnd)])],
    });
    expect(told(document)).toEqual([
      '/parameters/limit: version 1: true → false',
      '/parameters/limit/versions/1/boundary: 2020-01-01 → 2021-01-01',
      '/parameters/limit/versions/1/boundary: 2020-01-01 → 2019-01-01',
    ]);
  });

  test('of grants and periods, but not those that only texts name', () => {
    const to = d.expression(
      {
        op: 'after',
        unit: 'months',
        amount: d.literal(6, d.integer),
        from: d.fact('decidedOn', d.date),
        convention: 'clamp',
      },
      d.date,
    );
    const document = d.ruleset({
      facts,
      grant: [d.grantField('to', d.date, { meet: 'earliest' }), d.grantField('place', place.type)],
      sections: [
        d.section('one', {
          requirements: [
            d.requirement('member', { conditions: d.is(member), values: { limit: d.literal(4, d.integer) } }),
          ],
          grant: { to, place: d.literal('prison', place.type) },
        }),
      ],
    });
    expect(told(document)).toEqual([
      '/sections/one: no approval',
      '/sections/one/requirements/member: deny → route-to-manual',
      '/sections/one/requirements/member/conditions: equal → notEqual',
      '/sections/one/approve/grant/to/value/amount: 6 → 7',
      '/sections/one/approve/grant/place/value: prison → home',
    ]);
  });

  test('how a field is narrowed, where something can narrow it', () => {
    const narrows = (fields: Record<string, ReturnType<typeof d.literal>>) =>
      d.ruleset({
        facts,
        grant: [d.grantField('months', d.integer, { meet: 'lowest' })],
        rules: [d.rule('yes', { event: 'approve', when: d.named('a'), grant: { months: age } })],
        restrictions: [d.restriction('cap', { when: d.named('a'), narrows: fields })],
      });
    expect(told(narrows({ months: d.literal(3, d.integer) }))).toContain('/grant/months: lowest → highest');
    expect(told(narrows({}))).not.toContain('/grant/months: lowest → highest');
  });
});

const case_ = (id: string, given: Record<string, unknown>, outcome: TestCase['expect']['outcome']): TestCase => ({
  id,
  title: id,
  facts: { decidedOn: '2026-06-01', ...given },
  expect: { outcome, reasons: [outcome === 'stop' ? 'STOP' : 'NO_RULE_APPLIED'] },
});
const survivors = (document: RulesetDocument, cases: readonly TestCase[]): readonly string[] =>
  checkMutants(document, cases, mutantsOf(document)).survivors.map(({ mutation }) => mutation);

describe('a change is noticed', () => {
  const adults = stopWhen(d.compare(age, 'greaterThanInclusive', 18));
  const seventeen = case_('17', { age: 17 }, 'route-to-manual');
  const eighteen = case_('18', { age: 18 }, 'stop');

  test('by a case on each side of a limit', () => {
    expect(survivors(adults, [seventeen, eighteen])).toEqual([]);
  });

  test('not by cases on one side, nor far from it', () => {
    expect(survivors(adults, [eighteen])).toEqual(['18 → 17']);
    const [ten, ninety] = [case_('10', { age: 10 }, 'route-to-manual'), case_('90', { age: 90 }, 'stop')];
    expect(survivors(adults, [ten, ninety])).toEqual(['greaterThanInclusive → greaterThan', '18 → 19', '18 → 17']);
  });

  test('only if the cases pass without it', () => {
    const wrong = case_('wrong', { age: 17 }, 'stop');
    expect(checkMutants(adults, [eighteen, wrong], mutantsOf(adults))).toEqual({ survivors: [], failing: ['wrong'] });
  });

  test('not without a case', () => {
    expect(survivors(adults, [])).toHaveLength(4);
  });

  test('for each part of a condition that a case turns on', () => {
    const both = stopWhen(d.all(d.is(member), d.compare(place, 'in', ['home', 'prison'])));
    const cases = [
      case_('both', { member: true, place: 'home' }, 'stop'),
      case_('member', { member: true, place: 'hospital' }, 'route-to-manual'),
    ];
    expect(survivors(both, cases)).toEqual(['without the condition member', 'without prison']);
    cases.push(case_('home', { member: false, place: 'home' }, 'route-to-manual'));
    cases.push(case_('prison', { member: true, place: 'prison' }, 'stop'));
    expect(survivors(both, cases)).toEqual([]);
  });

  test('in the grant only if the case says what is granted', () => {
    const document = d.ruleset({
      facts: [member],
      grant: [d.grantField('months', d.integer)],
      rules: [d.rule('yes', { event: 'approve', when: d.is(member), grant: { months: d.literal(6, d.integer) } })],
    });
    const granted: TestCase = {
      ...case_('granted', { member: true }, 'approve'),
      expect: { outcome: 'approve', reasons: ['YES'] },
    };
    expect(survivors(document, [granted])).toEqual(['6 → 7']);
    expect(survivors(document, [{ ...granted, expect: { ...granted.expect, grant: { months: 6 } } }])).toEqual([]);
  });
});

describe('what was accepted', () => {
  const adults = stopWhen(d.compare(age, 'greaterThanInclusive', 18));
  const all = mutantsOf(adults);
  const result = checkMutants(adults, [case_('18', { age: 18 }, 'stop')], all);
  const accept = (mutation: string) => ({ pointer: '/rules/stop/when', mutation, reason: 'nobody is 17' });
  const judge = (...mutations: readonly string[]) => judgeMutants(all, all, result, mutations.map(accept));

  test('is not open, and counts as not noticed', () => {
    expect(judge('18 → 17')).toEqual({ score: 3 / 4, open: [], stale: [] });
    expect(judge()).toMatchObject({ score: 3 / 4, open: [{ mutation: '18 → 17' }] });
  });

  test('is stale when it is noticed, unknown or listed twice', () => {
    expect(judge('18 → 17', '18 → 19', '19 → 20', '18 → 17').stale).toEqual([
      accept('18 → 19'),
      accept('19 → 20'),
      accept('18 → 17'),
    ]);
  });

  test('that was not tried is left alone', () => {
    const tried = all.filter(({ mutation }) => mutation !== '18 → 17');
    const noticed = { survivors: [], failing: [] };
    expect(judgeMutants(all, tried, noticed, [accept('18 → 17')])).toEqual({ score: 1, open: [], stale: [] });
  });

  test('has a reason', () => {
    expect(parseAcceptedMutants(JSON.stringify([accept('18 → 17')]))).toEqual({
      ok: true,
      accepted: [accept('18 → 17')],
    });
    const nameless = parseAcceptedMutants('[{"pointer": "/x", "mutation": "1 → 2"}]');
    expect(nameless).toMatchObject({ ok: false, problems: [{ pointer: '/0' }] });
  });
});

test('a sample is the same for the same seed, and another for another', () => {
  const all = Array.from({ length: 100 }, (_, i): Mutant => ({
    pointer: `/${i}`,
    mutation: '',
    document: () => d.ruleset({}),
  }));
  const sample = (seed: number) => sampleMutants(all, 10, seed).map(({ pointer }) => pointer);
  expect(sample(1)).toEqual(sample(1));
  expect(new Set(sample(1)).size).toBe(10);
  expect(sample(1)).not.toEqual(sample(2));
  expect(sampleMutants(all, 1000, 1)).toHaveLength(100);
});

test('a document is left as it was', () => {
  const document = stopWhen(d.all(d.is(member), d.compare(age, 'greaterThan', 18)));
  const before = structuredClone(document);
  for (const mutant of mutantsOf(document)) expect(mutant.document()).not.toEqual(before);
  expect(document).toEqual(before);
});
