import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Facts } from '#engine';
import { startDemands } from '#engine/applications';
import { demandTitle, parseDemandFiles, parseDemands } from '#engine/tools';

const file = path.resolve(import.meta.dirname, '../../test-fixtures/programmes/licence/ruleset.json');
const source: unknown = JSON.parse(readFileSync(file, 'utf8'));
const known: Facts = {
  decidedOn: '2026-03-02',
  appliedOn: '2026-03-02',
  receivedOn: '2026-03-02',
  startedBy: 'application',
  pointOfSale: '0301-7',
  goods: 'T210',
  openingHours: 10,
  floorArea: '25',
  ageControl: 'yes',
  nearSchool: false,
  soldWithout: false,
  weightyReasons: false,
  managerBorn: '1980-05-17',
  staff: [{ role: 'seller', trained: true }],
};

const title = 'Et krav';
const parsed = (...demands: object[]) => parseDemands(source, { demands });
function tried(demand: object) {
  const checked = parsed({ id: 'demand', title, ...demand });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const started = startDemands(checked, { seed: 1, known: [known] });
  started.run(1_500);
  return started.results()[0];
}
const compare = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const area = { fact: 'floorArea', grant: ['to'] };
const school = compare('nearSchool', 'equal', true);

describe('demands that hold', () => {
  test.each<[string, object]>([
    ['more floor never gives less', { pattern: 'more-never-less', ...area }],
    ['more hours never give a better outcome', { pattern: 'more-never-more', fact: 'openingHours' }],
    ['a confirmation never gives less', { pattern: 'more-never-less', fact: 'ageControl' }],
    ['an older manager never gives less', { pattern: 'more-never-more', fact: 'managerBorn' }],
    ['who the staff are never matters', { pattern: 'never-matters', fact: 'staff' }],
    ['the order of the staff never matters', { pattern: 'order-never-matters', list: 'staff' }],
    [
      'no licence without age control',
      { pattern: 'never-approved-without', condition: compare('ageControl', 'equal', 'yes') },
    ],
    ['no refusal of an event', { pattern: 'never-refused-when', condition: compare('startedBy', 'equal', 'event') }],
    ['no machine decides on food', { pattern: 'never-automatic-when', condition: compare('goods', 'inCodes', ['F']) }],
    ['at most four years', { pattern: 'grant-at-most', field: 'to', value: { years: 4, after: 'appliedOn' } }],
    [
      'at most eight hours by a school',
      { pattern: 'grant-at-most', field: 'hours', value: { parameter: 'hoursBySchool' }, when: school },
    ],
    ['not before the application', { pattern: 'grant-at-least', field: 'from', value: { fact: 'appliedOn' } }],
    ['hearing and hearing are one', { pattern: 'interchangeable', facts: ['hearingHeld', 'hearingHeld'] }],
  ])('%s', (_, demand) => {
    expect(tried(demand)).toEqual({ id: 'demand', tried: 1_500 });
  });
});

describe('demands that do not hold are shown not to by the simplest application', () => {
  const example = (demand: object) => {
    const { facts, evaluation, other } = tried(demand)?.counterexample ?? {};
    return { facts, outcome: evaluation?.outcome, other: other?.facts, then: other?.evaluation.outcome };
  };

  test('less floor gives less', () => {
    const { facts, other } = example({ pattern: 'more-never-more', ...area });
    const areas = [Number(facts?.['floorArea']), Number(other?.['floorArea'])].toSorted((a, b) => a - b);
    expect(areas[0]).toBeLessThan(20);
    expect(areas[1]).toBeGreaterThanOrEqual(20);
    expect({ ...other, floorArea: 0 }).toEqual({ ...facts, floorArea: 0 });
  });

  test('a school matters', () => {
    const { facts, other } = example({ pattern: 'never-matters', fact: 'nearSchool' });
    expect(facts?.['nearSchool']).not.toBe(other?.['nearSchool']);
  });

  test('some are approved with less than thirty square metres', () => {
    const condition = compare('floorArea', 'greaterThanInclusive', '30');
    const { facts, outcome } = example({ pattern: 'never-approved-without', condition });
    expect(outcome).toBe('approve');
    expect(Number(facts?.['floorArea'])).toBeLessThan(30);
    expect(facts).not.toHaveProperty('staff');
  });

  test('some are refused who show weighty reasons', () => {
    const condition = compare('weightyReasons', 'equal', true);
    const { facts } = example({ pattern: 'never-refused-when', condition });
    expect(facts).toMatchObject({ weightyReasons: true });
  });

  test('a machine refuses small shops', () => {
    const condition = compare('soldWithout', 'equal', true);
    expect(example({ pattern: 'never-automatic-when', condition })).toMatchObject({ outcome: 'deny' });
  });

  test('a licence lasts longer than three years', () => {
    const { outcome } = example({ pattern: 'grant-at-most', field: 'to', value: { years: 3, after: 'appliedOn' } });
    expect(outcome).toBe('approve');
  });

  test('two facts are not the same', () => {
    const { facts, other } = example({ pattern: 'interchangeable', facts: ['soldWithout', 'nearSchool'] });
    expect(other).toMatchObject({ soldWithout: facts?.['nearSchool'] ?? facts?.['soldWithout'] });
  });
});

