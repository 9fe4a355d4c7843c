import * as fs from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { type Connection, connect } from '../db/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { migrate } from '../db/migrate.ts';
import type { Log } from '../deps.ts';
import { databaseCode } from '../problem.ts';
import type { Settings } from './settings.ts';
import { startUpFailure } from './start-up-failure.ts';

export type OpenDatabase = Connection & { readonly where: string };
type Callbacks = {
  readonly say: (line: string) => void;
  readonly log: Log;
  readonly onGone: (message: string) => void;
};

/**
 * The database, up to date: the one that DATABASE_URL names, or the embedded one. A command beside a running server
 * joins the embedded one that it runs; a second server does not.
 */
export async function openDatabase(
  settings: Settings,
  callbacks: Callbacks,
  ifRunning: 'refuse' | 'join' = 'refuse',
): Promise<OpenDatabase> {
  const { databaseUrl } = settings;
  const embedded = databaseUrl === undefined ? await embed(settings, callbacks, ifRunning) : undefined;
  const connectionString = embedded?.connectionString ?? databaseUrl ?? '';
  const where = embedded ? embedded.dataPath : withoutPassword(connectionString);
  const connection = open(connectionString, callbacks.log);
  const close = async () => {
    await connection?.close();
    await embedded?.stop();
  };
  try {
    if (!connection)
      throw startUpFailure('DATABASE_URL cannot be read; write postgresql://user:password@host:5432/name');
    await checkVersion(connection);
    await migrate(connection.pool);
    return { ...connection, where, close };
  } catch (error) {
    await close();
    throw describe(error, where);
  }
}

async function embed(
  { dataDir }: Settings,
  { say, onGone }: Callbacks,
  ifRunning: 'refuse' | 'join',
): Promise<EmbeddedPostgres> {
  const addressFile = path.join(dataDir, 'database-url');
  try {
    const started = await startEmbeddedPostgres({ dataDir, log: say, onUnexpectedExit: onGone });
    fs.writeFileSync(addressFile, started.connectionString, { mode: 0o600 });
    return started;
  } catch (error) {
    const isRunning = error instanceof Error && 'code' in error && error.code === 'EMBEDDED_POSTGRES_RUNNING';
    if (!isRunning || ifRunning === 'refuse' || !fs.existsSync(addressFile)) throw error;
    const connectionString = fs.readFileSync(addressFile, 'utf8');
    return { connectionString, dataPath: dataDir, stop: () => Promise.resolve() };
  }
}

function open(connectionString: string, log: Log): Connection | undefined {
  try {
    return connect({ connectionString, onIdleError: (code) => log('warn', 'idle-connection-broke', { code }) });
  } catch {
    return undefined;
  }
}

async function checkVersion({ db }: Connection): Promise<void> {
  const { rows } = await db.execute<{ version: string }>(sql`select current_setting('server_version_num') as version`);
  const version = Number(rows[0]?.version);
  if (version < 150_000)
    throw startUpFailure(`the database is PostgreSQL ${Math.floor(version / 10_000)}; 15 or later is needed`);
}

function describe(error: unknown, where: string): unknown {
  const code = databaseCode(error);
  if (code === undefined || (error instanceof Error && 'startUp' in error)) return error;
  return startUpFailure(`cannot use the database ${where} (${reasons[code] ?? code}); check DATABASE_URL`);
}

const reasons: { readonly [code: string]: string } = {
  CONNECTION: 'no answer',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no such host',
  ENOENT: 'no such socket',
  ETIMEDOUT: 'no answer',
  '28P01': 'wrong user or password',
  '28000': 'access refused',
  '3D000': 'no such database',
  '42501': 'this user may not make tables or the extension btree_gist',
  '53300': 'too many connections',
  '57P03': 'it is starting or stopping',
};

function withoutPassword(connectionString: string): string {
  try {
    const { hostname, port, pathname } = new URL(connectionString);
    return `${hostname || 'localhost'}${port && `:${port}`}${pathname}`;
  } catch {
    return 'named by DATABASE_URL';
  }
}
