import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { createApp } from '../app.ts';
import { createMetrics } from '../health/metrics.ts';
import { roles } from './roles.ts';

/**
 * Who may make which call. A call that is new fails here until somebody has thought about it. `anybody`: what is public.
 * `systems`: without sign-in, by what runs on this machine.
 */
const reader = ['maintainer', 'approver', 'case-worker', 'auditor'];
const whoMay: { readonly [call: string]: 'anybody' | 'systems' | readonly string[] } = {
  'GET /health/live': 'anybody',
  'GET /health/ready': 'anybody',
  'GET /v1/applications/{id}': 'systems',
  'GET /v1/cases': 'systems',
  'GET /v1/cases/{id}': 'systems',
  'GET /v1/decisions/{id}': 'systems',
  'GET /v1/decisions/{id}/explanation': 'systems',
  'GET /v1/decisions/{id}/facts': ['maintainer', 'auditor', 'case-worker'],
  'GET /v1/drafts': reader,
  'GET /v1/drafts/{id}': reader,
  'GET /v1/drafts/{id}/events': reader,
  'GET /v1/medicines': 'anybody',
  'GET /v1/people': ['maintainer', 'approver', 'auditor'],
  'GET /v1/programmes': 'anybody',
  'GET /v1/programmes/{programme}': 'anybody',
  'GET /v1/programmes/{programme}/pending': reader,
  'GET /v1/programmes/{programme}/publications': 'anybody',
  'GET /v1/programmes/{programme}/publications/{number}': 'anybody',
  'GET /v1/programmes/{programme}/publications/{number}/content': 'anybody',
  'GET /v1/programmes/{programme}/publications/{number}/export': 'anybody',
  'GET /v1/programmes/{programme}/volume': reader,
  'GET /v1/session': 'anybody',
  'GET /v1/suspensions': reader,
  'POST /v1/cases/{id}/answers': ['case-worker'],
  'POST /v1/cases/{id}/decision': ['case-worker'],
  'POST /v1/decisions/{id}/successors': ['case-worker'],
  'POST /v1/drafts': ['maintainer'],
  'POST /v1/drafts/{id}/approval': ['approver'],
  'POST /v1/drafts/{id}/changes': ['maintainer'],
  'POST /v1/drafts/{id}/checks': ['maintainer', 'approver'],
  'POST /v1/drafts/{id}/comments': ['maintainer', 'approver', 'case-worker'],
  'POST /v1/drafts/{id}/description': ['maintainer'],
  'POST /v1/drafts/{id}/discard': ['maintainer'],
  'POST /v1/drafts/{id}/handover': ['maintainer', 'approver'],
  'POST /v1/drafts/{id}/publication': ['approver'],
  'POST /v1/drafts/{id}/rebase': ['maintainer', 'approver'],
  'POST /v1/drafts/{id}/return': ['approver'],
  'POST /v1/drafts/{id}/submission': ['maintainer'],
  'POST /v1/drafts/{id}/withdrawal': ['maintainer'],
  'POST /v1/imports': ['maintainer'],
  'POST /v1/lookups/applications': 'systems',
  'POST /v1/lookups/grants': 'systems',
  'POST /v1/programmes/{programme}/applications': 'systems',
  'POST /v1/programmes/{programme}/evaluations': 'systems',
  'POST /v1/programmes/{programme}/publications/{number}/reversal': ['maintainer'],
  'POST /v1/suspensions': ['maintainer', 'approver'],
  'POST /v1/suspensions/{id}/lift': ['maintainer', 'approver'],
};

type Operation = { readonly 'x-roles'?: readonly string[] };
let api: TestApi;
let calls: [string, Operation][];
beforeAll(async () => {
  api = await startTestApi();
  const { paths } = (await api.get('/openapi.json')).body as { paths: Record<string, Record<string, Operation>> };
  calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});
afterAll(() => api.close());

/** With nothing in it that the call could do: who may not is refused before that is seen. */
const statusOf = async (asking: Pick<TestApi, 'fetch'>, call: string): Promise<number> => {
  const [method = '', path = ''] = call.split(' ');
  const address = path
    .replace('{programme}', 'licence')
    .replace('{number}', '1')
    .replaceAll(/\{\w+\}/g, '01990000-0000-7000-8000-000000000000');
  const init = method === 'GET' ? {} : { method, body: '{}', headers: { 'content-type': 'application/json' } };
  return (await asking.fetch(address, init)).status;
};

