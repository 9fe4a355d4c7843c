import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { apply, applyInVain, codesOf, openCase, people } from '../../test-fixtures/people.ts';
import { decisionSchema } from '../contract/decisions.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rulesetsDir: shippedProgrammes, now: () => new Date('2026-11-22T09:00:00Z') });
});
afterAll(() => api.close());

/** A referral whose deadline was 2 November, twenty days ago; nothing has begun. */
const referral = {
  referral: 'H-2026-0417',
  noticeKind: 'occurred',
  careField: 'somatic',
  courseStage: 'first-start',
  emergency: false,
  urgentSuspicion: false,
  placeMayAssess: true,
  medicalPriority: false,
  referralReceivedOn: '2026-06-01',
  forwarded: false,
  assessmentOutcome: 'right',
  assessedOn: '2026-06-10',
  deadlineSetOn: '2026-06-10',
  deadlineKind: 'start',
  deadlineDate: '2026-11-02',
  appointmentOn: null,
  careStartedOn: null,
  delayCause: 'hospital',
};
/** The deadline is ahead, and there is an appointment before it. */
const inTime = { ...referral, deadlineDate: '2026-12-14', appointmentOn: '2026-12-10' };
const notice = (id: string, facts: { readonly [fact: string]: unknown }) =>
  ({ for: id, by: 'hospital', facts: { ...referral, ...facts } }) as const;
const notify = (id: string, facts: { readonly [fact: string]: unknown } = {}) =>
  apply(api, 'fristbrudd', notice(id, facts));
/** The nightly run over all referrals. */
const review = (id: string, facts: { readonly [fact: string]: unknown }) =>
  apply(api, 'fristbrudd', { for: id, by: 'system', facts: { ...facts, noticeKind: null } });

