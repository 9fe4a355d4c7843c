import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { applyForLicence, type Overrides, readCaseOver } from '../../test-fixtures/licence.ts';
import {
  type Decision,
  decisionSchema,
  explanationResponseSchema,
  successorResponseSchema,
} from '../contract/decisions.ts';
import { problemSchema } from '../contract/problem.ts';

let api: TestApi;
let today = '2026-11-22';
beforeAll(async () => {
  api = await startTestApi({ now: () => new Date(`${today}T09:00:00Z`) });
});
afterAll(() => api.close());

const grounds = 'Ny vurdering.';
const legalBasis = [{ kind: 'act', title: 'Oppdiktet lov', section: '§ 9', mark: 'design' }];

let nextPlace = 1;
async function decide(facts: Overrides['facts'] = {}): Promise<Decision & { readonly place: string }> {
  const place = `4604-${nextPlace++}`;
  const { decision } = await applyForLicence(api, { facts: { pointOfSale: place, ...facts } });
  if (!decision) throw new Error('No decision');
  return { ...decision, place };
}
const succeed = (id: string, body: object) =>
  api.as('case-worker', 'NN1234').post(`/v1/decisions/${id}/successors`, { grounds, ...body });
async function successor(id: string, body: object): Promise<Decision> {
  const answer = await succeed(id, body);
  const { decision } = successorResponseSchema.parse(answer.body);
  if (!decision) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return decision;
}
const read = async (id: string) => decisionSchema.parse((await api.get(`/v1/decisions/${id}`)).body);
async function lookUp(pointOfSale: string, on?: string) {
  const subject = { kind: 'organisation', id: '310000019' };
  const { body } = await api.post('/v1/lookups/grants', { programme: 'licence', subject, on, scope: { pointOfSale } });
  return (body as unknown as { grants: { decision: string; validTo: string | null }[] }).grants;
}

describe('one chain', () => {
  it('a correction supersedes, with the rules run again over corrected facts', async () => {
    const wrong = await decide();
    const body = {
      kind: 'correct',
      outcome: 'approve',
      facts: { openingHours: 9, nearSchool: true, suitablePlace: true },
    };
    const lacking = await succeed(wrong.id, body);
    expect(lacking.body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/answerReasons/suitablePlace', code: 'REQUIRED' }],
    });
    const right = await successor(wrong.id, { ...body, answerReasons: { suitablePlace: 'Egnet.' } });
    expect(right).toMatchObject({
      kind: 'correct',
      outcome: 'approve',
      supersedes: wrong.id,
      automatic: false,
      grant: { hours: 8 },
      partial: ['hours'],
      evaluation: { number: 2 },
    });
    expect(await read(wrong.id)).toEqual({ ...withoutPlace(wrong), supersededBy: right.id });
    expect(await read(right.id)).toEqual(right);
    expect(await lookUp(wrong.place)).toEqual([expect.objectContaining({ decision: right.id })]);
    const { body: application } = await api.get(`/v1/applications/${wrong.application}`);
    expect(application).toMatchObject({ outcome: 'approve', decisions: [wrong.id, right.id], decision: right });
  });

  it('a correction without facts rests on what the decision rested on', async () => {
    const wrong = await decide({ soldWithout: true });
    const grant = { pointOfSale: wrong.place, goods: 'T210', hours: 12, from: '2026-11-22', to: '2027-11-21' };
    const right = await successor(wrong.id, { kind: 'correct', outcome: 'approve', grant });
    expect(right).toMatchObject({ evaluation: { number: 1 }, grant, reasons: [{ code: 'DECIDED_BY_PERSON' }] });
    expect(await lookUp(wrong.place)).toEqual([expect.objectContaining({ decision: right.id, validTo: '2027-11-21' })]);
  });

  it('a withdrawal lets the grant hold until the day before; an annulment takes it away', async () => {
    const granted = await decide();
    today = '2027-03-01';
    const withdrawn = await successor(granted.id, { kind: 'withdraw', from: '2027-04-01', legalBasis });
    today = '2026-11-22';
    expect(withdrawn).toMatchObject({
      kind: 'withdraw',
      supersedes: granted.id,
      validFrom: '2026-11-22',
      validTo: '2027-03-31',
      grant: { to: '2027-03-31' },
      remedies: [{ for: 'deny' }],
      legalBasis,
    });
    expect(withdrawn).not.toHaveProperty('outcome');
    expect(await lookUp(granted.place, '2027-03-31')).toEqual([
      expect.objectContaining({ decision: withdrawn.id, validTo: '2027-03-31' }),
    ]);
    expect(await lookUp(granted.place, '2027-04-01')).toEqual([]);
    const annulled = await successor(withdrawn.id, { kind: 'annul' });
    expect(annulled).not.toHaveProperty('grant');
    expect(await lookUp(granted.place, '2027-03-31')).toEqual([]);
    const { body } = await api.get(`/v1/applications/${granted.application}`);
    expect(body).not.toHaveProperty('outcome');
    expect(body).toMatchObject({ decisions: [granted.id, withdrawn.id, annulled.id] });
    const again = await applyForLicence(api, { facts: { pointOfSale: granted.place } });
    expect(again.outcome).toBe('approve');
  });

  it('is never forked: of several at once one wins, the others are told which', async () => {
    const granted = await decide();
    const kinds = ['annul', 'withdraw', 'annul', 'withdraw'];
    const answers = await Promise.all(kinds.map((kind) => succeed(granted.id, { kind })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const { supersededBy } = await read(granted.id);
    const others = answers.filter(({ status }) => status === 409);
    for (const { body } of others)
      expect(body).toMatchObject({ type: '/problems/decision-superseded', decision: supersededBy });
  });

  it('does not take a withdrawal after the grant has ended', async () => {
    const granted = await decide();
    const { body } = await succeed(granted.id, { kind: 'withdraw', from: '2031-01-01' });
    expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/from', code: 'OUT_OF_RANGE' }] });
  });
});

describe('an appeal', () => {
  it('is a case on the decision; its result is the successor', async () => {
    const denied = await decide({ soldWithout: true });
    const lodged = await succeed(denied.id, { kind: 'appeal', grounds: 'Vi har aldri solgt noe.' });
    expect(lodged.status).toBe(201);
    const { case: opened } = successorResponseSchema.parse(lodged.body);
    expect(lodged.headers.get('location')).toBe(`/v1/cases/${opened?.id}`);
    expect(await succeed(denied.id, { kind: 'appeal' })).toMatchObject({
      status: 409,
      body: { type: '/problems/appeal-pending' },
    });
    expect(await readCaseOver(api, opened?.id)).toMatchObject({
      kind: 'appeal',
      status: 'open',
      appealed: { decision: denied.id, grounds: 'Vi har aldri solgt noe.' },
    });
    await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened?.id}/answers`, { facts: { soldWithout: false } });
    const { body } = await api
      .as('case-worker', 'NN1234')
      .post(`/v1/cases/${opened?.id}/decision`, { outcome: 'approve', grounds });
    const settled = decisionSchema.parse(body);
    expect(settled).toMatchObject({
      kind: 'appeal',
      outcome: 'approve',
      supersedes: denied.id,
      evaluation: { number: 2 },
    });
    expect(await lookUp(denied.place)).toHaveLength(1);
    expect((await read(denied.id)).supersededBy).toBe(settled.id);
  });

  it('on a decision that was superseded meanwhile is a 409', async () => {
    const denied = await decide({ soldWithout: true });
    const { case: opened } = successorResponseSchema.parse((await succeed(denied.id, { kind: 'appeal' })).body);
    await successor(denied.id, { kind: 'annul' });
    const late = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened?.id}/decision`, {
      outcome: 'deny',
      grounds,
      legalBasis,
    });
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/decision-superseded' } });
    expect(await succeed(denied.id, { kind: 'appeal' })).toMatchObject({ status: 409 });
  });
});

