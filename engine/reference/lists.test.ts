import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  boolean,
  classOf,
  codeOf,
  compare,
  count,
  date,
  decimal,
  declareField,
  derived,
  enumOf,
  expression,
  fact,
  field,
  grantField,
  integer,
  is,
  list,
  parameterOf,
  rule,
  ruleset,
  system,
  version,
} from '../../test-fixtures/documents.ts';
import { evaluators, valueOf } from '../../test-fixtures/evaluators.ts';
import type { Facts, FigureValue } from '../evaluation.ts';
import type { Condition, DistinctBy, EntryRules, Expression, ValueType } from '../ruleset-document.ts';

const atc = field('atc', codeOf('atc'));
const amount = field('amount', integer);
const dose = field('dose', decimal(1));
const discount = field('discount', integer);
const result = field('result', enumOf('good', 'bad'));
const on = field('on', date);
const optional = field('optional', enumOf('x', 'y'));
const id = field('id', codeOf('invoice'));
const corrects = field('corrects', codeOf('invoice'));
const paid = field('paid', boolean);
const until = fact('until', date);
const perhaps = fact('perhaps', boolean);

const prior = list(
  'prior',
  atc,
  declareField(amount, { min: 0, max: 100 }),
  declareField(dose, { min: '-1.5' }),
  declareField(discount, { noneAllowed: true }),
  result,
  on,
  declareField(optional, { noneAllowed: true }),
);
const fees = list(
  'fees',
  amount,
  on,
  id,
  declareField(corrects, { noneAllowed: true }),
  declareField(paid, {}),
  field('replaced', boolean),
  field('duplicate', boolean),
  field('late', boolean),
);
const classes = parameterOf('classes', { kind: 'grouping', systems: ['atc'] }, [
  version({ beta: ['C07AB02', 'C07AA05'], ace: ['C09A'], any: ['C'] }),
]);
const coming = parameterOf('coming', { kind: 'grouping', systems: ['atc'] }, [version('missing' as const)]);

const entries: EntryRules = {
  list: 'fees',
  derived: [
    { name: 'replaced', value: expression({ op: 'isReplaced', id: 'id', replaces: 'corrects' }, boolean) },
    { name: 'duplicate', value: expression({ op: 'isDuplicate', by: ['amount', 'on'] }, boolean) },
    { name: 'late', value: expression({ op: 'holds', condition: compare(on, 'greaterThan', until) }, boolean) },
  ],
  classes: [
    classOf('corrected', { when: is(field('replaced', boolean)), class: 'exclude' }),
    classOf('doubtful', { when: is(field('duplicate', boolean)), class: 'route-to-manual' }),
    classOf('too-late', { when: is(field('late', boolean)), class: 'exclude' }),
    classOf('counted', [
      version({ when: is(paid), class: 'count' }),
      version({ when: compare(amount, 'greaterThan', 0), class: 'count' }, '2026-01-01', on),
    ]),
  ],
  otherwise: { class: 'exclude', reason: 'NOT_PAID' },
};
const given = {
  facts: [prior, fees, until, perhaps],
  systems: [
    system('atc', { exactLength: 7, aliases: [{ old: 'N03AX16', new: 'N02BF02', from: '2022-01-01' }] }),
    system('invoice', { hierarchical: false }),
  ],
  parameters: [classes, coming],
  entries: [entries],
};

const good = compare(result, 'equal', 'good');
const distinct = (by: DistinctBy, where?: Condition): Expression =>
  expression({ op: 'countDistinct', over: 'prior', counted: false, by, ...(where && { where }) }, integer);
const sum = (of: typeof amount | typeof dose, where?: Condition): Expression =>
  expression({ op: 'sum', over: 'prior', counted: false, field: of.name, ...(where && { where }) }, of.type);
const truth = (op: 'any' | 'all', where: Condition): Expression =>
  expression({ op, over: 'prior', counted: false, where }, boolean);
const pick = (order: 'first' | 'last', name: string, type: ValueType, where?: Condition): Expression =>
  expression(
    { op: 'pick', over: 'prior', counted: false, field: name, order, date: 'on', ...(where && { where }) },
    type,
  );
