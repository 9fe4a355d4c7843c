import { describe, expect, it } from 'vitest';
import {
  boolean,
  codeOf,
  count,
  date,
  decimal,
  declare,
  derived,
  enumOf,
  expression,
  fact,
  grantField,
  integer,
  is,
  list,
  literal,
  openDate,
  orNone,
  requirement,
  restriction,
  rule,
  ruleset,
  section,
  setOf,
  system,
  version,
} from '../../test-fixtures/documents.ts';
import { evaluators } from '../../test-fixtures/evaluators.ts';
import type { Facts, GrantValue } from '../evaluation.ts';
import type { Expression, Meet, RulesetDocument, ValueType } from '../ruleset-document.ts';

const p = fact('p', boolean);
const q = fact('q', boolean);
const r = fact('r', boolean);
const to = fact('to', date);
const dose = fact('dose', decimal(1));
const askedDose = fact('askedDose', decimal(1));
const askedUntil = fact('askedUntil', openDate);
const askedWho = fact('askedWho', setOf(enumOf('gp', 'specialist')));
const who = setOf(enumOf('gp', 'specialist'));
const until = fact('until', openDate);
const opened = fact('opened', integer);
const number = fact('number', integer);
const atc = fact('atc', codeOf('atc'));

const fields = [
  grantField('from', date),
  grantField('to', openDate, { meet: 'earliest', noneAllowed: true, asked: 'askedUntil' }),
  grantField('dose', decimal(1), { meet: 'lowest', noneAllowed: true, asked: 'askedDose' }),
  grantField('who', who, { meet: 'intersect', asked: 'askedWho' }),
  grantField('number', integer),
  grantField('atc', codeOf('atc'), { key: true }),
];
const facts = [
  p,
  q,
  r,
  to,
  orNone(dose),
  orNone(askedDose),
  declare(askedUntil),
  askedWho,
  declare(until),
  list('items'),
  derived(opened, count('items')),
  number,
  atc,
];
const of = (parts: Parameters<typeof ruleset>[0]): RulesetDocument =>
  ruleset({ facts, grant: fields, systems: [system('atc', { exactLength: 7 })], ...parts });
const day = (value: string): Expression => literal(value, date);
const words = (...values: string[]): Expression => literal(values, who);
const approval = (id: string, grant: Record<string, Expression>, when = is(p)) =>
  rule(id, { event: 'approve', when, grant });
const codes = ({ reasons }: { reasons: readonly { code: string }[] }): string[] => reasons.map(({ code }) => code);