describe('an explanation', () => {
  it('gives every rule with its conditions and values, and is what was recorded', async () => {
    const decision = await decide({ soldWithout: true });
    const answer = await api.get(`/v1/decisions/${decision.id}/explanation`);
    const explained = explanationResponseSchema.parse(answer.body);
    expect(explained).toMatchObject({
      decision: decision.id,
      reproduced: true,
      explanation: {
        evaluation: { outcome: 'deny' },
        rules: expect.arrayContaining([expect.objectContaining({ rule: 'sold-without', is: 'true', decisive: true })]),
      },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

it.each([
  ['GET', '/v1/decisions/01a20105-bf7c-7ba3-8baf-09ce1ed82656'],
  ['GET', '/v1/decisions/01a20105-bf7c-7ba3-8baf-09ce1ed82656/explanation'],
  ['GET', '/v1/decisions/nothing'],
  ['POST', '/v1/decisions/01a20105-bf7c-7ba3-8baf-09ce1ed82656/successors'],
  ['GET', '/v1/cases/01a20105-bf7c-7ba3-8baf-09ce1ed82656'],
  ['POST', '/v1/cases/01a20105-bf7c-7ba3-8baf-09ce1ed82656/decision'],
  ['POST', '/v1/cases/01a20105-bf7c-7ba3-8baf-09ce1ed82656/answers'],
])('what is not there is a 404: %s %s', async (method, path) => {
  const bodies = { kind: 'annul', outcome: 'deny', facts: {} };
  const body = path.endsWith('successors')
    ? { kind: bodies.kind, grounds }
    : path.endsWith('decision')
      ? { outcome: bodies.outcome, grounds }
      : { facts: bodies.facts };
  const answer = method === 'GET' ? await api.get(path) : await api.as('case-worker', 'NN1234').post(path, body);
  expect(answer.status).toBe(404);
  expect(problemSchema.parse(answer.body).type).toBe('/problems/not-found');
});

function withoutPlace({ place: _place, ...decision }: Decision & { readonly place: string }): Decision {
  return decision;
}
