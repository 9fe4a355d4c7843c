// `npm run rules:check [-- <programme or folder>… --warnings --json --mutations]`: parses rulesets, runs their test cases in both
// engines, tells what the cases leave untested, and tries its demands on generated applications. Without a folder: all of
// rulesets/. Exit code 1 when a ruleset has a problem, a case fails, the cases leave a gap, or a demand does not hold.
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  parseDemandFiles,
  parseRuleset,
  parseTestCases,
  readRulesetSource,
  reportCoverage,
  runTestCases,
} from '#engine/tools';
import { tryDemands } from './folder-demands.ts';
import { checkFolderMutants } from './folder-mutants.ts';
import { gapsOf, printBroken, printCase, printCoverage, printProblems } from './print-check.ts';
import { chooseFolders, readRulesetFiles } from './ruleset-files.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { warnings: { type: 'boolean' }, json: { type: 'boolean' }, mutations: { type: 'boolean' } },
});
/** What is said beside the data of `--json` goes to stderr. */
const print = (line: string) => void (values.json ? process.stderr : process.stdout).write(`${line}\n`);

/** The share of mutants that the cases notice; null when it cannot be told. */
function mutationScore(folder: string): number | null {
  const checked = checkFolderMutants(folder);
  if (!checked.ok) return null;
  print(`${(checked.verdict.score * 100).toFixed(2)} % of ${checked.tried} mutants noticed`);
  return checked.verdict.score;
}

/** One programme as `--json` prints it. */
type Checked = { readonly failures: number; readonly programme?: object };

function check(folder: string): Checked {
  const files = readRulesetFiles(folder);
  const name = path.relative(process.cwd(), folder) || folder;
  if (files.length === 0) {
    print(`${name}: no ruleset.json here`);
    return { failures: 1 };
  }
  const parsed = parseRuleset(files);
  const cases = parseTestCases(files);
  const demands = parsed.ok ? parseDemandFiles(files) : undefined;
  const problems = [
    ...(parsed.ok ? [] : parsed.problems),
    ...(cases.ok ? [] : cases.problems),
    ...(demands === undefined || demands.ok ? [] : demands.problems),
  ];
  print(`${name}: ${problems.length} problems, ${parsed.warnings.length} warnings`);
  const source = problems.length > 0 || values.warnings ? readRulesetSource(files).value : undefined;
  printProblems(print, 'problem', problems, source);
  if (values.warnings) printProblems(print, 'warning', parsed.warnings, source);
  if (!parsed.ok || !cases.ok || !demands?.ok) return { failures: problems.length };
  const { results } = runTestCases(parsed.document, cases.testCases);
  const failed = results.filter(({ ok }) => !ok);
  for (const result of failed) printCase(print, result);
  print(`${name}: ${results.length - failed.length} cases passed, ${failed.length} failed`);
  const coverage = reportCoverage(parsed.document, cases.testCases);
  printCoverage(print, coverage);
  const gaps = gapsOf(coverage);
  print(`${name}: ${gaps} gaps in the cases`);
  const ids = (gaps: readonly { readonly id: string }[]) => gaps.map(({ id }) => id);
  const broken = tryDemands(demands, cases.testCases);
  for (const result of broken) printBroken(print, demands, result);
  print(`${name}: ${demands.demands.length - broken.length} demands held, ${broken.length} did not`);
  return {
    failures: failed.length + gaps + broken.length,
    programme: {
      id: parsed.document.programme,
      rules: coverage.rules,
      rows: coverage.rows,
      values: coverage.values,
      cases: coverage.cases,
      undecisive: ids(coverage.undecisive),
      neverFalse: ids(coverage.neverFalse),
      untestedBoundaries: ids(coverage.untestedBoundaries),
      unreachedOutcomes: ids(coverage.unreachedOutcomes),
      unreachedReasons: ids(coverage.unreachedReasons),
      demands: demands.demands.length,
      brokenDemands: ids(broken),
      mutationScore: values.mutations ? mutationScore(folder) : null,
    },
  };
}

const checked = chooseFolders(positionals).map(check);
if (values.json) {
  const programmes = checked.flatMap(({ programme }) => programme ?? []);
  process.stdout.write(`${JSON.stringify({ programmes }, undefined, 2)}\n`);
}
process.exitCode = checked.some(({ failures }) => failures > 0) ? 1 : 0;
