import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedInApi, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { beginDraft, changeDraft, publishChanges, smallestArea, takeStep } from '../../test-fixtures/drafts.ts';
import type { DraftView } from '../contract/drafts.ts';

let api: TestApi;
let ola: SignedInApi;
let grete: SignedInApi;
beforeAll(async () => {
  api = await startTestApi();
  [ola, grete] = [api.as('maintainer', 'Ola'), api.as('approver', 'Grete')];
});
afterAll(() => api.close());

const read = async (id: string) => (await ola.get(`/v1/drafts/${id}`)).body as DraftView;
let area = 20;
const begin = () => beginDraft(ola, [['parameters/smallestArea', smallestArea(`${(area -= 1)}.0`)]]);
const post = (who: SignedInApi, id: string, step: string, body: object = {}) =>
  who.post(`/v1/drafts/${id}/${step}`, body);
const statuses = async (...answers: Promise<{ readonly status: number }>[]) =>
  (await Promise.all(answers)).map(({ status }) => status);

test('handed in while a colleague changes it: what is under review is what was tried', async () => {
  for (let round = 0; round < 3; round += 1) {
    const id = await begin();
    const title = ['ruleset/title', { nb: `Annet ${round}` }] as const;
    const [submission, change] = await statuses(post(ola, id, 'submission'), changeDraft(ola, id, 2, title));
    const { state, version, checks } = await read(id);
    expect([submission === 200, state === 'in-review', change === 200]).toEqual([
      state === 'in-review',
      submission === 200,
      version === 3,
    ]);
    const tried = state === 'in-review' ? checks : [];
    expect(tried.map((check) => [check.version, check.holds])).toEqual(tried.map(() => [version, true]));
  }
});

test('approved while it is withdrawn: one comes first, and no approval is left of what is open again', async () => {
  const id = await begin();
  await takeStep(ola, id, 'submission');
  const [, withdrawal] = await statuses(post(grete, id, 'approval', { version: 2 }), post(ola, id, 'withdrawal'));
  expect(withdrawal).toBe(200);
  expect(await read(id)).toMatchObject({ state: 'open', approvals: [] });
});

test('published while it is withdrawn, discarded or sent back: one of them, and it is what the draft is', async () => {
  for (const [who, step, body] of [
    [ola, 'withdrawal', {}],
    [ola, 'discard', {}],
    [grete, 'return', { reason: 'Nei' }],
  ] as const) {
    const id = await begin();
    await takeStep(ola, id, 'submission');
    await takeStep(grete, id, 'approval', { version: 2 });
    const both = await statuses(post(grete, id, 'publication'), post(who, id, step, body));
    expect(both.toSorted()).toEqual([200, 409]);
    const { state, published } = await read(id);
    expect([state === 'published', published !== undefined]).toEqual([both[0] === 200, both[0] === 200]);
  }
});

test('put on the next publication twice, and published meanwhile: never one version of two contents', async () => {
  const id = await beginDraft(ola, [['ruleset/title', { nb: `Navn ${area}` }]]);
  await publishChanges(api, [['parameters/smallestArea', smallestArea(`${(area -= 1)}.0`)]]);
  const rebased = await statuses(post(ola, id, 'rebase'), post(ola, id, 'rebase'));
  expect(rebased.filter((status) => status !== 200 && status !== 412)).toEqual([]);
  expect(await read(id)).toMatchObject({ version: 3 });
});

test('two change different objects at once, both on the version they saw: nothing is lost', async () => {
  const id = await begin();
  const named = (name: string) =>
    changeDraft(ola, id, 2, [`facts/${name}`, { title: { nb: name }, type: 'boolean', source: 'organisation' }]);
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(await statuses(...names.map(named))).toEqual(names.map(() => 200));
  const { version, changes } = await read(id);
  expect(version).toBe(2 + names.length);
  expect(changes.map(({ object }) => object)).toEqual(expect.arrayContaining(names.map((name) => `facts/${name}`)));
});

test('the version that was seen is one number in quotes, and there', async () => {
  const id = await begin();
  const change = (ifMatch?: string) =>
    ola.post(
      `/v1/drafts/${id}/changes`,
      { changes: [{ object: 'ruleset/title', value: { nb: 'X' } }] },
      ifMatch === undefined ? {} : { 'if-match': ifMatch },
    );
  expect((await change()).status).toBe(428);
  for (const bad of ['*', 'W/"2"', '2', '"2", "3"', '"0"', '"-1"', '"2e0"', '"99999999999"'])
    expect([bad, (await change(bad)).status]).toEqual([bad, 400]);
  expect((await change('"9"')).status).toBe(412);
  expect((await read(id)).version).toBe(2);
});
