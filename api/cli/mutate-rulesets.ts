// `npm run rules:mutate [-- <programme or folder>… --sample <n> --seed <n>]`: changes each limit, operator, event and
// value of a ruleset once and tells which of the changes no test case notices. Without a folder: all of rulesets/.
// Exit code 1 when fewer than 95 % are noticed, a survivor stands not in mutants.json, or one stands there wrongly.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkFolderMutants, LEAST_SCORE } from './folder-mutants.ts';
import { chooseFolders } from './ruleset-files.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string' } },
});
const print = (line: string) => process.stdout.write(`${line}\n`);
const percent = (score: number) => `${(score * 100).toFixed(2)} %`;

function mutate(folder: string): boolean {
  const name = path.relative(process.cwd(), folder) || folder;
  const seed = Number(values.seed ?? 1);
  const sample = values.sample === undefined ? undefined : { size: Number(values.sample), seed };
  const progress = (tried: number, all: number) => {
    if (tried % 50 === 0 && process.stderr.isTTY) process.stderr.write(`\r${name}: ${tried} of ${all} mutants`);
  };
  const checked = checkFolderMutants(folder, { sample, onProgress: progress });
  if (process.stderr.isTTY) process.stderr.write('\r');
  if (!checked.ok) {
    print(`${name}: ${checked.why}`);
    return false;
  }
  const { tried, accepted, verdict } = checked;
  const { score, open, stale } = verdict;
  for (const { pointer, mutation } of open) print(`  not noticed  ${pointer}\n    ${mutation}`);
  for (const { pointer, mutation } of stale)
    print(`  mutants.json ${pointer}\n    ${mutation}\n    is noticed, does not exist, or is listed twice: remove it`);
  const sampled = sample === undefined ? '' : `, a sample by seed ${seed}`;
  print(`${name}: ${percent(score)} of ${tried} mutants noticed, ${open.length} open, ${accepted} accepted${sampled}`);
  return open.length === 0 && stale.length === 0 && (sample !== undefined || score >= LEAST_SCORE);
}

process.exitCode = chooseFolders(positionals).map(mutate).every(Boolean) ? 0 : 1;
