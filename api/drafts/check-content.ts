import { Worker } from 'node:worker_threads';
import type { Problem } from '#engine';
import type { RulesetContent } from '#engine/objects';
import type { Difference } from '#engine/tools';
import { problem } from '../problem.ts';
import type { PlacedProblem } from './placed-problem.ts';

export type FailedCase = {
  readonly id: string;
  readonly title: string;
  /** Of the case's own facts. */
  readonly problems: readonly Problem[];
  readonly differences: readonly Difference[];
};
/** What the service itself finds in a content. */
export type ContentCheck = {
  readonly problems: readonly PlacedProblem[];
  /** Absent where there are problems. */
  readonly rulesSha256?: string;
  /** Test cases that were run; none where there are problems. */
  readonly total: number;
  readonly failed: readonly FailedCase[];
};

const mostMs = 120_000;
const idleMs = 60_000;

type Asked = { readonly resolve: (check: ContentCheck) => void; readonly reject: (error: Error) => void };
type Thread = { readonly worker: Worker; readonly asked: Map<number, Asked>; idle?: NodeJS.Timeout };

let thread: Thread | undefined;
let last = 0;

/** Reads a content as it would be published and runs its test cases, in a thread that is kept for a while. */
export async function checkContent(content: RulesetContent): Promise<ContentCheck> {
  const used = (thread ??= start());
  clearTimeout(used.idle);
  used.worker.ref();
  const id = (last += 1);
  const late = setTimeout(() => void used.worker.terminate(), mostMs);
  try {
    return await new Promise<ContentCheck>((resolve, reject) => {
      used.asked.set(id, { resolve, reject });
      used.worker.postMessage({ id, content });
    });
  } finally {
    clearTimeout(late);
    used.asked.delete(id);
    if (used.asked.size === 0) rest(used);
  }
}

function start(): Thread {
  const worker = new Worker(new URL('check-content.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const made: Thread = { worker, asked: new Map() };
  const end = (error: Error) => {
    if (thread === made) thread = undefined;
    for (const { reject } of made.asked.values()) reject(error);
  };
  worker.on('message', ({ id, check }: { readonly id: number; readonly check: ContentCheck }) =>
    made.asked.get(id)?.resolve(check),
  );
  worker.on('error', end);
  worker.on('exit', () => end(problem('unavailable', 'The rules took too long to check.', { retryAfter: 60 })));
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
