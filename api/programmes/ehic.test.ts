import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { apply, applyInVain, codesOf, openCase, people } from '../../test-fixtures/people.ts';
import { applicationSchema } from '../contract/applications.ts';
import { decisionSchema } from '../contract/decisions.ts';
import { applicationLookupResponseSchema } from '../contract/lookups.ts';

let api: TestApi;
let today = '2026-11-22';
beforeAll(async () => {
  api = await startTestApi({
    rulesetsDir: shippedProgrammes,
    now: () => new Date(`${today}T09:00:00Z`),
  });
});
beforeEach(() => void (today = '2026-11-22'));
afterAll(() => api.close());

/** A card, ordered by the one who is to have it: all that somebody with a right of their own has to say. */
const card = {
  product: 'card',
  orderReason: 'first',
  handling: 'automatic',
  orderedBy: 'self',
  deliverTo: 'registered-address',
  abroad: [],
  familyClaimed: false,
};
const order = (id: string, facts: { readonly [fact: string]: unknown } = {}) =>
  apply(api, 'ehic', { for: id, by: 'patient', facts: { ...card, ...facts } });

describe('a card', () => {
  it('for a member: three years, at once', async () => {
    const { outcome, decision } = await order(people.kari);
    expect(outcome).toBe('approve');
    expect(codesOf(decision?.reasons)).toEqual(['MEMBER_CARD']);
    expect(decision).toMatchObject({
      automatic: true,
      grant: { from: '2026-11-22', to: '2029-11-22', basis: 'member' },
      automatedProcessing: { manualControl: { nb: expect.any(String) } },
    });
    expect(decision).not.toHaveProperty('partial');
  });

  it('for somebody whose membership ends first: shorter, with the way to complain', async () => {
    const { decision } = await order(people.lars);
    expect(codesOf(decision?.reasons)).toEqual(['MEMBER_CARD_LIMITED']);
    expect(decision).toMatchObject({ validTo: '2027-06-30', partial: ['to'], remedies: [{ for: 'partial' }] });
    const { body } = await api.as('auditor', 'Turid').get('/v1/programmes/ehic/volume?outcomes=deny');
    expect(body).toMatchObject({ count: 1 });
  });

  it('for a citizen of a third country: the machine refuses nobody, a case worker decides', async () => {
    const answer = await order(people.rahul);
    expect(codesOf(answer.case?.reasons)).toEqual(['RECOMMENDED']);
    expect(answer.case?.also).toMatchObject([{ code: 'THIRD_COUNTRY_NATIONAL', is: 'true' }]);
    expect(answer).not.toHaveProperty('case.recommended');
    const opened = await openCase(api, answer);
    expect(opened).toMatchObject({
      subject: { id: people.rahul },
      recommended: { outcome: 'deny', reasons: [{ code: 'THIRD_COUNTRY_NATIONAL' }] },
    });
    const { body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened.id}/decision`, {
      outcome: 'deny',
      grounds: 'Ingen familie med rett er funnet.',
    });
    expect(decisionSchema.parse(body)).toMatchObject({
      outcome: 'deny',
      automatic: false,
      reasons: [
        {
          texts: {
            patient: {
              nb: expect.stringMatching(/statsborgerskap er India.*Nordisk konvensjon/s),
              en: expect.stringMatching(/citizenship is India.*Nordic Convention/s),
            },
          },
        },
      ],
      remedies: [{ for: 'deny' }],
    });
  });

  it('for a refugee: a case worker is recommended to approve', async () => {
    const opened = await openCase(api, await order(people.samir));
    expect(opened.recommended).toMatchObject({ outcome: 'approve', grant: { basis: 'protected', to: '2029-11-22' } });
  });

  it('for a worker posted abroad: at once; for a student a case worker sets the last day', async () => {
    const posting = { postedTo: 'DE', postedFrom: '2026-09-01', postedUntil: '2027-08-31', paidFromNorway: true };
    const { decision } = await order(people.turid, { abroad: ['posted-work'], ...posting });
    expect(codesOf(decision?.reasons)).toEqual(['POSTED_WORKER_CARD']);
    const studies = { studyCountry: 'DE', studyTo: '2028-06-30', studyLoan: true };
    const { case: opened } = await order(people.emma, { abroad: ['studies'], ...studies });
    expect(codesOf(opened?.reasons)).toEqual(['STUDENT_CARD_LENGTH']);
  });

  it('for somebody with a D-number: to a case worker', async () => {
    const { case: opened } = await order(people.anna);
    expect(codesOf(opened?.reasons)).toEqual(['D_NUMBER']);
  });

  it('for somebody with a protected address: to a case worker, and the answer does not say why', async () => {
    const answer = await order(people.withProtectedAddress);
    expect(codesOf(answer.case?.reasons)).toEqual(['REGISTER_REVIEW']);
    expect(JSON.stringify(answer)).not.toMatch(/protectedAddress|personStatus/);
    expect((await openCase(api, answer)).facts).toMatchObject({ protectedAddress: true });
  });

  it('for a child, ordered by somebody who says to be a parent: to a case worker until sign-in says it', async () => {
    const { case: opened } = await order(people.sofie, { orderedBy: 'parent' });
    expect(codesOf(opened?.reasons)).toEqual(['MISSING_FACTS']);
    expect(opened?.missingFacts.map(({ pointer }) => pointer)).toEqual([
      '/parentalResponsibility',
      '/parentLivesWithChild',
    ]);
  });

  it('ordered by somebody else for a person with a protected address: the answer is as for anybody', async () => {
    const said = await Promise.all(
      [people.withProtectedAddress, people.sissel].map(async (id) => {
        const answer = await order(id, { orderedBy: 'other' });
        return { reasons: answer.case?.reasons, also: answer.case?.also, missing: answer.case?.missingFacts };
      }),
    );
    expect(said[0]).toEqual(said[1]);
    expect(codesOf(said[0]?.reasons)).toEqual(['OTHER_ORDERS']);
  });

  it('when the register knows little: to a case worker, with what is missing in the order of the form', async () => {
    const { case: opened } = await order(people.mats);
    expect(codesOf(opened?.reasons)).toEqual(['MISSING_FACTS']);
    const missing = opened?.missingFacts.map(({ pointer }) => pointer) ?? [];
    expect(missing.slice(0, 4)).toEqual(['/dependent', '/citizenships', '/residenceCountry', '/residenceSince']);
  });
});

describe('a card that there is', () => {
  it('lasts for long: a new one would be in vain, but who disagrees gets a case worker', async () => {
    await order(people.ola);
    const again = { for: people.ola, by: 'patient', facts: { ...card, orderReason: 'renewal' } } as const;
    const stopped = await applyInVain(api, 'ehic', again);
    expect(codesOf(stopped.reasons)).toEqual(['VALID_CARD_EXISTS']);
    expect(stopped.detail).toContain('22 November 2029');
    const contested = await apply(api, 'ehic', { ...again, proceedDespiteStop: true });
    expect(codesOf(contested.case?.reasons)).toEqual(['STOP_CONTESTED']);
  });

  it('ends within six months: the new one begins the day after', async () => {
    await order(people.marit);
    today = '2029-05-22';
    const { decision } = await order(people.marit, { orderReason: 'renewal' });
    expect(decision?.grant).toEqual({ from: '2029-11-23', to: '2032-05-22', basis: 'member', product: 'card' });
  });

  it('is lost: to a case worker', async () => {
    const { case: opened } = await order(people.ola, { orderReason: 'lost' });
    expect(codesOf(opened?.reasons)).toEqual(['REPLACEMENT_CARD']);
  });
});

describe('a family', () => {
  it('the wife of a member with a right of his own has her card through him', async () => {
    expect((await order(people.henrik)).decision?.grant).toMatchObject({ basis: 'member' });
    const { decision } = await order(people.linda, { familyClaimed: true });
    expect(codesOf(decision?.reasons)).toEqual(['FAMILY_CARD']);
    expect(decision?.grant).toEqual({ from: '2026-11-22', to: '2029-11-22', basis: 'family', product: 'card' });
  });

  it("a pensioner's wife has a right only while the pensioner's card is valid", async () => {
    const before = await openCase(api, await order(people.dorothy, { familyClaimed: true }));
    expect(before.recommended).toMatchObject({ outcome: 'deny', reasons: [{ code: 'PRINCIPAL_WITHOUT_RIGHT' }] });
    expect(before.facts).toMatchObject({ principalCard: null });

    expect((await order(people.astrid)).decision?.grant).toMatchObject({ basis: 'pensioner', to: '2029-11-22' });
    const { decision } = await order(people.dorothy, { familyClaimed: true });
    expect(codesOf(decision?.reasons)).toEqual(['FAMILY_CARD']);
    expect(decision?.reasons[0]?.facts).toMatchObject({ familyRelation: 'spouse', principalHasRight: true });

    const subject = { kind: 'person', id: people.dorothy };
    const { body } = await api.post('/v1/lookups/applications', { programme: 'ehic', subject });
    const seen = applicationLookupResponseSchema.parse(body);
    expect(seen.grants).toMatchObject([{ decision: decision?.id, grant: { basis: 'family' } }]);
    expect(seen.pending).toHaveLength(1);
  });

  it('what registers say of the applicant and of others is for the case worker alone', async () => {
    const answer = await order(people.dorothy, { familyClaimed: true, orderReason: 'lost' });
    const { body } = await api.get(`/v1/applications/${answer.id}`);
    expect(applicationSchema.parse(body).facts).toEqual({
      ...card,
      familyClaimed: true,
      orderReason: 'lost',
      appliedOn: '2026-11-22',
      receivedOn: '2026-11-22',
      decidedOn: '2026-11-22',
      startedBy: 'application',
    });
    expect((await openCase(api, answer)).facts).toMatchObject({ principal: people.astrid, principalCard: 'pensioner' });
  });
});

describe('a provisional replacement certificate', () => {
  const certificate = {
    ...card,
    product: 'replacement-certificate',
    certificateReason: 'lost',
    stayCountry: 'ES',
    stayFrom: '2026-11-15',
    stayTo: '2026-11-29',
    treatmentOn: '2026-11-21',
    plannedTreatment: false,
    provider: 'Hospital Clínic',
    providerStated: true,
  };
  const ask = (id: string, facts: { readonly [fact: string]: unknown } = {}) => {
    const { orderReason: _, deliverTo: __, ...asked } = certificate;
    return apply(api, 'ehic', { for: id, by: 'patient', facts: { ...asked, ...facts } });
  };

  it('is recommended for the stay, decided by a case worker, and stands beside a valid card', async () => {
    await order(people.ingrid);
    const opened = await openCase(api, await ask(people.ingrid));
    const grant = { from: '2026-11-15', to: '2026-11-29', basis: 'member', product: 'replacement-certificate' };
    expect(opened.recommended).toMatchObject({ outcome: 'approve', grant });
    const decided = { outcome: 'approve', grounds: 'Bekreftet av sykehuset.', grant };
    const { body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened.id}/decision`, decided);
    expect(decisionSchema.parse(body)).toMatchObject({ outcome: 'approve', automatic: false, grant });
    const { case: lost } = await order(people.ingrid, { orderReason: 'lost' });
    expect(lost?.reasons).toMatchObject([{ code: 'REPLACEMENT_CARD', facts: { existingCardTo: '2029-11-22' } }]);
  });

  it('goes by the rules of the day of treatment', async () => {
    const stay = { stayFrom: '2026-10-01', treatmentOn: '2026-11-21' };
    const opened = await openCase(api, await ask(people.lars, stay));
    expect(opened.recommended).toMatchObject({ outcome: 'approve', grant: { from: '2026-10-01', to: '2026-11-29' } });
    const before = await ask(people.anna, { stayCountry: 'GB', stayFrom: '2020-12-20', treatmentOn: '2020-12-30' });
    expect(before.case?.figures).toMatchObject({ unitedKingdom: 'card', rightOn: '2020-12-30' });
  });

  it('with a treatment outside the stay is refused as contradictory, with both places', async () => {
    const facts = { ...certificate, treatmentOn: '2026-11-30' };
    const body = {
      subject: { kind: 'person', id: people.lars },
      submitter: { kind: 'patient' },
      channel: 'web',
      facts,
    };
    const answer = await api.post('/v1/programmes/ehic/applications', body);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('treatmentOn');
  });
});
