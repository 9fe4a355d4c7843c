import * as fs from 'node:fs';
import path from 'node:path';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { parseStrictJson, parseTestCases } from '#engine/tools';
import type { FolderProblems } from './ruleset-folder.ts';

/** What lies beside a document and is not in its hash: test cases and demands, as they are written. */
export type Tests = Pick<RulesetContent, 'cases' | 'demands'>;
export type FolderTests = { readonly ok: true; readonly tests: Tests } | FolderProblems;
export type TestsFile = { readonly name: string; readonly text: string };

/** `cases/*.json` and `demands.json` of a folder. */
export function readFolderTests(folder: string): FolderTests {
  const cases = path.join(folder, 'cases');
  const names = [
    ...(fs.existsSync(cases) ? fs.readdirSync(cases).map((name) => `cases/${name}`) : []),
    ...(fs.existsSync(path.join(folder, 'demands.json')) ? ['demands.json'] : []),
  ];
  return readTestsFiles(
    folder,
    names.map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') })),
  );
}

/** The same from the files themselves. */
export function readTestsFiles(folder: string, files: readonly TestsFile[]): FolderTests {
  const parsed = parseTestCases(files);
  if (!parsed.ok) return { ok: false, path: folder, problems: parsed.problems };
  const lists = { cases: [] as JsonObject[], demands: [] as JsonObject[] };
  for (const { name, text } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const member = name === 'demands.json' ? 'demands' : 'cases';
    const read = parseStrictJson(text, { maxDepth: 32 });
    if (!read.ok)
      return {
        ok: false,
        path: folder,
        problems: read.problems.map((one) => ({ ...one, pointer: `/${name}${one.pointer}` })),
      };
    const written = (read.value as JsonObject)[member];
    if (Array.isArray(written)) lists[member].push(...(written as JsonObject[]));
  }
  return { ok: true, tests: lists };
}
