import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { LogDetails } from '../deps.ts';
import { onError } from '../problem.ts';
import { guardRequests, isLoopback, onlyLoopbackHosts } from './request-guard.ts';

const logged: [string, string, LogDetails | undefined][] = [];
const app = new Hono();
app.use(
  guardRequests(
    (level, event, details) => void logged.push([level, event, details]),
    () => '01990000-0000-7000-8000-000000000000',
  ),
  onlyLoopbackHosts,
);
app.get('/things/:id', (c) => c.text('here'));
// What stands in for all that is not there.
app.get('*', (_, next) => next());
app.onError(onError(() => undefined));

const get = async (path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { host: '127.0.0.1:3000', ...headers } });

test('gives every answer an id and safe headers, errors too', async () => {
  for (const path of ['/things/1', '/nothing']) {
    const { headers } = await get(path);
    expect(headers.get('x-request-id')).toBe('01990000-0000-7000-8000-000000000000');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});

test("takes the caller's id when it is a UUID, and nothing else", async () => {
  const id = 'B6F3C1A0-1111-4222-8333-444455556666';
  expect((await get('/things/1', { 'x-request-id': id })).headers.get('x-request-id')).toBe(id.toLowerCase());
  const given = '15838010080';
  expect((await get('/things/1', { 'x-request-id': given })).headers.get('x-request-id')).not.toBe(given);
});

test('logs the route, not the address', async () => {
  logged.length = 0;
  await get('/things/15838010080?name=Kari');
  await get('/15838010080');
  expect(logged.map(([, , details]) => details?.['route'])).toEqual(['/things/:id', 'none']);
  expect(JSON.stringify(logged)).not.toMatch(/15838010080|Kari/);
});

test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.8.9.1:1', '[::1]:3000'])('answers as %s', async (host) => {
  expect((await get('/things/1', { host })).status).toBe(200);
});

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '10.0.0.1', '[::2]'])(
  'does not answer as %s',
  async (host) => {
    const response = await get('/things/1', { host });
    expect(response.status).toBe(421);
    expect(await response.json()).toMatchObject({ type: '/problems/misdirected-request' });
  },
);

test('knows the loopback addresses', () => {
  expect(['127.0.0.1', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.1.1', '127.evil', ''].some(isLoopback)).toBe(false);
});
