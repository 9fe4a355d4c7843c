import { Worker } from 'node:worker_threads';
import { problem } from '../problem.ts';
import type { RulesCalls } from './rules-thread.worker.ts';

const mostMs = 120_000;
/** So long a call may go on that has told what it found. */
const moreMs = 20_000;
const idleMs = 60_000;

type Asked = {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  late: NodeJS.Timeout;
  /** What was found so far, which will do. */
  soFar?: never;
};
type Told = { readonly id: number; readonly soFar?: never; readonly answer?: never };
type Thread = { readonly worker: Worker; readonly asked: Map<number, Asked>; idle?: NodeJS.Timeout };

let thread: Thread | undefined;
let last = 0;

/**
 * Has whole rulesets read and tried in a thread, so that nobody else waits for it. The thread is kept for a while; who asks
 * at the same time waits in line. It is ended when a call takes too long: what the call has told so far is the answer.
 */
export async function askRulesThread<Name extends keyof RulesCalls>(
  call: Name,
  given: Parameters<RulesCalls[Name]>[0],
): Promise<ReturnType<RulesCalls[Name]>> {
  const used = (thread ??= start());
  clearTimeout(used.idle);
  used.worker.ref();
  const id = (last += 1);
  const end = () => void used.worker.terminate();
  const asked = Promise.withResolvers<ReturnType<RulesCalls[Name]>>();
  used.asked.set(id, { ...asked, late: setTimeout(end, mostMs) });
  used.worker.postMessage({ id, call, given });
  try {
    return await asked.promise;
  } finally {
    clearTimeout(used.asked.get(id)?.late);
    used.asked.delete(id);
    if (used.asked.size === 0) rest(used);
  }
}

function start(): Thread {
  const worker = new Worker(new URL('rules-thread.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const made: Thread = { worker, asked: new Map() };
  const end = (error: Error) => {
    if (thread === made) thread = undefined;
    for (const { soFar, resolve, reject } of made.asked.values())
      if (soFar === undefined) reject(error);
      else resolve(soFar);
  };
  const tooMuch = () =>
    problem('unavailable', 'The rules took too long to read, or too much memory.', { retryAfter: 60 });
  worker.on('message', ({ id, soFar, answer }: Told) => {
    const asked = made.asked.get(id);
    if (!asked) return;
    if (answer !== undefined) return asked.resolve(answer);
    if (asked.soFar === undefined) {
      clearTimeout(asked.late);
      asked.late = setTimeout(() => void worker.terminate(), moreMs);
    }
    asked.soFar = soFar as never;
  });
  worker.on('error', (error: NodeJS.ErrnoException) =>
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error),
  );
  worker.on('exit', () => end(tooMuch()));
  return made;
}

/** A thread without work keeps no process alive, and ends by itself. */
function rest(used: Thread): void {
  used.worker.unref();
  used.idle = setTimeout(() => {
    if (thread === used) thread = undefined;
    void used.worker.terminate();
  }, idleMs).unref();
}
