import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SignedInApi, type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import {
  applyForLicence,
  licenceFacts,
  licencePath,
  type Overrides,
  readCaseOver,
} from '../../test-fixtures/licence.ts';
import { copyRulesets } from '../../test-fixtures/ruleset-folders.ts';
import { publishRulesets, readRulesets } from '../publications/publish-rulesets.ts';
import { replay } from '../replay/replay.ts';

let api: TestApi;
let now = new Date('2026-11-23T09:00:00Z');
beforeAll(async () => {
  // What came later has a later time.
  api = await startTestApi({ now: () => (now = new Date(now.getTime() + 1)) });
});
afterEach(liftAll);
afterAll(() => api.close());
const ola = () => api.as('maintainer', 'Ola');
const eva = () => api.as('approver', 'Eva');
const ida = () => api.as('maintainer', 'Ida');

type Told = { readonly id: string; readonly active: boolean; readonly lifts: readonly unknown[] };
type Asked = { readonly target?: string | null; readonly outcomes?: 'deny' | 'all' };

async function suspend({ target = null, outcomes = 'all' }: Asked = {}): Promise<string> {
  const asked = { programme: 'licence', target, outcomes, reason: 'Grensen er feil.' };
  const { status, body } = await ola().post('/v1/suspensions', asked);
  expect(status).toBe(201);
  return String(body['id']);
}
async function list(): Promise<readonly Told[]> {
  return (await ola().get('/v1/suspensions?programme=licence')).body['suspensions'] as Told[];
}
async function liftAll() {
  for (const { id, active, lifts } of await list())
    for (const person of active ? [ola(), eva(), ida()].slice(0, 3 - lifts.length) : [])
      await person.post(`/v1/suspensions/${id}/lift`, {});
  expect((await list()).filter(({ active }) => active)).toEqual([]);
}
let place = 1;
const apply = (facts: Overrides['facts'] = {}) =>
  applyForLicence(api, { facts: { pointOfSale: `4611-${place++}`, ...facts } });
const outcomes = async () => [(await apply()).outcome, (await apply({ soldWithout: true })).outcome];

describe('what is suspended', () => {
  it('goes to people at once, with what the rules would have said', async () => {
    expect(await outcomes()).toEqual(['approve', 'deny']);
    await suspend();
    const routed = await apply();
    expect(routed).toMatchObject({ outcome: 'route-to-manual', case: { reasons: [{ code: 'SUSPENDED' }] } });
    expect(await readCaseOver(api, routed.case?.id)).toMatchObject({ recommended: { outcome: 'approve' } });
  });

  it.each([
    [{ target: null, outcomes: 'all' }, ['route-to-manual', 'route-to-manual']],
    [{ target: null, outcomes: 'deny' }, ['approve', 'route-to-manual']],
    [{ target: 'terms', outcomes: 'all' }, ['route-to-manual', 'deny']],
    [{ target: 'terms', outcomes: 'deny' }, ['approve', 'deny']],
    [{ target: 'sold-without', outcomes: 'all' }, ['approve', 'route-to-manual']],
    [{ target: 'sold-without', outcomes: 'deny' }, ['approve', 'route-to-manual']],
  ] as const)('%j: an approval and a refusal come to %j', async (asked, wanted) => {
    await suspend(asked);
    expect(await outcomes()).toEqual(wanted);
  });

  it('with refusals goes an approval that gives less than was asked', async () => {
    const ask = async (facts: object) => {
      const asked = { ...licenceFacts, nearSchool: true, suitablePlace: true, ...facts };
      return (await api.post('/v1/programmes/licence/evaluations', { facts: asked })).body['outcome'];
    };
    const [whole, less] = [{ openingHours: 8 }, { openingHours: 12 }];
    expect([await ask(whole), await ask(less)]).toEqual(['approve', 'approve']);
    for (const target of ['terms', 'school-hours', null]) {
      await suspend({ target, outcomes: 'deny' });
      expect([await ask(whole), await ask(less)]).toEqual(['approve', 'route-to-manual']);
      await liftAll();
    }
  });

  it('is recorded with the evaluation and the decision, also when a case worker adds to the case', async () => {
    const { case: opened } = await apply({ nearSchool: true, weightyReasons: false });
    await suspend({ target: 'sold-without', outcomes: 'deny' });
    await suspend({ target: 'terms' });
    const answered = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened?.id}/answers`, {
      facts: { suitablePlace: true },
      reasons: { suitablePlace: 'Egnet.' },
    });
    expect(answered.body).toMatchObject({ reasons: [{ code: 'SUSPENDED' }], recommended: { outcome: 'approve' } });
    const decided = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened?.id}/decision`, {
      outcome: 'approve',
      grounds: 'Egnet.',
    });
    const suspended = [{ id: 'sold-without', outcomes: 'deny' }, 'terms'];
    expect(decided.body['evaluation']).toMatchObject({ suspended });
    const explained = await api.get(`/v1/decisions/${String(decided.body['id'])}/explanation`);
    expect(explained.body['reproduced']).toBe(true);
  });

  it('is shown by what-if, and named once however often it was suspended', async () => {
    const ask = (facts: object) =>
      api.post('/v1/programmes/licence/evaluations', { facts: { soldWithout: true, ...facts } });
    expect((await ask({})).body).toMatchObject({ suspended: [] });
    await suspend({ target: 'sold-without', outcomes: 'deny' });
    await suspend({ target: 'sold-without', outcomes: 'deny' });
    expect((await ask({})).body).toMatchObject({ suspended: [{ id: 'sold-without', outcomes: 'deny' }] });
  });

  it('replays as it was, long after it was lifted', async () => {
    await suspend();
    await apply();
    await liftAll();
    expect(await replay(api.deps)).toMatchObject({ differences: [] });
  });
});

