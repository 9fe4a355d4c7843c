import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseRuleset } from '#engine/tools';

/** A change of JSON Patch. */
type Op = { op: 'add' | 'replace' | 'remove'; path: string; value?: unknown };
/** A ruleset that is wrong, and the problems it has: a change of the smallest document, a text, or the files of a folder. */
export type BadRuleset = {
  because: string;
  patch?: Op[];
  text?: string;
  files?: Record<string, unknown>;
  problems: [code: string, pointer: string][];
  /** Among the warnings. */
  warnings?: [code: string, pointer: string][];
  /** Other problems follow from so small a document; only those of the fixture's code are compared. */
  only?: boolean;
};

const folder = path.resolve(import.meta.dirname, 'rulesets');
/** The smallest document, which has no problems. */
export const smallest = readFileSync(path.join(folder, 'good/minimal.json'), 'utf8');
/** One file for every code of a problem. */
export const badFiles = readdirSync(path.join(folder, 'bad'));
export const badRulesets = (file: string) =>
  JSON.parse(readFileSync(path.join(folder, 'bad', file), 'utf8')) as BadRuleset[];

/** The smallest document, changed. */
export function patched(ops: readonly Op[]): unknown {
  const document: unknown = JSON.parse(smallest);
  for (const { op, path: pointer, value } of ops) {
    const keys = pointer.split('/').slice(1);
    const last = keys.pop() ?? '';
    let target = document as Record<string, unknown>;
    for (const key of keys) target = target[key] as Record<string, unknown>;
    if (op !== 'add' && !Object.hasOwn(target, last)) throw new Error(`The base has nothing at ${pointer}.`);
    if (Array.isArray(target) && op === 'add') target.splice(last === '-' ? target.length : Number(last), 0, value);
    else if (op === 'remove') delete target[last];
    else target[last] = value;
  }
  return document;
}

export function parseBad({ patch, text, files }: BadRuleset): ReturnType<typeof parseRuleset> {
  if (text !== undefined) return parseRuleset(text);
  if (!files) return parseRuleset(patched(patch ?? []));
  return parseRuleset(
    Object.entries(files).map(([name, content]) => ({
      name,
      text: content === 'base' ? smallest : JSON.stringify(content),
    })),
  );
}
