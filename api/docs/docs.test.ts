import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';

let api: TestApi;
beforeAll(async () => (api = await startTestApi()));
afterAll(() => api.close());

test('the page takes everything from here, and its policy allows nothing else', async () => {
  const response = await api.fetch('/docs');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  const html = await response.text();
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) {
    expect(address).toMatch(/^\/[a-z]/);
    expect((await api.fetch(address)).status).toBe(200);
  }
  expect(html).not.toMatch(/<script(?![^>]* src=)/);
});

test.each(['/docs/../package.json', '/docs/package.json', '/docs/__proto__', '/docs/constructor'])(
  '%s is not served',
  async (address) => {
    expect((await api.fetch(address)).status).toBe(404);
  },
);

test('the contract names every call of /v1', async () => {
  const { body } = await api.get('/openapi.json');
  expect(body['openapi']).toBe('3.1.0');
  const calls = Object.entries(body['paths'] as Record<string, object>)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .toSorted();
  expect(calls).toEqual([
    'GET /health/live',
    'GET /health/ready',
    'GET /v1/applications/{id}',
    'GET /v1/cases',
    'GET /v1/cases/{id}',
    'GET /v1/decisions/{id}',
    'GET /v1/decisions/{id}/explanation',
    'GET /v1/decisions/{id}/facts',
    'GET /v1/drafts',
    'GET /v1/drafts/{id}',
    'GET /v1/drafts/{id}/events',
    'GET /v1/medicines',
    'GET /v1/people',
    'GET /v1/programmes',
    'GET /v1/programmes/{programme}',
    'GET /v1/programmes/{programme}/pending',
    'GET /v1/programmes/{programme}/publications',
    'GET /v1/programmes/{programme}/publications/{number}',
    'GET /v1/programmes/{programme}/publications/{number}/content',
    'GET /v1/programmes/{programme}/publications/{number}/export',
    'GET /v1/programmes/{programme}/volume',
    'GET /v1/session',
    'GET /v1/suspensions',
    'POST /v1/cases/{id}/answers',
    'POST /v1/cases/{id}/decision',
    'POST /v1/decisions/{id}/successors',
    'POST /v1/drafts',
    'POST /v1/drafts/{id}/approval',
    'POST /v1/drafts/{id}/changes',
    'POST /v1/drafts/{id}/checks',
    'POST /v1/drafts/{id}/comments',
    'POST /v1/drafts/{id}/description',
    'POST /v1/drafts/{id}/discard',
    'POST /v1/drafts/{id}/handover',
    'POST /v1/drafts/{id}/publication',
    'POST /v1/drafts/{id}/rebase',
    'POST /v1/drafts/{id}/return',
    'POST /v1/drafts/{id}/submission',
    'POST /v1/drafts/{id}/withdrawal',
    'POST /v1/imports',
    'POST /v1/lookups/applications',
    'POST /v1/lookups/grants',
    'POST /v1/programmes/{programme}/applications',
    'POST /v1/programmes/{programme}/evaluations',
    'POST /v1/programmes/{programme}/publications/{number}/reversal',
    'POST /v1/suspensions',
    'POST /v1/suspensions/{id}/lift',
  ]);
});

test('every answer in the contract has a schema, every error is a problem', async () => {
  const { body } = await api.get('/openapi.json');
  type Operation = { responses: Record<string, { content?: Record<string, { schema?: object }> }> };
  for (const methods of Object.values(body['paths'] as Record<string, Record<string, Operation>>))
    for (const { responses } of Object.values(methods))
      for (const [status, { content }] of Object.entries(responses)) {
        const types = Number(status) < 400 ? ['application/json', 'application/zip'] : ['application/problem+json'];
        expect(types.some((type) => content?.[type]?.schema !== undefined)).toBe(true);
      }
});