describe.each(evaluators)('%s: grants', (_, evaluate) => {
  it('are values in normal form, of the declared types', () => {
    const document = of({
      rules: [
        approval('a', {
          to: until,
          dose: literal(5, integer),
          who: words('specialist', 'gp', 'gp'),
          number: literal(3, integer),
          atc,
        }),
      ],
    });
    expect(evaluate(document, { p: true, until: null, atc: 'C10AX16' }).grant).toEqual({
      to: null,
      dose: '5',
      who: ['gp', 'specialist'],
      number: 3,
      atc: 'C10AX16',
    });
  });
  it('that are the same are one', () => {
    const document = of({ rules: [approval('a', { dose: literal('5.0', decimal(1)) }), approval('b', { dose })] });
    expect(evaluate(document, { p: true, dose: '5' })).toMatchObject({ outcome: 'approve', grant: { dose: '5' } });
  });
  it('that differ go to a person', () => {
    const document = of({ rules: [approval('a', { dose: literal('5', decimal(1)) }), approval('b', { dose })] });
    const result = evaluate(document, { p: true, dose: '6' });
    expect(result).toMatchObject({ outcome: 'route-to-manual', missingFacts: [], also: [] });
    expect(codes(result)).toEqual(['AMBIGUOUS_GRANT']);
  });
  it('with different fields go to a person', () => {
    const document = of({ rules: [approval('a', { dose }), approval('b', { dose, number })] });
    expect(codes(evaluate(document, { p: true, dose: '6', number: 1 }))).toEqual(['AMBIGUOUS_GRANT']);
  });
  it('of an approval that is unknown in the stage are considered', () => {
    const document = of({ rules: [approval('a', { number: literal(1, integer) }), approval('b', { number }, is(q))] });
    expect(codes(evaluate(document, { p: true, number: 2 }))).toEqual(['AMBIGUOUS_GRANT']);
    expect(evaluate(document, { p: true, number: 1 }).outcome).toBe('approve');
    expect(evaluate(document, { p: true, number: 2, q: false }).outcome).toBe('approve');
  });
  it('of a pending approval are considered', () => {
    const early = rule('early', { event: 'approve', when: is(q), grant: { number: literal(1, integer) } }, 'guidance');
    const document = of({ rules: [early, approval('a', { number })] });
    expect(codes(evaluate(document, { p: true, number: 2 }))).toEqual(['AMBIGUOUS_GRANT']);
    expect(evaluate(document, { p: true, number: 1 }).outcome).toBe('approve');
  });
  it('with a field that is unknown go to a person, with what is missing', () => {
    const document = of({ rules: [approval('a', { to: expression({ op: 'dayAfter', of: to }, date) })] });
    const result = evaluate(document, { p: true });
    expect(codes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts).toEqual([{ pointer: '/to', fact: 'to', needs: 'value' }]);
    expect(result.grant).toBeUndefined();
  });
  it('may not be intervals', () => {
    const document = of({ rules: [approval('a', { number: opened })] });
    const result = evaluate(document, { p: true, items: { items: [], complete: false } });
    expect(codes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts).toEqual([{ pointer: '/items', fact: 'items', needs: 'complete-list' }]);
    expect(evaluate(document, { p: true, items: [{}] }).grant).toEqual({ number: 1 });
  });
  it('that are empty go to a person', () => {
    const empty = of({ rules: [approval('a', { who: literal([], who) })] });
    expect(codes(evaluate(empty, { p: true }))).toEqual(['EMPTY_GRANT']);
    const past = of({ rules: [approval('a', { from: day('2026-02-01'), to: day('2026-01-31') })] });
    expect(codes(evaluate(past, { p: true }))).toEqual(['EMPTY_GRANT']);
    const oneDay = of({ rules: [approval('a', { from: day('2026-02-01'), to: day('2026-02-01') })] });
    expect(evaluate(oneDay, { p: true }).outcome).toBe('approve');
    const open = of({ rules: [approval('a', { from: day('2026-02-01'), to: until })] });
    expect(evaluate(open, { p: true, until: null }).outcome).toBe('approve');
  });
  it('tell of everything that is wrong, in order', () => {
    const document = of({
      rules: [approval('a', { number, who: literal([], who) }), approval('b', { number: literal(1, integer) })],
    });
    expect(codes(evaluate(document, { p: true }))).toEqual(['AMBIGUOUS_GRANT', 'MISSING_FACTS', 'EMPTY_GRANT']);
  });
  it('of a section that may not apply are not asked about', () => {
    const other = section('other', { appliesWhen: is(q), grant: { number } });
    const document = of({ sections: [other], rules: [approval('a', { number: literal(1, integer) })] });
    const result = evaluate(document, { p: true });
    expect(codes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ pointer }) => pointer)).toEqual(['/q']);
    const applies = evaluate(document, { p: true, q: true });
    expect(applies.missingFacts.map(({ pointer }) => pointer)).toEqual(['/number']);
  });
  it('of a section that applies are asked about although a requirement is unknown', () => {
    const other = section('other', { requirements: [requirement('req', { conditions: is(q) })], grant: { number } });
    const result = evaluate(of({ sections: [other] }), {});
    expect(result.missingFacts.map(({ pointer }) => pointer)).toEqual(['/q']);
    const granting = of({ sections: [other], rules: [approval('a', { number: literal(1, integer) })] });
    expect(codes(evaluate(granting, { p: true }))).toEqual(['MISSING_FACTS']);
  });
});

