import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { visit, type Visitor } from '../../test-fixtures/browser-without-window.ts';
import { type HttpServer, listen } from '../start-up/http-server.ts';

/** The whole of it, over real HTTP, with the demo issuer as the issuer. */
let api: TestApi;
let server: HttpServer;
let offset = 0;
const logged: string[] = [];

beforeAll(async () => {
  const log = (...line: unknown[]) => void logged.push(JSON.stringify(line));
  api = await startTestApi({ log, now: () => new Date(Date.now() + offset) });
  server = await listen('127.0.0.1', 0);
  server.use(api.handle);
});
afterEach(() => void (offset = 0));
afterAll(async () => {
  await server.stop();
  await api.close();
});

/** As far as the address that the issuer sends the browser back to, which is not asked yet. */
async function comeBack(
  visitor: Visitor,
  person: string,
  begin = '/auth/sign-in?return=/utkast?vis=alle',
): Promise<string> {
  const { address, page } = await visitor.follow(server.address + begin);
  expect([page.status, address]).toEqual([200, expect.stringContaining('/demo-issuer/interaction/')]);
  const chosen = await visitor.go(address, { person });
  expect(chosen.status).toBe(303);
  const back = await visitor.follow(new URL(chosen.headers.get('location')!, address).href, '/auth/callback');
  return back.address;
}
const sessionOf = async (visitor: Visitor) =>
  (await (await visitor.go(`${server.address}/v1/session`)).json()) as { person: { id: string; name: string } | null };
/** What comes of coming back. */
async function outcome(visitor: Visitor, back: string) {
  const page = await visitor.go(back);
  const says = (await page.text()).includes('Innloggingen ble ikke fullført');
  return { status: page.status, says, person: (await sessionOf(visitor)).person };
}
const refused = { status: 400, says: true, person: null };

it('signs in, comes back to where it began, and signs out', async () => {
  const visitor = visit();
  const back = await visitor.go(await comeBack(visitor, 'ingrid'));
  expect([back.status, back.headers.get('location')]).toEqual([303, '/utkast?vis=alle']);
  expect(back.headers.getSetCookie()).toEqual([
    'vedtak-sign-in=; Max-Age=0; Path=/',
    expect.stringMatching(/^vedtak-session=[\w-]{43}; Max-Age=36000; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  const session = await sessionOf(visitor);
  expect(session).toMatchObject({ person: { name: 'Ingrid Nes' }, roles: ['maintainer'], signIn: 'demo' });

  const token = visitor.cookies.get('vedtak-session') ?? '';
  const out = await visitor.go(`${server.address}/auth/sign-out`, {});
  expect([out.status, out.headers.get('location'), [...visitor.cookies.keys()]]).toEqual([
    303,
    '/',
    expect.not.arrayContaining(['vedtak-session']),
  ]);
  visitor.cookies.set('vedtak-session', token);
  expect(await sessionOf(visitor)).toMatchObject({ person: null });
});

it('the next to sign in at the same browser is asked who it is, and the session before ends', async () => {
  const visitor = visit();
  await visitor.go(await comeBack(visitor, 'solveig'));
  const before = visitor.cookies.get('vedtak-session') ?? '';
  await visitor.go(await comeBack(visitor, 'amir'));
  expect(await sessionOf(visitor)).toMatchObject({ person: { name: 'Amir Haugen' }, roles: ['approver'] });
  visitor.cookies.set('vedtak-session', before);
  expect(await sessionOf(visitor)).toMatchObject({ person: null });
});

it('the same person is the same under another name of this machine', async () => {
  const [first, second] = [visit(), visit()];
  await first.go(await comeBack(first, 'jonas'));
  const { person } = await sessionOf(first);
  const named = server.address.replace('127.0.0.1', 'localhost');
  const { address } = await second.follow(`${named}/auth/sign-in`);
  const chosen = await second.go(address, { person: 'jonas' });
  const end = await second.follow(new URL(chosen.headers.get('location')!, address).href);
  expect(end.address).toMatch(new RegExp(`^${named}/`));
  expect(await (await second.go(`${named}/v1/session`)).json()).toMatchObject({ person });
});

it('what came back once does not come back again', async () => {
  const visitor = visit();
  const back = await comeBack(visitor, 'ingrid');
  await visitor.go(back);
  const [signIn, session] = ['vedtak-sign-in', 'vedtak-session'];
  visitor.cookies.set(signIn, 'x');
  visitor.cookies.delete(session);
  expect(await outcome(visitor, back)).toEqual(refused);
});

it('what another browser began is refused', async () => {
  const [attacker, victim] = [visit(), visit()];
  const back = await comeBack(attacker, 'ingrid');
  await victim.follow(`${server.address}/auth/sign-in`);
  expect(await outcome(victim, back)).toEqual(refused);
  expect(await outcome(visit(), back)).toEqual(refused);
});

it.each([
  ['another verifier (PKCE)', `update sign_in_attempts set code_verifier = '${'x'.repeat(43)}'`],
  ['another nonce', `update sign_in_attempts set nonce = 'another'`],
])('%s is refused', async (_, change) => {
  await api.deps.db.$client.query('delete from sign_in_attempts');
  const visitor = visit();
  const back = await comeBack(visitor, 'ingrid');
  expect(await api.deps.db.$client.query(change)).toMatchObject({ rowCount: 1 });
  expect(await outcome(visitor, back)).toEqual(refused);
});

it('a state, a code or an issuer that was changed on the way is refused', async () => {
  for (const [name, value] of [
    ['state', 'other'],
    ['code', 'other'],
    ['iss', 'https://evil.example'],
  ] as const) {
    const visitor = visit();
    const back = new URL(await comeBack(visitor, 'ingrid'));
    back.searchParams.set(name, value);
    expect(await outcome(visitor, back.href)).toEqual(refused);
  }
});

it('a sign-in that took too long, and one that was broken off, are refused; to programs as a problem', async () => {
  const visitor = visit();
  const back = await comeBack(visitor, 'ingrid');
  offset = 10 * 60 * 1000;
  expect(await outcome(visitor, back)).toEqual(refused);
  offset = 0;
  expect(await outcome(visitor, `${server.address}/auth/callback?error=access_denied&state=x`)).toEqual(refused);
  const response = await fetch(`${server.address}/auth/callback`);
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ type: '/problems/sign-in-failed' }),
  ]);
});

