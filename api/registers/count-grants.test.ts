import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { countGrants } from './count-grants.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rulesetsDir: shippedProgrammes, now: () => new Date('2026-11-22T10:00:00Z') });
}, 60_000);
afterAll(() => api.close());

test('counts the grants that hold on the day for one of the codes', async () => {
  const facts = {
    drugAtc: 'C10AX16',
    diagnosis: 'icd10:E78.0',
    prevention: 'primary',
    fhType: 'heterozygous',
    geneTestDone: true,
    statinTolerance: 'tolerated',
    concomitant: ['C10AA05', 'C10AX09'],
    prior: [
      { atc: 'C10AX14', result: 'insufficient-effect' },
      { atc: 'C10AX09', result: 'insufficient-effect' },
      { atc: 'C10AA05', result: 'insufficient-effect', dose: 'highest-tolerable' },
    ],
    treatmentPlace: 'outside-institution',
    longTermNeed: true,
    exceptionsClaimed: [],
    submitterSpecialties: ['internal-medicine'],
    submitterAtPublicHospital: false,
    ldl: '3.7',
  };
  const subject = { kind: 'person', id: '15858001053' };
  const submitter = { kind: 'doctor', hpr: '9144900' };
  const { body } = await api.post('/v1/programmes/blaresept/applications', {
    subject,
    submitter,
    channel: 'epj',
    facts,
  });
  expect(body['outcome']).toBe('approve');
  const count = (codes: readonly string[], day: string) => countGrants(api.deps.db, codes, day);
  expect(await count(['C10AX13', 'C10AX16'], '2026-11-22')).toBe(1);
  expect(await count(['C10AX16'], '2026-11-21')).toBe(0);
  expect(await count(['C10AX13'], '2026-11-22')).toBe(0);
  expect(await count([], '2026-11-22')).toBe(0);
});
