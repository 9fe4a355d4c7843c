import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../test-fixtures/api.ts';
import { aLicenceApplication, applyForLicence, licencePath, shops } from '../test-fixtures/licence.ts';
import type { Log } from './deps.ts';

const manager = '15838010080';
const born = '1971-03-17';
const words = 'Kari Nordmann har forklart seg.';
const logged: string[] = [];
const log: Log = (...line) => void logged.push(JSON.stringify(line));

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ log });
});
afterAll(() => api.close());

async function everyRow(): Promise<string> {
  const pool = api.deps.db.$client;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }) => pool.query(`select row_to_json(t)::text as row from ${name} t`)),
  );
  return dumps.flatMap(({ rows }) => rows.map(({ row }: { row: string }) => row)).join('\n');
}
/** What a text would be in a bytea column. */
const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');

it('what identifies somebody lies encrypted: not in the database, not in the log', async () => {
  const facts = { manager, managerBorn: born, nearSchool: true, weightyReasons: false };
  const routed = await applyForLicence(api, { facts });
  await api.as('case-worker', 'NN1234').post(`/v1/cases/${routed.case?.id}/answers`, {
    facts: { suitablePlace: true },
    reasons: { suitablePlace: words },
  });
  const decided = await api.as('case-worker', 'NN1234').post(`/v1/cases/${routed.case?.id}/decision`, {
    outcome: 'approve',
    grounds: words,
  });
  expect(decided.status).toBe(201);
  await api
    .as('case-worker', 'NN1234')
    .post(`/v1/decisions/${decided.body['id']}/successors`, { kind: 'appeal', grounds: words });
  await api.post('/v1/lookups/grants', {
    programme: 'licence',
    subject: { kind: 'organisation', id: shops[0] },
    scope: { goods: 'T210' },
  });
  const dump = await everyRow();
  expect(dump).toContain('TERMS_MET');
  expect(dump).toContain('30.5');
  for (const secret of [manager, born, words, shops[0]]) {
    // The submitting organisation is named in the application; it is the subject that must not be.
    const text = dump.replaceAll(`"organisation":"${shops[0]}"`, '').replaceAll(`"organisation": "${shops[0]}"`, '');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(hex(secret));
    expect(logged.join('\n')).not.toContain(secret);
  }
  expect((await api.get(`/v1/cases/${routed.case?.id}`)).body).toMatchObject({
    facts: { manager, managerBorn: born },
    subject: { id: shops[0] },
  });
});

it('no error repeats a number that may be somebody, wherever it was written', async () => {
  const real = '01010112377';
  const bodies = [
    { ...aLicenceApplication(), subject: { kind: 'person', id: real } },
    { ...aLicenceApplication(), subject: { kind: real, id: manager } },
    { ...aLicenceApplication(), [real]: manager },
    aLicenceApplication({ facts: { [manager]: real, goods: real, floorArea: manager, manager: real } }),
    { ...aLicenceApplication(), submitter: { kind: 'doctor', hpr: manager }, channel: manager },
  ];
  const answers = await Promise.all(bodies.map((body) => api.post(licencePath, body)));
  for (const { status, body } of answers) {
    expect(status).toBe(422);
    expect(JSON.stringify(body)).not.toMatch(/\d{11}/);
  }
  const malformed = await api.fetch(licencePath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': manager },
    body: `{"${manager}":1,"${manager}":${manager}`,
  });
  expect(malformed.status).toBe(400);
  expect(await malformed.text()).not.toMatch(/\d{11}/);
  await api.get(`/v1/applications/${manager}`);
  await api.get(`/v1/${manager}`);
  expect(logged.length).toBeGreaterThan(5);
  for (const number of [manager, real]) expect(logged.join('\n')).not.toContain(number);
});
