import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  atLeast,
  boolean,
  classOf,
  codeOf,
  codes,
  compare,
  condition,
  count,
  date,
  declareField,
  derived,
  enumOf,
  expression,
  fact,
  field,
  inInterval,
  integer,
  is,
  list,
  literal,
  named,
  not,
  parameter,
  parameterOf,
  question,
  restriction,
  row,
  rule,
  ruleset,
  system,
  table,
  version,
} from '../../test-fixtures/documents.ts';
import { evaluators } from '../../test-fixtures/evaluators.ts';
import type { Facts } from '../evaluation.ts';
import type { Condition, EntryRules, Expression } from '../ruleset-document.ts';

const p = fact('p', boolean);
const q = fact('q', boolean);
const asked = fact('asked', boolean);
const age = fact('age', integer);
const limit = fact('limit', integer);
const role = fact('role', enumOf('doctor', 'nurse'));
const atc = fact('atc', codeOf('atc'));
const other = fact('other', codeOf('atc'));
const born = fact('born', date);
const sum = fact('sum', integer);
const chosen = fact('chosen', integer);
const drug = fact('drug', codeOf('atc'));
const number = fact('number', integer);
const total = fact('total', integer);
const replacedFees = fact('replacedFees', integer);
const duplicateFees = fact('duplicateFees', integer);
const kinds = fact('kinds', integer);
const lastResult = fact('lastResult', enumOf('good', 'bad'));
const amount = field('amount', integer);
const on = field('on', date);
const result = field('result', enumOf('good', 'bad'));
const priorAtc = field('atc', codeOf('atc'));
const id = field('id', codeOf('invoice'));
const corrects = field('corrects', codeOf('invoice'));
const paid = field('paid', boolean);
const day = (value: string): Expression => literal(value, date);
const good = compare(result, 'equal', 'good');

const entries: EntryRules = {
  list: 'fees',
  derived: [
    { name: 'replaced', value: expression({ op: 'isReplaced', id: 'id', replaces: 'corrects' }, boolean) },
    { name: 'duplicate', value: expression({ op: 'isDuplicate', by: ['amount', 'on'] }, boolean) },
  ],
  classes: [
    classOf('paid', [
      version({ when: is(paid), class: 'count' as const }),
      version({ when: is(paid), class: 'route-to-manual' as const }, '2026-01-01', on),
    ]),
    classOf('doubtful', { when: is(field('duplicate', boolean)), class: 'route-to-manual' }),
  ],
  otherwise: { class: 'exclude', reason: 'NOT_PAID' },
};
const choice = expression(
  {
    op: 'choose',
    cases: [
      { when: is(p), then: age },
      { when: is(q), then: limit },
    ],
    otherwise: literal(0, integer),
  },
  integer,
);
const drugChoice = expression({ op: 'choose', cases: [{ when: is(p), then: atc }], otherwise: other }, codeOf('atc'));
const given = {
  facts: [
    p,
    q,
    question(asked),
    age,
    limit,
    role,
    atc,
    other,
    born,
    list('prior', priorAtc, declareField(amount), on, result),
    list(
      'fees',
      amount,
      on,
      id,
      declareField(corrects, { noneAllowed: true }),
      paid,
      field('replaced', boolean),
      field('duplicate', boolean),
    ),
    derived(sum, expression({ op: 'plus', of: [age, limit] }, integer)),
    derived(chosen, choice),
    derived(drug, drugChoice),
    derived(number, count('prior', { where: good })),
    derived(total, expression({ op: 'sum', over: 'fees', counted: true, field: 'amount' }, integer)),
    derived(replacedFees, count('fees', { where: is(field('replaced', boolean)) })),
    derived(duplicateFees, count('fees', { where: is(field('duplicate', boolean)) })),
    derived(
      kinds,
      expression({ op: 'countDistinct', over: 'prior', counted: false, by: { how: 'field', field: 'atc' } }, integer),
    ),
    derived(
      lastResult,
      expression(
        { op: 'pick', over: 'prior', counted: false, field: 'result', order: 'last', date: 'on' },
        enumOf('good', 'bad'),
      ),
    ),
  ],
  conditions: [condition('both', all(is(p), is(q)))],
  systems: [system('atc', { exactLength: 7 }), system('invoice', { hierarchical: false })],
  parameters: [
    parameterOf('cap', integer, [
      version('missing' as const),
      version(10, '2026-01-01'),
      version(20, '2027-01-01', fact('born', date)),
    ]),
    parameterOf('rate', integer, [version({ byKey: [{ key: 'doctor', value: 10 }] })], enumOf('doctor', 'nurse')),
    parameterOf('factor', integer, [version({ byKey: [{ key: 'C10AX16', value: 2 }] })], codeOf('atc')),
  ],
  entries: [entries],
};
const cap = parameter('cap', integer);
const overCap = compare(age, 'lessThan', cap);

