import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignedInApi, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { beginDraft, changeDraft, smallestArea, takeStep } from '../../test-fixtures/drafts.ts';
import type { DraftView } from '../contract/drafts.ts';

let api: TestApi;
let ola: SignedInApi;
let grete: SignedInApi;
let per: SignedInApi;
beforeAll(async () => {
  api = await startTestApi();
  ola = api.as('maintainer', 'Ola');
  grete = api.as('approver', 'Grete');
  per = api.as('approver', 'Per');
  await Promise.all([grete, per].map((who) => who.get('/v1/session')));
});
afterAll(() => api.close());

const idOf = async (who: SignedInApi) => ((await who.get('/v1/session')).body['person'] as { id: string }).id;
const begin = (content = '15.0') => beginDraft(ola, [['parameters/smallestArea', smallestArea(content)]]);
const aCase = (outcome: string, reasons: readonly string[]) => ({
  id: 'young',
  title: 'Styreren er for ung',
  facts: { decidedOn: '2026-01-01', managerBorn: '2010-01-01' },
  expect: { outcome, reasons },
});
async function underReview(): Promise<string> {
  const id = await begin();
  await takeStep(ola, id, 'submission');
  return id;
}
const refused = async (who: SignedInApi, id: string, step: string, body: object = {}) => {
  const answer = await who.post(`/v1/drafts/${id}/${step}`, body);
  return [answer.status, answer.body['type']];
};
const stepsOf = async (id: string) => {
  const { events } = (await ola.get(`/v1/drafts/${id}/events`)).body as {
    events: { step: string; by: { name: string } }[];
  };
  return events.map(({ step, by }) => `${step} ${by.name}`);
};

describe('asking for approval', () => {
  test('the service reads the rules and runs the test cases, and says so', async () => {
    const id = await beginDraft(ola, [
      ['parameters/smallestArea', smallestArea('15.0')],
      ['cases/young', aCase('route-to-manual', ['FACTS_MISSING'])],
    ]);
    const failed = await ola.post(`/v1/drafts/${id}/submission`, {});
    expect(failed).toMatchObject({
      status: 409,
      body: {
        type: '/problems/draft-not-ready',
        problems: [],
        cases: [{ id: 'young', differences: expect.anything() }],
      },
    });
    const draft = (await ola.get(`/v1/drafts/${id}`)).body;
    expect(draft).toMatchObject({
      state: 'open',
      checks: [
        { name: 'cases', ok: false, holds: true, version: 2, summary: '0 of 1 hold' },
        { name: 'rules', ok: true },
      ],
    });
    const { differences } = (failed.body['cases'] as { differences: { part: string; got: never }[] }[])[0]!;
    const got = (part: string) => differences.find((difference) => difference.part === part)?.got;
    await changeDraft(ola, id, 2, [
      'cases/young',
      aCase(got('outcome') ?? 'route-to-manual', got('reasons') ?? ['FACTS_MISSING']),
    ]);
    const { state, checks } = await takeStep(ola, id, 'submission');
    expect([state, checks.map(({ ok, version }) => `${ok} ${version}`)]).toEqual(['in-review', ['true 3', 'true 3']]);
  });

  test('problems have the object and the place in it', async () => {
    const id = await beginDraft(ola, [
      ['parameters/smallestArea', { ...smallestArea('15.0'), scale: 'one' }],
      ['cases/young', { title: 'x' }],
    ]);
    const { body } = await ola.post(`/v1/drafts/${id}/submission`, {});
    expect(body['problems']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ object: 'parameters/smallestArea', pointer: '/scale', hint: expect.any(String) }),
        expect.objectContaining({ object: 'cases/young', pointer: '' }),
      ]),
    );
  });

  test('a demand must fit the rules as well', async () => {
    const demand = { title: 'Lengde er uten betydning', pattern: 'never-matters', fact: 'length' };
    const id = await beginDraft(ola, [['demands/length', demand]]);
    const { status, body } = await ola.post(`/v1/drafts/${id}/submission`, {});
    expect([status, body['problems']]).toEqual([
      409,
      [expect.objectContaining({ object: 'demands/length', pointer: '/fact' })],
    ]);
  });

  test('needs a purpose, the law and a change', async () => {
    const id = await beginDraft(ola, [], { purpose: '', reference: '' });
    expect((await ola.post(`/v1/drafts/${id}/submission`, {})).body).toMatchObject({
      type: '/problems/draft-not-ready',
      missing: ['purpose', 'reference', 'changes'],
    });
  });

  test('who is asked must be an approver who had no part in it', async () => {
    const id = await begin();
    const asking = (reviewer: string) => ola.post(`/v1/drafts/${id}/submission`, { reviewer });
    expect(await asking(await idOf(ola))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reviewer' }] } });
    expect((await asking(await idOf(grete))).body).toMatchObject({ state: 'in-review', reviewer: { name: 'Grete' } });
  });

  test('while it is under review nothing of it is changed, until it is withdrawn', async () => {
    const id = await underReview();
    const change = () => changeDraft(ola, id, 2, ['parameters/smallestArea', smallestArea('16.0')]);
    expect(await change()).toMatchObject({
      status: 409,
      body: { type: '/problems/draft-not-open', state: 'in-review' },
    });
    await takeStep(ola, id, 'withdrawal');
    expect((await change()).status).toBe(200);
  });
});

