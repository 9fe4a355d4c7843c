import { count } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { aLicenceApplication, licencePath, type Overrides } from '../../test-fixtures/licence.ts';
import { createApp } from '../app.ts';
import { applications } from '../db/schema.ts';
import { bundleEngine } from '../engine-bundle/engine-bundle.ts';
import { createMetrics } from '../health/metrics.ts';
import { checkOrganisationNumber } from '../identity/identity-number.ts';
import { createDeps } from '../start-up/create-deps.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Organisation numbers with right check digits that name nobody, none of them twice. */
const shops = (function* () {
  for (let number = 310_000_100; ; number += 1) if (!checkOrganisationNumber(String(number))) yield String(number);
})();
const nextShops = (many: number) => Array.from({ length: many }, () => shops.next().value as string);

type App = ReturnType<typeof createApp>;
async function anotherServer(): Promise<App> {
  const { db, keys } = api.deps;
  const metrics = createMetrics();
  const engine = await bundleEngine();
  const deps = await createDeps({ db, keys, engine, log: () => undefined, countOutcome: metrics.outcome });
  return createApp(deps, metrics);
}
async function send(app: { request: App['request'] }, key: string, overrides: Overrides) {
  const response = await app.request(licencePath, {
    method: 'POST',
    body: JSON.stringify(aLicenceApplication(overrides)),
    headers: { host: 'localhost', 'content-type': 'application/json', 'idempotency-key': key },
  });
  const text = await response.text();
  const { outcome, type } = JSON.parse(text) as { outcome?: string; type?: string };
  return { status: response.status, text, is: outcome ?? type };
}
const here = { request: (address: string, init?: RequestInit) => api.fetch(address, init) } as Pick<App, 'request'>;
const countApplications = async () => (await api.deps.db.select({ rows: count() }).from(applications))[0]?.rows ?? 0;

test('applications at the same time share transactions, and each gets the answer that it gets alone', async () => {
  const before = await countApplications();
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const kinds: readonly [Overrides, number, string][] = [
    [{}, 201, 'approve'],
    [{ facts: { managerBorn: undefined } }, 201, 'route-to-manual'],
    [{ facts: { floorArea: 'large' } }, 422, '/problems/invalid-request'],
    [{ facts: { goods: 'F1' } }, 422, 'stop'],
  ];
  const sent = nextShops(24).map((shop, index) => [shop, kinds[index % kinds.length]!] as const);
  const answers = await Promise.all(
    sent.map(([shop, [overrides]], index) => send(here, `mixed-${index}`, { ...overrides, shop })),
  );
  const commits = query.mock.calls.filter(([given]) => (given as unknown) === 'commit').length;
  query.mockRestore();
  expect(answers.map(({ status, is }) => [status, is])).toEqual(sent.map(([, [, status, is]]) => [status, is]));
  expect(commits).toBeGreaterThan(0);
  expect(commits).toBeLessThan(24);
  expect((await countApplications()) - before).toBe(18);
});

test('two servers that get the same requests at the same time record each once and answer alike', async () => {
  const before = await countApplications();
  const other = await anotherServer();
  const sent = nextShops(12).map((shop, index) => ({ shop, key: `twice-${index}` }));
  const both = await Promise.all(
    sent.map(({ shop, key }) => Promise.all([send(here, key, { shop }), send(other, key, { shop })])),
  );
  for (const [one, two] of both) {
    expect(one.status).toBe(201);
    expect(two).toEqual(one);
  }
  expect((await countApplications()) - before).toBe(12);
});

test('one right is given once, however many ask for it at the same time', async () => {
  const other = await anotherServer();
  const [shop = ''] = nextShops(1);
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, index) => send(index % 2 === 0 ? here : other, `right-${index}`, { shop })),
  );
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
  expect(all.filter(({ is }) => is === 'approve')).toHaveLength(1);
  expect(all.filter(({ text }) => text.includes('OVERLAPPING_GRANT'))).toHaveLength(9);
});

test('a subject that somebody else works on keeps nobody else waiting', async () => {
  const [held = '', free = ''] = nextShops(2);
  await send(here, 'held-first', { shop: held });
  const client = await api.deps.db.$client.connect();
  await client.query('begin');
  await client.query('select from subjects for no key update');
  const waiting = send(here, 'held-second', { shop: held });
  expect((await send(here, 'free', { shop: free })).status).toBe(201);
  await client.query('commit');
  client.release();
  expect((await waiting).status).toBe(201);
});
