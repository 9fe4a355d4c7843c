import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { roles } from './roles.ts';

/**
 * Who may make which call. A call that is new fails here until somebody has thought about it. `open`: also without
 * sign-in, by systems on this machine; what only reads what is public, what stores nothing, and what systems do.
 */
const reader = ['maintainer', 'approver', 'case-worker', 'auditor'];
const whoMay: { readonly [call: string]: 'open' | readonly string[] } = {
  'GET /health/live': 'open',
  'GET /health/ready': 'open',
  'GET /v1/applications/{id}': 'open',
  'GET /v1/cases': 'open',
  'GET /v1/cases/{id}': 'open',
  'GET /v1/decisions/{id}': 'open',
  'GET /v1/decisions/{id}/explanation': 'open',
  'GET /v1/decisions/{id}/facts': ['maintainer', 'auditor', 'case-worker'],
  'GET /v1/drafts': reader,
  'GET /v1/drafts/{id}': reader,
  'GET /v1/drafts/{id}/events': reader,
  'GET /v1/medicines': 'open',
  'GET /v1/people': ['maintainer', 'approver', 'auditor'],
  'GET /v1/programmes': 'open',
  'GET /v1/programmes/{programme}': 'open',
  'GET /v1/programmes/{programme}/pending': reader,
  'GET /v1/programmes/{programme}/publications': 'open',
  'GET /v1/programmes/{programme}/publications/{number}': 'open',
  'GET /v1/programmes/{programme}/publications/{number}/content': 'open',
  'GET /v1/programmes/{programme}/publications/{number}/export': 'open',
  'GET /v1/programmes/{programme}/volume': reader,
  'GET /v1/session': 'open',
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
  'POST /v1/lookups/applications': 'open',
  'POST /v1/lookups/grants': 'open',
  'POST /v1/programmes/{programme}/applications': 'open',
  'POST /v1/programmes/{programme}/evaluations': 'open',
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
    const isOpen = who === 'open';
    if (((await statusOf(api, call)) === 401) === isOpen) wrong.push(`nobody: ${call}`);
    for (const role of roles) {
      const status = await statusOf(api.as(role, role), call);
      const may = isOpen || who.includes(role);
      if (status === 401 || (status === 403) === may) wrong.push(`${role}: ${call} ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});
