/**
 * `npm run rules:release [-- <programme>… [--number <n>]]`: writes `publication.json` of every programme (or of those
 * named) whose document is not what was released: the next number and the hash. A folder that is broken or whose test
 * cases fail is not released, and then none is.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { RulesetDocument } from '#engine';
import { runTestCases } from '#engine/tools';
import { readTestCases } from '../publications/read-test-cases.ts';
import {
  describeProblems,
  listRulesetFolders,
  parseRulesetFolder,
  readRulesetFolder,
  type RulesetFolder,
  writePublicationFile,
} from '../publications/ruleset-folder.ts';

const root = path.join(import.meta.dirname, '..', '..');
const say = (line: string) => process.stdout.write(`${line}\n`);

function main(): number {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { number: { type: 'string' } } });
  const rulesetsDir = path.resolve(process.env['RULESETS_DIR'] || path.join(root, 'rulesets'));
  const all = listRulesetFolders(rulesetsDir);
  const chosen = all.filter((folder) => positionals.length === 0 || positionals.includes(path.basename(folder)));
  const unknown = positionals.filter((name) => !all.some((folder) => path.basename(folder) === name));
  const number = values.number === undefined ? undefined : Number(values.number);
  const problems = unknown.map((name) => `there is no programme ${name} in ${rulesetsDir}`);
  if (number !== undefined && (!Number.isInteger(number) || number < 1 || positionals.length !== 1))
    problems.push('--number takes a number from 1 and needs one programme');

  const folders: RulesetFolder[] = [];
  for (const folder of problems.length > 0 ? [] : chosen) {
    const read = readRulesetFolder(folder);
    const parsed = read.ok ? parseRulesetFolder(read.folder) : read;
    if (!parsed.ok) problems.push(describeProblems(parsed));
    else problems.push(...findFailedCases(folder, parsed.document));
    if (read.ok) folders.push(read.folder);
  }
  for (const problem of problems) say(`not released: ${problem}`);
  if (problems.length > 0) return 1;

  for (const { programme, path: folder, sha256, released } of folders) {
    const next = number ?? (released?.sha256 === sha256 ? released.number : (released?.number ?? 0) + 1);
    if (released?.sha256 === sha256 && released.number === next) {
      say(`${programme}: publication ${next}, unchanged`);
      continue;
    }
    writePublicationFile(folder, { number: next, sha256 });
    say(`${programme}: publication ${next}, ${sha256}`);
  }
  return 0;
}

function findFailedCases(folder: string, document: RulesetDocument): readonly string[] {
  const { testCases, problem } = readTestCases(folder);
  if (problem !== undefined) return [problem];
  return runTestCases(document, testCases)
    .results.filter(({ ok }) => !ok)
    .map(({ id }) => `${document.programme}: the test case ${id} fails; see npm run rules:check`);
}

process.exitCode = main();
