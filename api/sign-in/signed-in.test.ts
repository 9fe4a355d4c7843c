import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { mountOperation } from '../operation.ts';
import { createApp } from '../app.ts';
import { createMetrics } from '../health/metrics.ts';
import { z } from '@hono/zod-openapi';
import { requireRole } from './signed-in.ts';
import { idleSeconds, sessionSeconds } from './sessions.ts';

let api: TestApi;
let now = new Date('2026-11-23T09:00:00Z');
const logged: string[] = [];
beforeAll(async () => {
  api = await startTestApi({ now: () => now, log: (...line) => void logged.push(JSON.stringify(line)) });
});
afterAll(() => api.close());

/** The service with one more call, that only approvers may make. */
function withGate() {
  const app = createApp(api.deps, createMetrics());
  const answers = { 200: { description: 'The person', schema: z.any() } };
  mountOperation(
    app,
    { method: 'post', path: '/v1/gate', tag: 'Test', summary: 'Gate', answers },
    { handle: async ({ c }) => ({ body: requireRole(c, 'approver', 'auditor') }) },
  );
  return app;
}
const ask = async (headers: Record<string, string>) =>
  withGate().request('/v1/gate', { method: 'POST', headers: { host: 'localhost', ...headers } });

it('says that nobody is signed in', async () => {
  const { status, body } = await api.get('/v1/session');
  expect([status, body]).toEqual([200, { person: null, roles: [], signIn: expect.any(String) }]);
});

it('says who is signed in; the same person has the same id the next time', async () => {
  const first = (await api.as('maintainer', 'Ola').get('/v1/session')).body;
  const again = (await api.as(['auditor', 'approver'], 'Ola').get('/v1/session')).body;
  expect(first).toMatchObject({ person: { name: 'Ola' }, roles: ['maintainer'] });
  expect(again).toMatchObject({ person: first['person'], roles: ['approver', 'auditor'] });
  expect((await api.as('maintainer', 'Kari').get('/v1/session')).body['person']).not.toEqual(first['person']);
});

it('without a session 401, without the role 403, both as problems that name the roles', async () => {
  const origin = 'http://localhost';
  const asking = async (role: 'auditor' | 'maintainer') => ask({ cookie: await api.as(role, 'Ola').cookie(), origin });
  const answers = [await ask({}), await ask({ cookie: 'vedtak-session=guessed', origin }), await asking('maintainer')];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 403]);
  for (const response of answers) {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ roles: ['approver', 'auditor'] });
  }
  const letIn = await asking('auditor');
  expect([letIn.status, await letIn.json()]).toEqual([
    200,
    { id: expect.any(String), name: 'Ola', roles: ['auditor'] },
  ]);
});

