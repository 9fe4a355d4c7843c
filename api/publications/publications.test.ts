import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { createTestDatabase, type TestDatabase } from '../../test-fixtures/postgres.ts';
import { copyRulesets, type RulesetsFolder } from '../../test-fixtures/ruleset-folders.ts';
import { sha256 } from '../canonical-json.ts';
import { type Connection, connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { publications } from '../db/schema.ts';
import { publishRulesets, readRulesets } from './publish-rulesets.ts';
import { releaseRulesets } from './release-rulesets.ts';
import { hashOfRules } from './rules-hash.ts';
import { parseRulesetFolder, readRulesetFolder } from './ruleset-folder.ts';

const ruleset = 'licence/ruleset.json';
let rulesets: RulesetsFolder;
beforeEach(() => (rulesets = copyRulesets()));
afterEach(() => rulesets.remove());

function hashes(): { sha256: string; rules: string } {
  const read = readRulesetFolder(rulesets.folder('licence'));
  if (!read.ok) throw new Error(read.problems[0]?.code);
  const parsed = parseRulesetFolder(read.folder);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  return { sha256: read.folder.sha256, rules: hashOfRules(parsed.document) };
}

const release = (...programmes: string[]) => releaseRulesets(rulesets.path, { programmes });

describe('hashes', () => {
  test('neither space nor the split over files changes a hash', () => {
    const before = hashes();
    const { facts, texts, ...rest } = rulesets.read(ruleset) as Record<string, unknown>;
    rulesets.write(ruleset, JSON.stringify({ ...rest, facts, texts }));
    const joined = hashes();
    rulesets.write(ruleset, rest);
    rulesets.write('licence/parts/20-texts.json', { texts });
    rulesets.write('licence/parts/10-facts.json', { $schema: '../../ruleset.schema.json', facts });
    expect(hashes()).toEqual(joined);
    expect(joined.rules).toBe(before.rules);
  });

  test('the order of what is declared changes both, for it has meaning', () => {
    const before = hashes();
    rulesets.edit(ruleset, (document) => {
      document['facts'] = Object.fromEntries(Object.entries(document['facts'] as object).toReversed()) as never;
    });
    const after = hashes();
    expect(after.sha256).not.toBe(before.sha256);
    expect(after.rules).not.toBe(before.rules);
  });

  test('a change of words changes the hash of the whole and not that of the rules', () => {
    const before = hashes();
    rulesets.edit(ruleset, (document) => {
      document['title'] = { nb: 'Et annet navn' } as never;
      document['facts']!['floorArea']!['help'] = { nb: 'Uten lager' } as never;
      const [section] = Object.values(document['sections']!);
      section!['legalBasis']![0]!['note'] = 'sett på nytt' as never;
    });
    const after = hashes();
    expect(after.sha256).not.toBe(before.sha256);
    expect(after.rules).toBe(before.rules);
  });

  test.each<[string, (document: never) => void]>([
    [
      'a limit',
      (document: Record<string, never>) =>
        (document['parameters']!['smallestArea']!['versions']![0]!['content'] = '20.1' as never),
    ],
    ['a name', (document: Record<string, never>) => (document['facts']!['title'] = document['facts']!['nearSchool']!)],
    [
      'a source',
      (document: Record<string, never>) => (document['facts']!['nearSchool']!['source'] = 'system' as never),
    ],
    [
      'an allowed value',
      (document: Record<string, never>) => (document['facts']!['openingHours']!['max'] = 23 as never),
    ],
  ])('a change of %s changes both', (_what, change) => {
    const before = hashes();
    rulesets.edit(ruleset, (document) => change(document as never));
    const after = hashes();
    expect(after.sha256).not.toBe(before.sha256);
    expect(after.rules).not.toBe(before.rules);
  });
});

describe('publishing at start-up', () => {
  let database: TestDatabase;
  let connection: Connection;
  const now = new Date('2026-11-22T10:00:00Z');
  const publish = () => publishRulesets(connection.db, readRulesets(rulesets.path), { now, edited: 'leave' });
  const register = () =>
    connection.db.select({ number: publications.number, sha256: publications.sha256 }).from(publications);

  beforeEach(async () => {
    database = await createTestDatabase();
    connection = connect({ connectionString: database.connectionString, maxConnections: 4 });
    await migrate(connection.pool);
  });
  afterEach(async () => {
    await connection.close();
    await database.drop();
  });

  test('a release is published once, also by two servers at the same time', async () => {
    expect(release().ok).toBe(true);
    const [one, other] = await Promise.all([publish(), publish()]);
    expect([...one.published, ...other.published]).toEqual([{ programme: 'licence', number: 1 }]);
    expect((await publish()).published).toEqual([]);
    expect(await register()).toEqual([{ number: 1, sha256: hashes().sha256 }]);
    const [row] = await connection.db.select().from(publications);
    expect(sha256(row!.source)).toBe(row!.sha256);
    expect(row!.rulesSha256).toBe(hashes().rules);
  });

  test('the document is kept in the order it was written, in which its facts are asked for', async () => {
    release();
    await publish();
    const [row] = await connection.db.select().from(publications);
    const factsIn = (document: unknown) => Object.keys((document as { facts: object }).facts);
    const written = factsIn(rulesets.read(ruleset));
    expect(factsIn(JSON.parse(row!.source))).toEqual(written);
    expect(written).not.toEqual(written.toSorted());
  });

  test('what was never released, or edited since, is named and left', async () => {
    expect((await publish()).left).toEqual([expect.stringContaining('never been released')]);
    release();
    rulesets.edit(ruleset, (document) => (document['title'] = { nb: 'Endret' } as never));
    const { published, left } = await publish();
    expect(published).toEqual([]);
    expect(left).toEqual([expect.stringMatching(/edited since its release 1 .*npm run rules:release -- licence/)]);
    expect(await register()).toEqual([]);
  });

  test('an edited folder is released under the next number; the earlier publication stays', async () => {
    release();
    await publish();
    const first = hashes().sha256;
    rulesets.edit(ruleset, (document) => (document['title'] = { nb: 'Endret' } as never));
    expect(release().lines).toEqual([expect.stringContaining('publication 2')]);
    expect((await publish()).published).toEqual([{ programme: 'licence', number: 2 }]);
    expect(await register()).toEqual([
      { number: 1, sha256: first },
      { number: 2, sha256: hashes().sha256 },
    ]);
  });

  test('a number that is something else in the register stops the start with the command that helps', async () => {
    release();
    await publish();
    rulesets.edit(ruleset, (document) => (document['title'] = { nb: 'Endret' } as never));
    releaseRulesets(rulesets.path, { programmes: ['licence'], number: 1 });
    await expect(publish()).rejects.toThrow(/npm run rules:release -- licence --number 2/);
    expect(releaseRulesets(rulesets.path, { programmes: ['licence'], number: 2 }).ok).toBe(true);
    expect((await publish()).published).toEqual([{ programme: 'licence', number: 2 }]);
  });

  test('a broken folder stops the start and nothing is published, not even the others', async () => {
    release();
    rulesets.write('broken/ruleset.json', { format: 1, programme: 'broken' });
    await expect(async () => publish()).rejects.toThrow(/^broken ruleset: .*broken: MISSING_KEY.* \(and \d+ more\)$/);
    rulesets.write('broken/ruleset.json', '{"format": 1,');
    await expect(async () => publish()).rejects.toThrow(/broken.*MALFORMED_JSON/);
    expect(await register()).toEqual([]);
  });

  test('a publication is never changed and never removed', async () => {
    release();
    await publish();
    const refused = 'Failed query';
    await expect(connection.db.update(publications).set({ source: '{}' })).rejects.toThrow(refused);
    await expect(connection.db.delete(publications)).rejects.toThrow(refused);
    await expect(connection.db.execute(sql`truncate ${publications} cascade`)).rejects.toThrow(refused);
    expect(await register()).toHaveLength(1);
  });
});

describe('releasing', () => {
  test('writes nothing when a folder is broken, unknown, or a test case fails', () => {
    rulesets.write('licence/cases/1.json', {
      cases: [
        {
          id: 'wrong',
          title: 'Venter noe annet',
          facts: { decidedOn: '2026-01-01' },
          expect: { outcome: 'deny', reasons: [] },
        },
      ],
    });
    expect(release()).toEqual({ ok: false, lines: [expect.stringContaining('the test case wrong fails')] });
    expect(release('unknown').ok).toBe(false);
    expect(readRulesetFolder(rulesets.folder('licence'))).toMatchObject({ ok: true, folder: { released: undefined } });
  });

  test('is a command', () => {
    const command = path.join(import.meta.dirname, '../cli/release-rulesets.ts');
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [command, ...args], {
        env: { ...process.env, RULESETS_DIR: rulesets.path },
        encoding: 'utf8',
      });
    expect(run('licence', '--number', '3')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^licence: publication 3, /),
    });
    expect(run('unknown')).toMatchObject({ status: 1 });
  });

  test('leaves what is released as it is', () => {
    release();
    expect(release()).toEqual({ ok: true, lines: ['licence: publication 1, unchanged'] });
  });
});

