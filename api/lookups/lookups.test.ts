import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { applyForLicence, shops } from '../../test-fixtures/licence.ts';
import { applicationLookupResponseSchema, grantLookupResponseSchema } from '../contract/lookups.ts';
import { problemSchema } from '../contract/problem.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ now: () => new Date('2026-11-22T09:00:00Z') });
});
afterAll(() => api.close());

type Scope = { readonly [field: string]: unknown };
const ask = (more: object) =>
  api.post('/v1/lookups/grants', { programme: 'licence', subject: { kind: 'organisation', id: shops[0] }, ...more });
async function find(scope: Scope, more: object = {}) {
  const answer = await ask({ scope, ...more });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return grantLookupResponseSchema.parse(answer.body);
}
async function refused(more: object): Promise<string[]> {
  const { status, body } = await ask(more);
  expect(status).toBe(422);
  return (problemSchema.parse(body).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).toSorted();
}

describe('grants', () => {
  it('finds the valid ones within the scope and nothing else', async () => {
    const wanted = await applyForLicence(api, { facts: { pointOfSale: '4605-1', goods: 'T210' } });
    await applyForLicence(api, { facts: { pointOfSale: '4605-2', goods: 'A330' } });
    await applyForLicence(api, { facts: { pointOfSale: '4605-3', managerBorn: undefined } });
    await applyForLicence(api, { facts: { pointOfSale: '4605-4', soldWithout: true } });
    await applyForLicence(api, { shop: shops[1], facts: { pointOfSale: '4605-1' } });
    const answer = await find({ goods: 'T210' });
    expect(answer).toEqual({
      on: '2026-11-22',
      completeSince: '2026-11-22',
      grants: [
        {
          decision: wanted.decision?.id,
          validFrom: '2026-11-22',
          validTo: '2030-11-21',
          grant: wanted.decision?.grant,
        },
      ],
    });
    expect((await find({ pointOfSale: '4605-1', goods: 'A330' })).grants).toEqual([]);
    expect((await find({ pointOfSale: '4605-3' })).grants).toEqual([]);
    expect((await find({ pointOfSale: '4605-4' })).grants).toEqual([]);
  });

  it.each([
    ['the code itself', { goods: 'T210' }, 1],
    ['a prefix of it', { goods: 'T2' }, 1],
    ['its old name', { goods: 'T100' }, 1],
    ['a code that only begins alike', { goods: 'T211' }, 0],
    ['a point of sale, which has no parts', { pointOfSale: '4605' }, 0],
    ['both', { goods: 'T', pointOfSale: '4605-1' }, 1],
  ])('by code: %s', async (_, scope, found) => {
    expect((await find(scope)).grants).toHaveLength(found);
  });

  it.each([
    ['0001-01-01', 0],
    ['2026-11-21', 0],
    ['2026-11-22', 1],
    ['2030-11-21', 1],
    ['2030-11-22', 0],
    ['9999-12-31', 0],
  ])('on %s: %i', async (on, found) => {
    expect((await find({ pointOfSale: '4605-1' }, { on })).grants).toHaveLength(found);
  });

  it('of somebody we never met there are none', async () => {
    const subject = { kind: 'organisation', id: shops[3] };
    expect((await find({ goods: 'T210' }, { subject })).grants).toEqual([]);
  });

  it('asks what is looked for, by declared fields of the right type', async () => {
    expect(await refused({ scope: {} })).toEqual(['/scope REQUIRED']);
    expect(await refused({ scope: { hours: 12, goods: 3, nothing: 'x' } })).toEqual([
      '/scope/goods WRONG_TYPE',
      '/scope/hours UNDECLARED_FIELD',
      '/scope/nothing UNDECLARED_FIELD',
    ]);
    const subject = { kind: 'person', id: '12345678901' };
    expect(await refused({ subject, scope: { goods: '' } })).toEqual([
      '/scope/goods WRONG_TYPE',
      '/subject/id NOT_AN_IDENTITY_NUMBER',
      '/subject/kind NOT_ALLOWED_VALUE',
    ]);
    expect(await refused({ programme: 'nothing', scope: {} })).toEqual(['/programme NOT_ALLOWED_VALUE']);
    expect(await refused({ on: '0000-01-01', scope: { goods: 'T' } })).toEqual(['/on NOT_ALLOWED_VALUE']);
    expect(await refused({ on: '2026-02-30', scope: { goods: { a: 1 } } })).toEqual([
      '/on NOT_ALLOWED_VALUE',
      '/scope/goods NOT_ALLOWED_VALUE',
    ]);
  });
});

describe('applications', () => {
  it('gives what is valid, what ends soon and what is pending, before a new one is written', async () => {
    const facts = { pointOfSale: '4606-1' };
    const shop = shops[2];
    const { decision } = await applyForLicence(api, { shop, facts });
    const waiting = await applyForLicence(api, { shop, facts: { pointOfSale: '4606-2', managerBorn: undefined } });
    const request = { programme: 'licence', subject: { kind: 'organisation', id: shop } };
    const { body, headers } = await api.post('/v1/lookups/applications', request);
    expect(headers.get('cache-control')).toBe('no-store');
    const answer = applicationLookupResponseSchema.parse(body);
    expect(answer.grants).toEqual([expect.objectContaining({ decision: decision?.id, expiring: false })]);
    expect(answer.pending).toEqual([
      { application: waiting.id, receivedOn: '2026-11-22', openedAt: '2026-11-22T09:00:00.000Z' },
    ]);
    const late = await api.post('/v1/lookups/applications', { ...request, on: '2030-09-01' });
    expect(applicationLookupResponseSchema.parse(late.body).grants).toMatchObject([{ expiring: true }]);
    const nobody = { programme: 'licence', subject: { kind: 'organisation', id: shops[3] } };
    const none = applicationLookupResponseSchema.parse((await api.post('/v1/lookups/applications', nobody)).body);
    expect([none.grants, none.pending]).toEqual([[], []]);
  });
});
