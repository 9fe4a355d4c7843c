import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema.ts';

export type Database = NodePgDatabase<typeof schema> & { readonly $client: pg.Pool };
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What reads: the database itself, or a transaction. */
export type Queryable = Database | Transaction;

export type Connection = {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

export type ConnectOptions = {
  readonly connectionString: string;
  readonly maxConnections?: number;
  /** Told when an idle connection breaks, unless all are being closed. Given the error's code only: messages may hold data. */
  readonly onIdleError?: (code: string) => void;
};

const clients = new WeakMap<pg.PoolClient, Queryable>();

/** A connection that somebody has begun a transaction on, to read in it. */
export function queryableOf(client: pg.PoolClient): Queryable {
  const known = clients.get(client);
  if (known) return known;
  const made = drizzle(client, { schema, casing: 'snake_case' }) as unknown as Queryable;
  clients.set(client, made);
  return made;
}

/** Opens a pool. Nothing waits for ever: not for a connection, a lock or a statement. */
export function connect(options: ConnectOptions): Connection {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.maxConnections ?? 20,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'vedtak',
  });
  // A connection that breaks while it is used fails what is asked of it. Without somebody who listens, it ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error: Error & { code?: string }) => {
    // `pool.end()` does not wait for its connections: one may still see the database go.
    if (!pool.ending) options.onIdleError?.(error.code ?? 'UNKNOWN');
  });
  return { db: drizzle(pool, { schema, casing: 'snake_case' }), pool, close: () => pool.end() };
}
