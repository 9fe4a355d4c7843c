import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import type { Condition, DistinctBy, EntryRules, Expression, ValueType } from '#engine';
import { referenceEvaluate } from '#engine/tools';
import { longLists } from '../../test-fixtures/arbitraries/long-list.ts';
import {
  all,
  any,
  boolean,
  classOf,
  codeOf,
  compare,
  count,
  date,
  declareField,
  enumOf,
  expression,
  fact,
  field,
  integer,
  is,
  list,
  not,
  openDate,
  ruleset,
  system,
  version,
} from '../../test-fixtures/documents.ts';
import { hold } from '../../test-fixtures/property.ts';

/** Functions over many entries: by keys kept in columns, classes filed under a field, and sums in one pass. */

const id = field('id', codeOf('number'));
const corrects = field('corrects', codeOf('number'));
const provider = field('provider', codeOf('number'));
const amount = field('amount', integer);
const kind = field('kind', enumOf('doctor', 'travel', 'dentist', 'laboratory', 'other'));
const paid = field('paid', boolean);
const day = field('day', date);
const until = field('until', openDate);
const year = fact('year', integer);
const decidedOn = fact('decidedOn', date);
const replaced = field('replaced', boolean);
const sameNumber = field('sameNumber', boolean);
const sameFee = field('sameFee', boolean);
const sameCorrection = field('sameCorrection', boolean);
const sameDay = field('sameDay', boolean);
const early = field('early', boolean);
const ofYear = field('ofYear', integer);
const repeats = (...by: string[]) => expression({ op: 'isDuplicate', by }, boolean);

const fees: EntryRules = {
  list: 'fees',
  derived: [
    { name: 'ofYear', value: expression({ op: 'yearOf', of: day }, integer) },
    { name: 'replaced', value: expression({ op: 'isReplaced', id: 'id', replaces: 'corrects' }, boolean) },
    { name: 'sameNumber', value: repeats('id') },
    { name: 'sameFee', value: repeats('provider', 'day', 'amount') },
    { name: 'sameCorrection', value: repeats('corrects') },
    { name: 'sameDay', value: repeats('day', 'paid', 'until', 'kind') },
    {
      name: 'early',
      value: expression(
        { op: 'holds', condition: all(compare(kind, 'equal', 'dentist'), compare(day, 'lessThan', decidedOn)) },
        boolean,
      ),
    },
  ],
  classes: [
    classOf('other-year', { when: compare(ofYear, 'notEqual', year), class: 'exclude' }),
    classOf('replaced', { when: is(replaced), class: 'exclude' }),
    classOf('other-kind', { when: compare(kind, 'in', ['other', 'laboratory']), class: 'exclude' }),
    classOf('travel-or-dentist', {
      when: any(
        all(compare(kind, 'equal', 'travel'), compare(until, 'isNone')),
        all(compare(kind, 'equal', 'dentist'), not(is(paid))),
      ),
      class: 'route-to-manual',
    }),
    classOf('early', { when: is(early), class: 'exclude' }),
    classOf('later', [
      version({ when: compare(kind, 'equal', 'doctor'), class: 'count' as const }),
      version({ when: compare(kind, 'in', ['doctor', 'travel']), class: 'exclude' as const }, '2026-08-01', day),
    ] as never),
    classOf('twice', {
      when: any(is(sameNumber), is(sameFee), all(compare(corrects, 'isSome'), is(sameCorrection))),
      class: 'route-to-manual',
    }),
  ],
  otherwise: { class: 'count', reason: 'COUNTS' },
};

const over = (op: object, type: ValueType, more: { where?: Condition; counted?: boolean } = {}): Expression =>
  expression({ over: 'fees', counted: false, ...more, ...op } as never, type);
const distinct = (by: DistinctBy, more = {}) => over({ op: 'countDistinct', by }, integer, more);
const counted = { counted: true };

const document = ruleset({
  systems: [system('number', { hierarchical: false })],
  facts: [
    year,
    list('fees', id, declareField(corrects, { noneAllowed: true }), declareField(provider, { noneAllowed: true }),
      amount, kind, paid, day, declareField(until, { noneAllowed: true }), ofYear, replaced, sameNumber, sameFee,
      sameCorrection, sameDay, early), // prettier-ignore
  ],
  entries: [fees],
  figures: {
    sum: over({ op: 'sum', field: 'amount' }, integer, counted),
    paidSum: over({ op: 'sum', field: 'amount' }, integer, { where: all(is(paid), not(is(replaced))) }),
    counted: count('fees', counted),
    sameDays: count('fees', { where: is(sameDay) }),
    providers: distinct({ how: 'field', field: 'provider' }, counted),
    dates: distinct({ how: 'field', field: 'day' }, { where: is(paid) }),
    anyEarly: over({ op: 'any' }, boolean, { where: is(early) }),
    allPaid: over({ op: 'all' }, boolean, { where: is(paid), counted: true }),
    firstKind: over({ op: 'pick', order: 'first', date: 'day', field: 'kind' }, kind.type, { where: is(sameFee) }),
  },
});
const compiled = compileRuleset(document);

test('the compiled engine and the reference agree on hundreds of entries', { timeout: 300_000 }, () => {
  hold(
    fc.property(longLists(), (facts) => {
      const checked = compiled.checkFacts(facts);
      expect(checked.ok).toBe(true);
      expect(isDeepStrictEqual(compiled.evaluate(facts), referenceEvaluate(document, facts))).toBe(true);
    }),
    100,
  );
});

test('hundreds of entries are of classes in question, and their sums are known, open and too large', () => {
  const evaluations = fc.sample(longLists(), { seed: 1, numRuns: 200 }).map((facts) => compiled.evaluate(facts));
  const reviewed = new Set(evaluations.flatMap(({ review }) => review.map(({ reason }) => reason)));
  expect([...reviewed].toSorted()).toEqual(['OTHER-KIND', 'OTHER-YEAR', 'REPLACED', 'TRAVEL-OR-DENTIST', 'TWICE']);
  const sums = new Set(evaluations.map(({ figures }) => typeof figures['sum']));
  expect(sums).toEqual(new Set(['number', 'object', 'undefined']));
});
