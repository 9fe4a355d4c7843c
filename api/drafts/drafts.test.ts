import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignedInApi, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { aDraft, beginDraft, changeDraft } from '../../test-fixtures/drafts.ts';
import type { DraftView } from '../contract/drafts.ts';

let api: TestApi;
let ola: SignedInApi;
let kari: SignedInApi;
beforeAll(async () => {
  api = await startTestApi();
  ola = api.as('maintainer', 'Ola');
  kari = api.as('maintainer', 'Kari');
});
afterAll(() => api.close());

const asked = aDraft;
const begin = () => beginDraft(ola);
const read = async (id: string) => (await ola.get(`/v1/drafts/${id}`)).body as DraftView;
const change = changeDraft;
const fact = (title: string) => ({ title: { nb: title }, type: 'boolean', source: 'organisation' });

describe('a draft', () => {
  test('begins on the current publication, without changes', async () => {
    const { body, headers } = await ola.post('/v1/drafts', asked);
    expect(body).toMatchObject({
      ...asked,
      base: { number: 1 },
      state: 'open',
      version: 1,
      createdBy: { name: 'Ola' },
      contributors: [{ name: 'Ola' }],
      changes: [],
      checks: [],
      comments: [],
      approvals: [],
    });
    expect(headers.get('etag')).toBe('"1"');
    expect((await ola.get(headers.get('location')!)).body).toEqual(body);
  });

  test('of a new programme has no base; of one that is there, it is refused', async () => {
    expect((await ola.post('/v1/drafts', { ...asked, programme: 'kiosk', new: true })).body).toMatchObject({
      base: null,
    });
    expect(await ola.post('/v1/drafts', { ...asked, new: true })).toMatchObject({
      status: 409,
      body: { type: '/problems/programme-exists' },
    });
    expect(await ola.post('/v1/drafts', { ...asked, programme: 'nowhere' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/programme' }] },
    });
  });

  test('is listed by page, each once', async () => {
    for (let time = 0; time < 5; time += 1) await begin();
    const pageOf = async (query: string) =>
      (await ola.get(`/v1/drafts?${query}`)).body as { drafts: DraftView[]; next?: string };
    const { drafts: all, next: none } = await pageOf('');
    expect([all.length >= 5, none]).toEqual([true, undefined]);
    const found: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: { drafts: DraftView[]; next?: string } = await pageOf(`limit=2${next && `&after=${next}`}`);
      found.push(...page.drafts.map(({ id }) => id));
      next = page.next;
    }
    expect(found).toEqual(all.map(({ id }) => id));
    for (const wrong of ['limit=0', 'limit=201', 'limit=x', 'after=x', `after=2026-01-01_${found[0]}`])
      expect((await ola.get(`/v1/drafts?${wrong}`)).status).toBe(422);
  });

  test('is listed by programme and state, without values', async () => {
    const id = await begin();
    await change(ola, id, 1, ['facts/a', fact('A')]);
    const { body } = await ola.get('/v1/drafts?programme=licence&state=open');
    const [first] = body['drafts'] as DraftView[];
    expect(first).toMatchObject({ id, changes: [{ object: 'facts/a', version: 2, changedBy: { name: 'Ola' } }] });
    expect(first?.changes[0]).not.toHaveProperty('value');
    expect((await ola.get('/v1/drafts?state=published')).body).toEqual({ drafts: [] });
  });

  test('keeps the order of members of a value', async () => {
    const id = await begin();
    const value = { z: 1, a: { y: 1, b: 2 } };
    await change(ola, id, 1, ['facts/a', value]);
    expect(JSON.stringify((await read(id)).changes[0]?.value)).toBe(JSON.stringify(value));
  });

  test('keeps the order in which objects were first touched, in which what is new will stand', async () => {
    const id = await begin();
    await change(ola, id, 1, ['facts/z', fact('Z')], ['facts/b', fact('B')]);
    await change(kari, id, 2, ['facts/a', fact('A')], ['facts/z', fact('Z2')]);
    expect((await read(id)).changes.map(({ object }) => object)).toEqual(['facts/z', 'facts/b', 'facts/a']);
  });

  test('a change back to the base takes it out', async () => {
    const id = await begin();
    const content = (await api.get('/v1/programmes/licence/publications/1/content')).body;
    const { title } = content['source'] as { title: unknown };
    await change(ola, id, 1, ['ruleset/title', { nb: 'Annet' }]);
    const { body } = await change(ola, id, 2, ['ruleset/title', title]);
    expect(body).toEqual({ version: 3, changes: [], takenOut: ['ruleset/title'] });
    expect((await read(id)).changes).toEqual([]);
  });
});

