/**
 * The service as it is started, and beside it a bare Hono server over the same PostgreSQL, in one process: started by
 * `run.ts`, told by messages, ended with it. PostgreSQL keeps its durable settings.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import { connect } from '../db/connect.ts';
import { listen } from '../start-up/http-server.ts';
import { readSettings } from '../start-up/settings.ts';
import { startService } from '../start-up/start-service.ts';

export type Ready = { readonly service: number; readonly bare: number };
/** Asks for the processor time so far, gives the answers of the bare server, or ends. */
export type Message =
  | { readonly ask: 'cpu' }
  | { readonly ask: 'answers'; readonly evaluations: unknown; readonly applications: unknown }
  | { readonly ask: 'end' };

const settings = readSettings(process.env);
const service = await startService({
  settings,
  environment: process.env,
  say: () => undefined,
  log: () => undefined,
  signal: new AbortController().signal,
  onGone: (message) => {
    process.stderr.write(`${message}\n`);
    process.exit(1);
  },
});
const connectionString = readFileSync(path.join(settings.dataDir, 'database-url'), 'utf8');
const { pool, close } = connect({ connectionString });
await pool.query('create table bare_inserts (number bigserial primary key, body text not null)');

let answers: { evaluations: unknown; applications: unknown } = { evaluations: {}, applications: {} };
const app = new Hono();
app.post('/evaluations', async (c) => {
  await c.req.json();
  return c.json(answers.evaluations as object);
});
app.post('/applications', async (c) => {
  const body = await c.req.text();
  JSON.parse(body);
  await pool.query('insert into bare_inserts (body) values ($1)', [body]);
  return c.json(answers.applications as object, 201);
});
const bare = await listen('127.0.0.1', 0);
bare.use(app.fetch);

async function end(): Promise<void> {
  await bare.stop();
  await close();
  await service.stop();
  process.disconnect?.();
}

process.on('message', (message: Message) => {
  if (message.ask === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1e6);
  } else if (message.ask === 'answers') {
    answers = message;
    process.send?.('known');
  } else void end();
});
process.on('disconnect', () => setTimeout(() => process.exit(), 5_000).unref());
const portOf = (address: string) => Number(new URL(address).port);
process.send?.({ service: portOf(service.address), bare: portOf(bare.address) } satisfies Ready);
