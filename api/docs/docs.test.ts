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

test('the contract is one of OpenAPI 3.1', async () => {
  // Which calls it has stands in sign-in/who-may.test.ts.
  expect((await api.get('/openapi.json')).body['openapi']).toBe('3.1.0');
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