type Row = readonly [sentence: string, condition: Condition, facts: Facts, missing: readonly string[]];
const rows: Record<string, readonly Row[]> = {
  conditions: [
    ['only the unknown parts of a group', all(is(p), is(q)), { p: true }, ['/q value']],
    ['nothing below what is settled', any(all(is(p), is(asked)), is(q)), { p: false }, ['/q value']],
    ['through not and atLeast', not(atLeast(2, is(p), is(q), is(asked))), { p: true }, ['/q value', '/asked answer']],
    ['through named conditions', named('both'), { p: true }, ['/q value']],
    ['a discretionary fact as an answer', is(asked), {}, ['/asked answer']],
    ['both operands', compare(age, 'lessThan', limit), {}, ['/age value', '/limit value']],
    ['one operand', compare(age, 'lessThan', limit), { age: 1 }, ['/limit value']],
    ['an end of an interval', inInterval(age, { from: 1, to: limit }), { age: 5 }, ['/limit value']],
    ['each once, in the order of declaration', any(is(q), all(is(p), is(q))), {}, ['/p value', '/q value']],
    ['a coarse code', compare(atc, 'inCodes', literal(['C10AX16'], codes('atc'))), { atc: 'C10' }, ['/atc exact-code']],
    [
      'two codes, one of them coarse',
      compare(atc, 'equal', other),
      { atc: 'C10', other: 'C10AX16' },
      ['/atc exact-code', '/other exact-code'],
    ],
    [
      'a coarse code that a derived fact gives',
      compare(drug, 'equal', 'C10AX16'),
      { p: true, atc: 'C10' },
      ['/atc exact-code'],
    ],
  ],
  expressions: [
    ['the unknown arguments', compare(sum, 'lessThan', 5), { age: 1 }, ['/limit value']],
    [
      'conditions of choose up to the first true one, and what is reachable',
      compare(chosen, 'lessThan', 5),
      { limit: 1, q: true },
      ['/p value', '/age value'],
    ],
    ['only the branch that is reached', compare(chosen, 'lessThan', 5), { p: true }, ['/age value']],
    [
      'a condition that decides between known branches',
      compare(chosen, 'lessThan', 5),
      { q: false, age: 9 },
      ['/p value'],
    ],
    ['a missing parameter is no fact', overCap, { age: 1, decidedOn: '2025-01-01', born: '2000-01-01' }, []],
    ['the boundaries of a parameter', overCap, { age: 1 }, ['/decidedOn value', '/born value']],
    ['only boundaries that matter', overCap, { age: 1, born: '2027-01-01' }, []],
    ['the key of a parameter', compare(age, 'lessThan', parameter('rate', integer, role)), { age: 1 }, ['/role value']],
    [
      'a coarse key',
      compare(age, 'lessThan', parameter('factor', integer, atc)),
      { age: 1, atc: 'C10' },
      ['/atc exact-code'],
    ],
  ],
  lists: [
    ['an unknown list', compare(number, 'lessThan', 1), {}, ['/prior value']],
    [
      'an open list',
      compare(number, 'lessThan', 2),
      { prior: { items: [], complete: false } },
      ['/prior complete-list'],
    ],
    [
      'the entries that may count',
      compare(number, 'lessThan', 1),
      { prior: [{ result: 'bad' }, {}, { amount: 1 }] },
      ['/prior/1/result value', '/prior/2/result value'],
    ],
    [
      'an open list and its entries',
      compare(number, 'equal', 5),
      { prior: { items: [{}], complete: false } },
      ['/prior complete-list', '/prior/0/result value'],
    ],
    [
      'unknown keys',
      compare(kinds, 'equal', 5),
      { prior: [{ atc: 'C10AX16' }, {}, { atc: 'C10' }, {}, {}] },
      ['/prior/1/atc value', '/prior/2/atc exact-code', '/prior/3/atc value', '/prior/4/atc value'],
    ],
    [
      'the date and field of a pick',
      compare(lastResult, 'equal', 'good'),
      { prior: [{ on: '2026-01-01' }, { result: 'bad' }] },
      ['/prior/0/result value', '/prior/1/on value'],
    ],
    [
      'a tie lacks nothing',
      compare(lastResult, 'equal', 'good'),
      {
        prior: [
          { on: '2026-01-01', result: 'good' },
          { on: '2026-01-01', result: 'good' },
        ],
      },
      [],
    ],
    [
      'the unknown class conditions and amounts',
      compare(total, 'equal', 5),
      { fees: [{ on: '2025-01-01' }] },
      ['/fees/0/amount value', '/fees/0/paid value'],
    ],
    [
      'the boundaries of classes',
      compare(total, 'equal', 5),
      { fees: [{ amount: 5, paid: true }] },
      ['/fees/0/on value'],
    ],
    [
      'an entry for a person is no missing fact',
      compare(total, 'equal', 5),
      { fees: [{ amount: 5, paid: true, on: '2026-01-01' }] },
      [],
    ],
    [
      'isReplaced: the open list and unknown fields',
      compare(replacedFees, 'equal', 1),
      { fees: { items: [{ id: 'a', corrects: null }, { id: 'b' }], complete: false } },
      ['/fees complete-list', '/fees/1/corrects value'],
    ],
    [
      'isDuplicate: the unknown fields compared',
      compare(duplicateFees, 'equal', 1),
      { fees: [{ amount: 5, on: '2026-01-01' }, { amount: 5 }] },
      ['/fees/1/on value'],
    ],
    [
      'isDuplicate: nothing of entries that differ',
      compare(duplicateFees, 'equal', 1),
      { fees: [{ amount: 5 }, { amount: 6 }, {}] },
      ['/fees/0/on value', '/fees/1/on value', '/fees/2/amount value', '/fees/2/on value'],
    ],
  ],
};

