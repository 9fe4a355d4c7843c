import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { applyForLicence, shops } from '../../test-fixtures/licence.ts';

let api: TestApi;
let person: string;
beforeAll(async () => {
  api = await startTestApi();
  const { body } = await api.as('case-worker', 'Kristin').get('/v1/session');
  person = (body['person'] as { id: string }).id;
});
afterAll(() => api.close());

const grounds = 'Vurdert.';
const suitable = { facts: { suitablePlace: true }, reasons: { suitablePlace: grounds } };
const openCase = async (shop: string) =>
  (await applyForLicence(api, { shop, facts: { nearSchool: true, weightyReasons: false } })).case?.id;

it('who is signed in as a case worker acts, and is recorded as such', async () => {
  const id = await openCase(shops[0]);
  const kristin = api.as('case-worker', 'Kristin');
  const by = { caseWorker: 'Kristin', authenticated: true, person };
  const answered = await kristin.post(`/v1/cases/${id}/answers`, suitable);
  expect([answered.status, answered.body['answers']]).toEqual([200, [expect.objectContaining(by)]]);
  const decided = await kristin.post(`/v1/cases/${id}/decision`, { outcome: 'approve', grounds });
  expect([decided.status, decided.body['decidedBy']]).toEqual([201, by]);
  const decision = String(decided.body['id']);
  expect((await api.get(`/v1/decisions/${decision}`)).body['decidedBy']).toEqual(by);
  const annulled = await kristin.post(`/v1/decisions/${decision}/successors`, { kind: 'annul', grounds });
  expect([annulled.status, annulled.body['decision']]).toEqual([201, expect.objectContaining({ decidedBy: by })]);
});

it('nobody acts in a case without signing in, whatever name the body says', async () => {
  const id = await openCase(shops[1]);
  const nameless = await api.post(`/v1/cases/${id}/decision`, { outcome: 'approve', grounds });
  const named = await api.post(`/v1/cases/${id}/decision`, { outcome: 'approve', grounds, caseWorker: 'NN1' });
  expect([nameless.status, named.status]).toEqual([401, 401]);
  expect((await api.get(`/v1/cases/${id}`)).body).toMatchObject({ status: 'open', answers: [] });
});

it('somebody who is signed in and no case worker may not act in a case, under no name', async () => {
  const id = await openCase(shops[2]);
  const others = api.as(['maintainer', 'approver', 'doctor', 'pharmacist', 'auditor'], 'Ola');
  const asked = { grounds };
  const statuses = [
    await others.post(`/v1/cases/${id}/answers`, suitable),
    await others.post(`/v1/cases/${id}/decision`, { ...asked, outcome: 'approve' }),
    await others.post(`/v1/decisions/${id}/successors`, { ...asked, kind: 'annul' }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 403]);
  expect((await api.get(`/v1/cases/${id}`)).body).toMatchObject({ status: 'open', answers: [] });
});