const byAtc: DistinctBy = { how: 'field', field: 'atc' };
const byGroup: DistinctBy = { how: 'group', field: 'atc', grouping: 'classes' };
const fewerGroups: DistinctBy = { how: 'group', field: 'atc', grouping: 'coming' };
const byPrefix = (length: number): DistinctBy => ({ how: 'prefix', field: 'atc', length });

type Entries = readonly Record<string, string | number | boolean | null>[];
const of = (...items: Entries): Facts => ({ prior: items });
const open = (...items: Entries): Facts => ({ prior: { items, complete: false } });

type Row = readonly [sentence: string, expression: Expression, facts: Facts, value: FigureValue | undefined];
const table: Record<string, readonly Row[]> = {
  count: [
    ['of an unknown list is unknown', count('prior'), {}, undefined],
    ['of an empty list', count('prior'), of(), 0],
    ['of all entries', count('prior'), of({}, {}), 2],
    [
      'an entry for which where is unknown is possible',
      count('prior', { where: good }),
      of({ result: 'good' }, {}),
      { atLeast: 1, atMost: 2 },
    ],
    ['an entry for which where is false is out', count('prior', { where: good }), of({ result: 'bad' }), 0],
    ['an open list has no upper bound', count('prior', { where: good }), open({ result: 'good' }), { atLeast: 1 }],
    ['a list marked complete is complete', count('prior'), { prior: { items: [{}], complete: true } }, 1],
    [
      'where reads facts of the application too',
      count('prior', { where: compare(on, 'lessThan', until) }),
      { ...of({ on: '2026-01-01' }), until: '2026-02-01' },
      1,
    ],
  ],
  countDistinct: [
    ['by a field', distinct(byAtc), of({ atc: 'C07AB02' }, { atc: 'C07AB02' }, { atc: 'C09AA01' }), 2],
    ['a code under its old and new name is one', distinct(byAtc), of({ atc: 'N03AX16' }, { atc: 'N02BF02' }), 1],
    [
      'a coarse code is an unknown key',
      distinct(byAtc),
      of({ atc: 'C07AB02' }, { atc: 'C07' }),
      { atLeast: 1, atMost: 2 },
    ],
    ['an unknown key', distinct(byAtc), of({ atc: 'C07AB02' }, {}, {}), { atLeast: 1, atMost: 3 }],
    [
      'a possible entry with a key that is certain elsewhere adds nothing',
      distinct(byAtc, good),
      of({ atc: 'C07AB02', result: 'good' }, { atc: 'C07AB02' }),
      1,
    ],
    [
      'possible entries of one key add one',
      distinct(byAtc, good),
      of({ atc: 'C07AB02' }, { atc: 'C07AB02' }),
      { atLeast: 0, atMost: 1 },
    ],
    [
      'by a field that is none: out',
      distinct({ how: 'field', field: 'optional' }),
      of({ optional: null }, { optional: 'x' }),
      1,
    ],
    ['an open list', distinct(byAtc), open({ atc: 'C07AB02' }), { atLeast: 1 }],
    ['by prefix', distinct(byPrefix(5)), of({ atc: 'C07AB02' }, { atc: 'C07AB03' }, { atc: 'C09AA01' }), 2],
    ['by the prefix of the new name', distinct(byPrefix(3)), of({ atc: 'N03AX16' }, { atc: 'N02BF02' }), 1],
    ['by a prefix longer than the code', distinct(byPrefix(5)), of({ atc: 'C07' }), { atLeast: 0, atMost: 1 }],
    ['by the prefix of a coarse code', distinct(byPrefix(3)), of({ atc: 'C07' }), 1],
    [
      'by the prefix of a coarse code that may have a new name',
      distinct(byPrefix(3)),
      of({ atc: 'N03A' }),
      { atLeast: 0, atMost: 1 },
    ],
    ['by group', distinct(byGroup), of({ atc: 'C07AB02' }, { atc: 'C07AA05' }, { atc: 'C09AA01' }), 2],
    ['the first group that includes the code', distinct(byGroup), of({ atc: 'C07AB02' }, { atc: 'C10AX16' }), 2],
    ['a code of no group is out', distinct(byGroup), of({ atc: 'N02BF02' }), 0],
    ['a group before it that is unknown', distinct(byGroup), of({ atc: 'C07' }), { atLeast: 0, atMost: 1 }],
    ['at most the number of groups', distinct(byGroup), of({}, {}, {}, {}), { atLeast: 0, atMost: 3 }],
    ['an open list by group', distinct(byGroup), open({ atc: 'C07AB02' }), { atLeast: 1, atMost: 3 }],
    ['by a grouping that is missing', distinct(fewerGroups), of({ atc: 'C07AB02' }), { atLeast: 0, atMost: 1 }],
    ['by a grouping that is missing, without entries', distinct(fewerGroups), of(), 0],
  ],
  sum: [
    ['of certain entries', sum(amount), of({ amount: 3 }, { amount: 4 }), 7],
    ['of no entry', sum(amount), of(), 0],
    ['a possible entry may add its amount', sum(amount, good), of({ amount: 3 }), { atLeast: 0, atMost: 3 }],
    ['a possible negative amount', sum(dose, good), of({ dose: '-0.5' }), { atLeast: '-0.5', atMost: '0' }],
    ['an unknown amount is within the declaration', sum(amount), of({ amount: 1 }, {}), { atLeast: 1, atMost: 101 }],
    ['an unknown amount without an upper limit', sum(dose), of({ dose: '1.5' }, {}), { atLeast: '0' }],
    ['an unknown amount that may be none includes 0', sum(discount), of({}), undefined],
    ['none adds 0', sum(discount), of({ discount: null }, { discount: 2 }), 2],
    ['an open list of amounts that are never negative', sum(amount), open({ amount: 3 }), { atLeast: 3 }],
    ['an open list of amounts that may be negative', sum(dose), open({ dose: '3' }), undefined],
    ['an unknown list', sum(amount), {}, undefined],
  ],
  'any and all': [
    ['any: one entry meets it', truth('any', good), of({}, { result: 'good' }), true],
    ['any: none can', truth('any', good), of({ result: 'bad' }), false],
    ['any: perhaps', truth('any', good), of({}, { result: 'bad' }), undefined],
    ['any of no entry', truth('any', good), of(), false],
    ['any of an open list is true', truth('any', good), open({ result: 'good' }), true],
    ['any of an open list is never false', truth('any', good), open({ result: 'bad' }), undefined],
    ['all: every entry meets it', truth('all', good), of({ result: 'good' }), true],
    ['all: one does not', truth('all', good), of({}, { result: 'bad' }), false],
    ['all of no entry', truth('all', good), of(), true],
    ['all of an open list is never true', truth('all', good), open({ result: 'good' }), undefined],
    ['all of an open list is false', truth('all', good), open({ result: 'bad' }), false],
  ],
  pick: [
    [
      'the first',
      pick('first', 'result', result.type),
      of({ on: '2026-01-02', result: 'good' }, { on: '2026-01-01', result: 'bad' }),
      'bad',
    ],
    [
      'the last',
      pick('last', 'result', result.type),
      of({ on: '2026-01-02', result: 'good' }, { on: '2026-01-01', result: 'bad' }),
      'good',
    ],
    ['none when no entry is certain', pick('last', 'result', result.type), of(), null],
    ['the field may be unknown', pick('last', 'result', result.type), of({ on: '2026-01-02' }), undefined],
    ['the field may be none', pick('last', 'optional', optional.type), of({ on: '2026-01-02', optional: null }), null],
    [
      'a tie',
      pick('last', 'result', result.type),
      of({ on: '2026-01-02', result: 'good' }, { on: '2026-01-02', result: 'good' }),
      undefined,
    ],
    [
      'a tie elsewhere',
      pick('last', 'result', result.type),
      of(
        { on: '2026-01-01', result: 'bad' },
        { on: '2026-01-02', result: 'good' },
        { on: '2026-01-01', result: 'bad' },
      ),
      'good',
    ],
    ['an unknown date', pick('last', 'result', result.type), of({ on: '2026-01-02', result: 'good' }, {}), undefined],
    [
      'a possible entry',
      pick('last', 'amount', integer, good),
      of({ on: '2026-01-02', amount: 1, result: 'good' }, { on: '2026-01-01' }),
      undefined,
    ],
    ['an open list', pick('last', 'result', result.type), open({ on: '2026-01-02', result: 'good' }), undefined],
  ],
};
const fee = { amount: 10, on: '2025-06-01', id: 'a', corrects: null, paid: true };