describe('over HTTP', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startTestApi()));
  afterAll(() => api.close());

  test('lists programmes and publications', async () => {
    const { body } = await api.get('/v1/programmes');
    const publication = {
      number: 1,
      sha256: hashes().sha256,
      rulesSha256: hashes().rules,
      publishedAt: expect.any(String),
    };
    expect(body).toMatchObject({
      programmes: [{ programme: 'licence', title: { nb: expect.any(String) }, publication }],
    });
    expect((await api.get('/v1/programmes/licence/publications')).body).toEqual({ publications: [publication] });
  });

  test('shows facts with their words', async () => {
    const { body, headers } = await api.get('/v1/programmes/licence');
    expect(headers.get('etag')).toBe(`"${hashes().sha256}"`);
    expect(body['facts']).toContainEqual({
      name: 'floorArea',
      title: { nb: 'Gulvflate', nn: 'Golvflate', en: 'Floor area' },
      type: { kind: 'decimal', scale: 1 },
      unit: 'm²',
      min: '0.1',
      max: '9999.9',
      noneAllowed: false,
      source: 'organisation',
      identifying: 'none',
      curable: 'no',
    });
  });

  test('gives a document under its hash, and 304 to who has it', async () => {
    const response = await api.fetch('/v1/programmes/licence/publications/1');
    const etag = response.headers.get('etag')!;
    expect(`"${sha256(await response.text())}"`).toBe(etag);
    expect(response.headers.get('cache-control')).toContain('immutable');
    const again = await api.fetch('/v1/programmes/licence/publications/1', {
      headers: { 'if-none-match': `W/"x", ${etag}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test.each([
    '/v1/programmes/unknown',
    '/v1/programmes/licence/publications/2',
    '/v1/programmes/licence/publications/01',
    '/v1/programmes/x/publications',
    '/v1/programmes/licence/publications/99999999999999999999',
  ])('%s is a 404', async (address) => {
    expect(await api.get(address)).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
  });

  test('a transaction sees what is published in it, and nobody else does before the commit', async () => {
    const { db, publications: register } = api.deps;
    const seen = db.transaction(async (tx) => {
      const [row] = await tx.select().from(publications).where(eq(publications.programme, 'licence'));
      await tx.insert(publications).values({ ...row!, number: 7 });
      const inside = await register.current(tx, 'licence');
      const outside = await register.current(db, 'licence');
      throw new Error(`inside ${inside?.number}, outside ${outside?.number}`);
    });
    await expect(seen).rejects.toThrow('inside 7, outside 1');
    expect(await register.byNumber(db, 'licence', 7)).toBeUndefined();
  });
});
