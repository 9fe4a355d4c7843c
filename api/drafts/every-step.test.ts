import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedInApi, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { beginDraft, changeDraft, smallestArea, takeStep } from '../../test-fixtures/drafts.ts';
import type { DraftView } from '../contract/drafts.ts';

let api: TestApi;
let [ola, grete, per] = [] as unknown as [SignedInApi, SignedInApi, SignedInApi];
beforeAll(async () => {
  api = await startTestApi();
  [ola, grete, per] = [api.as('maintainer', 'Ola'), api.as('approver', 'Grete'), api.as('approver', 'Per')];
});
afterAll(() => api.close());

const idOf = async (who: SignedInApi) => ((await who.get('/v1/session')).body['person'] as { id: string }).id;
let area = 20;
const begin = () => beginDraft(ola, [['parameters/smallestArea', smallestArea(`${(area -= 1)}.0`)]]);
async function underReview() {
  const id = await begin();
  await takeStep(ola, id, 'submission');
  return id;
}
async function approved() {
  const id = await underReview();
  const { version } = (await ola.get(`/v1/drafts/${id}`)).body as DraftView;
  await takeStep(grete, id, 'approval', { version });
  return id;
}
async function behind() {
  const id = await beginDraft(ola, [['ruleset/title', { nb: 'Annet' }]]);
  await takeStep(grete, await approved(), 'publication');
  return id;
}

type Call = {
  readonly before: () => Promise<string>;
  readonly who: () => SignedInApi;
  readonly body?: () => Promise<object>;
  readonly headers?: Record<string, string>;
};
const seen = { 'if-match': '"2"' };
/** Every call that changes a draft, and where it may be made. */
const calls: { readonly [call: string]: Call } = {
  approval: { before: underReview, who: () => grete, body: async () => ({ version: 2 }) },
  changes: {
    before: begin,
    who: () => ola,
    body: async () => ({ changes: [{ object: 'ruleset/title', value: { nb: 'X' } }] }),
    headers: seen,
  },
  checks: {
    before: begin,
    who: () => ola,
    body: async () => ({ name: 'coverage', version: 2, ok: true, summary: 'Alt' }),
  },
  comments: { before: begin, who: () => grete, body: async () => ({ object: 'ruleset/title', text: 'Hvorfor?' }) },
  description: {
    before: begin,
    who: () => ola,
    body: async () => ({ title: 'T', purpose: 'P', reference: 'R' }),
    headers: seen,
  },
  discard: { before: begin, who: () => ola },
  handover: { before: underReview, who: () => grete, body: async () => ({ to: await idOf(per) }) },
  publication: { before: approved, who: () => grete },
  rebase: { before: behind, who: () => ola },
  return: { before: underReview, who: () => grete, body: async () => ({ reason: 'Nei' }) },
  submission: { before: begin, who: () => ola },
  withdrawal: { before: underReview, who: () => ola },
};
const eventsOf = async (id: string) =>
  (await ola.get(`/v1/drafts/${id}/events`)).body['events'] as { step: string; by: { id: string } }[];

test('there is no call that changes a draft beside these', async () => {
  const { paths } = (await api.get('/openapi.json')).body as { paths: Record<string, Record<string, unknown>> };
  const found = Object.entries(paths).flatMap(([path, methods]) => {
    const [, name] = /^\/v1\/drafts\/\{id\}\/(\w+)$/.exec(path) ?? [];
    return name !== undefined && 'post' in methods ? [name] : [];
  });
  expect(found.toSorted()).toEqual(Object.keys(calls).toSorted());
});

test.each(Object.entries(calls))(
  '%s leaves who and when in the record',
  async (name, { before, who, body, headers }) => {
    const id = await before();
    const events = await eventsOf(id);
    await idOf(per);
    const answer = await who().post(`/v1/drafts/${id}/${name}`, (await body?.()) ?? {}, headers);
    expect([answer.status, answer.body['detail']]).toEqual([expect.toSatisfy((status) => status < 300), undefined]);
    const after = await eventsOf(id);
    expect(after.length).toBeGreaterThan(events.length);
    expect(after.at(-1)?.by.id).toBe(await idOf(who()));
  },
);

test('a call that is refused leaves nothing but what the service found', async () => {
  const id = await underReview();
  const before = await eventsOf(id);
  for (const [step, body] of [
    ['approval', { version: 1 }],
    ['publication', {}],
    ['submission', {}],
  ] as const)
    await grete.post(`/v1/drafts/${id}/${step}`, body);
  await changeDraft(ola, id, 2, ['ruleset/title', { nb: 'X' }]);
  expect(await eventsOf(id)).toEqual(before);
});
