import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { copyRulesets, type RulesetsFolder } from '../../test-fixtures/ruleset-folders.ts';
import { publicationTests } from '../db/schema.ts';
import { publishRulesets, readRulesets } from './publish-rulesets.ts';

const address = '/v1/programmes/licence/publications/1/content';
const aCase = (id: string) => ({
  id,
  title: 'Ingenting er kjent',
  facts: { decidedOn: '2026-01-01', floorArea: 20.5 },
  expect: { outcome: 'route-to-manual', reasons: [] },
});

let rulesets: RulesetsFolder;
let api: TestApi;
const start = async () => (api = await startTestApi({ rulesetsDir: rulesets.path }));
const startAgain = () =>
  publishRulesets(api.deps.db, readRulesets(rulesets.path), { now: api.deps.now(), edited: 'publish' });
beforeEach(() => (rulesets = copyRulesets()));
afterEach(async () => {
  await api.close();
  rulesets.remove();
});

describe('the content of a publication', () => {
  test('is source, test cases and demands, in the order written', async () => {
    rulesets.write('licence/cases/2.json', { cases: [aCase('second')] });
    rulesets.write('licence/cases/1.json', { cases: [aCase('first')] });
    rulesets.write('licence/demands.json', { demands: [{ id: 'never', title: 'Aldri', pattern: 'x' }] });
    await start();
    const text = await (await api.fetch(address)).text();
    const { source, cases, demands, sha256 } = JSON.parse(text) as Record<string, unknown>;
    const { body, headers } = await api.get('/v1/programmes/licence/publications/1');
    expect(JSON.stringify(source)).toBe(JSON.stringify(body));
    expect(headers.get('etag')).toBe(`"${String(sha256)}"`);
    expect(cases).toEqual(
      [aCase('first'), aCase('second')].map((one) => ({ ...one, facts: { ...one.facts, floorArea: '20.5' } })),
    );
    expect(demands).toEqual([{ id: 'never', title: 'Aldri', pattern: 'x' }]);
  });

  test('is compressed for who asks, and known again by its tag', async () => {
    await start();
    const compressed = await api.fetch(address, { headers: { 'accept-encoding': 'gzip' } });
    expect(compressed.headers.get('content-encoding')).toBe('gzip');
    const plain = compressed.body!.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(plain).json()).toEqual(JSON.parse(await (await api.fetch(address)).text()));
    const again = await api.fetch(address, { headers: { 'if-none-match': compressed.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });

  test('is not sent to who has it', async () => {
    await start();
    const { headers } = await api.get(address);
    const response = await api.fetch(address, { headers: { 'if-none-match': headers.get('etag')! } });
    expect([response.status, await response.text()]).toEqual([304, '']);
    expect((await api.get('/v1/programmes/licence/publications/2/content')).status).toBe(404);
  });

  test('a folder that has more test cases of what is published adds them; the earlier stay in the record', async () => {
    await start();
    expect(await api.deps.testCases('licence', 1)).toEqual([]);
    rulesets.write('licence/cases/1.json', { cases: [aCase('first')] });
    await startAgain();
    await startAgain();
    rulesets.write('licence/cases/1.json', { cases: [aCase('first'), aCase('second')] });
    await startAgain();
    expect((await api.deps.testCases('licence', 1)).map(({ id }) => id)).toEqual(['first', 'second']);
    expect(await api.deps.db.select({ revision: publicationTests.revision }).from(publicationTests)).toEqual([
      { revision: 1 },
      { revision: 2 },
    ]);
  });

  test('what cannot be read stops the start', async () => {
    await start();
    rulesets.write('licence/cases/1.json', { cases: [{ id: 'first' }] });
    expect(() => readRulesets(rulesets.path)).toThrow(/^broken ruleset: .*licence at \/cases~11.json/);
    rulesets.write('licence/cases/1.json', { cases: [aCase('first')] });
    rulesets.write('licence/demands.json', '{"demands": [');
    expect(() => readRulesets(rulesets.path)).toThrow(/licence at \/demands.json/);
  });
});
