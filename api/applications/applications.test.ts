import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedProgrammes, type TestApi, startTestApi } from '../../test-fixtures/api.ts';
import {
  aLicenceApplication,
  applyForLicence,
  licencePath,
  type Overrides,
  readCaseOver,
  shops,
} from '../../test-fixtures/licence.ts';
import { applicationSchema } from '../contract/applications.ts';
import { decisionSchema } from '../contract/decisions.ts';
import { problemSchema } from '../contract/problem.ts';
import { applications, subjects } from '../db/schema.ts';
import { loadPersons } from '../registers/load-persons.ts';

let api: TestApi;
const now = new Date('2026-11-22T09:30:00Z');
beforeAll(async () => {
  api = await startTestApi({ now: () => now });
});
afterAll(() => api.close());

let nextPlace = 1;
/** Every application is for another point of sale, unless it says otherwise. */
const apply = (overrides: Overrides = {}) =>
  applyForLicence(api, { ...overrides, facts: { pointOfSale: `4601-${nextPlace++}`, ...overrides.facts } });

async function refuse(body: unknown, headers?: Record<string, string>, path = licencePath) {
  const answer = await api.post(path, body, headers);
  return { ...answer, problem: problemSchema.parse(answer.body) };
}
const pointersOf = (errors: readonly { pointer: string; code: string }[] | undefined) =>
  (errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).toSorted();