it.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'utkast',
  '',
])('does not send people on to %j', async (address) => {
  const response = await fetch(`${server.address}/auth/sign-in?return=${encodeURIComponent(address)}`, {
    redirect: 'manual',
  });
  expect([response.status, await response.json()]).toEqual([
    422,
    expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/query/return' })] }),
  ]);
});

it.each([
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/x/..//evil.example',
  '/@evil.example',
  '/?next=//evil.example#/',
])('sends people on to %j, which stays here', async (address) => {
  const visitor = visit();
  const begin = `/auth/sign-in?return=${encodeURIComponent(address)}`;
  const refusal = await visitor.go(server.address + begin);
  if (refusal.status === 422) return;
  const back = await visitor.go(await comeBack(visitor, 'ingrid', begin));
  expect(new URL(back.headers.get('location') ?? '', server.address).origin).toBe(server.address);
});

it('a page that is not ours cannot choose a person or sign somebody out', async () => {
  const visitor = visit();
  const { address } = await visitor.follow(`${server.address}/auth/sign-in`);
  const foreign = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ person: 'ingrid' }),
    redirect: 'manual',
  });
  expect(foreign.status).toBe(400);
  const nobody = await visitor.go(address, { person: 'somebody' });
  expect(nobody.status).toBe(400);
  await visitor.go(await comeBack(visitor, 'ingrid'));
  const cookie = `vedtak-session=${visitor.cookies.get('vedtak-session')}`;
  const headers = { cookie, origin: 'https://evil.example' };
  const out = await fetch(`${server.address}/auth/sign-out`, { method: 'POST', headers });
  expect(out.status).toBe(403);
  expect(await sessionOf(visitor)).toMatchObject({ person: { name: 'Ingrid Nes' } });
});

it('there is an issuer for each own name, and for no other', async () => {
  const discovery = '/demo-issuer/.well-known/openid-configuration';
  const port = new URL(server.address).port;
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const response = await fetch(`http://${host}${discovery}`);
    expect(await response.json()).toMatchObject({ issuer: `http://${host}/demo-issuer` });
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect((await fetch(`http://127.9.9.9:${port}${discovery}`).catch(() => ({ status: 404 }))).status).toBe(404);
});

it('the log holds neither codes, tokens nor names', async () => {
  const visitor = visit();
  const back = new URL(await comeBack(visitor, 'ingrid'));
  await visitor.go(back.href);
  const text = logged.join('\n');
  expect(text).toContain('/auth/callback');
  expect(text).toContain('sign-in-failed');
  const secrets = [...back.searchParams].filter(([name]) => name !== 'iss').map(([, value]) => value);
  for (const secret of [...secrets, ...visitor.cookies.values(), 'Ingrid', 'ingrid'])
    expect(text).not.toContain(secret);
});
