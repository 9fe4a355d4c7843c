import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../test-fixtures/postgres.ts';
import { connect } from './connect.ts';

const database = await createTestDatabase();
afterAll(() => database.drop());

async function idleConnection() {
  const told: string[] = [];
  const { pool, close } = connect({ ...database, onIdleError: (code) => told.push(code) });
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return { told, pool, close, pid: rows[0]!.pid };
}

async function terminate(pid: number): Promise<void> {
  const client = new pg.Client(database);
  await client.connect();
  await client.query('select pg_terminate_backend($1)', [pid]);
  await client.end();
}

test('tells of an idle connection that breaks', async () => {
  const { told, close, pid } = await idleConnection();
  await terminate(pid);
  await expect.poll(() => told).toEqual(['57P01']);
  await close();
});

test('a connection that breaks while all are closed is no news', async () => {
  const { told, pool, close } = await idleConnection();
  const closed = close();
  // What the driver says when the database goes before it has seen the farewell.
  pool.emit('error', Object.assign(new Error('terminating connection'), { code: '57P01' }), {} as pg.PoolClient);
  await closed;
  expect(told).toEqual([]);
});