describe.each(evaluators)('%s: lists', (_, evaluate) => {
  for (const [topic, rows] of Object.entries(table)) {
    describe(`${topic}`, () => {
      it.each(rows)('%s', (_sentence, node, facts, value) => {
        expect(valueOf(evaluate, node, given, facts)).toEqual(value);
      });
    });
  }
});

const counted = (op: 'any' | 'all', where: Condition): Expression =>
  expression({ op, over: 'fees', counted: true, where }, boolean);
const total = expression({ op: 'sum', over: 'fees', counted: true, field: 'amount' }, integer);
const document = ruleset({
  ...given,
  grant: [grantField('to', date)],
  figures: {
    total,
    number: count('fees', { counted: true }),
    anyHigh: counted('any', compare(amount, 'greaterThan', 5)),
    allHigh: counted('all', compare(amount, 'greaterThan', 5)),
  },
});
const fees2 = (...items: Entries): Facts => ({ fees: items, until: '2026-12-31' });

describe.each(evaluators)('%s: classified entries', (_, evaluate) => {
  it('counts an entry of class count and leaves out class exclude', () => {
    const { figures, review } = evaluate(document, fees2(fee, { ...fee, id: 'b', on: '2025-06-02', paid: false }));
    expect(figures).toMatchObject({ total: 10, number: 1, anyHigh: true, allHigh: true });
    expect(review).toEqual([]);
  });
  it('leaves out an entry that another replaces', () => {
    const correction = { ...fee, id: 'b', on: '2025-06-02', corrects: 'a', amount: 4 };
    expect(evaluate(document, fees2(fee, correction)).figures).toMatchObject({ total: 4, number: 1, anyHigh: false });
  });
  it('bounds by an entry that goes to a person, and lists it for review', () => {
    const { figures, review } = evaluate(document, fees2(fee, { ...fee, id: 'b' }));
    expect(figures).toEqual({
      total: { atLeast: 10, atMost: 20 },
      number: { atLeast: 1, atMost: 2 },
      anyHigh: true,
      allHigh: true,
    });
    expect(review).toEqual([{ list: 'fees', index: 1, class: 'route-to-manual', reason: 'DOUBTFUL' }]);
  });
  it('has an unknown class when reachable rows differ, with the reason of the first', () => {
    const { figures, review } = evaluate(
      document,
      fees2(
        { ...fee, paid: true, on: '2025-06-01', corrects: null, id: 'a' },
        { amount: 7, id: 'b', on: '2025-06-02', corrects: null },
      ),
    );
    expect(figures).toMatchObject({ total: { atLeast: 10, atMost: 17 } });
    expect(review).toEqual([{ list: 'fees', index: 1, class: 'unknown', reason: 'COUNTED' }]);
  });
  it('has a class when all reachable rows agree', () => {
    // Whether it is late is unknown; either way it is excluded.
    const { figures, review } = evaluate(document, { fees: [{ ...fee, paid: false }] });
    expect(figures).toMatchObject({ total: 0 });
    expect(review).toEqual([]);
  });
  it('measures versions of a class by the entry', () => {
    const unpaid = { ...fee, paid: false };
    expect(evaluate(document, fees2({ ...unpaid, on: '2025-12-31' })).figures).toMatchObject({ total: 0 });
    expect(evaluate(document, fees2({ ...unpaid, on: '2026-01-01' })).figures).toMatchObject({ total: 10 });
  });
  it('finds no duplicate in later entries, and none of what differs in one field', () => {
    const { review } = evaluate(
      document,
      fees2(fee, { ...fee, id: 'b', amount: 11 }, { ...fee, id: 'c', on: '2025-06-03' }),
    );
    expect(review).toEqual([]);
  });
  it('compares derived fields of entries, one of which may be isDuplicate itself', () => {
    const again = field('again', boolean);
    const bills = list('bills', amount, on, field('twice', boolean), again);
    const rules: EntryRules = {
      list: 'bills',
      derived: [
        { name: 'twice', value: expression({ op: 'isDuplicate', by: ['amount'] }, boolean) },
        { name: 'again', value: expression({ op: 'isDuplicate', by: ['on', 'twice'] }, boolean) },
      ],
      classes: [classOf('again', { when: is(again), class: 'exclude' })],
      otherwise: { class: 'count', reason: 'COUNTED' },
    };
    const figures = { total: count('bills', { counted: true }) };
    const bill = (day: string) => ({ amount: 1, on: day });
    const twoLists = ruleset({ facts: [bills], entries: [rules], figures });
    const result = evaluate(twoLists, { bills: [bill('2025-01-01'), bill('2025-01-02'), bill('2025-01-02')] });
    expect(result).toMatchObject({ figures: { total: 2 }, review: [] });
    // What is unknown of an earlier bill does not matter to one that differs in another field.
    const unknownAmount = evaluate(twoLists, { bills: [{ on: '2025-01-01' }, bill('2025-01-02'), bill('2025-01-03')] });
    expect(unknownAmount).toMatchObject({ figures: { total: 3 }, review: [] });
  });
  it('cannot tell whether an entry with an unknown field is a duplicate', () => {
    const { review } = evaluate(document, fees2(fee, { amount: 10, id: 'b', corrects: null, paid: true }));
    expect(review).toEqual([{ list: 'fees', index: 1, class: 'unknown', reason: 'DOUBTFUL' }]);
  });
  it('cannot tell of an open list whether an entry is replaced', () => {
    const { figures } = evaluate(document, { fees: { items: [fee], complete: false }, until: '2026-12-31' });
    expect(figures).toEqual({ number: { atLeast: 0 } });
  });
  it('reads derived fields in conditions over the list', () => {
    const late = count('fees', { where: is(field('late', boolean)) });
    expect(valueOf(evaluate, late, given, { ...fees2(fee), until: '2025-01-01' })).toBe(1);
    expect(valueOf(evaluate, late, given, { fees: [fee] })).toEqual({ atLeast: 0, atMost: 1 });
  });
});