describe('two people on one draft', () => {
  test('different objects are merged, and each is told of what the other did', async () => {
    const id = await begin();
    await change(ola, id, 1, ['facts/a', fact('A')]);
    const { status, body, headers } = await change(kari, id, 1, ['facts/b', fact('B')]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 3,
      changes: [
        { object: 'facts/a', changedBy: { name: 'Ola' } },
        { object: 'facts/b', changedBy: { name: 'Kari' } },
      ],
    });
    expect(headers.get('etag')).toBe('"3"');
    expect((await read(id)).contributors.map(({ name }) => name)).toEqual(['Ola', 'Kari']);
  });

  test('the same object: the later is refused with what stands, and nothing of it is stored', async () => {
    const id = await begin();
    await change(ola, id, 1, ['facts/a', fact('Olas')]);
    const answer = await change(kari, id, 1, ['facts/a', fact('Karis')], ['facts/b', fact('B')]);
    expect(answer).toMatchObject({
      status: 412,
      body: {
        type: '/problems/draft-moved',
        version: 2,
        conflicts: [{ object: 'facts/a', value: fact('Olas'), version: 2, changedBy: { name: 'Ola' } }],
      },
    });
    expect((await read(id)).changes.map(({ object }) => object)).toEqual(['facts/a']);
    expect((await change(kari, id, 2, ['facts/a', fact('Karis')])).status).toBe(200);
  });

  test('a request that is sent again after a lost answer is answered, and stores nothing', async () => {
    const id = await begin();
    const first = await change(ola, id, 1, ['facts/a', fact('A')]);
    expect((await change(ola, id, 1, ['facts/a', fact('A')])).body).toEqual(first.body);
    expect((await read(id)).version).toBe(2);
  });

  test('at the same time: one of them is stored, the other told', async () => {
    const id = await begin();
    const answers = await Promise.all([
      change(ola, id, 1, ['facts/a', fact('Olas')]),
      change(kari, id, 1, ['facts/a', fact('Karis')]),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test('the description is one thing', async () => {
    const id = await begin();
    const describe = (who: SignedInApi, purpose: string, version: number) =>
      who.post(
        `/v1/drafts/${id}/description`,
        { title: 'Mindre flate', purpose, reference: '§ 4' },
        { 'if-match': `"${version}"` },
      );
    expect((await describe(ola, 'Olas', 1)).body).toMatchObject({ purpose: 'Olas', version: 2, contentVersion: 1 });
    expect(await describe(kari, 'Karis', 1)).toMatchObject({ status: 412, body: { description: { purpose: 'Olas' } } });
  });
});

describe('who may', () => {
  test('only a maintainer changes; approvers, case workers and auditors read; others do neither', async () => {
    const id = await begin();
    for (const role of ['approver', 'case-worker', 'auditor'] as const) {
      const other = api.as(role, role);
      expect((await other.get(`/v1/drafts/${id}`)).status).toBe(200);
      expect((await other.get('/v1/drafts')).status).toBe(200);
      expect((await other.post('/v1/drafts', asked)).status).toBe(403);
      expect((await change(other, id, 1, ['facts/a', fact('A')])).status).toBe(403);
    }
    expect((await api.as('doctor', 'Lege').get(`/v1/drafts/${id}`)).status).toBe(403);
    expect((await api.get(`/v1/drafts/${id}`)).status).toBe(401);
    expect((await api.post('/v1/drafts', asked)).status).toBe(401);
  });

  test('a version must be named as the ETag gave it', async () => {
    const id = await begin();
    const body = { changes: [{ object: 'facts/a', value: fact('A') }] };
    const send = (headers: Record<string, string>) => ola.post(`/v1/drafts/${id}/changes`, body, headers);
    expect(await send({})).toMatchObject({ status: 428, body: { type: '/problems/version-missing' } });
    for (const wrong of ['1', '*', 'W/"1"', '"x"']) expect((await send({ 'if-match': wrong })).status).toBe(400);
    expect((await send({ 'if-match': '"7"' })).status).toBe(412);
  });

  test('objects that no ruleset has are refused with their places', async () => {
    const id = await begin();
    expect(await change(ola, id, 1, ['ruleset/programme', 'x'], ['facts/a', fact('A')])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/changes/0/object', code: 'UNKNOWN_OBJECT' }] },
    });
  });

  test('a big change fits', async () => {
    const id = await begin();
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: `row-${index}`, text: 'x'.repeat(60) }));
    expect((await change(ola, id, 1, ['tables/big', { rows }])).status).toBe(200);
  });
});