describe.each(evaluators)('%s: missing facts', (_, evaluate) => {
  const missingOf = (when: Condition, facts: Facts): string[] => {
    const document = ruleset({ ...given, rules: [rule('seen', { event: 'approve', when })] });
    return evaluate(document, facts).missingFacts.map(({ pointer, needs }) => `${pointer} ${needs}`);
  };
  for (const [topic, some] of Object.entries(rows)) {
    describe(`of ${topic}`, () => {
      it.each(some)('%s', (_sentence, when, facts, missing) => {
        expect(missingOf(when, facts)).toEqual(missing);
      });
    });
  }

  it('name the list of an entry', () => {
    const document = ruleset({
      ...given,
      rules: [rule('seen', { event: 'approve', when: compare(number, 'equal', 1) })],
    });
    expect(evaluate(document, { prior: [{}] }).missingFacts).toEqual([
      { pointer: '/prior/0/result', fact: 'prior', needs: 'value' },
    ]);
  });
  it('are of the stage read and of later ones, of any event', () => {
    const document = ruleset({
      ...given,
      rules: [
        rule('before', { event: 'approve', when: is(asked) }, 'guidance'),
        rule('now', { event: 'deny', when: is(p) }),
        rule('beside', { event: 'approve', when: is(q) }),
        rule('later', { event: 'stop', when: compare(age, 'lessThan', 1) }, 'annexes'),
      ],
    });
    const missing = (facts: Facts) => evaluate(document, facts).missingFacts.map(({ fact: name }) => name);
    expect(missing({ asked: false })).toEqual(['p', 'q', 'age']);
    // Pending approvals of earlier stages belong to it.
    expect(missing({})).toEqual(['p', 'q', 'asked', 'age']);
    expect(missing({ asked: false, p: false, q: false })).toEqual(['age']);
  });
  it('are those of restrictions and narrowings too', () => {
    const grant = [
      {
        name: 'to',
        type: date,
        title: { nb: 'Til' },
        noneAllowed: false,
        meet: 'earliest' as const,
        key: false,
        lookup: false,
      },
    ];
    const document = ruleset({
      ...given,
      grant,
      rules: [rule('no', { event: 'deny', when: is(p) })],
      restrictions: [
        restriction('perhaps', { when: is(q), narrows: { to: day('2026-01-01') } }),
        restriction('certain', { when: not(is(p)), narrows: { to: born } }),
      ],
    });
    expect(evaluate(document, {}).missingFacts.map(({ fact: name }) => name)).toEqual(['p', 'q']);
    const decided = ruleset({
      ...document,
      facts: given.facts,
      figures: {},
      rules: [rule('yes', { event: 'approve', when: not(is(p)) })],
    });
    expect(evaluate(decided, { p: false, q: false }).missingFacts.map(({ fact: name }) => name)).toEqual(['born']);
  });
  it('of a row of a first table are its own and those of earlier rows', () => {
    const tables = [
      table('t', 'first', [
        row('a', { event: 'approve', when: is(p) }),
        row('b', { event: 'deny', when: is(q) }),
        row('c', { event: 'approve', when: is(asked) }),
      ]),
    ];
    const missing = (facts: Facts) =>
      evaluate(ruleset({ ...given, tables }), facts).missingFacts.map(({ fact: name }) => name);
    expect(missing({})).toEqual(['p', 'q', 'asked']);
    expect(missing({ q: false })).toEqual(['p', 'asked']);
    expect(missing({ p: false })).toEqual(['q', 'asked']);
  });
  it('are none of decisions', () => {
    const document = ruleset({
      ...given,
      rules: [
        rule('no', { event: 'deny', when: is(p), automation: 'automatic' }),
        rule('later', { event: 'deny', when: is(q) }, 'annexes'),
      ],
    });
    expect(evaluate(document, { p: true }).missingFacts).toEqual([]);
  });
});

