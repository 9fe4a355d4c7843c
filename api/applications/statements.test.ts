import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { aLicenceApplication, licencePath, shops } from '../../test-fixtures/licence.ts';

/** How often the database is asked: a number that creeps up by itself. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  // What is read once has been read, and what is kept of it for the next start is kept.
  await api.post(licencePath, aLicenceApplication({ shop: shops[0] }));
  const isSettled = async () => expect(await statementsOf(evaluate)).toEqual(['select']);
  await vi.waitFor(isSettled, { timeout: 60_000, interval: 100 });
});
afterAll(() => api.close());

async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([given]) => {
      const config: unknown = given;
      const text = typeof config === 'string' ? config : (config as { text: string }).text;
      return text.trim().split(/\s+/)[0] ?? '';
    });
  } finally {
    query.mockRestore();
  }
}

const evaluate = () => api.post('/v1/programmes/licence/evaluations', { facts: { floorArea: 30 } });

test('an evaluation asks what is in use', async () => {
  expect(await statementsOf(evaluate)).toEqual(['select']);
});

test('evaluations at the same time ask once', async () => {
  const statements = await statementsOf(() => Promise.all(Array.from({ length: 20 }, evaluate)));
  expect(statements.length).toBeLessThan(20);
});

test('an application for whom we have not met: looks once and writes once', async () => {
  const apply = () => api.post(licencePath, aLicenceApplication({ shop: shops[1] }));
  expect(await statementsOf(apply)).toEqual(['begin', 'with', 'with', 'commit']);
});

test('an application for whom we have met also asks what was decided before', async () => {
  const apply = () => api.post(licencePath, aLicenceApplication({ shop: shops[1], facts: { pointOfSale: '4601-77' } }));
  const statements = await statementsOf(apply);
  expect(statements.filter((statement) => statement !== 'select')).toEqual(['begin', 'with', 'with', 'commit']);
  expect(statements.length).toBeLessThanOrEqual(7);
});