describe.each(evaluators)('%s: restrictions', (_, evaluate) => {
  const narrowed = (
    meet: Meet,
    type: ValueType,
    own: Expression | undefined,
    narrowing: Expression,
    input: Facts = {},
  ): GrantValue | undefined => {
    const document = of({
      grant: [grantField('field', type, { meet, noneAllowed: true })],
      rules: [approval('a', own === undefined ? {} : { field: own })],
      restrictions: [restriction('narrow', { when: is(p), narrows: { field: narrowing } })],
    });
    return evaluate(document, { p: true, ...input }).grant;
  };
  const five = literal(5, integer);
  const three = literal(3, integer);
  it.each([
    ['earliest', date, day('2026-02-01'), day('2026-01-01'), '2026-01-01'],
    ['latest', date, day('2026-02-01'), day('2026-01-01'), '2026-02-01'],
    ['lowest', integer, five, three, 3],
    ['highest', integer, five, three, 5],
    ['intersect', who, words('gp', 'specialist'), words('gp'), ['gp']],
    ['union', who, words('specialist'), words('gp'), ['gp', 'specialist']],
  ] as const)('narrow by %s', (meet, type, own, narrowing, value) => {
    expect(narrowed(meet, type, own, narrowing)).toEqual({ field: value });
  });
  it('give a field that the approval does not give', () => {
    expect(narrowed('lowest', integer, undefined, three)).toEqual({ field: 3 });
    expect(narrowed('latest', openDate, undefined, day('2026-01-01'))).toEqual({ field: '2026-01-01' });
  });
  it('read none against a value as the value', () => {
    expect(narrowed('lowest', decimal(1), dose, literal('3', decimal(1)), { dose: null })).toEqual({ field: '3' });
    expect(narrowed('highest', decimal(1), literal('3', decimal(1)), dose, { dose: null })).toEqual({ field: '3' });
  });
  it('read none of an open-ended date as later than every date', () => {
    expect(narrowed('earliest', openDate, until, day('2026-01-01'), { until: null })).toEqual({ field: '2026-01-01' });
    expect(narrowed('latest', openDate, day('2026-01-01'), until, { until: null })).toEqual({ field: null });
  });

  const capped = (...restrictions: ReturnType<typeof restriction>[]): RulesetDocument =>
    of({
      rules: [approval('a', { number: five })],
      grant: [grantField('number', integer, { meet: 'lowest' })],
      restrictions,
    });
  it('that are false do nothing', () => {
    const document = capped(restriction('r', { when: is(q), narrows: { number: three } }));
    expect(evaluate(document, { p: true, q: false }).grant).toEqual({ number: 5 });
  });
  it('that are unknown go to a person', () => {
    const result = evaluate(capped(restriction('r', { when: is(q), narrows: { number: three } })), { p: true });
    expect(codes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ pointer }) => pointer)).toEqual(['/q']);
  });
  it('that narrow by something unknown go to a person', () => {
    const result = evaluate(capped(restriction('r', { when: is(q), narrows: { number } })), { p: true, q: true });
    expect(codes(result)).toEqual(['MISSING_FACTS']);
    expect(result.missingFacts.map(({ pointer }) => pointer)).toEqual(['/number']);
  });
  it('narrow before grants are compared', () => {
    const document = of({
      grant: [grantField('number', integer, { meet: 'lowest' })],
      rules: [approval('a', { number: five }), approval('b', { number: literal(4, integer) })],
      restrictions: [restriction('r', { when: is(q), narrows: { number: three } })],
    });
    expect(evaluate(document, { p: true, q: true }).grant).toEqual({ number: 3 });
    expect(codes(evaluate(document, { p: true, q: false }))).toEqual(['AMBIGUOUS_GRANT']);
  });
  it('have versions', () => {
    const document = capped(
      restriction('r', [
        version({ when: is(q), narrows: { number: three } }),
        version({ when: is(q), narrows: { number: literal(2, integer) } }, '2026-01-01'),
      ]),
    );
    expect(evaluate(document, { p: true, q: true, decidedOn: '2025-12-31' }).grant).toEqual({ number: 3 });
    expect(evaluate(document, { p: true, q: true, decidedOn: '2026-01-01' }).grant).toEqual({ number: 2 });
  });
  it('never touch a denial', () => {
    const document = of({
      rules: [rule('no', { event: 'deny', when: is(p), automation: 'automatic' })],
      restrictions: [restriction('r', { when: is(q), narrows: { number: three }, automation: 'recommend' })],
    });
    expect(evaluate(document, { p: true }).outcome).toBe('deny');
  });
});

