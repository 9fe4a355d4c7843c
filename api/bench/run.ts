/** Measures the two endpoints against a bare server: `node api/bench/run.ts <file for the rows>`. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applicationOf, facts, persons } from './bodies.ts';
import { load, type Measured, type Target } from './load.ts';
import { type Result, resultOf } from '../../engine/bench/results.ts';
import { spreadOf } from '../../engine/bench/measure.ts';
import type { Message, Ready } from './servers.ts';

const rounds = 5;
const connections = 32;
const seconds = 2;
/** Hundreds of slow requests are few for a compiler that waits for hot code. */
const warmUpSeconds = 8;
const say = (line: string) => void process.stdout.write(`  ${line}\n`);

const nextPerson = persons();
const evaluation = JSON.stringify({ facts: { ...facts, appliedOn: '2026-03-01' } });
const evaluations = () => ({ body: evaluation });
const applications = () => ({
  body: applicationOf(nextPerson.next().value),
  headers: `Idempotency-Key: "${randomUUID()}"\r\n`,
});
type Request = typeof applications | typeof evaluations;

function tell<T>(child: ChildProcess, message: Message): Promise<T> {
  return new Promise((resolve) => {
    child.once('message', (answer) => resolve(answer as T));
    child.send(message);
  });
}

async function answerOf({ port, path: address }: Target, request: Request): Promise<unknown> {
  const { body, headers = '' } = { headers: '', ...request() };
  const [name, value] = headers.trim().split(': ');
  const own = name && value ? { [name]: value } : {};
  const response = await fetch(`http://127.0.0.1:${port}${address}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...own },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text.slice(0, 500)}`);
  say(`${address}: ${Buffer.byteLength(body)} bytes there, ${Buffer.byteLength(text)} bytes back`);
  return JSON.parse(text);
}

type Full = { readonly measured: Measured; readonly cpuMs: number };
async function atFullLoad(child: ChildProcess, target: Target, request: Request, time = seconds): Promise<Full> {
  const before = await tell<number>(child, { ask: 'cpu' });
  const measured = await load({ target, request, connections, seconds: time, atMost: 200_000 });
  const after = await tell<number>(child, { ask: 'cpu' });
  return { measured, cpuMs: ((after - before) * 1000) / measured.count };
}

async function compare(child: ChildProcess, name: string, ours: Target, bare: Target, request: Request) {
  for (const target of [ours, bare]) await atFullLoad(child, target, request, warmUpSeconds);
  const pairs: { readonly ours: Full; readonly bare: Full }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await atFullLoad(child, round % 2 === 0 ? ours : bare, request);
    const second = await atFullLoad(child, round % 2 === 0 ? bare : ours, request);
    pairs.push(round % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first });
  }
  const rate = spreadOf(pairs.map((pair) => pair.ours.measured.perSecond));
  const half = await load({ target: ours, request, connections, seconds: 4, atMost: 200_000, rate: rate.median / 2 });
  const cpu = (of: 'ours' | 'bare') => spreadOf(pairs.map((pair) => pair[of].cpuMs)).median.toPrecision(3);
  const note = `processor time of the server ${cpu('ours')} ms a request, of the bare one ${cpu('bare')} ms`;
  return [
    resultOf(
      `api/${name}`,
      spreadOf(pairs.map((pair) => pair.ours.measured.perSecond / pair.bare.measured.perSecond)),
      note,
    ),
    resultOf(`api/${name}-rate`, rate),
    resultOf(`api/${name}-full-p50`, spreadOf(pairs.map((pair) => pair.ours.measured.p50))),
    resultOf(`api/${name}-full-p99`, spreadOf(pairs.map((pair) => pair.ours.measured.p99))),
    resultOf(`api/${name}-half-p50`, half.p50),
    resultOf(`api/${name}-half-p99`, half.p99),
  ];
}

async function benchApi(child: ChildProcess): Promise<readonly Result[]> {
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('exit', (code) => reject(new Error(`the servers ended with ${code}`)));
  });
  const ours = (name: string): Target => ({ port: ready.service, path: `/v1/programmes/blaresept/${name}` });
  const bare = (name: string): Target => ({ port: ready.bare, path: `/${name}` });
  await tell(child, {
    ask: 'answers',
    evaluations: await answerOf(ours('evaluations'), evaluations),
    applications: await answerOf(ours('applications'), applications),
  });
  return [
    ...(await compare(child, 'evaluations', ours('evaluations'), bare('evaluations'), evaluations)),
    ...(await compare(child, 'applications', ours('applications'), bare('applications'), applications)),
  ];
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'vedtak-bench-'));
chmodSync(dataDir, 0o755);
const child = fork(path.join(import.meta.dirname, 'servers.ts'), [], {
  env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'error' },
  serialization: 'advanced',
});
try {
  const results = await benchApi(child);
  const file = process.argv[2];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
} finally {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.send({ ask: 'end' } satisfies Message);
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}