describe('outcomes', () => {
  it('approves at once, with reasons, law, grant and what it rests on', async () => {
    const { outcome, decision } = await apply();
    expect(outcome).toBe('approve');
    expect(decision).toMatchObject({
      outcome: 'approve',
      automatic: true,
      decidedOn: '2026-11-22',
      grant: { from: '2026-11-22', to: '2030-11-21', hours: 12 },
      validFrom: '2026-11-22',
      validTo: '2030-11-21',
      figures: { fee: 180_600 },
      remedies: [],
      evaluation: { number: 1, publication: { programme: 'licence', number: 1 }, suspended: [] },
    });
    expect(decision?.reasons.map(({ code }) => code)).toEqual(['TERMS_MET']);
    expect(decision?.reasons[0]).toMatchObject({
      rule: 'terms',
      facts: { floorArea: '30.5', ageControl: 'yes' },
      legalBasis: [{ kind: 'regulation', section: '§ 3' }],
      texts: { submitter: { en: 'Granted until 21 November 2030.' } },
    });
    expect(decision?.automatedProcessing?.text.nb).toBe('Vedtaket er fattet automatisk.');
  });

  it('denies at once where the law leaves no judgment, with the remedies', async () => {
    const { outcome, decision } = await apply({ facts: { soldWithout: true } });
    expect(outcome).toBe('deny');
    expect(decision?.reasons).toMatchObject([{ code: 'SOLD_WITHOUT', legalBasis: [{ kind: 'act', section: '§ 2' }] }]);
    expect(decision?.remedies).toMatchObject([{ for: 'deny', weeks: 3, body: { nb: 'Statsforvalteren' } }]);
    expect(decision).not.toHaveProperty('grant');
  });

  it('grants less than was asked with the reason, the law and the remedy of a refusal in part', async () => {
    const { decision } = await apply({ facts: { nearSchool: true, openingHours: 10 } });
    expect(decision).toBeUndefined();
    const asked = await apply({ facts: { nearSchool: true, openingHours: 10 } });
    const opened = asked.case?.id;
    await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened}/answers`, {
      facts: { suitablePlace: true },
      reasons: { suitablePlace: 'Skolen er stengt om kvelden.' },
    });
    const made = await api.as('case-worker', 'NN1234').post(`/v1/cases/${opened}/decision`, {
      outcome: 'approve',
      grounds: 'Egnet.',
    });
    const partial = decisionSchema.parse(made.body);
    expect(partial).toMatchObject({ grant: { hours: 8 }, partial: ['hours'], remedies: [{ for: 'partial' }] });
    expect(partial.reasons.map(({ code, values }) => ({ code, values }))).toEqual([
      { code: 'TERMS_MET', values: undefined },
      { code: 'HOURS_BY_SCHOOL', values: { limit: 8 } },
    ]);
    expect(partial.reasons[1]).toMatchObject({
      legalBasis: [{ section: '§ 3' }],
      texts: { patient: { nb: 'Ved skoler er lengste åpningstid 8.' } },
    });
  });

  it('sends a recommended refusal to a case worker: value and limit are told, what is recommended is not', async () => {
    const answer = await apply({ facts: { floorArea: 19.9, weightyReasons: false } });
    expect(answer.outcome).toBe('route-to-manual');
    expect(answer.case?.reasons.map(({ code }) => code)).toEqual(['RECOMMENDED']);
    expect(answer.case?.also).toMatchObject([
      { code: 'AREA_TOO_SMALL', is: 'true', values: { limit: '20' }, facts: { floorArea: '19.9' } },
    ]);
    const text = JSON.stringify(answer);
    expect(text).not.toContain('"recommended"');
    expect(text).not.toContain('"deny"');
    const opened = await readCaseOver(api, answer.case?.id);
    expect(opened.recommended).toMatchObject({ outcome: 'deny', reasons: [{ code: 'AREA_TOO_SMALL' }] });
  });

  it('sends what lacks a fact to a case worker and names it; an unknown refusal is not told as one', async () => {
    const { case: opened } = await apply({ facts: { managerBorn: undefined } });
    expect(opened?.reasons.map(({ code }) => code)).toEqual(['MISSING_FACTS']);
    expect(opened?.missingFacts).toMatchObject([
      { pointer: '/weightyReasons', needs: 'value' },
      { pointer: '/managerBorn', needs: 'value', title: { en: "The manager's date of birth" } },
    ]);
    expect(opened?.also).toEqual([]);
    expect((await readCaseOver(api, opened?.id)).also).toMatchObject([
      { code: 'MANAGER_TOO_YOUNG', is: 'unknown' },
      { code: 'EXCEPTION_CLAIMED', is: 'unknown' },
    ]);
  });

  it('stops with the right way instead, and records it', async () => {
    const { status, headers, problem } = await refuse(aLicenceApplication({ facts: { goods: 'F100' } }));
    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(problem).toMatchObject({
      type: '/problems/stopped',
      outcome: 'stop',
      detail: 'No licence is needed: notify the municipality.',
      reasons: [{ code: 'NO_LICENCE_NEEDED', texts: { patient: { nb: expect.stringContaining('Meld fra') } } }],
      remedies: [{ for: 'stop' }],
    });
    const recorded = applicationSchema.parse((await api.get(`/v1/applications/${String(problem['id'])}`)).body);
    expect(recorded).toMatchObject({ outcome: 'stop', decisions: [], stopped: [{ code: 'NO_LICENCE_NEEDED' }] });
  });

  it('makes a case of a stop that is contested', async () => {
    const { outcome, case: opened } = await apply({ facts: { goods: 'F100' }, proceedDespiteStop: true });
    expect(outcome).toBe('route-to-manual');
    expect(opened?.reasons.map(({ code }) => code)).toEqual(['STOP_CONTESTED']);
    expect(opened?.also).toMatchObject([{ code: 'NO_LICENCE_NEEDED', is: 'true' }]);
  });

  it('answers an event for which nothing is due with 200, and records it', async () => {
    const body = aLicenceApplication({ submitter: { kind: 'system' }, facts: { ageControl: undefined } });
    const { status, body: answer } = await api.post(licencePath, body);
    expect(status).toBe(200);
    expect(answer).toEqual({ id: expect.any(String), outcome: 'not-due', figures: { fee: 180_600 } });
    const recorded = applicationSchema.parse((await api.get(`/v1/applications/${String(answer['id'])}`)).body);
    expect(recorded).toMatchObject({ outcome: 'not-due', startedBy: 'event', decisions: [] });
  });

  it('makes one grant and one case of two applications for one right at the same time', async () => {
    const facts = { pointOfSale: '4601-900' };
    const answers = await Promise.all([1, 2].map(() => applyForLicence(api, { shop: shops[1], facts })));
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['approve', 'route-to-manual']);
    const granted = answers.find(({ decision }) => decision)?.decision;
    const opened = answers.find((answer) => answer.case)?.case;
    expect(opened?.reasons).toMatchObject([{ code: 'OVERLAPPING_GRANT', values: { decision: granted?.id } }]);
    expect(await readCaseOver(api, opened?.id)).toMatchObject({
      evaluated: 'approve',
      recommended: { outcome: 'approve', grant: { pointOfSale: '4601-900' } },
    });
  });

  it('of one subject at the same time never wait for each other in a circle', async () => {
    const began = performance.now();
    const places = Array.from({ length: 40 }, (_, place) => `4699-${place + 1}`);
    const answers = await Promise.all(
      places.map((pointOfSale) => applyForLicence(api, { shop: shops[3], facts: { pointOfSale } })),
    );
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['approve']));
    // PostgreSQL notices a deadlock after a second: some of forty would cost many.
    expect(performance.now() - began).toBeLessThan(6_000);
  });

  it('grants the same right to another subject, and another right to the same', async () => {
    const first = await apply({ facts: { pointOfSale: '4601-901' } });
    const other = await apply({ shop: shops[2], facts: { pointOfSale: '4601-901' } });
    expect([first.outcome, other.outcome]).toEqual(['approve', 'approve']);
  });
});

describe('dates', () => {
  it('are the day in Norway when the request began, and a paper application has its own', async () => {
    const late = await startTestApi({ now: () => new Date('2026-12-31T23:30:00Z') });
    try {
      const atNight = await applyForLicence(late);
      expect(atNight.decision).toMatchObject({ decidedOn: '2027-01-01', grant: { from: '2027-01-01' } });
      const submitter = { kind: 'case-worker' };
      const onPaper = { pointOfSale: '4601-2', appliedOn: '2026-12-01' };
      const paper = await applyForLicence(late, { submitter, facts: onPaper });
      expect(paper.decision?.grant).toMatchObject({ from: '2026-12-01' });
      const { body } = await late.get(`/v1/applications/${paper.id}`);
      expect(body).toMatchObject({ appliedOn: '2026-12-01', receivedOn: '2027-01-01' });
      const future = { pointOfSale: '4601-3', appliedOn: '2027-01-02' };
      const refused = await late.post(licencePath, aLicenceApplication({ submitter, facts: future }));
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/facts/appliedOn', code: 'OUT_OF_RANGE' }] },
      });
    } finally {
      await late.close();
    }
  });
});

describe('the record', () => {
  it('gives what was answered', async () => {
    const approved = await apply();
    expect((await api.get(`/v1/decisions/${approved.decision?.id}`)).body).toEqual(approved.decision);
    const { body } = await api.get(`/v1/applications/${approved.id}`);
    const record = applicationSchema.parse(body);
    expect(record).toMatchObject({
      outcome: 'approve',
      decision: approved.decision,
      submitter: { kind: 'organisation', authenticated: false },
      facts: { floorArea: '30.5', managerBorn: '1990-01-01', startedBy: 'application', decidedOn: '2026-11-22' },
      evaluations: [{ number: 1, cause: 'received' }],
    });
    const routed = await apply({ facts: { managerBorn: undefined } });
    const waiting = applicationSchema.parse((await api.get(`/v1/applications/${routed.id}`)).body);
    expect(waiting).toMatchObject({ outcome: 'route-to-manual', case: routed.case });
  });

  it('is kept to itself: no answer is stored on the way, and none is found by guessing', async () => {
    const { headers } = await api.post(licencePath, aLicenceApplication({ facts: { pointOfSale: '4601-950' } }));
    expect(headers.get('cache-control')).toBe('no-store');
    for (const id of ['nobody', '01a20105-bf7c-7ba3-8baf-09ce1ed82656', '%00', '%2e%2e'])
      expect((await api.get(`/v1/applications/${id}`)).status).toBe(404);
  });
});

describe('what is wrong', () => {
  it('is told all at once, with pointers', async () => {
    const { status, problem } = await refuse({
      subject: { kind: 'organisation', id: '310000018' },
      submitter: { kind: 'doctor', hpr: '0', unit: 'x' },
      channel: 'Web!',
      facts: {
        floorArea: 'big',
        openingHours: 25,
        nowhere: 1,
        decidedOn: '2026-01-01',
        hearingHeld: true,
        nearSchool: null,
      },
      extra: true,
    });
    expect(status).toBe(422);
    expect(problem.type).toBe('/problems/invalid-request');
    expect(pointersOf(problem.errors)).toEqual([
      '/channel NOT_ALLOWED_VALUE',
      '/extra UNDECLARED_MEMBER',
      '/subject/id NOT_AN_ORGANISATION_NUMBER',
      '/submitter/hpr NOT_ALLOWED_VALUE',
      '/submitter/unit UNDECLARED_MEMBER',
    ]);
    const facts = await refuse(
      aLicenceApplication({
        shop: '310000018',
        submitter: { kind: 'organisation' },
        facts: {
          floorArea: 'big',
          goods: 'T21000',
          openingHours: 25,
          nowhere: 1,
          decidedOn: '2026-01-01',
          adultOn: '2026-01-01',
          hearingHeld: true,
          nearSchool: null,
          managerBorn: '2026-02-30',
        },
      }),
    );
    expect(pointersOf(facts.problem.errors)).toEqual([
      '/facts/adultOn DERIVED_FACT',
      '/facts/decidedOn NOT_STATED_BY_SUBMITTER',
      '/facts/floorArea WRONG_TYPE',
      '/facts/goods NOT_A_CODE',
      '/facts/hearingHeld NOT_STATED_BY_SUBMITTER',
      '/facts/managerBorn IMPOSSIBLE_DATE',
      '/facts/nearSchool NONE_NOT_ALLOWED',
      '/facts/nowhere UNDECLARED_FACT',
      '/facts/openingHours OUT_OF_RANGE',
      '/subject/id NOT_AN_ORGANISATION_NUMBER',
    ]);
  });

  it.each([
    [
      'a person where the programme is about organisations',
      { subject: { kind: 'person', id: '15838010080' } },
      '/subject/kind NOT_ALLOWED_VALUE',
    ],
    ['too many digits', { facts: { floorArea: '20.05' } }, '/facts/floorArea TOO_MANY_DIGITS'],
    ['a huge number', { facts: { openingHours: 12345678901234567890n } }, '/facts/openingHours WRONG_TYPE'],
    [
      'an identity number where none is asked for',
      { facts: { pointOfSale: '4601-1', goods: '15838010080' } },
      '/facts/goods IDENTITY_NOT_ALLOWED_HERE',
    ],
    ['a real person in a fact', { facts: { manager: '01010112377' } }, '/facts/manager NOT_SYNTHETIC'],
  ])('%s', async (_, overrides, expected) => {
    const body = JSON.stringify(aLicenceApplication(overrides as Overrides), (__, value: unknown) =>
      typeof value === 'bigint' ? `big:${value}` : value,
    ).replace(/"big:(\d+)"/, '$1');
    const response = await api.fetch(licencePath, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
    });
    const problem = problemSchema.parse(await response.json());
    expect(response.status).toBe(422);
    expect(pointersOf(problem.errors)).toContain(expected);
    expect(JSON.stringify(problem)).not.toMatch(/\d{11}/);
  });

  it('both facts of a broken constraint are named', async () => {
    const { problem } = await refuse(aLicenceApplication({ facts: { openingHours: 22, nearSchool: true } }));
    expect(pointersOf(problem.errors)).toEqual([
      '/facts/nearSchool CONSTRAINT_BROKEN',
      '/facts/openingHours CONSTRAINT_BROKEN',
    ]);
  });

  it('nothing of it is recorded, and its key can be used again', async () => {
    const key = { 'idempotency-key': '"after-a-mistake"' };
    const facts = { pointOfSale: '4601-960' };
    const wrong = await api.post(licencePath, aLicenceApplication({ facts: { ...facts, floorArea: 'x' } }), key);
    const right = await api.post(licencePath, aLicenceApplication({ facts }), key);
    expect([wrong.status, right.status]).toEqual([422, 201]);
  });

  it('an unknown programme is a 404, also with a wrong body', async () => {
    expect((await refuse({}, {}, '/v1/programmes/nothing/applications')).status).toBe(404);
    expect((await refuse(aLicenceApplication(), {}, '/v1/programmes/Nothing%2F/applications')).status).toBe(404);
    expect((await refuse(aLicenceApplication(), {}, '/v1/programmes/nothing/applications')).status).toBe(404);
  });

  it.each([['constructor'], ['__proto__'], ['toString'], ['hasOwnProperty'], ['']])(
    'a fact by the name %o is undeclared',
    async (name) => {
      const text = JSON.stringify(aLicenceApplication()).replace('"facts":{', `"facts":{${JSON.stringify(name)}:1,`);
      const response = await api.fetch(licencePath, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
      });
      expect(response.status).toBe(422);
      const { errors } = problemSchema.parse(await response.json());
      expect(pointersOf(errors)).toEqual([`/facts/${name} UNDECLARED_FACT`]);
    },
  );
});

describe('a register that does not answer', () => {
  it('is a 503 with Retry-After: nothing is decided and nothing recorded, and the key is free', async () => {
    const own = await startTestApi({ rulesetsDir: shippedProgrammes, persons: [] });
    try {
      const body = {
        subject: { kind: 'person', id: '15838010080' },
        submitter: { kind: 'patient' },
        channel: 'web',
        facts: { capYear: 2026, capKind: 'joint', unregisteredFees: 'no' },
      };
      const headers = { 'idempotency-key': '"later"' };
      const address = '/v1/programmes/frikort/applications';
      const refused = await own.post(address, body, headers);
      expect(refused).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
      for (const table of [applications, subjects])
        expect(await own.deps.db.select({ rows: count() }).from(table)).toEqual([{ rows: 0 }]);
      await loadPersons(own.deps, [{ id: '15838010080', facts: { birthDate: '1980-03-15' } }]);
      expect((await own.post(address, body, headers)).status).toBe(201);
    } finally {
      await own.close();
    }
  });
});

describe('a problem type', () => {
  it('says what it is at its own address', async () => {
    expect(await api.get('/problems/stopped')).toMatchObject({
      status: 200,
      body: { type: '/problems/stopped', status: 422 },
    });
    expect((await api.get('/problems/toString')).status).toBe(404);
  });
});

describe('who may state what', () => {
  it('a case worker writes down what others say on paper; a system confirms nothing', async () => {
    const paper = await apply({ submitter: { kind: 'case-worker' }, facts: { hearingHeld: true } });
    expect(paper.outcome).toBe('approve');
    const { problem } = await refuse(aLicenceApplication({ submitter: { kind: 'system' } }));
    expect(pointersOf(problem.errors)).toEqual(['/facts/ageControl NOT_STATED_BY_SUBMITTER']);
    const doctor = await refuse(aLicenceApplication({ submitter: { kind: 'doctor' } }));
    expect(doctor.problem.errors).toHaveLength(Object.keys(aLicenceApplication().facts).length);
  });
});
