import * as fs from 'node:fs';
import path from 'node:path';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { parseStrictJson, parseTestCases } from '#engine/tools';
import { readPlainJson } from '../strict-body/plain-json.ts';
import type { FolderProblems } from './ruleset-folder.ts';

/** What lies beside a document and is not in its hash: test cases and demands, as they are written. */
export type Tests = Pick<RulesetContent, 'cases' | 'demands'>;
export type FolderTests = { readonly ok: true; readonly tests: Tests } | FolderProblems;
export type TestsFile = { readonly name: string; readonly text: string };

/** `cases/*.json` and `demands.json` of a folder; without a check, they only have to be JSON. */
export function readFolderTests(folder: string, options: { readonly check?: boolean } = {}): FolderTests {
  const cases = path.join(folder, 'cases');
  const names = [
    ...(fs.existsSync(cases) ? fs.readdirSync(cases).map((name) => `cases/${name}`) : []),
    ...(fs.existsSync(path.join(folder, 'demands.json')) ? ['demands.json'] : []),
  ];
  const files = names.map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
  return options.check === false ? mergeTests(folder, files) : readTestsFiles(folder, files);
}

/** The same from the files themselves. */
export function readTestsFiles(folder: string, files: readonly TestsFile[]): FolderTests {
  const parsed = parseTestCases(files);
  return parsed.ok ? mergeTests(folder, files) : { ok: false, path: folder, problems: parsed.problems };
}

/** As deep as a condition of a ruleset. */
const maxDepth = 64;

function mergeTests(folder: string, files: readonly TestsFile[]): FolderTests {
  const lists = { cases: [] as JsonObject[], demands: [] as JsonObject[] };
  for (const { name, text } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const member = name === 'demands.json' ? 'demands' : 'cases';
    const plain = readPlainJson(text, maxDepth);
    const read = plain === undefined ? parseStrictJson(text, { maxDepth }) : { ok: true as const, value: plain };
    if (!read.ok) {
      const problems = read.problems.map((problem) => ({ ...problem, pointer: `/${name}${problem.pointer}` }));
      return { ok: false, path: folder, problems };
    }
    const written = (read.value as JsonObject | null)?.[member];
    if (Array.isArray(written)) lists[member].push(...(written as JsonObject[]));
  }
  return { ok: true, tests: lists };
}