describe.each(evaluators)('%s: outcomes over bounds', (_, evaluate) => {
  const reached = fact('reached', integer);
  const decided = ruleset({
    ...given,
    facts: [...given.facts, derived(reached, total)],
    rules: [
      rule('reached', { event: 'approve', when: compare(reached, 'greaterThanInclusive', 10) }),
      rule('not-reached', { event: 'deny', when: compare(reached, 'lessThan', 10), automation: 'automatic' }),
    ],
  });
  it('stands when it is the same for the whole interval', () => {
    expect(evaluate(decided, fees2(fee, { ...fee, id: 'b' })).outcome).toBe('approve');
  });
  it('goes to a person, with the reason of the entry, when it is not', () => {
    const small = { ...fee, amount: 6 };
    const { outcome, reasons, review } = evaluate(decided, fees2(small, { ...small, id: 'b' }));
    expect(outcome).toBe('route-to-manual');
    expect(reasons).toEqual([{ code: 'DOUBTFUL', rule: 'fees', part: 'doubtful' }]);
    expect(review).toHaveLength(1);
  });
  it('uses Kleene groups over entry and application', () => {
    const either = any(is(perhaps), compare(reached, 'greaterThan', 5));
    const both = all(is(perhaps), compare(reached, 'greaterThan', 500));
    const two = ruleset({
      ...given,
      facts: [...given.facts, derived(reached, total)],
      figures: {
        either: expression({ op: 'holds', condition: either }, boolean),
        both: expression({ op: 'holds', condition: both }, boolean),
      },
    });
    expect(evaluate(two, fees2(fee)).figures).toEqual({ either: true, both: false });
  });
});