describe('approving', () => {
  test('who ever changed the draft may not, also when nothing of it is left', async () => {
    const both = api.as(['maintainer', 'approver'], 'Nils');
    const id = await begin();
    await changeDraft(both, id, 2, ['facts/x', { type: 'boolean' }]);
    await changeDraft(both, id, 3, ['facts/x', null]);
    await takeStep(ola, id, 'submission');
    expect(await refused(both, id, 'approval', { version: 4 })).toEqual([403, '/problems/own-draft']);
    await takeStep(grete, id, 'approval', { version: 4 });
    expect(await refused(both, id, 'publication')).toEqual([403, '/problems/own-draft']);
  });

  test('is of the version that was read', async () => {
    const id = await underReview();
    expect(await refused(grete, id, 'approval', { version: 1 })).toEqual([412, '/problems/draft-moved']);
    const { state, approvals } = await takeStep(grete, id, 'approval', { version: 2 });
    expect([state, approvals]).toEqual([
      'approved',
      [expect.objectContaining({ by: { id: await idOf(grete), name: 'Grete' }, version: 2 })],
    ]);
  });

  test('falls away when the draft is sent back or withdrawn', async () => {
    const id = await underReview();
    await takeStep(grete, id, 'approval', { version: 2 });
    const returned = await takeStep(per, id, 'return', { reason: 'Hva med kiosker under tak?' });
    expect(returned).toMatchObject({
      state: 'open',
      approvals: [],
      returned: { by: { name: 'Per' }, reason: 'Hva med kiosker under tak?' },
    });
    const again = await takeStep(ola, id, 'submission');
    expect(again).toMatchObject({ state: 'in-review', approvals: [] });
    expect(again.returned).toBeUndefined();
    expect(await refused(grete, id, 'publication')).toEqual([409, '/problems/draft-not-open']);
  });

  test('is handed to another approver', async () => {
    const id = await underReview();
    expect(await takeStep(grete, id, 'handover', { to: await idOf(per) })).toMatchObject({ reviewer: { name: 'Per' } });
    expect((await refused(grete, id, 'handover', { to: await idOf(ola) }))[0]).toBe(422);
  });

  test('is for approvers alone, and asking for it for maintainers', async () => {
    const id = await underReview();
    for (const [step, body] of [
      ['approval', { version: 2 }],
      ['return', { reason: 'x' }],
      ['publication', {}],
    ] as const)
      expect((await refused(ola, id, step, body))[0]).toBe(403);
    for (const step of ['submission', 'withdrawal', 'discard']) expect((await refused(grete, id, step))[0]).toBe(403);
    const auditor = api.as('auditor', 'Riksrevisor');
    expect((await refused(auditor, id, 'approval', { version: 2 }))[0]).toBe(403);
    expect((await auditor.get(`/v1/drafts/${id}/events`)).status).toBe(200);
  });
});

describe('what is said of a draft', () => {
  test('comments of an object', async () => {
    const id = await underReview();
    const { status, body } = await grete.post(`/v1/drafts/${id}/comments`, {
      object: 'parameters/smallestArea',
      text: 'Hvorfor 15?',
    });
    expect(status).toBe(201);
    expect((await ola.get(`/v1/drafts/${id}`)).body['comments']).toEqual([body]);
    const withNumber = { object: 'facts/x', text: 'Gjelder 15838010080' };
    expect((await grete.post(`/v1/drafts/${id}/comments`, withNumber)).status).toBe(422);
  });

  test('what the editor checked holds until the content changes', async () => {
    const id = await begin();
    const check = { name: 'regression', version: 2, ok: true, summary: '100 000 søknader', details: { changed: 12 } };
    expect(await ola.post(`/v1/drafts/${id}/checks`, check)).toMatchObject({
      status: 201,
      body: { ...check, holds: true },
    });
    const checks = async () => ((await ola.get(`/v1/drafts/${id}`)).body as DraftView).checks;
    expect(await checks()).toMatchObject([{ ...check, holds: true, by: { name: 'Ola' } }]);
    await ola.post(`/v1/drafts/${id}/description`, { title: 'T', purpose: 'P', reference: 'R' }, { 'if-match': '"2"' });
    expect(await checks()).toMatchObject([{ holds: true }]);
    await changeDraft(ola, id, 3, ['parameters/smallestArea', smallestArea('16.0')]);
    expect(await checks()).toMatchObject([{ holds: false }]);
    expect((await ola.post(`/v1/drafts/${id}/checks`, { ...check, name: 'rules' })).status).toBe(422);
    expect((await ola.post(`/v1/drafts/${id}/checks`, { ...check, version: 9 })).status).toBe(412);
  });

  test('every step stands in the record, with who took it', async () => {
    const id = await underReview();
    await takeStep(grete, id, 'return', { reason: 'Nei' });
    await takeStep(ola, id, 'discard');
    expect(await stepsOf(id)).toEqual([
      'created Ola',
      'changed Ola',
      'checked Ola',
      'submitted Ola',
      'returned Grete',
      'discarded Ola',
    ]);
    expect(await refused(ola, id, 'submission')).toEqual([409, '/problems/draft-not-open']);
    const pool = api.deps.db.$client;
    for (const table of ['draft_events', 'draft_checks'])
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow('is a record');
    await expect(pool.query(`update drafts set title = 'x' where id = $1`, [id])).rejects.toThrow('is a record');
    await expect(pool.query(`update draft_changes set version = 99 where draft_id = $1`, [id])).rejects.toThrow(
      'record',
    );
  });
});
