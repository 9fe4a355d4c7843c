import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { aLicenceApplication, licencePath, shops } from '../../test-fixtures/licence.ts';
import { sha256 } from '../canonical-json.ts';
import { checkedDocuments, engineBundles, evaluations } from '../db/schema.ts';
import { bundleEngine } from '../engine-bundle/engine-bundle.ts';
import { createDeps } from '../start-up/create-deps.ts';
import { createApp } from '../app.ts';
import { createMetrics } from '../health/metrics.ts';
import { replay } from './replay.ts';

let api: TestApi;
const apply = (overrides: Parameters<typeof aLicenceApplication>[0]) =>
  api.post(licencePath, aLicenceApplication(overrides));

beforeAll(async () => {
  api = await startTestApi();
  await apply({});
  await apply({ shop: shops[1], facts: { floorArea: 1 } });
  await apply({ shop: shops[2], facts: { managerBorn: undefined, openingHours: undefined } });
});
afterAll(() => api.close());

const ids = async () => (await api.deps.db.select({ id: evaluations.id }).from(evaluations)).map(({ id }) => id);

/** A second, defective version of the engine on the same database. */
async function startDefective(change: (code: string) => string) {
  const bundle = await bundleEngine();
  const code = change(bundle.code);
  expect(code).not.toBe(bundle.code);
  const { db, keys } = api.deps;
  const engine = { code, sha256: sha256(code) };
  const deps = await createDeps({ db, keys, engine, log: () => undefined, countOutcome: () => undefined });
  return createApp(deps, createMetrics());
}

test('every evaluation comes out the same to the byte', async () => {
  const all = await ids();
  expect(all.length).toBeGreaterThanOrEqual(3);
  expect(await replay(api.deps)).toEqual({ replayed: all.length, engines: [api.deps.engine.sha256], differences: [] });
});

test('only those that are chosen', async () => {
  const [one] = await ids();
  expect((await replay(api.deps, { ids: [one!] })).replayed).toBe(1);
  expect((await replay(api.deps, { programme: 'another' })).replayed).toBe(0);
});

test("each by its own engine: a defect of another version is that version's own", async () => {
  const app = await startDefective((code) =>
    code.replaceAll('"NO_RULE_APPLIED"', '"NO_RULE"').replaceAll('"RECOMMENDED"', '"ADVISED"'),
  );
  const response = await app.request(licencePath, {
    method: 'POST',
    headers: { host: 'localhost', 'content-type': 'application/json', 'idempotency-key': '"defective"' },
    body: JSON.stringify(aLicenceApplication({ shop: shops[3], facts: { floorArea: 1, weightyReasons: false } })),
  });
  expect(response.status).toBe(201);
  expect(await response.text()).toContain('ADVISED');
  const report = await replay(api.deps);
  expect(report.engines).toHaveLength(2);
  expect(report.differences).toEqual([]);
});

test('a record, a document or an engine that was altered is found', async () => {
  const { db } = api.deps;
  const withoutGuard = async (table: string, work: () => Promise<unknown>) => {
    await db.execute(sql.raw(`alter table ${table} disable trigger refuse_change`));
    await work();
    await db.execute(sql.raw(`alter table ${table} enable trigger refuse_change`));
  };
  const [altered] = await db
    .select({ id: evaluations.id, facts: evaluations.facts })
    .from(evaluations)
    .orderBy(evaluations.id)
    .limit(1);
  await withoutGuard('evaluations', () =>
    db
      .update(evaluations)
      .set({ facts: { ...altered!.facts, floorArea: '30.6' } })
      .where(sql`${evaluations.id} = ${altered!.id}`),
  );
  const found = (await replay(api.deps)).differences;
  expect(new Set(found.map(({ evaluation }) => evaluation))).toEqual(new Set([altered!.id]));
  expect(found.map(({ what }) => what)).toContain('explanation');

  await withoutGuard('engine_bundles', () => db.update(engineBundles).set({ code: sql`${engineBundles.code} || ' '` }));
  const all = await ids();
  const impossible = (await replay(api.deps)).differences;
  expect(impossible).toEqual(
    all
      .toSorted()
      .map((evaluation) => ({ evaluation, what: 'impossible', where: 'its engine bundle has been altered' })),
  );
  await withoutGuard('engine_bundles', () =>
    db.update(engineBundles).set({ code: sql`left(${engineBundles.code}, -1)` }),
  );
  await withoutGuard('checked_documents', () => db.delete(checkedDocuments));
  expect((await replay(api.deps)).differences.every(({ where }) => where.includes('is missing'))).toBe(true);
});

test('is a command that says what it did', async () => {
  const own = await startTestApi();
  await own.post(licencePath, aLicenceApplication());
  const { seal, index } = own.keys;
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(import.meta.dirname, '../cli/replay.ts'), ...args], {
      env: { DATABASE_URL: own.connectionString, VEDTAK_SEAL_KEYS: seal, VEDTAK_INDEX_KEY: index },
      encoding: 'utf8',
    });
  expect(run()).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^1 evaluations replayed by 1 engine bundles in [\d.]+ s: 1 the same to the byte, 0 not\n$/,
    ),
  });
  expect(run('01990000-0000-7000-8000-000000000000')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('1 of the evaluations named are not in the record'),
  });
  expect(run('x')).toMatchObject({ status: 1, stderr: 'replay: x is not the id of an evaluation\n' });
  await own.close();
});
