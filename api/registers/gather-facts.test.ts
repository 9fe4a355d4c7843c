import { expect, test } from 'vitest';
import type { Entry, Facts } from '#engine';
import {
  boolean,
  codeOf,
  date,
  declare,
  declareField,
  fact,
  field,
  list,
  openDate,
  ruleset,
  system,
} from '../../test-fixtures/documents.ts';
import { editionSchema } from './edition-schema.ts';
import { gatherFacts } from './gather-facts.ts';
import { type GrantFields, type GrantQuestion, type Sources, unavailable, unavailableRegister } from './sources.ts';

const used = { name: 'medicines', number: 3, sha256: 'a'.repeat(64) };
const edition = editionSchema.parse({
  register: 'medicines',
  number: 3,
  title: { nb: 'Til test' },
  identifiedBy: ['atc'],
  items: [
    {
      id: 'a',
      name: 'A',
      codes: { atc: ['C10AX16'] },
      values: { marketed: [{ from: '2021-01-01', value: true }, { value: false }] },
    },
  ],
});
const people: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  own: { birthDate: '1980-05-17', protection: null, principal: 'other' },
  other: { birthDate: '1950-01-01', principal: null },
};

function sourcesOf(grants: readonly GrantFields[] | undefined = [], asked: GrantQuestion[] = []): Sources {
  return {
    edition: (name) => (name === 'medicines' ? Promise.resolve({ edition, used }) : Promise.reject(unavailable(name))),
    person: (of = 'own') => Promise.resolve(people[of]),
    grants(question) {
      asked.push(question);
      return Promise.resolve(grants);
    },
  };
}

const text = { kind: 'text' as const };
const atc = codeOf('atc');
const persons = (name: string, more = {}) => declare(fact(name, date), { source: 'register:persons', ...more });
const document = ruleset({
  systems: [system('atc', { exactLength: 7 })],
  facts: [
    declare(fact('drug', atc)),
    declare(fact('marketed', boolean), { source: 'register:medicines', lookup: { by: ['drug'] } }),
    // Declared before what it is looked up by.
    persons('principalBirthDate', { lookup: { by: ['principal'], field: 'birthDate' } }),
    persons('principalsPrincipalBirthDate', { lookup: { by: ['principalsPrincipal'], field: 'birthDate' } }),
    persons('birthDate'),
    persons('protection', { noneAllowed: true }),
    persons('shielded', { lookup: { by: [], field: 'protection' } }),
    persons('residence'),
    declare(fact('principal', text), { source: 'register:persons' }),
    declare(fact('principalsPrincipal', text), {
      source: 'register:persons',
      lookup: { by: ['principal'], field: 'principal' },
    }),
    declare(fact('hasGrant', boolean), { source: 'decisions', lookup: { by: ['drug'] } }),
    declare(fact('grantTo', openDate), {
      source: 'decisions',
      noneAllowed: true,
      lookup: { by: [], programme: 'other', subject: 'principal', state: 'expired', field: 'to' },
    }),
    list(
      'prior',
      field('atc', atc),
      field('from', date),
      declareField(field('marketed', boolean), { source: 'register:medicines', lookup: { by: ['atc'], on: 'from' } }),
    ),
  ],
});
const gather = async (given: Facts, sources = sourcesOf()) =>
  (await gatherFacts(sources, document, { appliedOn: '2026-03-01', ...given })).facts;

test('fills what registers say, and names the editions that were asked', async () => {
  const { facts, editions } = await gatherFacts(sourcesOf(), document, { appliedOn: '2026-03-01', drug: 'C10AX16' });
  expect(facts).toMatchObject({ marketed: true, birthDate: '1980-05-17', protection: null });
  expect(editions).toEqual([used]);
});

test('what a register does not hold is unknown, none only where it may be', async () => {
  const facts = await gather({ drug: 'C10AX17' });
  expect(facts).not.toHaveProperty('marketed');
  expect(facts).not.toHaveProperty('residence');
  expect(facts).not.toHaveProperty('shielded');
});

test('looks a person up by a fact that was itself looked up; of nobody all is unknown', async () => {
  const facts = await gather({});
  expect(facts['principalBirthDate']).toBe('1950-01-01');
  expect(facts).not.toHaveProperty('principalsPrincipalBirthDate');
});

test('what is given stays', async () => {
  expect(await gather({ birthDate: '2001-01-01', marketed: false, drug: 'C10AX16' })).toMatchObject({
    birthDate: '2001-01-01',
    marketed: false,
  });
});

test('fills the fields of entries by the entry, complete or not', async () => {
  const entries: readonly Entry[] = [
    { atc: 'C10AX16', from: '2020-12-31' },
    { atc: 'C10AX16', from: '2021-01-01' },
    { atc: 'C10AX16' },
    { from: '2021-01-01' },
  ];
  const filled = entries.map((entry, index) => (index < 2 ? { ...entry, marketed: index === 1 } : entry));
  expect(await gather({ prior: entries })).toMatchObject({ prior: filled });
  expect(await gather({ prior: { items: entries, complete: false } })).toMatchObject({
    prior: { items: filled, complete: false },
  });
});

test('asks our own decisions', async () => {
  const asked: GrantQuestion[] = [];
  const facts = await gather({ drug: 'C10AX16' }, sourcesOf([{ to: '2027-01-01' }, { to: '2026-01-01' }], asked));
  expect(facts).toMatchObject({ hasGrant: true, grantTo: '2027-01-01' });
  expect(asked).toEqual([
    {
      programme: document.programme,
      of: undefined,
      state: 'valid',
      on: '2026-03-01',
      by: new Map([['drug', { type: atc, value: 'C10AX16' }]]),
    },
    { programme: 'other', of: 'other', state: 'expired', on: '2026-03-01', by: new Map() },
  ]);
});

test('no grant is false or none; what cannot be told apart, or asked, is unknown', async () => {
  expect(await gather({ drug: 'C10AX16' })).toMatchObject({ hasGrant: false, grantTo: null });
  const uncertain: Sources = { ...sourcesOf(), grants: () => Promise.resolve(undefined) };
  expect(await gather({ drug: 'C10AX16' }, uncertain)).not.toHaveProperty('hasGrant');
  expect(await gather({}, sourcesOf([{}]))).not.toHaveProperty('hasGrant');
});

test('a register that does not answer stops everything', async () => {
  const silent: Sources = { ...sourcesOf(), person: () => Promise.reject(unavailable('persons')) };
  const error = await gather({}, silent).catch((thrown: unknown) => thrown);
  expect(unavailableRegister(error)).toBe('persons');
});

test('facts that are looked up by each other are unknown', async () => {
  const circle = ruleset({
    systems: [],
    facts: [
      declare(fact('one', text), { source: 'register:persons', lookup: { by: ['two'], field: 'principal' } }),
      declare(fact('two', text), { source: 'register:persons', lookup: { by: ['one'], field: 'principal' } }),
    ],
  });
  const { facts } = await gatherFacts(sourcesOf(), circle, { appliedOn: '2026-03-01' });
  expect(facts).toEqual({ appliedOn: '2026-03-01' });
});
