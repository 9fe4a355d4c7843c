import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { apply, codesOf, openCase, people, registeredFactsOf } from '../../test-fixtures/people.ts';
import { caseSchema } from '../contract/cases.ts';
import { decisionSchema } from '../contract/decisions.ts';
import { grantLookupResponseSchema } from '../contract/lookups.ts';
import { pendingSchema } from '../contract/publications.ts';
import { loadPersons } from '../registers/load-persons.ts';

let api: TestApi;
let today = '2026-11-22';
beforeAll(async () => {
  api = await startTestApi({ rulesetsDir: shippedProgrammes, now: () => new Date(`${today}T09:00:00Z`) });
});
afterAll(() => api.close());

const thisYear = { capYear: 2026, capKind: 'joint' };
/** The register of fees has heard of a new fee: is a card due? Nobody has to apply. */
const feeArrives = (id: string) => apply(api, 'frikort', { for: id, by: 'system', facts: thisYear });
const applyFor = (id: string, unregisteredFees: 'yes' | 'no') =>
  apply(api, 'frikort', { for: id, by: 'patient', facts: { ...thisYear, unregisteredFees } });

const cardOf = async (id: string) => {
  const request = { programme: 'frikort', subject: { kind: 'person', id }, scope: { capYear: 2026 } };
  const { body } = await api.post('/v1/lookups/grants', request);
  return grantLookupResponseSchema.parse(body).grants;
};

describe('a fee arrives', () => {
  it('and the cap is reached: a card for the rest of the year, at once', async () => {
    const { outcome, decision } = await feeArrives(people.ingrid);
    expect(outcome).toBe('approve');
    expect(codesOf(decision?.reasons)).toEqual(['CAP_REACHED']);
    expect(decision).toMatchObject({
      automatic: true,
      grant: { from: '2026-11-22', to: '2026-12-31', capYear: 2026, capKind: 'joint' },
      remedies: [{ for: 'approve', weeks: 6 }],
    });
    // The corrected fee counts once and the credit note is subtracted; one that may be there twice is within bounds.
    expect(decision?.figures).toMatchObject({
      cap: 327_800,
      sum: { atLeast: 369_000, atMost: 388_000 },
      refund: { atLeast: 41_200, atMost: 60_200 },
    });
  });

  it('and the card is there already: nothing is due', async () => {
    const answer = await feeArrives(people.ingrid);
    expect(answer).toEqual({ id: expect.any(String), outcome: 'not-due', figures: expect.anything() });
  });

  it('and the cap is not reached: nothing is due, and the answer says how much remains', async () => {
    const { outcome, figures } = await feeArrives(people.kari);
    expect(outcome).toBe('not-due');
    expect(figures).toMatchObject({ sum: 111_500, remaining: 216_300 });
  });

  it('of somebody under 18 who should not have paid: it does not count, and is told', async () => {
    const { outcome, figures } = await feeArrives(people.emma);
    expect(outcome).toBe('not-due');
    expect(figures).toMatchObject({ sum: 19_000, paidThoughExempt: 19_000 });
  });

  it('that may be there twice and decides: to a case worker', async () => {
    const { case: opened } = await feeArrives(people.sissel);
    expect(codesOf(opened?.reasons)).toEqual(['FEE_POSSIBLE_DUPLICATE']);
    expect(opened?.review).toEqual([
      { list: 'fees', index: 2, class: 'route-to-manual', reason: 'FEE_POSSIBLE_DUPLICATE' },
    ]);
    expect(opened?.figures).toMatchObject({ sum: { atLeast: 320_000, atMost: 340_000 }, cap: 327_800 });
  });

  it('of somebody who is reserved: to a case worker', async () => {
    expect(codesOf((await feeArrives(people.turid)).case?.reasons)).toEqual(['RESERVED']);
  });
});