describe('suspending and lifting', () => {
  it('takes one person to suspend and two to lift, and tells who, when and why', async () => {
    const id = await suspend({ target: 'terms', outcomes: 'deny' });
    const [told] = await list();
    const name = (of: string) => expect.objectContaining({ name: of });
    expect(told).toEqual({
      id,
      programme: 'licence',
      target: 'terms',
      outcomes: 'deny',
      reason: 'Grensen er feil.',
      suspendedBy: name('Ola'),
      suspendedAt: expect.any(String),
      lifts: [],
      active: true,
      targetIsGone: false,
    });
    const first = await eva().post(`/v1/suspensions/${id}/lift`, {});
    expect([first.status, first.body]).toEqual([
      200,
      { ...told, lifts: [{ by: name('Eva'), at: expect.any(String) }] },
    ]);
    const same = await eva().post(`/v1/suspensions/${id}/lift`, {});
    expect([same.status, same.body['type']]).toEqual([409, '/problems/second-person-needed']);
    expect(await list()).toEqual([first.body, ...(await list()).slice(1)]);
    const second = await ola().post(`/v1/suspensions/${id}/lift`, {});
    expect(second.body).toMatchObject({ active: false, lifts: [{ by: name('Eva') }, { by: name('Ola') }] });
    const third = await ida().post(`/v1/suspensions/${id}/lift`, {});
    expect([third.status, third.body['type']]).toEqual([409, '/problems/suspension-lifted']);
  });

  it('two who lift at the same moment are two, one who does so twice is one', async () => {
    const id = await suspend();
    const twice = await Promise.all([1, 2].map(() => ida().post(`/v1/suspensions/${id}/lift`, {})));
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const both = await Promise.all([ola(), eva()].map((person) => person.post(`/v1/suspensions/${id}/lift`, {})));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await list()).find((one) => one.id === id)).toMatchObject({ active: false, lifts: [{}, {}] });
  });

  it('what is not there cannot be suspended or lifted', async () => {
    const asked = { programme: 'licence', target: null, outcomes: 'all', reason: 'Feil.' };
    const places = async (change: object) => {
      const { status, body } = await ola().post('/v1/suspensions', { ...asked, ...change });
      return [status, ((body['errors'] ?? []) as { pointer: string }[]).map(({ pointer }) => pointer)];
    };
    expect(await places({ programme: 'other' })).toEqual([422, ['/programme']]);
    expect(await places({ target: 'other' })).toEqual([422, ['/target']]);
    expect(await places({ reason: ' ' })).toEqual([422, ['/reason']]);
    expect(await places({ reason: 'Gjelder 15838010080.' })).toEqual([422, ['/reason']]);
    const missing = await ola().post('/v1/suspensions/01990000-0000-7000-8000-000000000000/lift', {});
    expect(missing.status).toBe(404);
  });

  it('is for maintainers and approvers; case workers and auditors see it; others do not', async () => {
    const id = await suspend();
    const asked = { programme: 'licence', target: null, outcomes: 'all', reason: 'Feil.' };
    const statuses = async (asking: Pick<SignedInApi, 'get' | 'post'>) => [
      (await asking.post('/v1/suspensions', asked)).status,
      (await asking.post(`/v1/suspensions/${id}/lift`, {})).status,
      (await asking.get('/v1/suspensions')).status,
      (await asking.get('/v1/programmes/licence/volume')).status,
    ];
    expect(await statuses(api)).toEqual([401, 401, 401, 401]);
    for (const role of ['doctor', 'pharmacist'] as const)
      expect(await statuses(api.as(role, 'N.N.'))).toEqual([403, 403, 403, 403]);
    for (const role of ['case-worker', 'auditor'] as const)
      expect(await statuses(api.as(role, 'N.N.'))).toEqual([403, 403, 200, 200]);
    expect(await statuses(api.as('approver', 'Eva'))).toEqual([201, 200, 200, 200]);
  });
});