it('every call says who may make it', () => {
  const inOrder = (who: readonly string[]) => roles.filter((role) => who.includes(role)).join(' ');
  const found = calls.map(([call, { 'x-roles': who }]) => `${call}: ${who ? inOrder(who) : 'open'}`);
  const stated = Object.entries(whoMay).map(([call, who]) => {
    return `${call}: ${typeof who === 'string' ? 'open' : inOrder(who)}`;
  });
  expect(found.toSorted()).toEqual(stated.toSorted());
});

it('whoever is not signed in is refused with 401, whoever has another role with 403', async () => {
  const wrong: string[] = [];
  for (const [call, who] of Object.entries(whoMay)) {
    const isOpen = typeof who === 'string';
    if (((await statusOf(api, call)) === 401) === isOpen) wrong.push(`nobody: ${call}`);
    for (const role of roles) {
      const status = await statusOf(api.as(role, role), call);
      const may = isOpen || who.includes(role);
      if (status === 401 || (status === 403) === may) wrong.push(`${role}: ${call} ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('where a proxy lets others in, calls of systems are for those who handle cases', async () => {
  const signIn = { kind: 'demo', publicOrigin: 'https://vedtak.example' } as const;
  const app = createApp({ ...api.deps, signIn }, createMetrics());
  const through = (cookie?: string): Pick<TestApi, 'fetch'> => ({
    fetch: async (address, init) => {
      const own = cookie === undefined ? {} : { cookie: `__Host-${cookie}`, origin: signIn.publicOrigin };
      return app.request(address, { ...init, headers: { ...init?.headers, ...own, host: 'localhost' } });
    },
  });
  const nobody = through();
  const pharmacist = through(await api.as('pharmacist', 'Farida').cookie());
  const caseWorker = through(await api.as('case-worker', 'Kristin').cookie());
  const wrong: string[] = [];
  for (const [call, who] of Object.entries(whoMay)) {
    const isSystems = who === 'systems';
    if (((await statusOf(nobody, call)) === 401) === (who === 'anybody')) wrong.push(`nobody: ${call}`);
    if (isSystems && (await statusOf(pharmacist, call)) !== 403) wrong.push(`pharmacist: ${call}`);
    if (isSystems && [401, 403].includes(await statusOf(caseWorker, call))) wrong.push(`case worker: ${call}`);
  }
  expect(wrong).toEqual([]);
});

/** What is no call of the contract: pages, files, sign-in. Nothing of it changes rules, cases or suspensions. */
const others = [
  'ALL /assets/*',
  'ALL /auth/*',
  'ALL /demo-issuer/*',
  'ALL /v1/*',
  'ALL /v1/programmes/:programme/publications/:number/content',
  'GET /*',
  'GET /assets/:file',
  'GET /auth/callback',
  'GET /auth/sign-in',
  'GET /auth/sign-in.css',
  'GET /demo-issuer/interaction/:uid',
  'GET /docs',
  'GET /docs/:file',
  'GET /metrics',
  'GET /openapi.json',
  'GET /problems/:type',
  'GET /regelverk',
  'GET /regelverk/:programme',
  'GET /regelverk/:programme/:chapter',
  'GET /regelverk/:programme/alt',
  'GET /regelverk/:programme/sammenlign',
  'GET /regelverk/stil/:file',
  'POST /auth/sign-out',
  'POST /demo-issuer/interaction/:uid',
];

it('there is no address that is neither a call of the contract nor one of these', () => {
  const { routes } = createApp(api.deps, createMetrics(), 'the folder of the rule editor');
  const mounted = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
  const stated = [...Object.keys(whoMay).map((call) => call.replaceAll(/\{(\w+)\}/g, ':$1')), ...others, 'ALL /*'];
  expect(mounted.filter((route) => !stated.includes(route))).toEqual([]);
  expect(stated.filter((route) => !mounted.includes(route))).toEqual([]);
});
