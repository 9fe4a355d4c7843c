import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import { applyForLicence, type Overrides, readCaseOver, shops } from '../../test-fixtures/licence.ts';
import { caseQueueSchema } from '../contract/cases.ts';
import { decisionSchema } from '../contract/decisions.ts';
import { problemSchema } from '../contract/problem.ts';

let api: TestApi;
let today = '2026-11-22';
beforeAll(async () => {
  api = await startTestApi({ now: () => new Date(`${today}T09:00:00Z`) });
});
afterAll(() => api.close());

let nextPlace = 1;
async function openCase(facts: Overrides['facts'], rest: Overrides = {}) {
  const answer = await applyForLicence(api, { ...rest, facts: { pointOfSale: `4602-${nextPlace++}`, ...facts } });
  if (!answer.case) throw new Error(`No case: ${answer.outcome}`);
  return { application: answer.id, id: answer.case.id };
}
async function refusal(path: string, body: unknown) {
  const answer = await api.as('case-worker', 'NN1234').post(path, body);
  const { type, errors = [], ...rest } = problemSchema.parse(answer.body);
  return { status: answer.status, type, errors: errors.map(({ pointer, code }) => `${pointer} ${code}`), rest };
}
const grounds = 'Etter en samlet vurdering.';

describe('answers', () => {
  it('run the rules again and are kept with their reasons; the person still decides', async () => {
    const { id, application } = await openCase({ nearSchool: true, weightyReasons: false });
    const before = await readCaseOver(api, id);
    expect(before).toMatchObject({
      evaluation: 1,
      reasons: [{ code: 'NEEDS_DISCRETION' }],
      missingFacts: [{ pointer: '/suitablePlace', needs: 'answer' }],
      questions: [{ fact: 'suitablePlace', question: { nb: expect.stringContaining('egnet') } }],
      subject: { kind: 'organisation', id: shops[0] },
      answers: [],
    });
    today = '2026-12-01';
    const answered = await api.as('case-worker', 'NN1234').post(`/v1/cases/${id}/answers`, {
      facts: { suitablePlace: true, hearingHeld: true },
      reasons: { suitablePlace: 'Skolen er stengt om kvelden.' },
    });
    today = '2026-11-22';
    expect(answered.status).toBe(200);
    const after = await readCaseOver(api, id);
    expect(answered.body).toEqual(after);
    expect(after).toMatchObject({
      status: 'open',
      evaluation: 2,
      evaluated: 'approve',
      recommended: { outcome: 'approve', grant: { hours: 8, from: '2026-11-22' }, partial: ['hours'] },
      facts: { suitablePlace: true, decidedOn: '2026-12-01', receivedOn: '2026-11-22', appliedOn: '2026-11-22' },
      questions: [{ fact: 'suitablePlace', answer: true }],
      answers: [
        {
          authenticated: true,
          evaluation: 2,
          facts: { suitablePlace: true, hearingHeld: true },
          reasons: { suitablePlace: 'Skolen er stengt om kvelden.' },
        },
      ],
    });
    const { body } = await api.get(`/v1/applications/${application}`);
    expect(body).toMatchObject({
      outcome: 'route-to-manual',
      evaluations: [
        { number: 1, cause: 'received' },
        { number: 2, cause: 'answered' },
      ],
    });
  });

  it('are refused with all that is wrong', async () => {
    const { id } = await openCase({ nearSchool: true });
    const wrong = await refusal(`/v1/cases/${id}/answers`, {
      facts: { suitablePlace: true, appliedOn: '2026-01-01', decidedOn: '2026-01-01', floorArea: 'x', nowhere: 1 },
      reasons: { hearingHeld: 'Hørt.' },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.errors.toSorted()).toEqual([
      '/facts/appliedOn NOT_STATED_BY_SUBMITTER',
      '/facts/decidedOn NOT_STATED_BY_SUBMITTER',
      '/facts/floorArea WRONG_TYPE',
      '/facts/nowhere UNDECLARED_FACT',
      '/reasons/hearingHeld UNDECLARED_FACT',
      '/reasons/suitablePlace REQUIRED',
    ]);
    const contradicting = await refusal(`/v1/cases/${id}/answers`, { facts: { openingHours: 23 } });
    expect(contradicting.errors.toSorted()).toEqual([
      '/facts/nearSchool CONSTRAINT_BROKEN',
      '/facts/openingHours CONSTRAINT_BROKEN',
    ]);
    expect((await readCaseOver(api, id)).evaluation).toBe(1);
  });

  it('given at the same time are both kept, one after the other', async () => {
    const { id } = await openCase({ managerBorn: undefined });
    const facts = [{ managerBorn: '1980-05-05' }, { weightyReasons: false }];
    const answers = await Promise.all(
      facts.map((one) => api.as('case-worker', 'NN1234').post(`/v1/cases/${id}/answers`, { facts: one })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await readCaseOver(api, id)).toMatchObject({
      evaluation: 3,
      facts: { managerBorn: '1980-05-05', weightyReasons: false },
      evaluated: 'approve',
    });
  });
});

describe("a person's decision", () => {
  it('takes what is recommended, with its reasons and law', async () => {
    const { id, application } = await openCase({ floorArea: '19.9', weightyReasons: false });
    const legalBasis = [{ kind: 'act', title: 'Oppdiktet lov', section: '§ 1', mark: 'design' }];
    const { status, headers, body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${id}/decision`, {
      outcome: 'deny',
      grounds,
      legalBasis,
      evaluation: 1,
    });
    const decision = decisionSchema.parse(body);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/decisions/${decision.id}`);
    expect(decision).toMatchObject({
      kind: 'first',
      outcome: 'deny',
      automatic: false,
      decidedBy: { authenticated: true },
      reasons: [{ code: 'AREA_TOO_SMALL', values: { limit: '20' } }],
      grounds,
      legalBasis,
      remedies: [{ for: 'deny' }],
      case: id,
    });
    expect(decision).not.toHaveProperty('automatedProcessing');
    expect((await api.get(`/v1/decisions/${decision.id}`)).body).toEqual(body);
    expect(await readCaseOver(api, id)).toMatchObject({ status: 'decided', decision });
    expect((await api.get(`/v1/applications/${application}`)).body).toMatchObject({ outcome: 'deny', decision });
  });

  it('may be another than what is recommended, with a grant of its own that is checked', async () => {
    const { id } = await openCase({ floorArea: '19.9', weightyReasons: false, pointOfSale: '4602-800' });
    const decide = (more: object) => ({ outcome: 'approve', grounds, ...more });
    const path = `/v1/cases/${id}/decision`;
    expect((await refusal(path, decide({}))).errors).toEqual(['/grant REQUIRED']);
    const bad = { pointOfSale: 'x', hours: 'many', goods: 'T21000', from: '2026-13-01', nowhere: 1 };
    expect((await refusal(path, decide({ grant: bad, reasons: ['NOTHING'] }))).errors.toSorted()).toEqual([
      '/grant/from IMPOSSIBLE_DATE',
      '/grant/goods NOT_A_CODE',
      '/grant/hours WRONG_TYPE',
      '/grant/nowhere UNDECLARED_FACT',
      '/grant/pointOfSale NOT_A_CODE',
      '/reasons/0 NOT_ALLOWED_VALUE',
    ]);
    expect((await refusal(path, decide({ grant: { goods: 'T210' } }))).errors).toEqual(['/grant/pointOfSale REQUIRED']);
    const backwards = { pointOfSale: '4602-800', from: '2027-01-02', to: '2027-01-01' };
    expect((await refusal(path, decide({ grant: backwards }))).errors).toEqual(['/grant/to OUT_OF_RANGE']);
    const grant = { pointOfSale: '4602-800', goods: 'T210', hours: 6, from: '2027-01-01', to: '2027-12-31' };
    const { body } = await api.as('case-worker', 'NN1234').post(path, decide({ grant }));
    expect(decisionSchema.parse(body)).toMatchObject({
      outcome: 'approve',
      grant,
      partial: ['hours'],
      reasons: [{ code: 'DECIDED_BY_PERSON' }],
      validFrom: '2027-01-01',
      validTo: '2027-12-31',
      remedies: [{ for: 'partial' }],
    });
  });

  it('tells the day from which a grant without a start holds', async () => {
    const { id } = await openCase({ floorArea: '19.9', weightyReasons: false, pointOfSale: '4602-801' });
    const grant = { pointOfSale: '4602-801', goods: 'T210', hours: 6, to: '2027-12-31' };
    const { body } = await api
      .as('case-worker', 'NN1234')
      .post(`/v1/cases/${id}/decision`, { outcome: 'approve', grounds, grant });
    const { grant: told, validFrom } = decisionSchema.parse(body);
    expect(told).toEqual({ ...grant, from: '2026-11-22' });
    expect(validFrom).toBe('2026-11-22');
  });

  it('to refuse names an act or regulation', async () => {
    const { id } = await openCase({ managerBorn: undefined });
    const path = `/v1/cases/${id}/decision`;
    const refuse = { outcome: 'deny', grounds };
    expect((await refusal(path, refuse)).errors).toEqual(['/legalBasis REQUIRED']);
    const circular = [{ kind: 'circular', title: 'Rundskriv', mark: 'verified' }];
    expect((await refusal(path, { ...refuse, legalBasis: circular })).errors).toEqual(['/legalBasis REQUIRED']);
    expect((await refusal(path, { ...refuse, grant: {} })).errors).toContain('/grant NOT_ALLOWED_VALUE');
    const { status, body } = await api
      .as('case-worker', 'NN1234')
      .post(path, { ...refuse, reasons: ['MANAGER_TOO_YOUNG'] });
    expect(status).toBe(201);
    expect(decisionSchema.parse(body).reasons).toMatchObject([{ code: 'MANAGER_TOO_YOUNG', part: 'manager-age' }]);
  });

  it('is made once, on the latest evaluation', async () => {
    const { id } = await openCase({ nearSchool: true, weightyReasons: false });
    const path = `/v1/cases/${id}/decision`;
    await api.as('case-worker', 'NN1234').post(`/v1/cases/${id}/answers`, {
      facts: { suitablePlace: true },
      reasons: { suitablePlace: 'Ja.' },
    });
    const approve = { outcome: 'approve', grounds };
    expect(await refusal(path, { ...approve, evaluation: 1 })).toMatchObject({
      status: 409,
      type: '/problems/evaluation-outdated',
    });
    const made = await Promise.all([1, 2, 3].map(() => api.as('case-worker', 'NN1234').post(path, approve)));
    expect(made.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    const decided = made.find(({ status }) => status === 201)?.body['id'];
    expect(await refusal(path, approve)).toMatchObject({ type: '/problems/case-decided', rest: { decision: decided } });
    expect(await refusal(`/v1/cases/${id}/answers`, { facts: {} })).toMatchObject({ status: 409 });
  });

  it('that would overlap a valid grant is a 409 that names it', async () => {
    const pointOfSale = '4602-700';
    const { decision } = await applyForLicence(api, { facts: { pointOfSale } });
    const { id } = await openCase({ pointOfSale });
    const path = `/v1/cases/${id}/decision`;
    const approve = { outcome: 'approve', grounds };
    const overlap = { status: 409, type: '/problems/overlapping-grant', rest: { decision: decision?.id } };
    expect(await refusal(path, approve)).toMatchObject(overlap);
    const later = { pointOfSale, goods: 'T210', hours: 12, from: '2030-11-22', to: '2031-11-21' };
    expect(
      (await api.as('case-worker', 'NN1234').post(path, { ...approve, grant: { ...later, from: '2030-11-21' } }))
        .status,
    ).toBe(409);
    expect((await api.as('case-worker', 'NN1234').post(path, { ...approve, grant: later })).status).toBe(201);
  });
});

describe('the queue', () => {
  it('lists what is open, longest waiting first, page by page, without a value or a name', async () => {
    const own = await startTestApi();
    try {
      const facts = (place: number, more: object) => ({ facts: { pointOfSale: `4603-${place}`, ...more } });
      const first = await applyForLicence(own, facts(1, { managerBorn: undefined }));
      const second = await applyForLicence(own, facts(2, { floorArea: '19.9', weightyReasons: false }));
      const third = await applyForLicence(own, { ...facts(3, { goods: 'F1' }), proceedDespiteStop: true });
      const list = async (query: string) => caseQueueSchema.parse((await own.get(`/v1/cases${query}`)).body);
      const all = await list('');
      expect(all.cases.map(({ id }) => id)).toEqual([first.case?.id, second.case?.id, third.case?.id]);
      expect(all.cases.map(({ reasons, recommended }) => [reasons, recommended])).toEqual([
        [['MISSING_FACTS'], undefined],
        [['RECOMMENDED'], 'deny'],
        [['STOP_CONTESTED'], undefined],
      ]);
      expect(JSON.stringify(all)).not.toMatch(/19\.9|310000/);
      const page = await list('?limit=2&programme=licence');
      expect(page.cases).toHaveLength(2);
      const rest = await list(`?limit=2&after=${page.next}`);
      expect(rest.cases.map(({ id }) => id)).toEqual([third.case?.id]);
      expect(rest.next).toBeUndefined();
      const legalBasis = [{ kind: 'act', title: 'Lov', mark: 'design' }];
      await own
        .as('case-worker', 'NN1234')
        .post(`/v1/cases/${second.case?.id}/decision`, { outcome: 'deny', grounds, legalBasis });
      expect((await list('')).cases).toHaveLength(2);
      expect((await list('?status=decided')).cases.map(({ id }) => id)).toEqual([second.case?.id]);
      expect((await list('?status=all')).cases).toHaveLength(3);
      expect((await list('?programme=nothing')).cases).toEqual([]);
      expect((await own.get('/v1/cases?limit=0&status=x')).body).toMatchObject({
        status: 422,
        errors: [{ pointer: '/query/status' }, { pointer: '/query/limit' }],
      });
    } finally {
      await own.close();
    }
  });
});
