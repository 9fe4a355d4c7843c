/** `npm start`: see README.md. Settings come from the environment (start-up/settings.ts). */
import { describeFailure } from './start-up/describe-failure.ts';
import { findExampleCall } from './start-up/example-call.ts';
import { createLog } from './start-up/log.ts';
import { readSettings } from './start-up/settings.ts';
import { type Service, startService } from './start-up/start-service.ts';

const say = (line: string) => process.stdout.write(`vedtak: ${line}\n`);
const complain = (line: string) => process.stderr.write(`vedtak: ${line}\n`);

const stopping = new AbortController();
let service: Service | undefined;

async function run(): Promise<void> {
  say('starting …');
  const settings = readSettings(process.env);
  const log = createLog(
    settings.logLevel,
    (line) => process.stdout.write(`${line}\n`),
    () => new Date(),
  );
  const onGone = (message: string) => {
    complain(message);
    process.exitCode = 1;
    stopping.abort();
  };
  service = await startService({ settings, environment: process.env, say, log, signal: stopping.signal, onGone });
  const { address, where } = service;
  const seconds = (performance.now() / 1000).toFixed(1);
  say(`ready after ${seconds} s on ${address}; only this machine may ask, because there is no sign-in yet`);
  say(`docs: ${address}/docs`);
  say(`data: ${where}; end with Ctrl-C`);
  const example = findExampleCall(address, settings.rulesetsDir, await listProgrammes(address));
  if (example) process.stdout.write(`vedtak: try:\n\n${example}\n\n`);
}

async function listProgrammes(address: string): Promise<readonly string[]> {
  const response = await fetch(`${address}/v1/programmes`);
  const { programmes } = (await response.json()) as { programmes: { programme: string }[] };
  return programmes.map(({ programme }) => programme);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // The second time we do not wait; the embedded PostgreSQL is then shut down by its guard.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });

try {
  await run();
  if (!stopping.signal.aborted) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
} catch (error) {
  if (!stopping.signal.aborted) {
    complain(`could not start: ${describeFailure(error)}`);
    process.exitCode = 1;
  }
}
if (service) {
  say('stopping …');
  await service.stop();
}
if (!process.exitCode) say('stopped');
