import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../test-fixtures/api.ts';
import { builtRuleEditor } from '../test-fixtures/postgres.ts';
import { createApp } from './app.ts';
import { createMetrics } from './health/metrics.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ ruleEditor: await builtRuleEditor() });
});
afterAll(() => api.close());

const page = { headers: { accept: 'text/html' } };
const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
const addresses: readonly (readonly [string, RequestInit, number])[] = [
  ['/', page, 200],
  ['/ordning/licence', page, 200],
  ['/assets/none.js', {}, 404],
  ['/docs', page, 200],
  ['/docs/start.js', {}, 200],
  ['/regelverk', page, 200],
  ['/regelverk/none', page, 404],
  ['/openapi.json', {}, 200],
  ['/metrics', {}, 200],
  ['/health/ready', {}, 200],
  ['/problems/not-found', {}, 200],
  ['/auth/sign-in?return=//evil.example', page, 422],
  ['/auth/callback', page, 400],
  ['/auth/callback', {}, 400],
  ['/v1/session', {}, 200],
  ['/v1/programmes/licence/publications/1', {}, 200],
  ['/v1/programmes/licence/publications/1/export', {}, 200],
  ['/v1/nothing', page, 404],
  ['/v1/drafts', {}, 401],
  ['/v1/programmes/licence/evaluations', json, 422],
  ['/v1/drafts/%E0%A4%A', {}, 401],
];

describe.each(addresses)('%s', (address, init, status) => {
  test('says to browsers what they may do with it', async () => {
    const { status: given, headers } = await api.fetch(address, init);
    expect(given).toBe(status);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'$/),
      'x-request-id': expect.any(String),
    });
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe|unsafe-eval|https?:|\*/);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });
});

test('what is not answered as asked is a problem, but for pages', async () => {
  const refused = addresses.filter(([, init, status]) => status >= 400 && init !== page);
  for (const [address, init] of refused) {
    const { headers } = await api.fetch(address, init);
    expect(headers.get('content-type')).toBe('application/problem+json');
  }
});

test('where browsers come by https they are told to stay there, and nowhere else', async () => {
  const ask = async (publicOrigin?: string) => {
    const signIn = { kind: 'none', ...(publicOrigin !== undefined && { publicOrigin }) } as const;
    const app = createApp({ ...api.deps, signIn }, createMetrics());
    const answers = ['/v1/session', '/v1/nothing'].map((path) => app.request(path, { headers: { host: 'localhost' } }));
    return (await Promise.all(answers)).map(({ headers }) => headers.get('strict-transport-security'));
  };
  expect(await ask('https://vedtak.example')).toEqual(['max-age=63072000', 'max-age=63072000']);
  expect(await ask('http://localhost:8080')).toEqual([null, null]);
  expect(await ask()).toEqual([null, null]);
});
