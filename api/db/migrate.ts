import path from 'node:path';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

const migrationsFolder = path.join(import.meta.dirname, 'migrations');
/** Any number that no other program uses as its advisory lock. */
const migrationLock = 7_391_550_021;

/** Brings the tables up to date. Several servers may start at once: one migrates, the others wait for it. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set lock_timeout = '60s'`);
    await client.query(`select pg_advisory_lock(${migrationLock})`);
    try {
      await runMigrations(drizzle(client), { migrationsFolder });
    } finally {
      await client.query(`select pg_advisory_unlock(${migrationLock})`);
      await client.query('reset lock_timeout');
    }
  } finally {
    client.release();
  }
}
