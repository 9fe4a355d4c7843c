import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRuleset, problemCodes } from '../tools.ts';

type Op = { op: 'add' | 'replace' | 'remove'; path: string; value?: unknown };
type Fixture = {
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

const folder = path.resolve(import.meta.dirname, '../../test-fixtures/rulesets');
const base = readFileSync(path.join(folder, 'good/minimal.json'), 'utf8');
const files = readdirSync(path.join(folder, 'bad'));
const codeOf = (file: string) => file.replace('.json', '').replaceAll('-', '_').toUpperCase();

function patched(ops: Op[]): unknown {
  const document: unknown = JSON.parse(base);
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

function parse({ patch, text, files: parts }: Fixture) {
  if (text !== undefined) return parseRuleset(text);
  if (!parts) return parseRuleset(patched(patch ?? []));
  return parseRuleset(
    Object.entries(parts).map(([name, content]) => ({
      name,
      text: content === 'base' ? base : JSON.stringify(content),
    })),
  );
}

test('every code has a fixture, and every fixture a code', () => {
  expect(files.map(codeOf).toSorted()).toEqual(Object.keys(problemCodes).toSorted());
});

test('the base of the fixtures has no problems', () => {
  expect(parseRuleset(base)).toMatchObject({ ok: true });
});

const fixturesOf = (file: string) => JSON.parse(readFileSync(path.join(folder, 'bad', file), 'utf8')) as Fixture[];

test.each(files)('%s gives the same as text and as a value, which are read in two ways', (file) => {
  const values = fixturesOf(file).flatMap(({ patch }) => (patch ? [patched(patch)] : []));
  expect(values.map((value) => parseRuleset(JSON.stringify(value)))).toEqual(
    values.map((value) => parseRuleset(value)),
  );
});

describe.each(files)('%s', (file) => {
  const fixtures = fixturesOf(file);
  test.each(fixtures)('$because', (fixture) => {
    const result = parse(fixture);
    const problems = result.ok ? [] : result.problems;
    const own = fixture.only ? problems.filter(({ code }) => code === codeOf(file)) : problems;
    expect(own.map(({ code, pointer }) => [code, pointer])).toEqual(fixture.problems);
    expect(
      [...problems, ...result.warnings].filter(({ found, expected, hint }) => !found || !expected || !hint),
    ).toEqual([]);
    const warned = result.warnings.map(({ code, pointer }) => [code, pointer]);
    expect(warned).toEqual(expect.arrayContaining(fixture.warnings ?? []));
  });
});
