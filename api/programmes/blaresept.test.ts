import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { apply, applyInVain, codesOf, openCase, people } from '../../test-fixtures/people.ts';
import { decisionSchema } from '../contract/decisions.ts';
import { applicationLookupResponseSchema, grantLookupResponseSchema } from '../contract/lookups.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rulesetsDir: shippedProgrammes, now: () => new Date('2026-11-22T09:00:00Z') });
});
afterAll(() => api.close());

/** Leqvio for somebody with familial hypercholesterolaemia who has tried what must be tried first: approved. */
const leqvio = {
  drugAtc: 'C10AX16',
  diagnosis: 'icd10:E78.0',
  ldl: 3.7,
  prevention: 'primary',
  fhType: 'heterozygous',
  geneTestDone: true,
  statinTolerance: 'tolerated',
  concomitant: ['C10AA05', 'C10AX09'],
  prior: [
    { atc: 'C10AX14', result: 'insufficient-effect' },
    { atc: 'C10AA05', result: 'insufficient-effect', dose: 'highest-tolerable' },
    { atc: 'C10AX09', result: 'insufficient-effect' },
  ],
  treatmentPlace: 'outside-institution',
  longTermNeed: true,
  submitterSpecialties: ['internal-medicine'],
  submitterAtPublicHospital: false,
  exceptionsClaimed: [],
};
const applyFor = (id: string, facts: { readonly [fact: string]: unknown }) =>
  apply(api, 'blaresept', { for: id, by: 'doctor', facts });