test('the same seed finds the same application', () => {
  const demand = { pattern: 'never-matters', fact: 'nearSchool' };
  expect(tried(demand)).toEqual(tried(demand));
});

describe('what is wrong with demands is told at its place, all at once', () => {
  const problems = (...demands: object[]) => {
    const checked = parsed(...demands);
    return checked.ok ? [] : checked.problems.map(({ code, pointer }) => [code, pointer]);
  };
  const own = { id: 'a', title };

  test('names that are not declared, kinds that do not fit, ids that stand twice', () => {
    expect(
      problems(
        { ...own, pattern: 'more-never-less', fact: 'floor', grant: ['until'] },
        { ...own, pattern: 'more-never-less', fact: 'goods' },
        { id: 'b', title, pattern: 'never-matters', fact: 'adultOn' },
        { id: 'c', title, pattern: 'order-never-matters', list: 'floorArea' },
        { id: 'd', title, pattern: 'interchangeable', facts: ['nearSchool', 'floorArea'] },
        { id: 'e', title, pattern: 'grant-at-most', field: 'hours', value: { fact: 'appliedOn' } },
        { id: 'f', title, pattern: 'never-approved-without', condition: compare('floorArea', 'equal', 'large') },
        {
          id: 'g',
          title,
          pattern: 'grant-at-most',
          field: 'hours',
          value: { fact: 'nothing' },
          when: { condition: 'no' },
        },
      ),
    ).toEqual([
      ['WRONG_TYPE', '/demands/6/condition/value'],
      ['UNDECLARED_CONDITION', '/demands/7/when/condition'],
      ['UNDECLARED_FACT', '/demands/7/value/fact'],
      ['UNDECLARED_FACT', '/demands/0/fact'],
      ['UNDECLARED_GRANT_FIELD', '/demands/0/grant/0'],
      ['DUPLICATE_ID', '/demands/1/id'],
      ['WRONG_TYPE', '/demands/1/fact'],
      ['WRONG_TYPE', '/demands/2/fact'],
      ['WRONG_TYPE', '/demands/3/list'],
      ['WRONG_TYPE', '/demands/4/facts/1'],
      ['WRONG_TYPE', '/demands/5/value'],
    ]);
  });

  test('patterns that there are not, and keys that are missing', () => {
    expect(problems({ ...own, pattern: 'always' }, { id: 'b', pattern: 'never-matters', facts: 'goods' })).toEqual([
      ['NOT_AN_OPTION', '/demands/0/pattern'],
      ['MISSING_KEY', '/demands/1'],
      ['MISSING_KEY', '/demands/1'],
      ['UNKNOWN_KEY', '/demands/1/facts'],
    ]);
  });

  test('in the files of a folder the name of the file goes before', () => {
    const ruleset = { name: 'ruleset.json', text: JSON.stringify(source) };
    const demands = (text: string) => parseDemandFiles([ruleset, { name: 'demands.json', text }]);
    expect(parseDemandFiles([ruleset])).toMatchObject({ ok: true, demands: [] });
    expect(demands('{')).toMatchObject({ ok: false, problems: [{ code: 'MALFORMED_JSON' }] });
    const unknown = JSON.stringify({ demands: [{ ...own, pattern: 'never-matters', fact: 'x' }] });
    expect(demands(unknown)).toMatchObject({ ok: false, problems: [{ pointer: '/demands.json/demands/0/fact' }] });
  });
});

test('a demand is called something in three languages, or in bokmål alone', () => {
  const titles = [{ nb: 'Et krav', nn: 'Eit krav', en: 'A demand' }, 'Et krav'];
  const named = titles.map((of) => parsed({ id: 'demand', title: of, pattern: 'never-matters', fact: 'nearSchool' }));
  expect(named.map((result) => result.ok && result.demands.map(demandTitle))).toEqual([
    [titles[0]],
    [{ nb: 'Et krav' }],
  ]);
  expect(
    parsed({ id: 'demand', title: { en: 'A demand' }, pattern: 'never-matters', fact: 'nearSchool' }),
  ).toMatchObject({
    ok: false,
    problems: [{ code: 'MISSING_KEY', pointer: '/demands/0/title' }],
  });
});
