import { describe, expect, it } from 'vitest';
import {
  boolean,
  codeOf,
  codes,
  compare,
  date,
  decimal,
  enumOf,
  expression,
  fact,
  field,
  inInterval,
  integer,
  is,
  list,
  literal,
  parameter,
  parameterOf,
  requirement,
  row,
  rule,
  ruleset,
  section,
  system,
  table,
  version,
} from '../../test-fixtures/documents.ts';
import { evaluators, truthOf, valueOf } from '../../test-fixtures/evaluators.ts';
import type { Expression } from '../ruleset-document.ts';

/** Fixed examples of what generated rulesets found wrong. */

const member = fact('member', boolean);
const place = fact('place', enumOf('home', 'ward'));
const drug = fact('drug', codeOf('atc'));
const diagnosis = field('diagnosis', codeOf('icd10'));
const coded = fact('coded', codeOf('icd10'));
const appliedOn = fact('appliedOn', date);
const receivedOn = fact('receivedOn', date);
const atc = system('atc', {
  exactLength: 3,
  aliases: [
    { old: 'A1X', new: 'B1X', from: '2024-01-01' },
    { old: 'C1X', new: 'B1X', from: '2025-01-01' },
    { old: 'D1X', new: 'A1X', from: '2020-01-01' },
  ],
});
const icd10 = system('icd10', { aliases: [{ old: 'K1', new: 'L1', from: '2024-01-01' }] });
const inDrugs = (include: string[], exclude: string[] = []) =>
  compare(drug, 'inCodes', literal({ include, exclude }, codes('atc')));

describe.each(evaluators)('%s', (_, evaluate) => {
  it.each([
    ['another old name of the same', inDrugs(['A1X']), 'C1X', true],
    ['an old name of an old name', inDrugs(['B1X']), 'D1X', true],
    ['the newest of two renamings', inDrugs(['D1X']), 'B1X', true],
    ['what may be another old name', inDrugs(['A1X']), 'C', 'unknown'],
    ['an exclusion under another old name', inDrugs(['B'], ['C']), 'A1X', false],
    ['equal under two old names', compare(drug, 'equal', 'C1X'), 'D1X', true],
  ] as const)('codes: %s', (_name, condition, code, expected) => {
    expect(truthOf(evaluate, condition, { systems: [atc], facts: [drug] }, { drug: code })).toBe(expected);
  });

  it('distinct by prefix: a coarse code with a new name may keep the prefix of the old', () => {
    const by = { how: 'prefix', field: 'diagnosis', length: 1 } as const;
    const prefixes: Expression = expression({ op: 'countDistinct', over: 'prior', counted: false, by }, integer);
    const given = { systems: [icd10], facts: [list('prior', diagnosis)] };
    const value = valueOf(evaluate, prefixes, given, { prior: [{ diagnosis: 'K1' }] });
    expect(value).toEqual({ atLeast: 0, atMost: 1 });
  });

  it('a code list that may be one of two leaves every code unknown', () => {
    const list = parameterOf('list', codes('atc'), [
      version({ include: ['A1X'], exclude: [] }),
      version({ include: ['B1Y'], exclude: [] }, '2024-02-28', appliedOn),
    ]);
    const inList = compare(drug, 'inCodes', parameter('list', codes('atc')));
    const given = { systems: [atc], facts: [drug], parameters: [list] };
    expect(truthOf(evaluate, inList, given, { drug: 'A2X' })).toBe('unknown');
    expect(truthOf(evaluate, inList, given, { drug: 'A2X', appliedOn: '2024-02-28' })).toBe(false);
  });

  it('a row of a first table gives way to one that asks for the same code under its new name', () => {
    const among = (...include: string[]) =>
      compare(coded, 'inCodes', literal({ include, exclude: [] }, codes('icd10')));
    const rows = [
      row('stops', { event: 'stop', when: among('L12') }),
      row('goes', { event: 'route-to-manual', when: among('K') }),
    ];
    const document = ruleset({ systems: [icd10], facts: [coded], tables: [table('by-code', 'first', rows)] });
    expect(evaluate(document, { coded: 'L12' })).toMatchObject({ outcome: 'stop', also: [] });
  });

  it('a none key is under no value: the value is missing', () => {
    const fee = parameterOf('fee', integer, [version({ byKey: [{ key: 'home', value: 1 }] })], place.type);
    const given = { facts: [{ ...ruleset({ facts: [place] }).facts.at(-1)!, noneAllowed: true }], parameters: [fee] };
    expect(valueOf(evaluate, parameter('fee', integer, place), given, { place: null })).toBeUndefined();
  });

  it('a product is known when it can be held, whatever is met on the way', () => {
    const large = fact('large', decimal(2));
    const [three, zero] = [literal(3, integer), literal(0, integer)];
    const product = expression({ op: 'times', of: [three, large, large, zero] }, decimal(4));
    expect(valueOf(evaluate, product, { facts: [large] }, { large: '45035996273704.96' })).toBe('0');
    const tooLarge = expression({ op: 'times', of: [three, large, large] }, decimal(4));
    expect(valueOf(evaluate, tooLarge, { facts: [large] }, { large: '45035996273704.96' })).toBeUndefined();
  });

  it('reasons name the facts in keys of parameters and at ends of intervals', () => {
    const wanted = parameterOf('wanted', boolean, [version({ byKey: [{ key: 'home', value: true }] })], place.type);
    const document = ruleset({
      facts: [member, place],
      parameters: [wanted],
      rules: [
        rule('keyed', {
          event: 'route-to-manual',
          when: compare(member, 'equal', parameter('wanted', boolean, place)),
        }),
        rule('between', { event: 'route-to-manual', when: inInterval(appliedOn, { from: receivedOn }) }),
      ],
    });
    const facts = { member: true, place: 'home', appliedOn: '2026-01-02', receivedOn: '2026-01-01' };
    expect(evaluate(document, facts).reasons.map((reason) => reason.facts)).toEqual([
      { member: true, place: 'home' },
      { appliedOn: '2026-01-02', receivedOn: '2026-01-01' },
    ]);
  });

  it('the reason of a section names no fact that only an old wording read', () => {
    const wordings = [
      version({ conditions: is(member) }),
      version({ conditions: compare(place, 'equal', 'home') }, '2026-01-01'),
    ];
    const document = ruleset({
      facts: [member, place],
      sections: [section('care', { requirements: [requirement('where', wordings)], grant: {} })],
    });
    const { reasons } = evaluate(document, { member: true, place: 'home', decidedOn: '2026-01-01' });
    expect(reasons.map((reason) => reason.facts)).toEqual([{ place: 'home' }]);
  });

  it('a grouping that is missing bounds an open list, and is named', () => {
    const type = { kind: 'grouping', systems: ['icd10'] } as const;
    const by = { how: 'group', field: 'diagnosis', grouping: 'groups' } as const;
    const groups: Expression = expression({ op: 'countDistinct', over: 'prior', counted: false, by }, integer);
    const counted = fact('counted', integer);
    const [declared] = ruleset({ facts: [counted] }).facts.slice(-1);
    const document = ruleset({
      systems: [icd10],
      facts: [list('prior', diagnosis), { ...declared!, source: 'derived', derived: groups }],
      parameters: [parameterOf('groups', type, [version('missing')])],
      rules: [rule('few', { event: 'route-to-manual', when: compare(counted, 'lessThan', 2) })],
    });
    const { reasons } = evaluate(document, { prior: { items: [], complete: false } });
    expect(reasons.map(({ code }) => code)).toEqual(['VALUE_MISSING', 'MISSING_FACTS']);
  });
});