describe.each(evaluators)('%s: unknown reasons', (_, evaluate) => {
  const reasonsOf = (when: Condition, facts: Facts) =>
    evaluate(ruleset({ ...given, rules: [rule('seen', { event: 'deny', when })] }), facts).reasons;
  it('are entries for a person first, then values that the rules lack, then facts', () => {
    const fees = [
      { amount: 5, paid: true, on: '2026-01-01' },
      { amount: 6, paid: true, on: '2026-01-02' },
      { amount: 7, paid: true, on: '2025-01-03' },
    ];
    const when = all(compare(total, 'equal', 18), overCap, is(q), is(asked));
    expect(reasonsOf(when, { fees, age: 1, decidedOn: '2025-01-01', born: '2000-01-01' })).toEqual([
      { code: 'PAID', rule: 'fees', part: 'paid' },
      { code: 'VALUE_MISSING', values: { name: 'cap', date: '2025-01-01' } },
      { code: 'MISSING_FACTS' },
    ]);
    expect(reasonsOf(when, { fees, age: 1, decidedOn: '2026-01-01', born: '2000-01-01', q: true })).toEqual([
      { code: 'PAID', rule: 'fees', part: 'paid' },
      { code: 'NEEDS_DISCRETION' },
    ]);
    expect(
      reasonsOf(when, { fees, age: 1, decidedOn: '2026-01-01', born: '2000-01-01', q: true, asked: true }),
    ).toEqual([{ code: 'PAID', rule: 'fees', part: 'paid' }]);
  });
  it('are missing facts when there is no leaf at all', () => {
    const prior = [
      { on: '2026-01-01', result: 'good' },
      { on: '2026-01-01', result: 'bad' },
    ];
    expect(reasonsOf(compare(lastResult, 'equal', 'good'), { prior })).toEqual([{ code: 'MISSING_FACTS' }]);
  });
});
