import { describe, expect, it } from 'vitest';
import {
  boolean,
  codeOf,
  count,
  date,
  decimal,
  derived,
  enumOf,
  expression,
  fact,
  integer,
  is,
  list,
  literal,
  openDate,
  orNone,
  parameter,
  parameterOf,
  setOf,
  system,
  version,
} from '../../test-fixtures/documents.ts';
import { evaluators, valueOf } from '../../test-fixtures/evaluators.ts';
import type { Facts, FigureValue } from '../evaluation.ts';
import type { Condition, Expression, ExpressionNode, ValueType } from '../ruleset-document.ts';

const a = fact('a', integer);
const b = fact('b', integer);
const optional = fact('optional', integer);
const x = fact('x', decimal(2));
const y = fact('y', decimal(1));
const yes = fact('yes', boolean);
const perhaps = fact('perhaps', boolean);
const start = fact('start', date);
const stop = fact('stop', date);
const left = fact('left', date);
const end = fact('end', openDate);
const atc = fact('atc', codeOf('atc'));
const role = fact('role', enumOf('doctor', 'nurse', 'midwife'));
const countries = fact('countries', setOf(enumOf('no', 'se')));
const opened = fact('opened', integer);

const given = {
  facts: [
    a,
    b,
    orNone(optional),
    x,
    y,
    yes,
    perhaps,
    start,
    stop,
    orNone(left),
    end,
    atc,
    role,
    countries,
    list('items'),
    derived(opened, count('items')),
  ],
  systems: [system('atc', { exactLength: 7, aliases: [{ old: 'N03AX16', new: 'N02BF02', from: '2022-01-01' }] })],
  parameters: [
    parameterOf('cap', integer, [
      version('missing' as const),
      version(3278, '2026-01-01'),
      version(3278, '2027-01-01'),
    ]),
    parameterOf('limit', decimal(1), [version('2.60'), version('2.8', '2026-01-01')]),
    parameterOf(
      'rate',
      integer,
      [
        version({
          byKey: [
            { key: 'doctor', value: 10 },
            { key: 'nurse', value: 5 },
          ],
        }),
        version(
          {
            byKey: [
              { key: 'doctor', value: 12 },
              { key: 'nurse', value: 5 },
            ],
          },
          '2026-01-01',
        ),
      ],
      role.type,
    ),
    parameterOf('factor', decimal(1), [version({ byKey: [{ key: 'N02BF02', value: '0.5' }] })], atc.type),
  ],
};

const of = (node: ExpressionNode, type: ValueType): Expression => expression(node, type);
const number = (value: number): Expression => literal(value, integer);
const digits = (value: string, scale: number): Expression => literal(value, decimal(scale));
const day = (value: string): Expression => literal(value, date);
const sum = (...terms: Expression[]): Expression => of({ op: 'plus', of: terms }, integer);
const after = (
  unit: 'days' | 'workingDays' | 'months' | 'years',
  amount: Expression,
  from: Expression,
  more: { convention?: 'clamp' | 'next'; saturday?: Expression } = {},
): Expression => of({ op: 'after', unit, amount, from, convention: 'clamp', ...more }, date);
const divided = (p: Expression, q: Expression, scale: number, rounding: 'half-up' | 'down' | 'up'): Expression =>
  of({ op: 'dividedBy', of: [p, q], scale, rounding }, decimal(scale));
const choose = (type: ValueType, cases: [when: Condition, then: Expression][], otherwise: Expression) =>
  of({ op: 'choose', cases: cases.map(([when, then]) => ({ when, then })), otherwise }, type);
const between = (
  op: 'daysBetween' | 'fullYearsBetween' | 'workingDaysBetween',
  from: string,
  to: string,
  saturday = false,
) => of({ op, from: day(from), to: day(to), saturday: literal(saturday, boolean) }, integer);
const birthday = (years: number, born: string, leapDay: '28-feb' | '1-mar' = '28-feb'): Expression =>
  of({ op: 'birthday', years: number(years), of: day(born), leapDay }, date);
const ofDay = (op: 'dayBefore' | 'dayAfter' | 'firstDayOfYear' | 'lastDayOfYear', from: string): Expression =>
  of({ op, of: day(from) }, date);
const largest = 9_007_199_254_740_991;
const open = (n: number): Facts => ({ items: { items: Array.from({ length: n }, () => ({})), complete: false } });

