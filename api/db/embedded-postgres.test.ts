import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, makeTemporaryDirectory } from '../../test-fixtures/postgres.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function makeDataDir(name = 'data'): string {
  const folder = makeTemporaryDirectory();
  folders.push(folder);
  return path.join(folder, name);
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  servers.push(server);
  return server;
}

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test('keeps its data over a restart', async () => {
  const dataDir = makeDataDir('a folder, with "signs"');
  const first = await start(dataDir);
  await query(first.connectionString, 'create table t as select 42 as answer');
  await first.stop();
  await expect(query(first.connectionString, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);
  const second = await start(dataDir);
  expect(await query(second.connectionString, 'select answer from t')).toEqual([42]);
});

describe('a running server', () => {
  const folder = makeTemporaryDirectory();
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  });

  afterAll(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('is durable, in UTC and UTF-8, has btree_gist, and does not listen on the network', async () => {
    const { connectionString } = server;
    expect(await query(connectionString, 'show fsync')).toEqual(['on']);
    expect(await query(connectionString, 'show synchronous_commit')).toEqual(['on']);
    expect(await query(connectionString, 'show timezone')).toEqual(['UTC']);
    expect(await query(connectionString, 'show server_encoding')).toEqual(['UTF8']);
    expect(await query(connectionString, 'show listen_addresses')).toEqual([
      process.platform === 'win32' ? '127.0.0.1' : '',
    ]);
    await query(connectionString, 'create extension btree_gist');
  });

  test('refuses a second one on the same data', async () => {
    await expect(start(folder)).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_RUNNING' });
    expect(await query(server.connectionString, 'select 1')).toEqual([1]);
  });

  test.skipIf(process.platform === 'win32')('lives in a process group of its own', () => {
    const pid = Number(fs.readFileSync(path.join(server.dataPath, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // A process group with its pid as number exists only when it leads one.
    expect(isAlive(-pid)).toBe(true);
  });
});

test('two first starts at once: one wins, the other is refused', async () => {
  const dataDir = makeDataDir();
  const results = await Promise.allSettled([start(dataDir), start(dataDir)]);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason }) => (reason as { code?: string }).code)).toEqual(['EMBEDDED_POSTGRES_RUNNING']);
});

test('takes a path too long for a socket', async () => {
  const { connectionString } = await start(makeDataDir('x'.repeat(120)));
  expect(await query(connectionString, 'select 1')).toEqual([1]);
});

test('a process id in the pid file that is something else by now does not stop the start', async () => {
  const dataDir = makeDataDir();
  const first = await start(dataDir);
  const pidFile = path.join(first.dataPath, 'postmaster.pid');
  const before = fs.readFileSync(pidFile, 'utf8');
  await first.stop();
  fs.writeFileSync(pidFile, before.replace(/^\d+/, String(process.ppid)));
  const second = await start(dataDir);
  expect(await query(second.connectionString, 'select 1')).toEqual([1]);
});

/** Starts PostgreSQL from another Node.js process and returns that process and the server's pid. */
async function startElsewhere(dataDir: string) {
  const module = path.join(import.meta.dirname, 'embedded-postgres.ts');
  const code = `
    const { startEmbeddedPostgres } = await import(process.argv[1]);
    const server = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => undefined });
    console.log(JSON.stringify(server));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, module, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  const { connectionString, dataPath } = JSON.parse(ready) as EmbeddedPostgres;
  const pid = Number(fs.readFileSync(path.join(dataPath, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { child, connectionString, pid };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('does not stay behind when its owner is killed, and the next start works', async () => {
  const dataDir = makeDataDir();
  const former = await startElsewhere(dataDir);
  await query(former.connectionString, 'create table t as select 42 as answer');
  former.child.kill('SIGKILL');
  await expect.poll(() => isAlive(former.pid), { timeout: 5_000 }).toBe(false);
  const next = await start(dataDir);
  expect(await query(next.connectionString, 'select answer from t')).toEqual([42]);
});

test('an immediate start after a kill takes over', async () => {
  const dataDir = makeDataDir();
  const former = await startElsewhere(dataDir);
  await query(former.connectionString, 'create table t as select 42 as answer');
  former.child.kill('SIGKILL');
  await new Promise((resolve) => former.child.once('exit', resolve));
  const next = await start(dataDir);
  expect(await query(next.connectionString, 'select answer from t')).toEqual([42]);
});

test('each test database is new', async () => {
  const one = await createTestDatabase();
  const two = await createTestDatabase();
  await query(one.connectionString, 'create table t (n int)');
  expect(await query(two.connectionString, `select to_regclass('t')`)).toEqual([null]);
  await one.drop();
  await two.drop();
  await expect(query(one.connectionString, 'select 1')).rejects.toThrow('does not exist');
});
