import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../test-fixtures/api.ts';
import { aLicenceApplication, applyForLicence, licencePath } from '../test-fixtures/licence.ts';
import { problemSchema } from './contract/problem.ts';

const errors: string[] = [];
let api: TestApi;
let decision = '';
let opened = '';
beforeAll(async () => {
  api = await startTestApi({ log: (level, event) => void (level === 'error' && errors.push(event)) });
  decision = (await applyForLicence(api, { facts: { pointOfSale: '4608-1' } })).decision?.id ?? '';
  opened = (await applyForLicence(api, { facts: { pointOfSale: '4608-2', managerBorn: undefined } })).case?.id ?? '';
});
afterAll(() => api.close());

const json = { 'content-type': 'application/json', 'idempotency-key': '"bad"' };

describe.each([
  ['/v1/programmes/licence/evaluations'],
  ['/v1/programmes/licence/applications'],
  ['/v1/cases/{case}/answers'],
  ['/v1/cases/{case}/decision'],
  ['/v1/decisions/{decision}/successors'],
  ['/v1/lookups/grants'],
  ['/v1/lookups/applications'],
])('%s', (address) => {
  it.each([
    ['nothing', '', 400, json],
    ['no JSON', '{', 400, json],
    ['a depth bomb', '['.repeat(200_000), 400, json],
    ['a deep object', `{"facts":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`, 400, json],
    ['a key twice', '{"facts":{},"facts":{}}', 400, json],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, json],
    ['half a surrogate', '{"facts":{"manager":"\\ud800"}}', 400, json],
    ['NUL', '{"facts":{"manager":"\\u0000"}}', 400, json],
    ['two megabytes', `{"facts":{"manager":"${'x'.repeat(2_000_000)}"}}`, 413, json],
    ['another media type', '{}', 415, { ...json, 'content-type': 'text/plain' }],
    ['another charset', '{}', 415, { ...json, 'content-type': 'application/json; charset=latin1' }],
    ['a long list', `{"facts":{"staff":[${'{},'.repeat(100_000)}{}]}}`, 422, json],
    ['a list', '[]', 422, json],
    ['null', 'null', 422, json],
  ])('%s is refused', async (_, body, status, headers) => {
    const path = address.replace('{case}', opened).replace('{decision}', decision);
    const began = performance.now();
    const asking = path.includes('/cases/') || path.includes('/decisions/') ? api.as('case-worker', 'Kristin') : api;
    const response = await asking.fetch(path, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problemSchema.safeParse(await response.json()).success).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(errors).toEqual([]);
  });
});

it('a list is as long as anything in a year can be, no longer', async () => {
  const staff = (entries: number) => Array.from({ length: entries }, () => ({ role: 'seller', trained: true }));
  const send = (list: unknown, pointOfSale: string) =>
    api.post(licencePath, aLicenceApplication({ facts: { staff: list, pointOfSale } }));
  expect((await send(staff(500), '4608-3')).status).toBe(201);
  expect((await send({ items: staff(500), complete: false }, '4608-4')).status).toBe(201);
  const tooMany = { status: 422, body: { errors: [{ pointer: '/facts/staff', code: 'TOO_MANY_ENTRIES' }] } };
  expect(await send(staff(501), '4608-5')).toMatchObject(tooMany);
  expect(await send({ items: staff(501), complete: true }, '4608-6')).toMatchObject(tooMany);
  const evaluate = await api.post('/v1/programmes/licence/evaluations', { facts: { staff: staff(501) } });
  expect(evaluate).toMatchObject(tooMany);
});

it('an answer of errors is bounded', async () => {
  const facts = Object.fromEntries(Array.from({ length: 5_000 }, (_, number) => [`x${number}`, 1]));
  const { status, body } = await api.post('/v1/programmes/licence/evaluations', { facts });
  expect(status).toBe(422);
  expect(body).toMatchObject({
    detail: expect.stringContaining('5000 places; the first 1000'),
    errors: { length: 1_000 },
  });
});

it('NUL in a query is refused with its name', async () => {
  const { status, body } = await api.as('maintainer', 'Ola').get('/v1/programmes/licence/volume?target=a%00b');
  expect(status).toBe(422);
  expect(body).toMatchObject({ errors: [{ pointer: '/query/target', code: 'NUL_CHARACTER' }] });
});
