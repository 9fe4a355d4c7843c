import type { Problem } from '../evaluation.ts';
import { at } from './pointer.ts';
import { parseStrictJson, type StrictJson } from './strict-json.ts';

export type SourceFile = { readonly name: string; readonly text: string };
/** `value` is undefined when there is none, and our own when it was read from text. */
export type Read = { readonly value: unknown; readonly isOwn: boolean; readonly problems: readonly Problem[] };

/** A ruleset nests conditions and expressions; more than this is a mistake or an attack. */
const maxDepth = 64;
const integerHint = 'Write decimals in quotes, such as "3.6"; write integers without a fraction or exponent.';

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
    problems.push(...read.problems.map((problem) => ({ ...problem, found: `${problem.found} (in ${file.name})` })));
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
    problems.push({
      code: 'DUPLICATE_KEY',
      pointer,
      found: `the key again in ${file}`,
      expected: 'each key in one file; only objects and lists are joined',
      hint: 'Remove or rename one of the two.',
    });
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

const notInteger = (pointer: string, written: string): Problem => ({
  code: 'NUMBER_NOT_INTEGER',
  pointer,
  found: written.slice(0, 40),
  expected: 'an integer within ±9007199254740991, or a decimal in quotes',
  hint: integerHint,
});
const forbiddenKey = (pointer: string): Problem => ({
  code: 'FORBIDDEN_KEY',
  pointer,
  found: '"__proto__"',
  expected: 'another name',
  hint: 'Rename it.',
});
const tooDeep = (pointer: string): Problem => ({
  code: 'TOO_DEEP',
  pointer,
  found: 'one level more',
  expected: `at most ${maxDepth} levels`,
  hint: 'Write it flatter, for example with named conditions and derived facts.',
});
const missingFile: Problem = {
  code: 'MISSING_FILE',
  pointer: '',
  found: 'no ruleset.json',
  expected: 'ruleset.json, and if wanted parts/*.json and cases/*.json',
  hint: 'Add ruleset.json with format, programme and title.',
};
const unknownFile = (name: string): Problem => ({
  code: 'UNKNOWN_FILE',
  pointer: at('', name),
  found: JSON.stringify(name),
  expected: 'ruleset.json, parts/*.json, cases/*.json, demands.json or publication.json',
  hint: 'Move the file into parts/, or remove it.',
});
