import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createTestDatabase, makeTemporaryDirectory } from '../../test-fixtures/postgres.ts';
import { copyRulesets, type RulesetsFolder } from '../../test-fixtures/ruleset-folders.ts';
import { makeKeys } from '../identity/keys.ts';
import { releaseRulesets } from '../publications/release-rulesets.ts';

type Run = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** The address, once it is ready. */
  readonly ready: Promise<string>;
  readonly ended: Promise<number | null>;
};

const runs: Run[] = [];
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const { child, ended } of runs.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

/** `npm start` without npm, on any free port. */
function start(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '..', 'server.ts')], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /ready after [\d.]+ s on (http:\S+);[\s\S]*end with Ctrl-C/.exec(output)?.[1];
      if (address) resolve(address);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${errors}`)));
  });
  ready.catch(() => undefined);
  const run = { child, output: () => output, errors: () => errors, ready, ended };
  runs.push(run);
  return run;
}

function makeFolder(): string {
  const folder = makeTemporaryDirectory();
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'data');
}

function releasedRulesets(): RulesetsFolder {
  const rulesets = copyRulesets();
  cleanups.push(() => rulesets.remove());
  releaseRulesets(rulesets.path, { programmes: [] });
  return rulesets;
}

async function testDatabase(): Promise<Record<string, string>> {
  const database = await createTestDatabase();
  cleanups.push(() => database.drop());
  const { seal, index } = makeKeys();
  return { DATABASE_URL: database.connectionString, VEDTAK_SEAL_KEYS: seal, VEDTAK_INDEX_KEY: index };
}

async function expectOneLine(run: Run, line: RegExp): Promise<void> {
  expect(await run.ended).toBe(1);
  expect(run.errors()).toMatch(line);
  expect(run.errors().trim().split('\n')).toHaveLength(1);
  expect(run.errors()).toMatch(/^vedtak: could not start: /);
}

test(
  'starts on an empty folder, says where and how, and ends cleanly; the data stay',
  { timeout: 60_000 },
  async () => {
    const rulesets = releasedRulesets();
    rulesets.write('licence/cases/1.json', {
      cases: [
        { id: 'a', title: 'Til test', facts: { decidedOn: '2026-01-01' }, expect: { outcome: 'approve', reasons: [] } },
      ],
    });
    const environment = { DATA_DIR: makeFolder(), RULESETS_DIR: rulesets.path };
    const first = start(environment);
    const address = await first.ready;
    expect(first.output()).toContain('published licence, publication 1');
    expect(first.output()).toContain(`docs: ${address}/docs`);
    expect(first.output()).toContain('only this machine may ask, because systems cannot sign in yet');

    await expect.poll(first.output).toContain('curl');
    const [, url, body] = /curl -s (\S+) -H 'Content-Type: application\/json' -d '(.*)'/.exec(first.output()) ?? [];
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(url!, { method: 'POST', headers, body: body! });
    expect([response.status, Object.keys((await response.json()) as object)]).toEqual([
      200,
      expect.arrayContaining(['outcome']),
    ]);

    const second = start(environment);
    await expectOneLine(second, /another Vedtak \(process \d+\) already uses the database/);
    expect(await (await fetch(`${address}/health/live`)).json()).toEqual({ status: 'live' });

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.output()).toMatch(/stopping …\nvedtak: stopped\n$/);
    expect(fs.existsSync(path.join(environment.DATA_DIR, 'postgres', 'postmaster.pid'))).toBe(false);

    const again = start(environment);
    const publications = await fetch(`${await again.ready}/v1/programmes/licence/publications`);
    expect(await publications.json()).toMatchObject({ publications: [{ number: 1 }] });
    expect(again.output()).not.toContain('published');
  },
);

test('a port in use: one line, and no data are made', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => taken.close());
  const { port } = taken.address() as { port: number };
  const dataDir = makeFolder();
  const run = start({ DATA_DIR: dataDir, PORT: String(port), RULESETS_DIR: releasedRulesets().path });
  await expectOneLine(run, new RegExp(`port ${port} is in use`));
  expect(fs.existsSync(dataDir)).toBe(false);
});

test('a broken ruleset: one line that names folder, place and problem, and no data are made', async () => {
  const rulesets = releasedRulesets();
  rulesets.edit('licence/ruleset.json', (document) => (document['stages'] = [] as never));
  const dataDir = makeFolder();
  const run = start({ DATA_DIR: dataDir, RULESETS_DIR: rulesets.path });
  await expectOneLine(run, /broken ruleset: \S+licence at \/stages: /);
  expect(fs.existsSync(dataDir)).toBe(false);
});

test.each([
  [{ HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0 is refused: systems cannot sign in yet/],
  [{ PORT: 'http' }, /PORT must be a number/],
  [{ DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must begin with postgresql:/],
  [
    { DATABASE_URL: 'postgresql://user:secret@127.0.0.1:1/x' },
    /cannot use the database 127\.0\.0\.1:1\/x \(nothing listens there\)/,
  ],
  [{ RULESETS_DIR: '/nowhere' }, /there is no folder \/nowhere/],
  [{ IDENTITIES: 'all' }, /IDENTITIES must be one of: synthetic, real/],
])('%o: one line', async (environment: Record<string, string>, line) => {
  const run = start({ DATA_DIR: makeFolder(), RULESETS_DIR: releasedRulesets().path, ...environment });
  await expectOneLine(run, line);
  expect(run.errors()).not.toContain('secret');
});

test("a database of one's own needs keys, and the keys that it was written with", async () => {
  const { DATABASE_URL = '', ...keys } = await testDatabase();
  const environment = { DATABASE_URL, RULESETS_DIR: releasedRulesets().path };
  await expectOneLine(start(environment), /set VEDTAK_SEAL_KEYS and VEDTAK_INDEX_KEY/);
  const first = start({ ...environment, ...keys });
  await first.ready;
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const { seal, index } = makeKeys();
  await expectOneLine(start({ ...environment, VEDTAK_SEAL_KEYS: seal, VEDTAK_INDEX_KEY: index }), /was written with/);
});

test('several servers share one database', async () => {
  const environment = { ...(await testDatabase()), RULESETS_DIR: releasedRulesets().path };
  const addresses = await Promise.all([start(environment).ready, start(environment).ready]);
  for (const address of addresses) {
    const response = await fetch(`${address}/health/ready`);
    expect(await response.json()).toMatchObject({
      status: 'ready',
      programmes: [{ programme: 'licence', publication: 1 }],
    });
  }
});

test('an edited folder is named and not used', async () => {
  const rulesets = releasedRulesets();
  const environment = { ...(await testDatabase()), RULESETS_DIR: rulesets.path };
  rulesets.edit('licence/ruleset.json', (document) => (document['title'] = { nb: 'Endret' } as never));
  const run = start(environment);
  expect(await (await fetch(`${await run.ready}/v1/programmes`)).json()).toEqual({ programmes: [] });
  expect(run.output()).toMatch(/licence has been edited since its release 1 and is not used/);
});

test('ends when its database is gone, and says so', { timeout: 60_000 }, async () => {
  const environment = { DATA_DIR: makeFolder(), RULESETS_DIR: releasedRulesets().path };
  const run = start(environment);
  await run.ready;
  const [pid] = fs.readFileSync(path.join(environment.DATA_DIR, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  expect(await run.ended).toBe(1);
  expect(run.errors()).toMatch(/^vedtak: the embedded PostgreSQL is gone: .*\n$/);
});

test('ended while it starts: ends cleanly, and starts the next time', { timeout: 180_000 }, async () => {
  const environment = { DATA_DIR: makeFolder(), RULESETS_DIR: releasedRulesets().path };
  const run = start(environment);
  await expect.poll(run.output, { timeout: 60_000 }).toContain('embedded database');
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(run.errors()).toBe('');
  await start(environment).ready;
});
