import { parentPort } from 'node:worker_threads';
import type { RulesetContent } from '#engine/objects';
import type { ContentCheck } from './check-content.ts';
import { readFolder } from './read-folder.ts';
import { tryContent } from './try-content.ts';

/** What the thread is asked for. A big ruleset with its cases takes seconds. */
const calls = {
  tryContent: (text: string, report: (soFar: ContentCheck) => void) =>
    tryContent(JSON.parse(text) as RulesetContent, report),
  readFolder: (zip: Uint8Array) => readFolder(zip),
};
export type RulesCalls = typeof calls;

type Asked = { readonly id: number; readonly call: keyof RulesCalls; readonly given: never };

parentPort?.on('message', ({ id, call, given }: Asked) =>
  parentPort?.postMessage({
    id,
    answer: calls[call](given, (soFar) => parentPort?.postMessage({ id, soFar })),
  }),
);
