import type { RulesetContent } from '#engine/objects';
import { connectTo } from '../engine-worker/connect.ts';
import { factsOf } from './cases.ts';
import type { Written } from './form-facts.ts';

/** One application that the rules could meet, made in a worker. */
export async function generateApplication(content: RulesetContent, seed: number): Promise<Written> {
  const worker = connectTo(new Worker(new URL('./generate-worker.ts', import.meta.url), { type: 'module' }));
  try {
    const known = content.cases.slice(0, 200).map((testCase) => factsOf(testCase));
    return (await worker.call<Written | undefined>('generate', [content.source, known, seed])) ?? {};
  } finally {
    worker.end();
  }
}
