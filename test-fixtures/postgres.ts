/**
 * One throw-away PostgreSQL for the whole test run, started when the first test asks for it; every call of
 * `createTestDatabase` gives a new, empty database; and the rule editor, built once when asked for. This file is also
 * vitest's globalSetup.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../api/db/embedded-postgres.ts';
import { buildRuleEditor } from '../api/rule-editor/build-rule-editor.ts';

export type TestDatabase = { readonly connectionString: string; drop(): Promise<void> };

const variable = 'VEDTAK_TEST_POSTGRES_STARTER';

/** Runs once, in vitest's main process. */
export async function setup(): Promise<() => Promise<void>> {
  let dataDir: string | undefined;
  let running: Promise<EmbeddedPostgres> | undefined;
  const start = () => {
    dataDir = makeTemporaryDirectory();
    return startEmbeddedPostgres({ dataDir, disposable: true, log: () => undefined });
  };
  let building: Promise<string> | undefined;
  const starter = createServer(async ({ url }, response) => {
    // A test that runs a command does not see in time that a connection which is kept has been closed.
    response.setHeader('Connection', 'close');
    try {
      if (url === '/rule-editor') response.end(await (building ??= buildRuleEditor(() => undefined)));
      else response.end((await (running ??= start())).connectionString);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve));
  const address = starter.address();
  process.env[variable] = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  return async () => {
    starter.closeAllConnections();
    starter.close();
    await (await running?.catch(() => undefined))?.stop();
    if (dataDir) fs.rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A folder under the system's temporary folder that every user can pass, as PostgreSQL under root needs. */
export function makeTemporaryDirectory(): string {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'vedtak-test-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

async function askStarter(path: string): Promise<string> {
  const starter = process.env[variable];
  if (!starter) throw new Error('this runs under vitest only');
  const response = await fetch(`${starter}${path}`);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}

/** Folder of the rule editor, built once for the whole run. */
export const builtRuleEditor = (): Promise<string> => askStarter('/rule-editor');

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await askStarter('/');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server.replace('@/', '@localhost/'));
  url.pathname = `/${name}`;
  await execute(server, `create database ${name}`);
  return {
    connectionString: url.href.replace('@localhost/', '@/'),
    drop: () => execute(server, `drop database if exists ${name} with (force)`),
  };
}

async function execute(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
