import { parentPort } from 'node:worker_threads';
import { readFolder } from './read-folder.ts';
import { tryContent } from './try-content.ts';

/** What the thread is asked for. A big ruleset with its cases takes seconds. */
const calls = { tryContent: (text: string) => tryContent(JSON.parse(text)), readFolder };
export type RulesCalls = typeof calls;

type Asked = { readonly id: number; readonly call: keyof RulesCalls; readonly given: never };

parentPort?.on('message', ({ id, call, given }: Asked) => parentPort?.postMessage({ id, answer: calls[call](given) }));