describe.each(evaluators)('%s: partial grants', (_, evaluate) => {
  const document = of({
    rules: [approval('a', { who: words('gp'), dose: literal('5', decimal(1)), to: day('2026-06-30') })],
  });
  const partial = (input: Facts) => evaluate(document, { p: true, ...input }).partial;
  it('name the fields that give less than was asked, in order of declaration', () => {
    expect(partial({ askedDose: '5.5', askedUntil: '2026-07-01', askedWho: ['specialist'] })).toEqual([
      'to',
      'dose',
      'who',
    ]);
  });
  it('are none when as much is given, or nothing is known of what was asked', () => {
    expect(partial({ askedDose: '5', askedUntil: '2026-06-30', askedWho: ['gp'] })).toBeUndefined();
    expect(partial({})).toBeUndefined();
  });
  it('give less than an unlimited time that was asked for', () => {
    expect(partial({ askedUntil: null })).toEqual(['to']);
  });
  it('know a code by each of its names', () => {
    const atcCodes = setOf(codeOf('atc'));
    const askedCodes = fact('askedCodes', atcCodes);
    const aliases = [
      { old: 'N03AX16', new: 'N02BF01', from: '2022-01-01' },
      { old: 'N02BF01', new: 'N02BF02', from: '2023-01-01' },
    ];
    const renamed = ruleset({
      systems: [system('atc', { exactLength: 7, aliases })],
      facts: [p, askedCodes],
      grant: [grantField('substances', atcCodes, { meet: 'union', asked: 'askedCodes' })],
      rules: [approval('a', { substances: literal(['N02BF02'], atcCodes) })],
    });
    expect(evaluate(renamed, { p: true, askedCodes: ['N03AX16'] }).partial).toBeUndefined();
    expect(evaluate(renamed, { p: true, askedCodes: ['N03AX12'] }).partial).toEqual(['substances']);
  });
  it('give less when a restriction takes away a code that was asked for', () => {
    const atcCodes = setOf(codeOf('atc'));
    const askedCodes = fact('askedCodes', atcCodes);
    const narrowed = ruleset({
      systems: [system('atc', { exactLength: 7 })],
      facts: [p, askedCodes],
      grant: [grantField('substances', atcCodes, { meet: 'intersect', asked: 'askedCodes' })],
      rules: [approval('a', { substances: askedCodes })],
      restrictions: [restriction('r', { when: is(p), narrows: { substances: literal(['N02BF02'], atcCodes) } })],
    });
    expect(evaluate(narrowed, { p: true, askedCodes: ['N02BF01', 'N02BF02'] }).partial).toEqual(['substances']);
    expect(evaluate(narrowed, { p: true, askedCodes: ['N02BF02'] }).partial).toBeUndefined();
  });
  it('do not give less than a number that was not asked for', () => {
    expect(partial({ askedDose: null })).toBeUndefined();
  });
});

