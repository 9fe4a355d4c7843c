import { problem, quote } from './check.ts';
import type { ProblemCode } from './problem-codes.ts';
import type { Problem } from '../evaluation.ts';
import { at } from './pointer.ts';
import { parseStrictJson, type StrictJson } from './strict-json.ts';
import { asWritten, say } from './say.ts';

export type SourceFile = { readonly name: string; readonly text: string };
/** `value` is undefined when there is none, and our own when it was read from text. */
export type Read = { readonly value: unknown; readonly isOwn: boolean; readonly problems: readonly Problem[] };

/** A ruleset nests conditions and expressions; more than this is a mistake or an attack. */
const maxDepth = 64;

/** The JSON value of a source: a text, the files of a folder merged, or a value that was read already. */
export function readSource(source: unknown): Read {
  if (typeof source === 'string') return readText(source);
  if (isFiles(source)) return readFiles(source);
  const problems = checkValue(source, '', 0);
  const isTooDeep = problems.some(({ code }) => code === 'TOO_DEEP');
  return { value: isTooDeep ? undefined : source, isOwn: false, problems };
}

function isFiles(source: unknown): source is readonly SourceFile[] {
  return (
    Array.isArray(source) &&
    source.length > 0 &&
    source.every(
      (file: unknown) => isObject(file) && typeof file['name'] === 'string' && typeof file['text'] === 'string',
    )
  );
}

function readText(text: string): Read {
  const problems: Problem[] = [];
  const result = parseStrictJson(text, {
    maxDepth,
    onDecimal: (pointer, written) => problems.push(notInteger(pointer, written)),
    onPrototypeKey: (pointer) => problems.push(forbiddenKey(pointer)),
  });
  return result.ok
    ? { value: result.value, isOwn: true, problems }
    : { value: undefined, isOwn: true, problems: [...problems, ...result.problems] };
}

/** `ruleset.json`, then `parts/*.json` by name: objects merged by key, lists appended. Pointers are into the result. */
function readFiles(files: readonly SourceFile[]): Read {
  const problems: Problem[] = [];
  const parts = files
    .filter((file) => /^parts\/[^/]+\.json$/.test(file.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const first = files.find((file) => file.name === 'ruleset.json');
  if (!first) problems.push(missingFile);
  for (const { name } of files)
    if (!/^(ruleset|publication|demands|(parts|cases)\/[^/]+)\.json$|\.md$/.test(name))
      problems.push(unknownFile(name));
  let merged: unknown;
  for (const file of first ? [first, ...parts] : parts) {
    const read = readText(file.text);
    problems.push(...read.problems.map((problem) => inFile(problem, file.name)));
    if (read.value === undefined) continue;
    merged =
      merged === undefined
        ? read.value
        : merge(merged as StrictJson, read.value as StrictJson, '', file.name, problems);
  }
  return { value: merged, isOwn: true, problems };
}

/** Adds what another file has: to the values of the files before it, which are nobody else's. */
function merge(into: StrictJson, from: StrictJson, pointer: string, file: string, problems: Problem[]): StrictJson {
  if (Array.isArray(into) && Array.isArray(from)) {
    for (const item of from) into.push(item);
    return into;
  }
  if (!isObject(into) || !isObject(from)) {
    const expected = say('each key in one file; only objects and lists are joined');
    problems.push(problem('DUPLICATE_KEY', pointer, say('the key again in {0}', file), expected));
    return into;
  }
  for (const [key, value] of Object.entries(from)) {
    if (key === '$schema') continue;
    const inner = at(pointer, key);
    const before = Object.hasOwn(into, key) ? into[key] : undefined;
    into[key] = before === undefined ? value : merge(before, value, inner, file, problems);
  }
  return into;
}

/** The checks that a text gets while it is read, for a value that came otherwise. */
function checkValue(value: unknown, pointer: string, depth: number): Problem[] {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return [notInteger(pointer, String(value))];
  if (typeof value !== 'object' || value === null) return [];
  if (depth >= maxDepth) return [tooDeep(pointer)];
  const problems: Problem[] = [];
  for (const key of Object.keys(value)) {
    const inner = at(pointer, key);
    if (key === '__proto__') problems.push(forbiddenKey(inner));
    else problems.push(...checkValue((value as Record<string, unknown>)[key], inner, depth + 1));
  }
  return problems;
}

/** Whether the value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const notInteger = (pointer: string, written: string): Problem => {
  const expected = say('an integer within ±9007199254740991, or a decimal in quotes');
  return problem('NUMBER_NOT_INTEGER', pointer, asWritten(written.slice(0, 40)), expected);
};
const forbiddenKey = (pointer: string): Problem =>
  problem('FORBIDDEN_KEY', pointer, quote('__proto__'), say('another name'));
const tooDeep = (pointer: string): Problem =>
  problem('TOO_DEEP', pointer, say('one level more'), say('at most {0} levels', maxDepth));
const missingFile = problem(
  'MISSING_FILE',
  '',
  say('no ruleset.json'),
  say('ruleset.json, and if wanted parts/*.json and cases/*.json'),
);
const unknownFile = (name: string): Problem => {
  const expected = say('ruleset.json, parts/*.json, cases/*.json, demands.json or publication.json');
  return problem('UNKNOWN_FILE', at('', name), quote(name), expected);
};

/** Of a ruleset in several files it is told in which the problem is. */
function inFile({ code, pointer, found, expected, hint, said }: Problem, file: string): Problem {
  return said === undefined
    ? { code, pointer, found: `${found} (in ${file})`, expected, hint }
    : problem(code as ProblemCode, pointer, say('{0} (in {1})', said.found, file), said.expected, said.hint);
}