describe('Leqvio', () => {
  it('LDL 3.7, above the limit: approved for two years, at once', async () => {
    const { outcome, decision } = await applyFor(people.kari, leqvio);
    expect(outcome).toBe('approve');
    expect(codesOf(decision?.reasons)).toEqual(['CONDITIONS_MET']);
    expect(decision).toMatchObject({
      automatic: true,
      grant: { substance: 'C10AX16', form: 'injection', reimbursementCode: 'E78.0' },
      validFrom: '2026-11-22',
      validTo: '2028-11-22',
      remedies: [{ for: 'approve', weeks: 6 }],
      automatedProcessing: { manualControl: { nb: expect.stringContaining('saksbehandler') } },
    });
  });

  it('LDL 3.6, not above it: to a case worker with value and limit; she sees what is recommended, and decides', async () => {
    const answer = await applyFor(people.ola, { ...leqvio, ldl: 3.6 });
    expect(codesOf(answer.case?.reasons)).toEqual(['RECOMMENDED']);
    expect(answer.case?.also).toMatchObject([
      { code: 'LDL_NOT_ABOVE_LIMIT', facts: { ldl: '3.6' }, values: { limit: '3.6' }, is: 'true' },
    ]);
    expect(answer.case?.also[0]?.texts).toEqual({
      submitter: expect.objectContaining({ nb: expect.stringContaining('3,6') }),
    });
    expect(JSON.stringify(answer)).not.toMatch(/recommended"|deny|avslå|ikke innvilget/);

    const opened = await openCase(api, answer);
    expect(opened).toMatchObject({ subject: { id: people.ola }, facts: { ldl: '3.6', membership: 'compulsory' } });
    expect(opened.recommended?.outcome).toBe('deny');
    expect(opened.recommended?.reasons).toMatchObject([{ code: 'LDL_NOT_ABOVE_LIMIT', values: { limit: '3.6' } }]);

    const { status, body } = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened.id}/decision`, {
      outcome: 'deny',
      grounds: 'Verdien er målt under behandling og er ikke over grensen.',
    });
    expect(status).toBe(201);
    expect(decisionSchema.parse(body)).toMatchObject({
      outcome: 'deny',
      automatic: false,
      reasons: [{ code: 'LDL_NOT_ABOVE_LIMIT', facts: { ldl: '3.6' } }],
      remedies: [{ for: 'deny', weeks: 6 }],
    });
  });

  it('LDL not given: to a case worker, who is told that it is missing', async () => {
    const { ldl: _, ...withoutLdl } = leqvio;
    const answer = await applyFor(people.lars, withoutLdl);
    expect(codesOf(answer.case?.reasons)).toEqual(['MISSING_FACTS']);
    expect(answer.case?.missingFacts).toMatchObject([{ pointer: '/ldl', title: { nb: 'LDL-kolesterol' } }]);
    expect((await openCase(api, answer)).recommended).toBeUndefined();
  });

  it('an asylum seeker has it for one year, and is told why', async () => {
    const { decision } = await applyFor(people.yonas, leqvio);
    expect(decision).toMatchObject({ outcome: 'approve', validTo: '2027-11-22' });
    expect(codesOf(decision?.reasons)).toEqual(['CONDITIONS_MET', 'LIMITED_ASYLUM_SEEKER']);
    expect(decision?.reasons[1]).toMatchObject({
      texts: { patient: { nb: expect.stringContaining('ett år') } },
      legalBasis: expect.arrayContaining([expect.objectContaining({ kind: expect.any(String) })]),
    });
  });

  it('somebody of whom the register knows too little is never refused by that', async () => {
    const { outcome, case: opened } = await applyFor(people.mats, leqvio);
    expect(outcome).toBe('route-to-manual');
    expect(opened?.missingFacts.map(({ pointer }) => pointer)).toEqual(['/membership', '/limitedGroup']);
  });
});

describe('Ozempic', () => {
  const ozempic = { drugAtc: 'A10BJ06', medicine: 'ozempic', diagnosis: 'icd10:E11' };

  it('that cannot be combined with another diabetes drug: refused at once, with paragraph and remedy', async () => {
    const { outcome, decision } = await applyFor(people.kari, { ...ozempic, combinationPossible: 'no' });
    expect(outcome).toBe('deny');
    expect(decision).toMatchObject({
      automatic: true,
      reasons: [
        {
          code: 'SEMAGLUTIDE_WITHOUT_COMBINATION',
          facts: { combinationPossible: 'no' },
          texts: { patient: { nb: expect.stringContaining('blåreseptforskriften § 3') } },
        },
      ],
      remedies: [{ for: 'deny', weeks: 6, sendTo: { nb: 'Helfo' }, text: { nb: expect.stringContaining('klage') } }],
      automatedProcessing: { manualControl: { nb: expect.any(String) } },
    });
    const law = decision?.reasons[0]?.legalBasis.map(({ kind, section }) => `${kind} ${section}`);
    expect(law).toEqual(expect.arrayContaining([expect.stringMatching(/^(act|regulation) § /)]));
    expect(decision).not.toHaveProperty('grant');
  });

  it('when the doctor has not answered that: to a case worker, not refused', async () => {
    const { outcome, case: opened } = await applyFor(people.kari, ozempic);
    expect(outcome).toBe('route-to-manual');
    expect(opened?.missingFacts.map(({ pointer }) => pointer)).toContain('/combinationPossible');
  });
});

describe('in vain', () => {
  const hospitalDrug = { drugAtc: 'D11AH05', diagnosis: 'icd10:L20' };
  const application = { for: people.marit, by: 'doctor', facts: hospitalDrug } as const;

  it('a medicine that hospitals pay for: the doctor is stopped and shown the right way', async () => {
    const stopped = await applyInVain(api, 'blaresept', application);
    expect(codesOf(stopped.reasons)).toEqual(['HOSPITAL_FINANCED']);
    expect(stopped.detail).toContain('H-resept');
  });

  it('the doctor who disagrees sends it all the same: to a case worker', async () => {
    const answer = await apply(api, 'blaresept', { ...application, proceedDespiteStop: true });
    expect(codesOf(answer.case?.reasons)).toEqual(['STOP_CONTESTED']);
    expect((await openCase(api, answer)).also[0]).toMatchObject({ code: 'HOSPITAL_FINANCED', is: 'true' });
  });

  it('a medicine that is pre-approved for this patient: it is written without an application', async () => {
    const facts = { drugAtc: 'C10AX14', diagnosis: 'icd10:E78.0', listConditionsMet: 'yes', exceptionsClaimed: [] };
    const stopped = await applyInVain(api, 'blaresept', { for: people.marit, by: 'doctor', facts });
    expect(codesOf(stopped.reasons)).toEqual(['PRE_APPROVED']);
  });
});

describe('nutrition and occupational injury', () => {
  const tubeFeed = {
    drugAtc: 'V06',
    diagnosis: 'icd10:K50',
    nutritionCode: '606',
    productOnList: true,
    pregnancyRelated: false,
    reducedNutritionAbility: true,
    medicalNutritionNeed: false,
    dietChangeInsufficient: true,
    treatmentPlace: 'outside-institution',
    longTermNeed: true,
    exceptionsClaimed: [],
  };

  it('tube feed, of which the register of medicines knows nothing: five years are recommended to a case worker', async () => {
    const answer = await applyFor(people.marit, tubeFeed);
    expect(codesOf(answer.case?.reasons)).toEqual(['RECOMMENDED']);
    expect((await openCase(api, answer)).recommended).toMatchObject({
      outcome: 'approve',
      grant: { to: '2031-11-22', substance: 'V06', reimbursementCode: '606' },
    });
  });

  it('a product that is not on the list: the doctor is shown another way', async () => {
    const facts = { ...tubeFeed, productOnList: false };
    const stopped = await applyInVain(api, 'blaresept', { for: people.marit, by: 'doctor', facts });
    expect(codesOf(stopped.reasons)).toEqual(['NUTRITION_NOT_ON_LIST']);
  });

  it('an injury that NAV has not approved: the doctor is told so', async () => {
    const facts = { ...leqvio, exceptionsClaimed: ['occupational-injury'], navDecision: false };
    const stopped = await applyInVain(api, 'blaresept', { for: people.marit, by: 'doctor', facts });
    expect(codesOf(stopped.reasons)).toEqual(['NO_NAV_DECISION']);
  });
});

describe('looking up', () => {
  const pharmacyAsks = async (id: string, substance: string, on?: string) => {
    const subject = { kind: 'person', id };
    const request = { programme: 'blaresept', subject, scope: { substance }, ...(on && { on }) };
    const { status, body } = await api.post('/v1/lookups/grants', request);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/ldl|prior|diagnosis|reasons|15858001053/);
    return grantLookupResponseSchema.parse(body);
  };

  it("a pharmacy finds Kari's decision on the medicine it asks about, and nothing else", async () => {
    const grant = { from: '2026-11-22', to: '2028-11-22', substance: 'C10AX16', form: 'injection' };
    const found = await pharmacyAsks(people.kari, 'C10AX16');
    expect(found.grants).toEqual([
      {
        decision: expect.any(String),
        validFrom: '2026-11-22',
        validTo: '2028-11-22',
        grant: { ...grant, reimbursementCode: 'E78.0' },
      },
    ]);
    expect((await pharmacyAsks(people.kari, 'A10BJ06')).grants).toEqual([]);
    expect((await pharmacyAsks(people.ola, 'C10AX16')).grants).toEqual([]);
    expect((await pharmacyAsks(people.kari, 'C10AX16', '2028-11-22')).grants).toHaveLength(1);
    expect((await pharmacyAsks(people.kari, 'C10AX16', '2028-11-23')).grants).toEqual([]);
  });

  it('a doctor sees what is valid and what is being handled', async () => {
    const subject = { kind: 'person', id: people.lars };
    const { body } = await api.post('/v1/lookups/applications', { programme: 'blaresept', subject });
    const seen = applicationLookupResponseSchema.parse(body);
    expect(seen).toMatchObject({ grants: [], pending: [{ receivedOn: '2026-11-22' }] });
  });
});