describe.each(evaluators)('%s: automation', (_, evaluate) => {
  const denial = (automation?: 'automatic' | 'recommend', id = 'no', when = is(p)) =>
    rule(id, { event: 'deny', when, ...(automation && { automation }) });
  const granting = (automation?: 'automatic' | 'recommend', id = 'yes', when = is(p)) =>
    rule(id, { event: 'approve', when, grant: { number: literal(1, integer) }, ...(automation && { automation }) });
  const input = { p: true, q: true };

  it('is recommend for denials where nothing is written', () => {
    const result = evaluate(of({ rules: [denial()] }), input);
    expect(result).toMatchObject({
      outcome: 'route-to-manual',
      reasons: [{ code: 'RECOMMENDED' }],
      also: [{ code: 'NO', rule: 'no', is: 'true' }],
      recommended: { outcome: 'deny', reasons: [{ code: 'NO', rule: 'no' }] },
    });
    expect(result.recommended?.grant).toBeUndefined();
  });
  it('is automatic for approvals where nothing is written', () => {
    expect(evaluate(of({ rules: [granting()] }), input).outcome).toBe('approve');
  });
  it('may be automatic for a denial', () => {
    expect(evaluate(of({ rules: [denial('automatic')] }), input).outcome).toBe('deny');
    expect(evaluate(of({ rules: [denial()], automation: 'automatic' }), input).outcome).toBe('deny');
  });
  it('recommend prevails over automatic, at whatever level', () => {
    expect(evaluate(of({ rules: [denial('automatic')], automation: 'recommend' }), input).reasons[0]?.code).toBe(
      'RECOMMENDED',
    );
    expect(evaluate(of({ rules: [granting('recommend')], automation: 'automatic' }), input).reasons[0]?.code).toBe(
      'RECOMMENDED',
    );
  });
  it('of a requirement is that of requirement, section and programme', () => {
    const sections = (of1?: 'automatic' | 'recommend', of2?: 'automatic' | 'recommend') => [
      section('s', {
        ...(of1 && { automation: of1 }),
        requirements: [requirement('req', { conditions: is(r), ...(of2 && { automation: of2 }) })],
        grant: {},
      }),
    ];
    const refused = { r: false };
    expect(evaluate(of({ sections: sections() }), refused).outcome).toBe('route-to-manual');
    expect(evaluate(of({ sections: sections('automatic') }), refused).outcome).toBe('deny');
    expect(evaluate(of({ sections: sections(undefined, 'automatic') }), refused).outcome).toBe('deny');
    expect(evaluate(of({ sections: sections('recommend', 'automatic') }), refused).outcome).toBe('route-to-manual');
    expect(evaluate(of({ sections: sections(undefined, 'recommend') }), { r: true }).outcome).toBe('approve');
    expect(evaluate(of({ sections: sections('recommend') }), { r: true }).outcome).toBe('route-to-manual');
  });
  it('of several denials needs one automatic one; the others stand in also', () => {
    const result = evaluate(of({ rules: [denial(undefined, 'a'), denial('automatic', 'b')] }), input);
    expect(result).toMatchObject({ outcome: 'deny', reasons: [{ code: 'B' }], also: [{ code: 'A', is: 'true' }] });
  });
  it('of several approvals needs one automatic one', () => {
    const result = evaluate(of({ rules: [granting('recommend', 'a'), granting(undefined, 'b')] }), input);
    expect(result).toMatchObject({ outcome: 'approve', reasons: [{ code: 'A' }, { code: 'B' }] });
  });
  it('of an approval needs every pending one automatic', () => {
    const early = (automation?: 'recommend') =>
      rule(
        'early',
        { event: 'approve', when: is(r), grant: { number: literal(1, integer) }, ...(automation && { automation }) },
        'guidance',
      );
    expect(evaluate(of({ rules: [early(), granting()] }), input).outcome).toBe('approve');
    const result = evaluate(of({ rules: [early('recommend'), granting()] }), input);
    expect(result.reasons).toEqual([{ code: 'RECOMMENDED' }]);
    expect(result.missingFacts.map(({ pointer }) => pointer)).toEqual(['/r']);
    expect(result.recommended).toMatchObject({ outcome: 'approve', reasons: [{ code: 'YES' }], grant: { number: 1 } });
  });
  it('of an approval needs every true restriction automatic', () => {
    const narrow = restriction('narrow', {
      when: is(q),
      narrows: { dose: literal('1', decimal(1)) },
      automation: 'recommend',
    });
    const document = of({ rules: [granting()], restrictions: [narrow] });
    expect(evaluate(document, { p: true, q: false }).outcome).toBe('approve');
    expect(evaluate(document, { p: true, q: true, askedDose: '2' })).toMatchObject({
      reasons: [{ code: 'RECOMMENDED' }],
      recommended: { grant: { number: 1, dose: '1' }, partial: ['dose'] },
    });
  });
  it('is suspended by the id of rule, section, table, restriction or programme', () => {
    const document = of({ rules: [granting()] });
    for (const suspended of [['yes'], ['example'], ['other', 'yes']]) {
      expect(evaluate(document, input, { suspended })).toMatchObject({
        reasons: [{ code: 'SUSPENDED' }],
        recommended: { outcome: 'approve', grant: { number: 1 } },
      });
    }
    expect(evaluate(document, input, { suspended: ['other'] }).outcome).toBe('approve');
    const narrow = restriction('narrow', { when: is(q), narrows: { dose: literal('1', decimal(1)) } });
    const restricted = of({ rules: [granting()], restrictions: [narrow] });
    expect(evaluate(restricted, input, { suspended: ['narrow'] }).reasons).toEqual([{ code: 'SUSPENDED' }]);
    expect(evaluate(restricted, { p: true, q: false }, { suspended: ['narrow'] }).outcome).toBe('approve');
  });
  it('of denials only leaves approvals and restrictions as they are', () => {
    const narrow = restriction('narrow', { when: is(q), narrows: { dose: literal('1', decimal(1)) } });
    for (const id of ['no', 'example']) {
      const suspended = [{ id, outcomes: 'deny' } as const];
      expect(evaluate(of({ rules: [denial('automatic')] }), input, { suspended })).toMatchObject({
        reasons: [{ code: 'SUSPENDED' }],
        recommended: { outcome: 'deny' },
      });
    }
    const document = of({ rules: [granting()], restrictions: [narrow] });
    const whole = { ...input, askedDose: '1' };
    for (const id of ['yes', 'narrow', 'example']) {
      expect(evaluate(document, whole, { suspended: [{ id, outcomes: 'deny' }] }).outcome).toBe('approve');
      expect(evaluate(document, whole, { suspended: [{ id, outcomes: 'deny' }, id] }).outcome).toBe('route-to-manual');
    }
  });
  it('of denials takes an approval that gives less than was asked, or may, by its rule, restriction or programme', () => {
    const narrow = restriction('narrow', { when: is(q), narrows: { dose: literal('1', decimal(1)) } });
    const document = of({ rules: [granting()], restrictions: [narrow] });
    for (const id of ['yes', 'narrow', 'example']) {
      const suspended = [{ id, outcomes: 'deny' } as const];
      expect(evaluate(document, { ...input, askedDose: '2' }, { suspended })).toMatchObject({
        outcome: 'route-to-manual',
        reasons: [{ code: 'SUSPENDED' }],
        recommended: { outcome: 'approve', partial: ['dose'] },
      });
      expect(evaluate(document, input, { suspended }).reasons).toEqual([{ code: 'SUSPENDED' }]);
      expect(evaluate(document, { ...input, askedDose: null }, { suspended }).outcome).toBe('approve');
    }
    const other = [{ id: 'other', outcomes: 'deny' } as const];
    expect(evaluate(document, { ...input, askedDose: '2' }, { suspended: other }).outcome).toBe('approve');
  });
  it('that would not be automatic anyway is recommended, not suspended', () => {
    expect(evaluate(of({ rules: [denial()] }), input, { suspended: ['no'] }).reasons).toEqual([
      { code: 'RECOMMENDED' },
    ]);
    expect(evaluate(of({ rules: [denial('automatic')] }), input, { suspended: ['no'] }).reasons).toEqual([
      { code: 'SUSPENDED' },
    ]);
  });
  it('of a stop is never taken away', () => {
    const document = of({ rules: [rule('halt', { event: 'stop', when: is(p) })], automation: 'recommend' });
    expect(evaluate(document, input, { suspended: ['halt'] }).outcome).toBe('stop');
  });
});
