import path from 'node:path';
import type { RulesetDocument } from '#engine';
import { runTestCases } from '#engine/tools';
import { readTestCases } from './read-test-cases.ts';
import {
  describeProblems,
  listRulesetFolders,
  parseRulesetFolder,
  readRulesetFolder,
  type RulesetFolder,
  writePublicationFile,
} from './ruleset-folder.ts';

export type ReleaseChoice = {
  /** None: all. */
  readonly programmes: readonly string[];
  /** In place of the next number; of one programme. */
  readonly number?: number;
};
export type Released = { readonly ok: boolean; readonly lines: readonly string[] };

/**
 * Writes `publication.json` of every chosen programme whose document is not what was released: the next number and the
 * hash. A folder that is broken or whose test cases fail is not released, and then none is.
 */
export function releaseRulesets(rulesetsDir: string, { programmes, number }: ReleaseChoice): Released {
  const all = listRulesetFolders(rulesetsDir);
  const chosen = all.filter((folder) => programmes.length === 0 || programmes.includes(path.basename(folder)));
  const problems = programmes
    .filter((name) => !all.some((folder) => path.basename(folder) === name))
    .map((name) => `there is no programme ${name} in ${rulesetsDir}`);
  const folders: RulesetFolder[] = [];
  for (const folder of problems.length > 0 ? [] : chosen) {
    const read = readRulesetFolder(folder);
    const parsed = read.ok ? parseRulesetFolder(read.folder) : read;
    if (!parsed.ok) problems.push(describeProblems(parsed));
    else problems.push(...findFailedCases(folder, parsed.document));
    if (read.ok) folders.push(read.folder);
  }
  if (problems.length > 0) return { ok: false, lines: problems.map((problem) => `not released: ${problem}`) };

  const lines = folders.map(({ programme, path: folder, sha256, released }) => {
    const next = number ?? (released?.sha256 === sha256 ? released.number : (released?.number ?? 0) + 1);
    if (released?.sha256 === sha256 && released.number === next) return `${programme}: publication ${next}, unchanged`;
    writePublicationFile(folder, { number: next, sha256 });
    return `${programme}: publication ${next}, ${sha256}`;
  });
  return { ok: true, lines };
}

function findFailedCases(folder: string, document: RulesetDocument): readonly string[] {
  const { testCases, problem } = readTestCases(folder);
  if (problem !== undefined) return [problem];
  return runTestCases(document, testCases)
    .results.filter(({ ok }) => !ok)
    .map(({ id }) => `${document.programme}: the test case ${id} fails; see npm run rules:check`);
}
