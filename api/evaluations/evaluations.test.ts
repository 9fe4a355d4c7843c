import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { licenceFacts } from '../../test-fixtures/licence.ts';
import { type EvaluationResponse, evaluationResponseSchema } from '../contract/evaluations.ts';
import { problemSchema } from '../contract/problem.ts';
import { applications, evaluations } from '../db/schema.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ now: () => new Date('2026-11-22T23:30:00Z') });
});
afterAll(() => api.close());

const path = '/v1/programmes/licence/evaluations';
async function evaluate(facts: object, more: object = {}): Promise<EvaluationResponse> {
  const answer = await api.post(path, { facts: { ...licenceFacts, ...facts }, ...more });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return evaluationResponseSchema.parse(answer.body);
}
async function refused(body: object): Promise<string[]> {
  const answer = await api.post(path, body);
  expect(answer.status).toBe(422);
  return (problemSchema.parse(answer.body).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).toSorted();
}

it.each([
  ['approve', {}],
  ['deny', { soldWithout: true }],
  ['stop', { goods: 'F100' }],
  ['not-due', { startedBy: 'event' }],
  ['route-to-manual', { managerBorn: undefined }],
])('gives %s with publication and engine, and stores nothing', async (outcome, facts) => {
  const answer = await evaluate(facts);
  expect(answer).toMatchObject({
    outcome,
    publication: { programme: 'licence', number: 1 },
    engine: api.deps.engine.sha256,
    figures: { fee: 180_600 },
  });
  for (const table of [applications, evaluations])
    expect(await api.deps.db.select({ rows: count() }).from(table)).toEqual([{ rows: 0 }]);
});

describe('dates', () => {
  it('default to today in Norway; the day of the application to the one it was received', async () => {
    expect((await evaluate({})).grant).toMatchObject({ from: '2026-11-23' });
    expect((await evaluate({ receivedOn: '2025-01-31' })).grant).toMatchObject({ from: '2025-01-31' });
    expect((await evaluate({ appliedOn: '2024-02-29' })).grant).toMatchObject({ from: '2024-02-29', to: '2028-02-28' });
  });
});

describe('what is recommended', () => {
  const facts = { floorArea: '19.9', weightyReasons: false };
  it('is told to a case worker, with all that is open', async () => {
    const answer = await evaluate(facts, { as: 'case-worker', explain: true });
    expect(answer.recommended).toMatchObject({ outcome: 'deny', reasons: [{ code: 'AREA_TOO_SMALL' }] });
    expect(answer.explanation).toMatchObject({ evaluation: { recommended: { outcome: 'deny' } } });
    expect(answer.reasons[0]?.texts.caseWorker?.nb).toEqual(expect.any(String));
    const open = await evaluate({ managerBorn: undefined }, { as: 'auditor' });
    expect(open.also.map(({ code, is }) => `${code} ${is}`)).toEqual([
      'MANAGER_TOO_YOUNG unknown',
      'EXCEPTION_CLAIMED unknown',
    ]);
  });

  it('is not told to a submitter: only what is not met, with value and limit', async () => {
    const answer = await evaluate(facts, { explain: true });
    expect(answer).not.toHaveProperty('recommended');
    expect(answer.explanation).not.toHaveProperty('evaluation.recommended');
    expect(answer.also).toMatchObject([
      { code: 'AREA_TOO_SMALL', is: 'true', values: { limit: '20' }, facts: { floorArea: '19.9' } },
    ]);
    expect((await evaluate({ managerBorn: undefined })).also).toEqual([]);
  });
});

it('explains with what would have been approved', async () => {
  const { explanation } = await evaluate({ ageControl: 'no', weightyReasons: false }, { explain: true });
  expect(explanation).toMatchObject({ counterfactuals: [{ facts: { ageControl: 'yes' }, outcome: 'approve' }] });
});

it('takes facts of every source and names everything that is wrong', async () => {
  expect((await evaluate({ nearSchool: true, suitablePlace: true })).partial).toEqual(['hours']);
  expect(
    await refused({
      facts: { floorArea: 'x', nowhere: 1, adultOn: '2020-01-01' },
      as: 'king',
      publication: 0,
      more: 1,
    }),
  ).toEqual([
    '/as NOT_ALLOWED_VALUE',
    '/facts/adultOn DERIVED_FACT',
    '/facts/floorArea WRONG_TYPE',
    '/facts/nowhere UNDECLARED_FACT',
    '/more UNDECLARED_MEMBER',
    '/publication NOT_ALLOWED_VALUE',
  ]);
  expect(await refused({ facts: [] })).toEqual(['/facts NOT_ALLOWED_VALUE']);
  expect(await refused({})).toEqual(['/facts NOT_ALLOWED_VALUE']);
  expect(await refused({ facts: {}, publication: 7 })).toEqual(['/publication NOT_ALLOWED_VALUE']);
  expect(await refused({ facts: {}, publication: 9_007_199_254_740_991 })).toEqual(['/publication NOT_ALLOWED_VALUE']);
  expect(await refused([])).toEqual([' WRONG_TYPE']);
});

it('of an unknown programme is a 404', async () => {
  expect((await api.post('/v1/programmes/nothing/evaluations', { facts: {} })).status).toBe(404);
});
