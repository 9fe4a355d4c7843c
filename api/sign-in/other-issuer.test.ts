import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as Oidc from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { visit, type Visitor } from '../../test-fixtures/browser-without-window.ts';
import { type HttpServer, listen } from '../start-up/http-server.ts';
import { demoKey } from './demo/demo-issuer.ts';
import { memoryAdapter } from './demo/memory-adapter.ts';

/** An issuer somewhere else, that says what a person is only when it is asked for it, and under another name. */
let said: { readonly [claim: string]: unknown };
let issuing: Server;
let server: HttpServer;
let api: TestApi;
const logged: string[] = [];
const client = { id: 'vedtak-test', secret: randomBytes(16).toString('hex') };

beforeAll(async () => {
  server = await listen('127.0.0.1', 0);
  issuing = createServer();
  await new Promise<void>((resolve) => issuing.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(issuing.address() as AddressInfo).port}`;
  const { Provider } = await import('oidc-provider');
  const provider: Oidc.Provider = new Provider(issuer, {
    adapter: memoryAdapter(),
    jwks: { keys: [demoKey()] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${server.address}/auth/callback`],
        post_logout_redirect_uris: [`${server.address}/`],
        id_token_signed_response_alg: 'ES256',
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    clientAuthMethods: ['client_secret_post'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'realm_access'] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/choose/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...said }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ accountId: oidc.session!.accountId!, clientId: client.id });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  issuing.on('request', (request, response) => {
    const { url = '' } = request;
    const accountId = new URL(url, issuer).searchParams.get('as') ?? '';
    if (!url.startsWith('/choose/')) void answer(request, response);
    else void provider.interactionFinished(request, response, { login: { accountId } });
  });
  const signIn = { kind: 'issuer', issuer, clientId: client.id, clientSecret: client.secret } as const;
  const log = (...line: unknown[]) => void logged.push(JSON.stringify(line));
  api = await startTestApi({
    log,
    signIn: { ...signIn, rolesClaim: 'realm_access.roles', scope: 'openid profile' },
  });
  server.use(api.handle);
});
afterAll(async () => {
  await server.stop();
  issuing.closeAllConnections();
  issuing.close();
  await api.close();
});
beforeEach(() => void (logged.length = 0));

async function signIn(visitor: Visitor, subject: string) {
  const { address } = await visitor.follow(`${server.address}/auth/sign-in`, '/choose/');
  const { page } = await visitor.follow(`${address}?as=${subject}`, `${server.address}/docs`);
  const session = await visitor.go(`${server.address}/v1/session`);
  return { status: page.status, session: await session.json() };
}

it('takes name and roles from where the issuer has them; roles that are not ours are left out', async () => {
  said = { name: 'Kari Lie', realm_access: { roles: ['approver', 'offline_access', 'maintainer'] } };
  const { session } = await signIn(visit(), 'abc');
  expect(session).toMatchObject({ person: { name: 'Kari Lie' }, roles: ['maintainer', 'approver'], signIn: 'issuer' });
});

it('somebody of whom the issuer says no more is signed in without a role', async () => {
  said = { preferred_username: 'lie' };
  expect(await signIn(visit(), 'def')).toMatchObject({ session: { person: { name: 'lie' }, roles: [] } });
});

it('the same person with another name is the same person', async () => {
  said = { name: 'Kari Lie' };
  const before = await signIn(visit(), 'ghi');
  said = { name: 'Kari Holm', realm_access: { roles: 'auditor doctor' } };
  const after = await signIn(visit(), 'ghi');
  const { id } = (before.session as { person: { id: string } }).person;
  expect(after.session).toMatchObject({ person: { id, name: 'Kari Holm' }, roles: ['doctor', 'auditor'] });
});

it('an issuer that names people by their identity number is refused, and the number is nowhere', async () => {
  said = { name: 'Kari Lie' };
  const { session } = await signIn(visit(), '15838010080');
  expect(session).toMatchObject({ person: null });
  expect(logged.join('')).toContain('SUBJECT_IS_IDENTITY');
  const { rows } = await api.deps.db.$client.query('select row_to_json(p)::text as row from people p');
  expect(JSON.stringify(rows) + logged.join('')).not.toContain('15838010080');
});

it.each<[string, object, { name: string; roles: readonly string[] }]>([
  [
    'roles in one text',
    { name: 'Kari', realm_access: { roles: 'auditor, doctor' } },
    { name: 'Kari', roles: ['doctor', 'auditor'] },
  ],
  [
    'roles that are no list',
    { name: 'Kari', realm_access: { roles: { maintainer: true } } },
    { name: 'Kari', roles: [] },
  ],
  [
    'roles that are no texts',
    { name: 'Kari', realm_access: { roles: [['maintainer'], 7, null] } },
    { name: 'Kari', roles: [] },
  ],
  [
    'roles in other letters',
    { name: 'Kari', realm_access: { roles: ['MAINTAINER', ' approver'] } },
    { name: 'Kari', roles: [] },
  ],
  ['a claim that is no object', { name: 'Kari', realm_access: 'maintainer' }, { name: 'Kari', roles: [] }],
  ['no text as name', { name: { first: 'Kari' }, preferred_username: 'lie' }, { name: 'lie', roles: [] }],
  ['a name with what is not shown', { name: ' Kari\u0000\nLie ' }, { name: 'Kari Lie', roles: [] }],
  ['a name without an end', { name: 'K'.repeat(10_000) }, { name: 'K'.repeat(200), roles: [] }],
  ['an identity number in the name', { name: 'Kari 15838010080' }, { name: 'Kari ***********', roles: [] }],
])('%s: what comes of it', async (_, claims, { name, roles }) => {
  said = { ...claims };
  expect((await signIn(visit(), 'jkl')).session).toMatchObject({ person: { name }, roles });
});

it('signing out ends the session here, and leads to where it ends at the issuer', async () => {
  said = { name: 'Kari Lie' };
  const visitor = visit();
  await signIn(visitor, 'mno');
  const out = await visitor.go(`${server.address}/auth/sign-out`, {});
  expect([out.status, visitor.cookies.has('vedtak-session')]).toEqual([200, false]);
  const [, next = ''] = /^0; url=(.+)$/.exec(out.headers.get('refresh') ?? '') ?? [];
  const { searchParams } = new URL(next);
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: client.id,
    post_logout_redirect_uri: `${server.address}/`,
  });
  const asked = await visitor.go(next);
  expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('logout')]);
  expect((await (await visitor.go(`${server.address}/v1/session`)).json()) as object).toMatchObject({ person: null });
});

it('the demo issuer is not there', async () => {
  expect((await fetch(`${server.address}/demo-issuer/.well-known/openid-configuration`)).status).toBe(404);
});

it('an issuer that does not answer: not available, and asked again the next time', async () => {
  const other = await startTestApi({
    signIn: { kind: 'issuer', issuer: 'http://127.0.0.1:9', clientId: 'x', rolesClaim: 'roles', scope: 'openid' },
  });
  for (let time = 0; time < 2; time += 1) {
    const { status, body } = await other.get('/auth/sign-in');
    expect([status, body['detail']]).toEqual([503, 'The issuer that signs people in does not answer.']);
  }
  await other.close();
});
