import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { applyForLicence, shops } from '../../test-fixtures/licence.ts';

let api: TestApi;
beforeAll(async () => {
  let now = new Date('2026-11-20T09:00:00Z');
  api = await startTestApi({ now: () => now });
  const apply = (index: number, facts: object) => applyForLicence(api, { shop: shops[index]!, facts: { ...facts } });
  await apply(0, { floorArea: 17, weightyReasons: false });
  now = new Date('2026-11-22T09:00:00Z');
  await apply(1, { managerBorn: undefined });
  await apply(2, { managerBorn: undefined });
  await apply(3, {});
});
afterAll(() => api.close());

const pending = async (from: string) =>
  (await api.as('maintainer', 'Ola').get(`/v1/programmes/licence/pending?from=${from}`)).body;

test('open cases are counted by each date that a version may go by', async () => {
  expect(await pending('2026-11-21')).toEqual({
    total: 3,
    by: [
      { by: 'decidedOn', count: 3, unknown: 0 },
      { by: 'receivedOn', count: 2, unknown: 0 },
      { by: 'appliedOn', count: 2, unknown: 0 },
    ],
    leftOut: [
      { by: 'managerBorn', why: 'identifying' },
      { by: 'adultOn', why: 'identifying' },
    ],
  });
  expect(await pending('2026-11-20')).toMatchObject({ by: [{ count: 3 }, { count: 3 }, { count: 3 }] });
});

test('is for those who work with rules and cases, and says a day', async () => {
  expect((await api.get('/v1/programmes/licence/pending?from=2026-11-21')).status).toBe(401);
  const ola = api.as('maintainer', 'Ola');
  expect((await ola.get('/v1/programmes/licence/pending')).status).toBe(422);
  expect((await ola.get('/v1/programmes/none/pending?from=2026-11-21')).status).toBe(404);
});

test('the facts of a decision are those that identify nobody', async () => {
  const { decision } = await applyForLicence(api, { facts: { pointOfSale: '4601-9' } });
  const address = `/v1/decisions/${decision?.id}/facts`;
  const { body } = await api.as('auditor', 'Riksrevisor').get(address);
  expect(body).toMatchObject({ decision: decision?.id, programme: 'licence', publication: 1, outcome: 'approve' });
  expect(body['facts']).toMatchObject({ pointOfSale: '4601-9', floorArea: expect.anything() });
  expect(body['facts']).not.toHaveProperty('managerBorn');
  expect((await api.get(address)).status).toBe(401);
  expect((await api.as('doctor', 'Lege').get(address)).status).toBe(403);
});
