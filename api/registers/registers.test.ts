import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Facts } from '#engine';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { aLicenceApplication, licencePath, shops } from '../../test-fixtures/licence.ts';
import { copyRulesets, type RulesetsFolder } from '../../test-fixtures/ruleset-folders.ts';
import { applications, editions } from '../db/schema.ts';
import { loadPersons } from './load-persons.ts';
import { publishEditions } from './publish-editions.ts';

const kari = '15858001053';
const today = '2026-11-22';
const title = { nb: 'Til test' };
const edition = (number: number, price: string) => ({
  register: 'goods',
  number,
  title,
  identifiedBy: ['goods'],
  items: [{ id: 't210', name: 'T210', codes: { goods: ['T210'] }, values: { price } }],
});

let rulesets: RulesetsFolder;
let api: TestApi;
beforeAll(async () => {
  rulesets = copyRulesets();
  rulesets.edit('licence/ruleset.json', (document) => {
    const own = { source: 'decisions', title };
    Object.assign(document['facts'] as object, {
      licenceTo: {
        ...own,
        type: 'date',
        none: 'open-ended',
        lookup: { by: ['pointOfSale'], state: 'valid', field: 'to' },
      },
      licenceThereAndFor: { ...own, type: 'boolean', lookup: { by: ['pointOfSale', 'goods'] } },
      ended: { ...own, type: 'boolean', lookup: { by: [], state: 'expired' } },
      pending: { ...own, type: 'boolean', lookup: { by: ['pointOfSale'], state: 'pending' } },
      elsewhere: { ...own, type: 'boolean', lookup: { by: [], programme: 'unknown' } },
      price: { type: 'decimal', scale: 2, source: 'register:goods', title, lookup: { by: ['goods'] } },
    });
  });
  api = await startTestApi({ rulesetsDir: rulesets.path, now: () => new Date(`${today}T09:00:00Z`) });
});
afterAll(async () => {
  await api.close();
  rulesets.remove();
});

async function gather(submitted: Facts, applicationId = '01990000-0000-7000-8000-000000000000') {
  const { db, publications, registers } = api.deps;
  const publication = await publications.current(db, 'licence');
  if (!publication) throw new Error('no publication');
  const subject = { kind: 'organisation' as const, id: shops[0] };
  const days = { receivedOn: today, appliedOn: today, decidedOn: today };
  return db.transaction((tx) =>
    registers.gather(tx, { publication, submitted: { ...days, ...submitted }, subject, applicationId }),
  );
}

test('a register that is not here: 503, nothing recorded, and ready says so', async () => {
  expect(await gather({})).toEqual({ ok: false, unavailable: ['goods'] });
  const answer = await api.post(licencePath, aLicenceApplication());
  expect(answer).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await api.deps.db.select().from(applications)).toEqual([]);
  expect((await api.get('/health/ready')).body).toMatchObject({ registersUnavailable: ['goods'] });
});

test('the highest edition answers, and is named', async () => {
  await publishEditions(api.deps.db, [edition(1, '1.00')], new Date());
  expect(await gather({ goods: 'T210' })).toMatchObject({
    ok: true,
    facts: { price: '1.00' },
    editions: [{ name: 'goods', number: 1 }],
  });
  const [published] = await publishEditions(api.deps.db, [edition(2, '2.50'), edition(1, '1.00')], new Date());
  expect(published).toMatchObject({ number: 2 });
  expect(await gather({ goods: 'T210' })).toMatchObject({
    facts: { price: '2.50' },
    editions: [{ name: 'goods', number: 2 }],
  });
  expect(((await gather({ goods: 'T211' })) as { facts: object }).facts).not.toHaveProperty('price');
});

test('an edition is never something else, and never changed', async () => {
  await expect(publishEditions(api.deps.db, [edition(2, '9.99')], new Date())).rejects.toThrow(/higher "number"/);
  await expect(api.deps.db.update(editions).set({ source: '{}' })).rejects.toThrow('Failed query');
});

test('our own decisions: valid, of this key only, and since the last commit', async () => {
  expect(await gather({ pointOfSale: '4601-1', goods: 'T210' })).toMatchObject({
    facts: { licenceTo: null, licenceThereAndFor: false, ended: false, pending: false },
  });
  const { status } = await api.post(licencePath, aLicenceApplication());
  expect(status).toBe(201);
  expect(await gather({ pointOfSale: '4601-1', goods: 'T210' })).toMatchObject({
    facts: { licenceTo: '2030-11-21', licenceThereAndFor: true, ended: false },
  });
  expect(await gather({ pointOfSale: '4601-2' })).toMatchObject({ facts: { licenceTo: null } });
  expect(await gather({ pointOfSale: '4601-1', appliedOn: '2030-11-22' })).toMatchObject({
    facts: { licenceTo: null, ended: true },
  });
  expect(((await gather({})) as { facts: object }).facts).not.toHaveProperty('licenceTo');
  expect(((await gather({})) as { facts: object }).facts).not.toHaveProperty('elsewhere');
});

test('an open case is pending for others, not for its own application', async () => {
  const place = { pointOfSale: '4601-7' };
  const { body } = await api.post(
    licencePath,
    aLicenceApplication({ facts: { ...place, floorArea: 19, weightyReasons: false } }),
  );
  expect(body).toMatchObject({ outcome: 'route-to-manual' });
  expect(await gather(place)).toMatchObject({ facts: { pending: true } });
  expect(await gather(place, String(body['id']))).toMatchObject({ facts: { pending: false } });
  expect(await gather({ pointOfSale: '4601-8' })).toMatchObject({ facts: { pending: false } });
});

test('persons are loaded once, and again when they have changed', async () => {
  const person = { id: kari, facts: { birthDate: '1980-05-15', fees: [] } };
  expect(await loadPersons(api.deps, [person])).toBe(1);
  expect(await loadPersons(api.deps, [person])).toBe(0);
  expect(await loadPersons(api.deps, [{ ...person, facts: { birthDate: '1980-05-16' } }])).toBe(1);
});
