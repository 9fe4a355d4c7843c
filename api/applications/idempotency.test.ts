import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { aLicenceApplication, licencePath, type Overrides, readCaseOver } from '../../test-fixtures/licence.ts';
import { createApp } from '../app.ts';
import { problemSchema } from '../contract/problem.ts';
import { applications, cases, decisions, evaluations, grants } from '../db/schema.ts';
import { bundleEngine } from '../engine-bundle/engine-bundle.ts';
import { createMetrics } from '../health/metrics.ts';
import { createDeps } from '../start-up/create-deps.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Sender = (address: string, init: RequestInit) => Response | Promise<Response>;
async function send(overrides: Overrides, key: string | undefined, sender: Sender = api.fetch) {
  const headers = { host: 'localhost', 'content-type': 'application/json' };
  const response = await sender(licencePath, {
    method: 'POST',
    body: JSON.stringify(aLicenceApplication(overrides)),
    headers: key === undefined ? headers : { ...headers, 'idempotency-key': key },
  });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}
async function countRows() {
  const tables = [applications, evaluations, decisions, cases, grants];
  return Promise.all(
    tables.map(async (table) => (await api.deps.db.select({ rows: count() }).from(table))[0]?.rows ?? 0),
  );
}
/** A server that starts on the same data: nothing remembered but what was committed. */
async function restart(): Promise<Sender> {
  const { db, keys } = api.deps;
  const metrics = createMetrics();
  const engine = await bundleEngine();
  const deps = await createDeps({ db, keys, engine, log: () => undefined, countOutcome: metrics.outcome });
  return createApp(deps, metrics).request;
}

describe('the same key and body', () => {
  it.each([
    ['a decision', { facts: { pointOfSale: '4601-10' } }, 201],
    ['a case', { facts: { pointOfSale: '4601-11', managerBorn: undefined } }, 201],
    ['a contested stop', { facts: { pointOfSale: '4601-12', goods: 'F1' }, proceedDespiteStop: true }, 201],
    ['a stop', { facts: { pointOfSale: '4601-13', goods: 'F1' } }, 422],
    ['nothing due', { submitter: { kind: 'system' }, facts: { ageControl: undefined } }, 200],
  ])('give the same bytes again, also after a restart: %s', async (name, overrides, status) => {
    const key = `"again: ${name}"`;
    const first = await send(overrides, key);
    const rows = await countRows();
    expect(first.status).toBe(status);
    expect(await send(overrides, key)).toEqual(first);
    expect(await send(overrides, key, await restart())).toEqual(first);
    expect(await countRows()).toEqual(rows);
  });

  it('give one application under 50 parallel requests', async () => {
    const [before] = await countRows();
    const facts = { pointOfSale: '4601-20' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => send({ facts }, '"fifty"')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect((await countRows())[0]).toBe((before ?? 0) + 1);
  });

  it('give the first answer for good, also when the case has been decided meanwhile', async () => {
    const overrides = { facts: { pointOfSale: '4601-21', floorArea: '19.9', weightyReasons: false } };
    const first = await send(overrides, '"for good"');
    const id = (JSON.parse(first.text) as { case: { id: string } }).case.id;
    const decision = {
      outcome: 'deny',
      grounds: 'For liten.',
      legalBasis: [{ kind: 'act', title: 'Lov', mark: 'verified' }],
    };
    expect((await api.as('case-worker', 'NN1234').post(`/v1/cases/${id}/decision`, decision)).status).toBe(201);
    expect((await readCaseOver(api, id)).status).toBe('decided');
    expect(await send(overrides, '"for good"')).toEqual(first);
  });

  it('are the same with and without the quotes, and whatever the order of members', async () => {
    const facts = { pointOfSale: '4601-22' };
    const first = await send({ facts }, '"plain-key"');
    expect(await send({ facts }, 'plain-key')).toEqual(first);
    const { facts: given, ...rest } = aLicenceApplication({ facts });
    const turned = { facts: Object.fromEntries(Object.entries(given).toReversed()), ...rest };
    expect((await api.post(licencePath, turned, { 'idempotency-key': 'plain-key' })).body).toEqual(
      JSON.parse(first.text),
    );
  });
});

describe('a key', () => {
  it('with another body is a 422', async () => {
    const key = '"reused"';
    await send({ facts: { pointOfSale: '4601-30' } }, key);
    const other = await send({ facts: { pointOfSale: '4601-31' } }, key);
    expect(other.status).toBe(422);
    expect(problemSchema.parse(JSON.parse(other.text)).type).toBe('/problems/idempotency-key-reused');
  });

  it.each([[undefined], ['""'], [' '], ['"half'], ['æøå'.normalize()], ['x'.repeat(256)]])(
    'that is missing or no key (%o) is a 400',
    async (key) => {
      const { status, text } = await send({ facts: { pointOfSale: '4601-32' } }, key);
      expect(status).toBe(400);
      expect(problemSchema.parse(JSON.parse(text)).type).toBe('/problems/idempotency-key-missing');
    },
  );
});
