import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, startTestApi, testProgrammes } from '../test-fixtures/api.ts';
import { aLicenceApplication, shops } from '../test-fixtures/licence.ts';
import { makeTemporaryDirectory } from '../test-fixtures/postgres.ts';
import { applicationAnswerSchema } from './contract/applications.ts';
import { decisionSchema } from './contract/decisions.ts';
import { grantLookupResponseSchema } from './contract/lookups.ts';

/** A municipality writes a programme of its own: a folder of JSON files, somewhere on a disk. */
const rulesetsDir = makeTemporaryDirectory();
const programme = 'fairground-stall';
let api: TestApi;
beforeAll(async () => {
  const folder = path.join(rulesetsDir, programme);
  const source = fs.readFileSync(path.join(testProgrammes, 'licence', 'ruleset.json'), 'utf8');
  const { facts, texts, ...rest } = JSON.parse(source) as Record<string, unknown>;
  fs.mkdirSync(path.join(folder, 'parts'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'ruleset.json'), JSON.stringify({ ...rest, programme }));
  fs.writeFileSync(path.join(folder, 'parts', '10-facts.json'), JSON.stringify({ facts }));
  fs.writeFileSync(path.join(folder, 'parts', '20-texts.json'), JSON.stringify({ texts }));
  api = await startTestApi({ rulesetsDir, now: () => new Date('2026-11-22T09:00:00Z') });
});
afterAll(async () => {
  await api.close();
  fs.rmSync(rulesetsDir, { recursive: true, force: true });
});

it('a folder is enough to publish, decide, send to a person and look up over HTTP', async () => {
  const { body: published } = await api.get(`/v1/programmes/${programme}`);
  expect(published).toMatchObject({ programme, facts: { length: expect.any(Number) } });
  const apply = async (facts: object) => {
    const address = `/v1/programmes/${programme}/applications`;
    return applicationAnswerSchema.parse((await api.post(address, aLicenceApplication({ facts: { ...facts } }))).body);
  };
  const approved = await apply({ pointOfSale: '0301-1' });
  const denied = await apply({ pointOfSale: '0301-2', soldWithout: true });
  const routed = await apply({ pointOfSale: '0301-3', floorArea: '19.9', weightyReasons: false });
  expect([approved.outcome, denied.outcome, routed.outcome]).toEqual(['approve', 'deny', 'route-to-manual']);
  const grant = { pointOfSale: '0301-3', goods: 'T210', hours: 12, from: '2026-11-22', to: '2027-11-21' };
  const made = await api.as('case-worker', 'NN1234').post(`/v1/cases/${routed.case?.id}/decision`, {
    outcome: 'approve',
    grounds: 'Dispensasjon for ett år.',
    grant,
  });
  const byPerson = decisionSchema.parse(made.body);
  const lookUp = async (pointOfSale: string) => {
    const subject = { kind: 'organisation', id: shops[0] };
    const { body } = await api.post('/v1/lookups/grants', { programme, subject, scope: { pointOfSale } });
    return grantLookupResponseSchema.parse(body).grants.map(({ decision, validTo }) => ({ decision, validTo }));
  };
  expect(await lookUp('0301-1')).toEqual([{ decision: approved.decision?.id, validTo: '2030-11-21' }]);
  expect(await lookUp('0301-2')).toEqual([]);
  expect(await lookUp('0301-3')).toEqual([{ decision: byPerson.id, validTo: '2027-11-21' }]);
});
