import { expect, test } from 'vitest';
import { withEntry } from './edition-entry.ts';
import { type Edition, editionSchema } from './edition-schema.ts';

const edition = (marketing: unknown): Edition =>
  editionSchema.parse({
    register: 'medicines',
    number: 1,
    title: { nb: 'Legemidler' },
    prepared: { by: 'Kari', on: '2026-01-01' },
    approved: { by: 'Ola', on: '2026-01-02' },
    identifiedBy: ['medicine'],
    items: [{ id: 'leqvio', name: 'Leqvio', codes: { medicine: ['leqvio'] }, values: { marketing } }],
  });
const entry = { item: 'leqvio', field: 'marketing', value: 'not-marketed', from: '2026-07-01', source: 'Brev' };
const valuesOf = (given: Edition) => withEntry(given, entry)?.items[0]?.values['marketing'];
const own = { from: '2026-07-01', value: 'not-marketed', source: 'Brev' };

test('a value entered by hand holds from its day; before it, what stood there', () => {
  expect(valuesOf(edition('marketed'))).toEqual([own, { value: 'marketed', to: '2026-06-30' }]);
  expect(valuesOf(edition([{ to: '2020-12-31', value: 'not-marketed' }, { value: 'marketed' }]))).toEqual([
    own,
    { to: '2020-12-31', value: 'not-marketed' },
    { value: 'marketed', to: '2026-06-30' },
  ]);
});

test('what begins later stays', () => {
  expect(valuesOf(edition([{ from: '2027-01-01', value: 'marketed' }]))).toEqual([
    { from: '2027-01-01', value: 'marketed' },
    { ...own, to: '2026-12-31' },
  ]);
});

test('the edition is the next one, and nobody has approved it', () => {
  const next = withEntry(edition('marketed'), entry);
  expect([next?.number, next?.approved]).toEqual([2, undefined]);
});

test('an item that is not there is not made up', () => {
  expect(withEntry(edition('marketed'), { ...entry, item: 'other' })).toBeUndefined();
});

test('who prepared an edition may not approve it', () => {
  const own = { by: 'Kari', on: '2026-01-01' };
  const read = editionSchema.safeParse({ ...edition('marketed'), prepared: own, approved: own });
  expect(read.error?.issues[0]?.path).toEqual(['approved', 'by']);
});
