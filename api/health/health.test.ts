import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { date, fact, integer, parameterOf, ruleset } from '../../test-fixtures/documents.ts';
import { aLicenceApplication, licencePath } from '../../test-fixtures/licence.ts';
import { findEndingParameters } from './ending-parameters.ts';

let api: TestApi;
beforeAll(async () => (api = await startTestApi()));
afterAll(() => api.close());

test('is live, and ready with what it decides by', async () => {
  expect(await api.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
  expect((await api.get('/health/ready')).body).toEqual({
    status: 'ready',
    engine: api.deps.engine.sha256,
    programmes: [{ programme: 'licence', publication: 1 }],
    parametersEnding: [],
    registersUnavailable: [],
  });
});

test('names parameters that have ended or end within 60 days, not those that never had a value', () => {
  const by = { op: 'fact' as const, name: 'decidedOn' };
  const until = (day: string) => [{ content: 1 }, { boundary: { date: day, by }, content: 'missing' as const }];
  const document = ruleset({
    facts: [fact('birthDate', date)],
    parameters: [
      parameterOf('ended', integer, until('2020-01-01')),
      parameterOf('endsOnTheLastDay', integer, until('2026-05-30')),
      parameterOf('endsLater', integer, until('2026-05-31')),
      parameterOf('never', integer, [{ content: 'missing' }]),
      parameterOf('again', integer, [...until('2020-01-01'), { boundary: { date: '2021-01-01', by }, content: 2 }]),
    ],
  });
  expect(findEndingParameters(document, '2026-03-31')).toEqual([
    { programme: 'example', parameter: 'ended', missingFrom: '2020-01-01' },
    { programme: 'example', parameter: 'endsOnTheLastDay', missingFrom: '2026-05-30' },
  ]);
});

test('counts outcomes and measures requests by their route, and holds nothing of anybody', async () => {
  const { status } = await api.post(licencePath, aLicenceApplication());
  expect(status).toBe(201);
  await api.get('/v1/applications/15838010080');
  const text = await (await api.fetch('/metrics')).text();
  expect(text).toContain('vedtak_outcomes_total{programme="licence",outcome="approve"} 1');
  expect(text).toMatch(
    /vedtak_http_request_duration_seconds_count\{[^}]*route="\/v1\/programmes\/:programme\/applications",status="201"\} 1/,
  );
  expect(text).not.toMatch(/15838010080|4601-1|310000019/);
});