describe("a hospital's notice", () => {
  it('of a deadline that has passed: the breach is established at once', async () => {
    const { outcome, decision } = await notify(people.kari);
    expect(outcome).toBe('approve');
    expect(codesOf(decision?.reasons)).toEqual(['BREACH_OCCURRED']);
    expect(decision).toMatchObject({
      automatic: true,
      grant: { referral: 'H-2026-0417', breach: 'occurred', deadline: '2026-11-02', legalReference: 'pbrl-2-2-b' },
      validFrom: '2026-11-22',
      validTo: null,
      figures: { daysOver: 20, queueDate: '2026-11-02', firstInQueue: false },
      remedies: [{ for: 'approve', weeks: 4, body: { en: 'The County Governor' } }],
    });
  });

  it('of the same referral once more: to a case worker, with the decision that there is', async () => {
    const { decision: first } = await notify(people.marit, { referral: 'H-2026-0500' });
    const second = await notify(people.marit, { referral: 'H-2026-0500' });
    expect(second.case?.reasons).toMatchObject([{ code: 'OVERLAPPING_GRANT', values: { decision: first?.id } }]);
    expect(await openCase(api, second)).toMatchObject({ evaluated: 'approve', recommended: { outcome: 'approve' } });
    const other = await notify(people.marit, { referral: 'H-2026-0501' });
    expect(other.outcome).toBe('approve');
  });

  it('from the second of two hospitals: to a case worker, since it is one case', async () => {
    await notify(people.ingrid, { referral: 'H-2026-0700' });
    const forwarded = { referral: 'B-2026-0007', forwarded: true, seniorityDate: '2026-05-20' };
    const second = await notify(people.ingrid, { ...forwarded, previousReferral: 'H-2026-0700' });
    expect(codesOf(second.case?.reasons)).toEqual(['FOUND_BEFORE_TRANSFER']);
    const other = await notify(people.ingrid, { ...forwarded, previousReferral: 'H-2026-0701' });
    expect(other.outcome).toBe('approve');
  });

  it('of a breach to be expected: established too', async () => {
    const facts = { noticeKind: 'expected', deadlineDate: '2026-12-14', appointmentOn: '2026-12-15' };
    const { decision } = await notify(people.ola, facts);
    expect(codesOf(decision?.reasons)).toEqual(['BREACH_EXPECTED']);
    expect(decision?.grant).toMatchObject({ breach: 'expected', deadline: '2026-12-14' });
  });

  it('of care that began in time: a case worker is recommended to refuse, and decides', async () => {
    const answer = await notify(people.lars, { careStartedOn: '2026-10-30', startKind: 'work-up-or-treatment' });
    expect(codesOf(answer.case?.reasons)).toEqual(['RECOMMENDED']);
    expect(codesOf(answer.case?.also)).toEqual(['STARTED_IN_TIME']);
    const opened = await openCase(api, answer);
    expect(opened.recommended).toMatchObject({ outcome: 'deny', reasons: [{ code: 'STARTED_IN_TIME' }] });
    const { body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened.id}/decision`, {
      outcome: 'deny',
      grounds: 'Behandlingen begynte 30. oktober.',
    });
    expect(decisionSchema.parse(body)).toMatchObject({
      outcome: 'deny',
      automatic: false,
      remedies: [{ for: 'deny' }],
    });
  });

  it('when an appointment within the deadline has been found: it would be in vain', async () => {
    const stopped = await applyInVain(api, 'fristbrudd', notice(people.henrik, { ...inTime, noticeKind: 'expected' }));
    expect(codesOf(stopped.reasons)).toEqual(['TIME_FOUND_WITHIN_DEADLINE']);
    expect(stopped.detail).toContain('Give the patient the appointment');
  });

  it('before the assessment is due: it would be in vain', async () => {
    const facts = {
      referralReceivedOn: '2026-11-16',
      assessmentOutcome: 'pending',
      assessedOn: null,
      deadlineSetOn: null,
      deadlineKind: null,
      deadlineDate: null,
    };
    const stopped = await applyInVain(api, 'fristbrudd', notice(people.henrik, facts));
    expect(stopped.reasons).toMatchObject([{ code: 'ASSESSMENT_NOT_DUE', values: { limit: 10, dueOn: '2026-11-30' } }]);
  });

  it.each([
    ['a child', people.sofie, {}, 'CHILD_UNDER_12'],
    ['somebody with a D-number', people.anna, {}, 'RIGHTS_DEPEND_ON_STAY'],
    [
      'care that began too late',
      people.lars,
      { careStartedOn: '2026-11-10', startKind: 'digital-consultation' },
      'STARTED_AFTER_DEADLINE',
    ],
    [
      'a first talk only',
      people.turid,
      { careStartedOn: '2026-11-02', startKind: 'first-talk' },
      'FIRST_TALK_IS_NO_START',
    ],
    ['somebody of whom the register knows little', people.mats, {}, 'MISSING_FACTS'],
  ])('of %s: to a case worker', async (_, id, facts, reason) => {
    const { case: opened } = await notify(id, facts);
    expect(codesOf(opened?.reasons)).toEqual([reason]);
  });

  it('of somebody with a protected address: to a case worker, and the hospital is not told why', async () => {
    const answer = await notify(people.withProtectedAddress);
    expect(codesOf(answer.case?.reasons)).toEqual(['REGISTER_REVIEW']);
    expect(JSON.stringify(answer)).not.toMatch(/protectedAddress|personStatus/);
    const { body } = await api.get(`/v1/applications/${answer.id}`);
    expect(JSON.stringify(body)).not.toMatch(/protectedAddress|personStatus/);
  });
});

describe('a case that may be closed', () => {
  const closing = { noticeKind: 'closing', closingCause: 'offer-accepted' };

  it("is not closed on the hospital's word: the patient must confirm", async () => {
    const { case: opened } = await notify(people.turid, closing);
    expect(codesOf(opened?.reasons)).toEqual(['MISSING_FACTS']);
    expect(opened?.missingFacts.map(({ pointer }) => pointer)).toEqual(['/patientConfirmsClosing']);
  });

  it('because Helfo finds no offer: a case worker asks the hospital for a time', async () => {
    const { case: opened } = await notify(people.turid, { ...closing, closingCause: 'no-offer-found' });
    expect(codesOf(opened?.reasons)).toEqual(['NO_OFFER_FOUND']);
  });
});

describe('the nightly run', () => {
  it('over a referral that is in time: nothing is due', async () => {
    const answer = await review(people.emma, inTime);
    expect(answer).toMatchObject({ outcome: 'not-due', figures: { daysOver: 0 } });
  });

  it('over one that is late: the breach is established without anybody asking', async () => {
    const { decision } = await review(people.emma, { ...referral, referral: 'H-2026-0600' });
    expect(decision).toMatchObject({ outcome: 'approve', reasons: [{ code: 'BREACH_OCCURRED' }] });
  });
});
