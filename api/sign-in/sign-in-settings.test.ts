import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { type HttpServer, listen } from '../start-up/http-server.ts';
import { readSettings } from '../start-up/settings.ts';
import type { SignIn } from './sign-in-settings.ts';

const DATABASE_URL = 'postgresql://localhost/vedtak';
const OIDC = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'vedtak' };
const issuer = { issuer: 'https://login.example', clientId: 'vedtak', rolesClaim: 'roles', scope: 'openid profile' };

it.each<[Record<string, string>, SignIn]>([
  [{}, { kind: 'demo' }],
  [{ DEMO_SIGN_IN: 'no' }, { kind: 'none' }],
  [{ DATABASE_URL }, { kind: 'none' }],
  [{ DATABASE_URL, DEMO_SIGN_IN: 'yes' }, { kind: 'demo' }],
  [{ IDENTITIES: 'real' }, { kind: 'none' }],
  [{ NODE_ENV: 'production' }, { kind: 'none' }],
  [{ NODE_ENV: 'Production' }, { kind: 'none' }],
  [{ NODE_ENV: ' prod ' }, { kind: 'none' }],
  [{ NODE_ENV: 'test' }, { kind: 'demo' }],
  [{ PUBLIC_ORIGIN: 'https://vedtak.example' }, { kind: 'none', publicOrigin: 'https://vedtak.example' }],
  [
    { PUBLIC_ORIGIN: 'https://vedtak.example', DEMO_SIGN_IN: 'yes' },
    { kind: 'demo', publicOrigin: 'https://vedtak.example' },
  ],
  [{ PUBLIC_ORIGIN: 'http://localhost:8080' }, { kind: 'demo', publicOrigin: 'http://localhost:8080' }],
  [OIDC, { kind: 'issuer', ...issuer }],
  [
    { ...OIDC, DEMO_SIGN_IN: 'no', OIDC_CLIENT_SECRET: 's' },
    { kind: 'issuer', ...issuer, clientSecret: 's' },
  ],
  [
    { ...OIDC, OIDC_ROLES_CLAIM: 'groups', OIDC_SCOPE: 'openid', PUBLIC_ORIGIN: 'https://vedtak.example/' },
    { kind: 'issuer', ...issuer, rolesClaim: 'groups', scope: 'openid', publicOrigin: 'https://vedtak.example' },
  ],
  [
    { ...OIDC, OIDC_ROLE_NAMES: 'maintainer=GRP Regler, approver = GRP-Godkjenning,approver=Leder' },
    {
      kind: 'issuer',
      ...issuer,
      roleNames: new Map([
        ['GRP Regler', 'maintainer'],
        ['GRP-Godkjenning', 'approver'],
        ['Leder', 'approver'],
      ]),
    },
  ],
])('%j: how people sign in', (environment, signIn) => {
  expect(readSettings(environment).signIn).toEqual(signIn);
});

it.each([
  [{ ...OIDC, DEMO_SIGN_IN: 'yes' }, 'OIDC_ISSUER is set'],
  [{ IDENTITIES: 'real', DEMO_SIGN_IN: 'yes' }, 'IDENTITIES=real'],
  [{ NODE_ENV: 'production', DEMO_SIGN_IN: 'yes' }, 'NODE_ENV=production'],
  [{ NODE_ENV: 'production', DATABASE_URL, DEMO_SIGN_IN: 'yes' }, 'NODE_ENV=production'],
  [{ NODE_ENV: 'PRODUCTION', DEMO_SIGN_IN: 'yes' }, 'NODE_ENV=PRODUCTION'],
])('%j: the demo sign-in is refused, and why', (environment, why) => {
  expect(() => readSettings(environment)).toThrow(`DEMO_SIGN_IN=yes is refused: ${why}`);
});

it.each<readonly [Record<string, string>, RegExp]>([
  [{ OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'x' }, /https/],
  [{ OIDC_ISSUER: 'login', OIDC_CLIENT_ID: 'x' }, /https/],
  [{ OIDC_ISSUER: 'https://login.example' }, /OIDC_CLIENT_ID/],
  ...['boss=X', 'maintainer', 'maintainer=', 'maintainer=X,approver=X', 'maintainer=X,'].map(
    (names) => [{ ...OIDC, OIDC_ROLE_NAMES: names }, /OIDC_ROLE_NAMES must be like/] as const,
  ),
  [{ DEMO_SIGN_IN: 'maybe' }, /one of: yes, no/],
  [{ PUBLIC_ORIGIN: 'vedtak.example' }, /PUBLIC_ORIGIN/],
  [{ PUBLIC_ORIGIN: 'https://vedtak.example/path' }, /PUBLIC_ORIGIN/],
])('%j is refused', (environment, why) => {
  expect(() => readSettings(environment)).toThrow(why);
});

let api: TestApi;
let server: HttpServer;
beforeAll(async () => {
  api = await startTestApi({ signIn: { kind: 'none' } });
  server = await listen('127.0.0.1', 0);
  server.use(api.handle);
});
afterAll(async () => {
  await server.stop();
  await api.close();
});

it('where the demo sign-in is not on, there is nothing of it', async () => {
  const statuses = await Promise.all(
    ['.well-known/openid-configuration', 'auth', 'token', 'interaction/x'].map(async (path) => {
      const response = await fetch(`${server.address}/demo-issuer/${path}`);
      return response.status;
    }),
  );
  expect(statuses).toEqual([404, 404, 404, 404]);
  const response = await fetch(`${server.address}/auth/sign-in`, { redirect: 'manual' });
  expect([response.status, await response.json()]).toEqual([
    503,
    expect.objectContaining({ detail: expect.stringContaining('Nobody can sign in here') }),
  ]);
});