describe('an application', () => {
  it('under the cap: refusal is recommended to a case worker, who decides', async () => {
    const answer = await applyFor(people.ola, 'no');
    expect(codesOf(answer.case?.reasons)).toEqual(['RECOMMENDED']);
    expect(codesOf(answer.case?.also)).toEqual(['CAP_NOT_REACHED']);
    const opened = await openCase(api, answer);
    expect(opened.recommended).toMatchObject({ outcome: 'deny', reasons: [{ code: 'CAP_NOT_REACHED' }] });
    const { body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened.id}/decision`, {
      outcome: 'deny',
      grounds: 'Ingen egenandeler er registrert i 2026.',
    });
    const decision = decisionSchema.parse(body);
    expect(decision).toMatchObject({ outcome: 'deny', automatic: false, remedies: [{ for: 'deny' }] });
    expect(decision.reasons[0]?.legalBasis.map(({ section }) => section)).toContain('§ 5-3');
  });

  it('with fees that are not registered: to a case worker', async () => {
    const { case: opened } = await applyFor(people.kari, 'yes');
    expect(codesOf(opened?.reasons)).toEqual(['EXCEPTION_CLAIMED']);
  });

  it('with a fee that is not registered, after the card: the case worker sees until when it may be claimed', async () => {
    const claimedFees = [
      { serviceDate: '2026-10-01', paidOn: '2026-10-01', amount: 20_000, receipt: 'yes' },
      { serviceDate: '2026-11-10', paidOn: '2026-11-10', amount: 30_000, receipt: 'yes' },
    ];
    const facts = { ...thisYear, unregisteredFees: 'yes', claimedFees };
    const answer = await apply(api, 'frikort', { for: people.ingrid, by: 'patient', facts });
    expect(codesOf(answer.case?.reasons)).toEqual(['CARD_EXISTS']);
    // Six months from the third working day after Sunday 22 November. The second fee may still be registered.
    const { figures } = await openCase(api, answer);
    expect(figures).toMatchObject({ claimDeadline: '2027-05-25', claimedInTime: 20_000 });
  });

  it('of somebody who is reserved, too late: the case worker who adds up the receipts is told', async () => {
    const answer = await applyFor(people.turid, 'yes');
    expect(codesOf(answer.case?.reasons)).toEqual(['RESERVED']);
    const { id } = await openCase(api, answer);
    const { body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${id}/answers`, {
      facts: { capReachedOn: '2026-05-21' },
    });
    const answered = caseSchema.parse(body);
    expect(codesOf(answered.reasons)).toEqual(['RESERVED', 'RESERVED_TOO_LATE']);
    expect(answered.figures).toMatchObject({ reservedClaimDeadline: '2026-11-21' });
  });

  it('when the register knows little: to a case worker, never refused', async () => {
    const { case: opened } = await applyFor(people.mats, 'no');
    expect(codesOf(opened?.reasons)).toEqual(['MISSING_FACTS']);
    expect(opened?.missingFacts.map(({ pointer }) => pointer)).toContain('/fees');
  });
});

it('an asylum seeker with a D-number: a card when a case worker has seen the proof', async () => {
  const facts = registeredFactsOf(people.yonas);
  const [model] = registeredFactsOf(people.ingrid)['fees'] as readonly object[];
  const fees = [{ ...model, id: 'F90', serviceDate: '2026-01-20', approvedAmount: 327_800 }];
  expect(await loadPersons(api.deps, [{ id: people.yonas, facts: { ...facts, fees } }])).toBe(1);

  const opened = await openCase(api, await feeArrives(people.yonas));
  expect(codesOf(opened.reasons)).toEqual(['MISSING_FACTS']);
  expect(opened.missingFacts.map(({ pointer }) => pointer)).toEqual(['/asylumProof', '/asylumAppliedOn']);
  const { body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened.id}/answers`, {
    facts: { asylumProof: 'valid-card', asylumAppliedOn: '2026-01-20' },
  });
  expect(caseSchema.parse(body)).toMatchObject({ status: 'open', evaluated: 'approve' });
});

it('a credit note after the card brings the sum under the cap: to a case worker, and the card stands', async () => {
  const before = await cardOf(people.ingrid);
  expect(before).toMatchObject([{ validTo: '2026-12-31', grant: { capYear: 2026 } }]);

  const facts = registeredFactsOf(people.ingrid);
  const creditNote = { ...creditedFee(facts), id: 'F19', serviceDate: '2026-11-20', approvedAmount: -80_000 };
  const fees = [...(facts['fees'] as readonly object[]), creditNote];
  expect(await loadPersons(api.deps, [{ id: people.ingrid, facts: { ...facts, fees } }])).toBe(1);

  today = '2026-11-23';
  const answer = await feeArrives(people.ingrid);
  expect(codesOf(answer.case?.reasons)).toEqual(['CARD_UNDER_CAP']);
  expect((await openCase(api, answer)).figures).toMatchObject({ sum: { atLeast: 289_000, atMost: 308_000 } });
  expect(await cardOf(people.ingrid)).toEqual(before);
});

function creditedFee(facts: { readonly [fact: string]: unknown }): object {
  const fees = facts['fees'] as readonly { readonly status: string }[];
  return fees.find(({ status }) => status === 'credited') ?? {};
}

it('open cases are counted by dates that follow from others, too', async () => {
  const byName = async (from: string) => {
    const { body } = await api.as('maintainer', 'Ola').get(`/v1/programmes/frikort/pending?from=${from}`);
    const { total, by, leftOut } = pendingSchema.parse(body);
    return { total, leftOut, by: Object.fromEntries(by.map((one) => [one.by, [one.count, one.unknown]])) };
  };
  const { total, by, leftOut } = await byName('2026-12-31');
  expect(total).toBeGreaterThan(3);
  expect(by).toMatchObject({ decidedOn: [total, 0], capYearEnd: [total, 0], capYearStart: [0, 0] });
  expect(by).toMatchObject({ reservedClaimDeadline: [0, expect.any(Number)] });
  expect(leftOut).toEqual([{ by: 'birthDate', why: 'identifying' }]);
  expect((await byName('2027-01-01')).by).toMatchObject({ capYearEnd: [0, 0] });
});