describe('how many would go to people', () => {
  const volume = async (query: string) => (await eva().get(`/v1/programmes/licence/volume${query}`)).body;

  it('are the automatic outcomes of the last days that rested on the target alone', async () => {
    now = new Date('2027-03-01T09:00:00Z');
    expect(await volume('')).toEqual({ count: 0, days: 30, perDay: 0 });
    for (let time = 0; time < 4; time += 1) await apply();
    for (let time = 0; time < 2; time += 1) await apply({ soldWithout: true });
    await apply({ nearSchool: true, weightyReasons: false });
    expect(await volume('')).toEqual({ count: 6, days: 30, perDay: 6 / 30 });
    expect(await volume('?outcomes=deny')).toMatchObject({ count: 2 });
    expect(await volume('?target=terms')).toMatchObject({ count: 4 });
    expect(await volume('?target=terms&outcomes=deny')).toMatchObject({ count: 0 });
    expect(await volume('?target=sold-without')).toMatchObject({ count: 2 });
    expect(await volume('?target=other')).toMatchObject({ count: 0 });
    await suspend();
    await apply();
    expect(await volume('')).toMatchObject({ count: 6 });
    now = new Date('2027-04-01T09:00:00Z');
    expect(await volume('')).toMatchObject({ count: 0 });
  });

  it('are counted from the first publication, where that is later', async () => {
    now = new Date('2026-11-24T08:00:00Z');
    expect(await volume('')).toMatchObject({ days: 1 });
    now = new Date('2026-11-24T10:00:00Z');
    expect(await volume('')).toMatchObject({ days: 2 });
    expect((await eva().get('/v1/programmes/other/volume')).status).toBe(404);
    for (const query of ['outcomes=some', 'target=%00', 'target='])
      expect((await eva().get(`/v1/programmes/licence/volume?${query}`)).status).toBe(422);
  });
});

it('a part that a later publication has no more stands for the programme, so that a change of rules lifts nothing', async () => {
  const rulesets = copyRulesets();
  const other = await startTestApi({ rulesetsDir: rulesets.path });
  try {
    const asked = { programme: 'licence', target: 'sold-without', outcomes: 'deny', reason: 'Feil.' };
    expect((await other.as('maintainer', 'Ola').post('/v1/suspensions', asked)).status).toBe(201);
    rulesets.edit('licence/ruleset.json', ({ rules = [] }) => {
      for (const rule of rules) if (rule['id'] === 'sold-without') rule['id'] = 'sold-without-licence' as never;
    });
    await publishRulesets(other.deps.db, readRulesets(rulesets.path), { now: new Date(), edited: 'publish' });
    const denied = await applyForLicence(other, { facts: { soldWithout: true } });
    expect(denied).toMatchObject({ outcome: 'route-to-manual', case: { reasons: [{ code: 'SUSPENDED' }] } });
    expect((await applyForLicence(other, { facts: { pointOfSale: '4611-9' } })).outcome).toBe('approve');
    const asking = other.as('auditor', 'Turid');
    const { body } = await asking.get('/v1/suspensions');
    expect(body).toMatchObject({ suspensions: [{ target: 'sold-without', active: true, targetIsGone: true }] });
    const whatIf = await other.post('/v1/programmes/licence/evaluations', { facts: {} });
    expect(whatIf.body['suspended']).toEqual([{ id: 'licence', outcomes: 'deny' }]);
  } finally {
    await other.close();
    rulesets.remove();
  }
});

it('an application that names a programme which was suspended elsewhere is decided as before', async () => {
  const pool = api.deps.db.$client;
  await pool.query(
    `insert into suspensions select gen_random_uuid(), 'other', null, 'all', 'Feil.', id, now() from people limit 1`,
  );
  expect(await outcomes()).toEqual(['approve', 'deny']);
  expect((await api.post(licencePath, {})).status).toBe(422);
});
