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

/** Reads a content as it would be published and runs its test cases, in a thread of its own. */
export async function checkContent(content: RulesetContent): Promise<ContentCheck> {
  const worker = new Worker(new URL('check-content.worker.ts', import.meta.url), {
    workerData: content,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const late = setTimeout(() => void worker.terminate(), mostMs);
  try {
    return await new Promise<ContentCheck>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () =>
        reject(problem('unavailable', 'The rules took too long to check.', { retryAfter: 60 })),
      );
    });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
