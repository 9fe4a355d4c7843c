import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedInApi, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import {
  beginDraft,
  changeDraft,
  publishChanges,
  smallestArea,
  submitDraft,
  takeStep,
} from '../../test-fixtures/drafts.ts';
import type { DraftView } from '../contract/drafts.ts';
import { openSession } from '../sign-in/sessions.ts';
import { issuerName } from '../sign-in/sign-in-settings.ts';

/** Who had a part in a draft neither approves nor publishes it, whatever way they had it. */
let api: TestApi;
let ola: SignedInApi;
let grete: SignedInApi;
beforeAll(async () => {
  api = await startTestApi();
  [ola, grete] = [api.as('maintainer', 'Ola'), api.as('approver', 'Grete')];
});
afterAll(() => api.close());

const both = (name: string) => api.as(['maintainer', 'approver'], name);
const read = async (id: string) => (await ola.get(`/v1/drafts/${id}`)).body as DraftView;
let area = 20;
const anArea = () => ['parameters/smallestArea', smallestArea(`${(area -= 1)}.0`)] as const;
/** What the person gets who tries to approve, and then, when somebody else has approved, to publish. */
async function attempts(who: Pick<SignedInApi, 'post'>, id: string): Promise<readonly number[]> {
  const { version } = await read(id);
  const approval = await who.post(`/v1/drafts/${id}/approval`, { version });
  await takeStep(grete, id, 'approval', { version });
  const publication = await who.post(`/v1/drafts/${id}/publication`, {});
  return [approval.status, publication.status];
}

test('who read it in from a folder', async () => {
  const files = unzipSync(
    new Uint8Array(await (await api.fetch('/v1/programmes/licence/publications/1/export')).arrayBuffer()),
  );
  const text = Buffer.from(files['licence/ruleset.json']!).toString().replace('Salgsbevilling', 'Bevilling');
  const body = zipSync({ ...files, 'licence/ruleset.json': Buffer.from(text) }) as Uint8Array<ArrayBuffer>;
  const who = both('Ivar');
  const response = await who.fetch('/v1/imports', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/zip' },
  });
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as DraftView;
  expect(await attempts(who, (await submitDraft(ola, id)).id)).toEqual([403, 403]);
});

test('who took a publication back', async () => {
  const { published } = await publishChanges(api, [anArea()]);
  const who = both('Rune');
  const { body } = await who.post(`/v1/programmes/licence/publications/${published?.number}/reversal`, {});
  expect(await attempts(who, (await submitDraft(ola, String(body['id']))).id)).toEqual([403, 403]);
});

test('who said what shall stand of what two changed; not who only put it on the next publication', async () => {
  const [chose, moved] = [both('Kari'), both('Mona')];
  const inConflict = await beginDraft(ola, [anArea()]);
  const apart = await beginDraft(ola, [['ruleset/title', { nb: `Uten strid ${area}` }]]);
  await publishChanges(api, [anArea()]);
  const [object, value] = anArea();
  await takeStep(chose, inConflict, 'rebase', { resolutions: [{ object, value }] });
  await takeStep(moved, apart, 'rebase');
  expect(await attempts(chose, (await submitDraft(ola, inConflict)).id)).toEqual([403, 403]);
  expect((await attempts(moved, (await submitDraft(ola, apart)).id))[0]).toBe(200);
});

test('who described it, and who changed it before it was sent back, also under another name', async () => {
  const [described, changed] = [both('Siv'), both('Tor')];
  const id = await beginDraft(ola, [anArea()]);
  const about = { title: 'T', purpose: 'P', reference: 'R' };
  expect((await described.post(`/v1/drafts/${id}/description`, about, { 'if-match': '"2"' })).status).toBe(200);
  expect((await changeDraft(changed, id, 3, ['ruleset/title', { nb: 'X' }])).status).toBe(200);
  await takeStep(ola, id, 'submission');
  await takeStep(grete, id, 'return', { reason: 'Nei' });
  await changeDraft(ola, id, 4, ['ruleset/title', { nb: 'Y' }]);
  await takeStep(ola, id, 'submission');
  const { deps } = api;
  const told = { issuer: issuerName(deps.signIn), subject: 'Tor', name: 'Tor Gift', roles: ['approver'] } as const;
  const renamed = { cookie: `vedtak-session=${await openSession(deps, told)}`, origin: 'http://localhost' };
  const { version } = await read(id);
  expect(await api.post(`/v1/drafts/${id}/approval`, { version }, renamed)).toMatchObject({
    status: 403,
    body: { type: '/problems/own-draft' },
  });
  expect(await attempts(described, id)).toEqual([403, 403]);
});

test('who only spoke, looked or handed it on may', async () => {
  const who = both('Lise');
  const id = await beginDraft(ola, [anArea()]);
  await who.post(`/v1/drafts/${id}/comments`, { object: 'parameters/smallestArea', text: 'Hvorfor?' });
  await who.post(`/v1/drafts/${id}/checks`, { name: 'coverage', version: 2, ok: true, summary: 'Alt' });
  await submitDraft(ola, id);
  const { person } = (await grete.get('/v1/session')).body as { person: { id: string } };
  await takeStep(who, id, 'handover', { to: person.id });
  expect((await attempts(who, id))[0]).toBe(200);
});

test('the database refuses it as well, whatever a server thinks', async () => {
  const id = await beginDraft(ola, [anArea()]);
  const insert = (who: string, step: string, contributes = false) =>
    api.deps.db.$client.query(
      `insert into draft_events (draft_id, number, step, version, contributes, "by", at)
       select $1, max(number) + 1, $3, 2, $4, (select id from people where name = $2), now()
       from draft_events where draft_id = $1`,
      [id, who, step, contributes],
    );
  for (const step of ['approved', 'published']) {
    await expect(insert('Ola', step)).rejects.toThrow('does not approve');
    await expect(insert('Grete', step, true)).rejects.toThrow('does not approve');
  }
  expect(await insert('Grete', 'approved')).toMatchObject({ rowCount: 1 });
});
