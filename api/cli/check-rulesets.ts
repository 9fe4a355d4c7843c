// `npm run rules:check [folder…]`: parses rulesets and runs their test cases in both engines.
// Without a folder: all of rulesets/. Exit code 1 when a ruleset has a problem or a case fails.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '#engine';
import {
  parseRuleset,
  parseTestCases,
  readRulesetSource,
  runTestCases,
  type SourceFile,
  type TestCaseResult,
} from '#engine/tools';

const root = path.resolve(import.meta.dirname, '../../rulesets');
const args = process.argv.slice(2);
const withWarnings = args.includes('--warnings');
const named = args.filter((arg) => !arg.startsWith('--'));
const folders = named.length > 0 ? named.map(resolveFolder) : allFolders();

/** A path, or the name of a folder in rulesets/. */
function resolveFolder(folder: string): string {
  return folder.includes(path.sep) || folder.startsWith('.') ? path.resolve(folder) : path.join(root, folder);
}

function allFolders(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_reference'))
    .map((entry) => path.join(root, entry.name));
}

/** The JSON files of a folder that `parseRuleset` and `parseTestCases` read. */
function readFiles(folder: string): SourceFile[] {
  const inFolder = (part: string) =>
    existsSync(path.join(folder, part)) ? readdirSync(path.join(folder, part)).map((name) => `${part}/${name}`) : [];
  const names = [
    ...(existsSync(path.join(folder, 'ruleset.json')) ? ['ruleset.json'] : []),
    ...inFolder('parts'),
    ...inFolder('cases'),
  ];
  return names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const printProblems = (kind: string, problems: readonly Problem[], source?: unknown) => {
  for (const { code, pointer, found, expected, hint } of problems) {
    print(`  ${kind} ${code} ${pointer || '(the document)'}${idsOnTheWay(source, pointer)}`);
    print(`    found    ${found}\n    expected ${expected}\n    ${hint}`);
  }
};

/** The ids of what the pointer leads through, since indices say little in a document of several files. */
function idsOnTheWay(source: unknown, pointer: string): string {
  const ids: string[] = [];
  let value = source;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) break;
    value = (value as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    if (typeof id === 'string') ids.push(id);
  }
  return ids.length > 0 ? ` (${ids.join(', ')})` : '';
}

function printCase({ id, title, problems, runs }: TestCaseResult): void {
  print(`  FAILED   ${id}: ${title}`);
  printProblems('  facts', problems);
  const told = new Set<string>();
  for (const { evaluator, differences, evaluation } of runs) {
    for (const { part, expected, got } of differences) {
      const lines = `${part}\n      expected ${JSON.stringify(expected)}\n      got      ${JSON.stringify(got)}`;
      if (!told.has(lines)) print(`    ${evaluator}: ${lines}`);
      told.add(lines);
    }
    const missing = `      missing  ${evaluation.missingFacts.map(({ pointer }) => pointer).join(' ')}`;
    if (differences.length > 0 && evaluation.missingFacts.length > 0 && !told.has(missing)) print(missing);
    told.add(missing);
  }
}

/** Number of problems and failed cases of one folder. */
function check(folder: string): number {
  const files = readFiles(folder);
  const name = path.relative(process.cwd(), folder);
  if (files.length === 0) {
    print(`${name || folder}: no ruleset.json here`);
    return 1;
  }
  const parsed = parseRuleset(files);
  const cases = parseTestCases(files);
  const problems = [...(parsed.ok ? [] : parsed.problems), ...(cases.ok ? [] : cases.problems)];
  print(`${name}: ${problems.length} problems, ${parsed.warnings.length} warnings`);
  const source = problems.length > 0 || withWarnings ? readRulesetSource(files).value : undefined;
  printProblems('problem', problems, source);
  if (withWarnings) printProblems('warning', parsed.warnings, source);
  if (!parsed.ok || !cases.ok) return problems.length;
  const { results } = runTestCases(parsed.document, cases.testCases);
  const failed = results.filter(({ ok }) => !ok);
  for (const result of failed) printCase(result);
  print(`${name}: ${results.length - failed.length} cases passed, ${failed.length} failed`);
  return failed.length;
}

const failures = folders.map(check).reduce((sum, each) => sum + each, 0);
process.exitCode = failures > 0 ? 1 : 0;