type Row = readonly [sentence: string, expression: Expression, facts: Facts, value: FigureValue | undefined];
const table: Record<string, readonly Row[]> = {
  'values in results': [
    ['decimals have no trailing zeros', digits('3.60', 2), {}, '3.6'],
    ['a whole decimal has no point', x, { x: '3.00' }, '3'],
    ['zero has no sign', x, { x: '-0.00' }, '0'],
    ['a negative decimal', x, { x: '-0.05' }, '-0.05'],
    ['sets are sorted and without repetition', countries, { countries: ['se', 'no', 'se'] }, ['no', 'se']],
    ['none is null', optional, { optional: null }, null],
    ['unknown is left out', a, {}, undefined],
    ['an interval has its known ends', opened, open(2), { atLeast: 2 }],
    [
      'an interval of two open ends is left out',
      of({ op: 'minus', of: [opened, opened] }, integer),
      open(2),
      undefined,
    ],
  ],
  'none and unknown arguments': [
    ['an argument that is none', sum(a, optional), { a: 1, optional: null }, null],
    ['none prevails over unknown', sum(a, optional), { optional: null }, null],
    ['an argument that is unknown', sum(a, b), { a: 1 }, undefined],
  ],
  holds: [
    ['the value of a condition', of({ op: 'holds', condition: is(yes) }, boolean), { yes: false }, false],
    ['unknown stays unknown', of({ op: 'holds', condition: is(yes) }, boolean), {}, undefined],
  ],
  choose: [
    ['the first branch whose condition is true', choose(integer, [[is(yes), number(1)]], number(2)), { yes: true }, 1],
    ['else', choose(integer, [[is(yes), number(1)]], number(2)), { yes: false }, 2],
    ['two reachable branches that differ', choose(integer, [[is(perhaps), number(1)]], number(2)), {}, undefined],
    ['reachable branches that are equal', choose(integer, [[is(perhaps), number(1)]], number(1)), {}, 1],
    ['branches that are both none', choose(integer, [[is(perhaps), optional]], optional), { optional: null }, null],
    [
      'nothing is reachable behind a true branch',
      choose(
        integer,
        [
          [is(perhaps), number(1)],
          [is(yes), number(1)],
        ],
        number(2),
      ),
      { yes: true },
      1,
    ],
    [
      'one reachable branch that is an interval',
      choose(integer, [[is(yes), opened]], number(1)),
      { yes: true, ...open(2) },
      { atLeast: 2 },
    ],
    ['several of intervals', choose(integer, [[is(perhaps), opened]], opened), open(2), undefined],
    ['equal over scales', choose(decimal(1), [[is(perhaps), number(3)]], digits('3.0', 1)), {}, '3'],
  ],
  arithmetic: [
    ['plus', sum(number(1), number(2), a), { a: 3 }, 6],
    ['plus over scales', of({ op: 'plus', of: [x, y] }, decimal(2)), { x: '1.15', y: '0.1' }, '1.25'],
    ['minus', of({ op: 'minus', of: [x, number(1)] }, decimal(2)), { x: '0.25' }, '-0.75'],
    ['times adds scales', of({ op: 'times', of: [x, y] }, decimal(3)), { x: '1.15', y: '0.3' }, '0.345'],
    ['decimals are exact', of({ op: 'times', of: [x, number(100)] }, decimal(2)), { x: '1.15' }, '115'],
    ['max', of({ op: 'max', of: [number(0), a] }, integer), { a: -3 }, 0],
    ['min', of({ op: 'min', of: [number(0), x] }, decimal(2)), { x: '-0.01' }, '-0.01'],
    ['max of an interval', of({ op: 'max', of: [number(5), opened] }, integer), open(2), { atLeast: 5 }],
    ['min of an interval may be a point', of({ op: 'min', of: [number(2), opened] }, integer), open(2), 2],
    ['minus of an interval', of({ op: 'minus', of: [number(5), opened] }, integer), open(2), { atMost: 3 }],
    ['0 × ∞ = 0', of({ op: 'times', of: [number(0), opened] }, integer), open(2), 0],
    ['times a negative number', of({ op: 'times', of: [number(-2), opened] }, integer), open(2), { atMost: -4 }],
    ['the largest number', sum(number(largest), number(0)), {}, largest],
    ['a number beyond the range', sum(number(largest), number(1)), {}, undefined],
    [
      'an intermediate number beyond the range',
      of({ op: 'minus', of: [sum(number(largest), number(1)), number(1)] }, integer),
      {},
      undefined,
    ],
    [
      'the range counts units of the scale',
      of({ op: 'plus', of: [literal(90_071_992_547_410, integer), digits('0.00', 2)] }, decimal(2)),
      {},
      undefined,
    ],
    ['an interval with an end beyond the range', sum(number(largest), opened), open(2), undefined],
  ],
  dividedBy: [
    ['half-up away from zero', divided(number(5), number(2), 0, 'half-up'), {}, '3'],
    ['half-up of a negative number', divided(number(-5), number(2), 0, 'half-up'), {}, '-3'],
    ['half-up below the half', divided(number(7), number(3), 1, 'half-up'), {}, '2.3'],
    ['down is towards zero', divided(number(-5), number(2), 0, 'down'), {}, '-2'],
    ['up is away from zero', divided(number(-7), number(3), 1, 'up'), {}, '-2.4'],
    ['up of what is exact', divided(number(6), number(3), 0, 'up'), {}, '2'],
    ['decimals on both sides', divided(digits('118.9', 1), digits('2.98', 2), 3, 'half-up'), {}, '39.899'],
    ['a divisor that is 0', divided(number(1), a, 0, 'down'), { a: 0 }, undefined],
    ['a divisor that may be 0', divided(number(1), opened, 0, 'down'), open(0), undefined],
    ['an interval divided', divided(opened, number(2), 1, 'down'), open(3), { atLeast: '1.5' }],
    ['division by an interval', divided(number(6), opened, 1, 'down'), open(3), { atLeast: '0', atMost: '2' }],
  ],
  'days after a date': [
    ['days', after('days', number(20), day('2026-02-20')), {}, '2026-03-12'],
    ['negative days', after('days', number(-1), day('2026-03-01')), {}, '2026-02-28'],
    ['an unknown date', after('days', number(1), start), {}, undefined],
    ['an unknown number of days', after('days', a, day('2026-03-01')), {}, undefined],
    ['a number of days that is an interval', after('days', opened, day('2026-03-01')), open(1), undefined],
    ['none', after('days', number(1), left), { left: null }, null],
    ['a day outside the calendar', after('days', number(1), day('9999-12-31')), {}, undefined],
    ['a step beyond all calendars', after('days', number(largest), day('2026-01-01')), {}, undefined],
    ['months: the same day number', after('months', number(24), day('2026-03-01')), {}, '2028-03-01'],
    ['months: the last day of a shorter month', after('months', number(6), day('2025-08-31')), {}, '2026-02-28'],
    [
      'months: the first of the next month',
      after('months', number(6), day('2025-08-31'), { convention: 'next' }),
      {},
      '2026-03-01',
    ],
    [
      'months: next where the day exists',
      after('months', number(5), day('2025-08-31'), { convention: 'next' }),
      {},
      '2026-01-31',
    ],
    ['negative months', after('months', number(-1), day('2026-03-31')), {}, '2026-02-28'],
    ['years from a leap day', after('years', number(3), day('2024-02-29')), {}, '2027-02-28'],
    [
      'years from a leap day, next',
      after('years', number(3), day('2024-02-29'), { convention: 'next' }),
      {},
      '2027-03-01',
    ],
    ['years to a leap year', after('years', number(4), day('2024-02-29')), {}, '2028-02-29'],
    ['years before the calendar', after('years', number(-2026), day('2026-01-01')), {}, undefined],
  ],
  'working days': [
    ['0 working days later', after('workingDays', number(0), day('2026-04-05')), {}, '2026-04-05'],
    ['over Easter', after('workingDays', number(1), day('2026-04-01')), {}, '2026-04-07'],
    ['Saturday is no working day', after('workingDays', number(1), day('2026-03-06')), {}, '2026-03-09'],
    [
      'Saturday as a working day',
      after('workingDays', number(1), day('2026-03-06'), { saturday: literal(true, boolean) }),
      {},
      '2026-03-07',
    ],
    [
      'a holiday on a Saturday',
      after('workingDays', number(1), day('2026-12-25'), { saturday: literal(true, boolean) }),
      {},
      '2026-12-28',
    ],
    ['over years', after('workingDays', number(1000), day('2026-01-01')), {}, '2029-12-13'],
    ['negative', after('workingDays', number(-1), day('2026-03-06')), {}, undefined],
    ['an unknown saturday', after('workingDays', number(1), day('2026-03-06'), { saturday: yes }), {}, undefined],
    ['beyond the calendar', after('workingDays', number(10), day('9999-12-30')), {}, undefined],
    ['between', between('workingDaysBetween', '2026-03-27', '2026-04-07'), {}, 4],
    ['the first day does not count, the last does', between('workingDaysBetween', '2026-03-02', '2026-03-03'), {}, 1],
    ['the other way', between('workingDaysBetween', '2026-04-07', '2026-03-27'), {}, -4],
    ['the other way over a weekend', between('workingDaysBetween', '2026-03-08', '2026-03-07'), {}, 0],
    ['with Saturdays', between('workingDaysBetween', '2026-03-02', '2026-03-09', true), {}, 6],
    ['over whole years', between('workingDaysBetween', '2025-12-31', '2028-12-31'), {}, 759],
    ['the same day', between('workingDaysBetween', '2026-03-02', '2026-03-02'), {}, 0],
  ],
  'other dates': [
    ['the day before', ofDay('dayBefore', '2026-03-01'), {}, '2026-02-28'],
    ['the day after', ofDay('dayAfter', '2024-02-28'), {}, '2024-02-29'],
    ['before the first day', ofDay('dayBefore', '0001-01-01'), {}, undefined],
    ['the first day of the year', ofDay('firstDayOfYear', '2026-07-05'), {}, '2026-01-01'],
    ['the last day of the year', ofDay('lastDayOfYear', '2026-07-05'), {}, '2026-12-31'],
    ['the year', of({ op: 'yearOf', of: start }, integer), { start: '2026-07-05' }, 2026],
    ['days between', between('daysBetween', '2026-02-27', '2026-03-02'), {}, 3],
    ['days between, the other way', between('daysBetween', '2026-03-02', '2026-02-27'), {}, -3],
    ['full years on the day', between('fullYearsBetween', '2008-03-01', '2026-03-01'), {}, 18],
    ['full years the day before', between('fullYearsBetween', '2008-03-01', '2026-02-28'), {}, 17],
    ['full years from a leap day', between('fullYearsBetween', '2008-02-29', '2026-02-28'), {}, 18],
    ['full years the other way', between('fullYearsBetween', '2026-03-01', '2024-03-02'), {}, -2],
    ['a birthday', birthday(6, '2020-05-17'), {}, '2026-05-17'],
    ['a leap birthday', birthday(6, '2020-02-29'), {}, '2026-02-28'],
    ['a leap birthday, 1 March', birthday(6, '2020-02-29', '1-mar'), {}, '2026-03-01'],
    ['a leap birthday in a leap year', birthday(4, '2020-02-29', '1-mar'), {}, '2024-02-29'],
    [
      'earliestOf',
      of({ op: 'earliestOf', of: [start, stop] }, date),
      { start: '2026-01-02', stop: '2026-01-01' },
      '2026-01-01',
    ],
    [
      'latestOf',
      of({ op: 'latestOf', of: [start, stop] }, date),
      { start: '2026-01-02', stop: '2026-01-01' },
      '2026-01-02',
    ],
    [
      'earliestOf with an unknown',
      of({ op: 'earliestOf', of: [start, stop] }, date),
      { start: '2026-01-02' },
      undefined,
    ],
    [
      'earliestOf with an open end',
      of({ op: 'earliestOf', of: [start, end] }, openDate),
      { start: '2026-01-02', end: null },
      '2026-01-02',
    ],
    ['earliestOf of open ends', of({ op: 'earliestOf', of: [end, end] }, openDate), { end: null }, null],
    ['latestOf with an open end', of({ op: 'latestOf', of: [start, end] }, openDate), { end: null }, null],
  ],
  parameters: [
    ['the version in force', parameter('limit', decimal(1)), { decidedOn: '2026-01-01' }, '2.8'],
    ['the version before', parameter('limit', decimal(1)), { decidedOn: '2025-12-31' }, '2.6'],
    ['an unknown date and different contents', parameter('limit', decimal(1)), {}, undefined],
    ['missing', parameter('cap', integer), { decidedOn: '2025-12-31' }, undefined],
    ['versions of the same content', parameter('cap', integer), { decidedOn: '2027-06-01' }, 3278],
    ['by key', parameter('rate', integer, role), { decidedOn: '2026-01-01', role: 'doctor' }, 12],
    ['by key, the version before', parameter('rate', integer, role), { decidedOn: '2025-01-01', role: 'doctor' }, 10],
    ['by an unknown key', parameter('rate', integer, role), { decidedOn: '2026-01-01' }, undefined],
    [
      'by a key that is not there',
      parameter('rate', integer, role),
      { decidedOn: '2026-01-01', role: 'midwife' },
      undefined,
    ],
    ['by key where the versions agree', parameter('rate', integer, role), { role: 'nurse' }, 5],
    ['by a code under its old name', parameter('factor', decimal(1), atc), { atc: 'N03AX16' }, '0.5'],
    ['by a coarse code', parameter('factor', decimal(1), atc), { atc: 'N02BF' }, undefined],
  ],
};

describe.each(evaluators)('%s: expressions', (_, evaluate) => {
  for (const [topic, rows] of Object.entries(table)) {
    describe(`${topic}`, () => {
      it.each(rows)('%s', (_sentence, node, facts, value) => {
        expect(valueOf(evaluate, node, given, facts)).toEqual(value);
      });
    });
  }
  it('reads only the own properties of facts', () => {
    const inherited = fact('toString', integer);
    expect(valueOf(evaluate, inherited, { facts: [inherited] }, {})).toBeUndefined();
    const named = fact('constructor', integer);
    expect(valueOf(evaluate, named, { facts: [named] }, { constructor: 3 })).toBe(3);
  });
});