it.each<[string, Record<string, string>, number]>([
  ['own origin', { origin: 'http://localhost' }, 200],
  ['own page, without an origin', { 'sec-fetch-site': 'same-origin' }, 200],
  ['nothing said', {}, 403],
  ['another origin', { origin: 'https://evil.example' }, 403],
  ['another port', { origin: 'http://localhost:81' }, 403],
  ['own form, its origin hidden', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
  ['a hidden origin', { origin: 'null' }, 403],
  ['another site, its origin hidden', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['another site, with a forged origin', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }, 403],
  ['another name of the same site', { 'sec-fetch-site': 'same-site' }, 403],
  ['typed in', { 'sec-fetch-site': 'none' }, 403],
])('a call with a session that may change something: %s', async (_, headers, status) => {
  const response = await ask({ cookie: await api.as('approver', 'Eva').cookie(), ...headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject(
    status === 200 ? { name: 'Eva' } : { type: '/problems/foreign-origin', status },
  );
});

it('calls of systems carry no cookie, and come from wherever they come', async () => {
  const asked = await api.post('/v1/programmes/licence/evaluations', { facts: {} }, { origin: 'https://evil.example' });
  expect(asked.status).toBe(200);
});

it('a session that is used ends after a working day, and its row with the next sign-in', async () => {
  const person = api.as('doctor', 'Siri');
  await person.cookie();
  const began = now;
  const rolesAfter = async (seconds: number) => {
    now = new Date(began.getTime() + seconds * 1000);
    return (await person.get('/v1/session')).body['roles'];
  };
  for (let seconds = 0; seconds < sessionSeconds; seconds += idleSeconds - 1)
    expect(await rolesAfter(seconds)).toEqual(['doctor']);
  expect(await rolesAfter(sessionSeconds)).toEqual([]);
  await api.as('doctor', 'Nils').cookie();
  const { rows } = await api.deps.db.$client.query('select count(*)::int as n from sessions');
  expect(rows).toEqual([{ n: 1 }]);
});

it('a session that nobody uses ends earlier', async () => {
  const person = api.as('doctor', 'Siri');
  await person.cookie();
  now = new Date(now.getTime() + idleSeconds * 1000);
  expect((await person.get('/v1/session')).body).toMatchObject({ person: null });
});

it('where another issuer signs people in, sessions of the one before are nobody’s', async () => {
  const cookie = await api.as('approver', 'Eva').cookie();
  const signIn = {
    kind: 'issuer',
    issuer: 'https://login.example',
    clientId: 'x',
    rolesClaim: 'roles',
    scope: 'openid',
  };
  const app = createApp({ ...api.deps, signIn: { ...signIn, kind: 'issuer' } }, createMetrics());
  const response = await app.request('/v1/session', { headers: { host: 'localhost', cookie } });
  expect(await response.json()).toEqual({ person: null, roles: [], signIn: 'issuer' });
});

it('signing out ends the session, for a page of ours only', async () => {
  const person = api.as('auditor', 'Turid');
  const foreign = await person.fetch('/auth/sign-out', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
  expect([foreign.status, (await person.get('/v1/session')).body['roles']]).toEqual([403, ['auditor']]);
  const response = await person.fetch('/auth/sign-out', { method: 'POST' });
  expect([response.status, await response.json()]).toEqual([200, { next: '/' }]);
  expect(response.headers.get('set-cookie')).toMatch(/^vedtak-session=; Max-Age=0; Path=\//);
  expect((await person.get('/v1/session')).body).toMatchObject({ person: null });
});

it('another site, whose request brings no cookie, signs nobody out', async () => {
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', accept: 'text/html' };
  const response = await api.fetch('/auth/sign-out', { method: 'POST', headers });
  expect(response.headers.get('set-cookie')).toBeNull();
});

it('behind https the cookie is for https and this host only, and the origin is the public one', async () => {
  const signIn = { kind: 'demo', publicOrigin: 'https://vedtak.example' } as const;
  const app = createApp({ ...api.deps, signIn }, createMetrics());
  const [, token = ''] = (await api.as('auditor', 'Turid').cookie()).split('=');
  const send = async (path: string, headers: Record<string, string>, method = 'GET') =>
    app.request(path, { method, headers: { host: 'localhost', ...headers } });
  const rolesWith = async (cookie: string) => {
    const { roles } = (await (await send('/v1/session', { cookie })).json()) as { roles: string[] };
    return roles;
  };
  expect(await rolesWith(`__Host-vedtak-session=${token}`)).toEqual(['auditor']);
  expect(await rolesWith(`vedtak-session=${token}`)).toEqual([]);
  const signOut = (origin: string) =>
    send('/auth/sign-out', { cookie: `__Host-vedtak-session=${token}`, origin }, 'POST');
  expect((await signOut('http://localhost')).status).toBe(403);
  const out = await signOut('https://vedtak.example');
  expect([out.status, out.headers.get('set-cookie')]).toEqual([
    200,
    '__Host-vedtak-session=; Max-Age=0; Path=/; Secure',
  ]);
});

it('names the people who have a role, to those who change rules or look into it', async () => {
  await api.as('approver', 'Åse').cookie();
  await api.as('approver', 'Bjørn').cookie();
  expect((await api.get('/v1/people?role=approver')).status).toBe(401);
  expect((await api.as('doctor', 'Nils').get('/v1/people')).status).toBe(403);
  const { body } = await api.as('maintainer', 'Ola').get('/v1/people?role=approver');
  const names = (body['people'] as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Bjørn', 'Åse']));
  expect(names).not.toContain('Turid');
  expect((await api.as('maintainer', 'Ola').get('/v1/people?role=boss')).status).toBe(422);
});

it('neither the log nor the database holds a token or, the log, a name', async () => {
  const person = api.as('maintainer', 'Navn Navnesen');
  const token = (await person.cookie()).split('=')[1] ?? '';
  await person.get('/v1/session');
  const { rows } = await api.deps.db.$client.query(`select row_to_json(s)::text as row from sessions s`);
  const dump = JSON.stringify(rows);
  expect(dump).toContain('token_sha256');
  for (const form of [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')])
    expect(dump + logged.join('')).not.toContain(form);
  expect(logged.join('')).not.toContain('Navnesen');
});
