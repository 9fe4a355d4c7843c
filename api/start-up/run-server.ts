import { describeFailure } from './describe-failure.ts';
import { createLog } from './log.ts';
import { keepCompiled } from './quick-imports.ts';
import { readSettings } from './settings.ts';
import { type Service, startService } from './start-service.ts';

const say = (line: string) => process.stdout.write(`vedtak: ${line}\n`);
const complain = (line: string) => process.stderr.write(`vedtak: ${line}\n`);

/** Starts, tells where and how, and ends when it is told to. */
export async function runServer(stopping: AbortController): Promise<void> {
  let service: Service | undefined;
  const onGone = (message: string) => {
    complain(message);
    process.exitCode = 1;
    stopping.abort();
  };
  try {
    const settings = readSettings(process.env);
    const write = (line: string) => process.stdout.write(`${line}\n`);
    const log = createLog(settings.logLevel, write, () => new Date());
    service = await startService({ settings, environment: process.env, say, log, signal: stopping.signal, onGone });
    const { address, where, example } = service;
    const seconds = (performance.now() / 1000).toFixed(1);
    say(`ready after ${seconds} s on ${address}; only this machine may ask, because systems cannot sign in yet`);
    say(`rule editor: ${address}/`);
    say(`docs: ${address}/docs`);
    if (settings.signIn.kind === 'demo') {
      const where = settings.signIn.publicOrigin ?? address;
      say(`sign-in: a demonstration; whoever reaches ${where} can sign in as anybody (DEMO_SIGN_IN=no ends it)`);
    }
    say(`data: ${where}; end with Ctrl-C`);
    if (example) process.stdout.write(`vedtak: try\n\n${example}\n\n`);
    keepCompiled();
    await new Promise<void>((resolve) => {
      if (stopping.signal.aborted) resolve();
      stopping.signal.addEventListener('abort', () => resolve());
    });
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
}
