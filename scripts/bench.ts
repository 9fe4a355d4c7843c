// `npm run bench`: measures everything, each group in a process of its own; prints one table, writes bench-results.json,
// the chart, and the table of README.md. `npm run bench -- rules api` measures these groups and keeps the other rows.
// `npm run bench -- --draw` measures nothing and writes chart and table from bench-results.json.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, totalmem } from 'node:os';
import path from 'node:path';
import { drawChart } from '../engine/bench/chart.ts';
import { budgets, type Result } from '../engine/bench/results.ts';
import { printTable, readmeTable } from '../engine/bench/tables-of-results.ts';

type Results = {
  readonly machine: string;
  readonly date: string;
  /** What else ran: load averages over a minute, before and after; the highest, where rows are of several runs. */
  readonly load: { readonly before: number; readonly after: number };
  readonly rows: readonly Result[];
};

const root = path.dirname(import.meta.dirname);
const file = path.join(root, 'bench-results.json');
const cache = path.join(root, '.cache');
const groups = ['rules', 'tables', 'programmes', 'compiling', 'api', 'editor'];

/** Groups that are not the engine's. */
const commands: { readonly [group: string]: (rows: string) => string[] } = {
  api: (rows) => ['api/bench/run.ts', rows],
  editor: (rows) => ['--expose-gc', 'rule-editor/bench/run.ts', rows],
};

const machine = (): string => {
  const [first, ...others] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${first?.model.trim() ?? 'unknown'}, ${others.length + 1} cores, ${memory} GiB, ${platform()}, Node ${process.versions.node}`;
};

function run(group: string): Promise<readonly Result[]> {
  const rows = path.join(cache, `bench-${group}.json`);
  rmSync(rows, { force: true });
  const args = commands[group]?.(rows) ?? ['--expose-gc', 'engine/bench/run.ts', group, rows];
  return new Promise((resolve, reject) => {
    process.stdout.write(`${group} …\n`);
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(readFileSync(rows, 'utf8')) as Result[]);
      else reject(new Error(`${group} ended with ${code}`));
    });
  });
}

function write({ rows, ...rest }: Results): void {
  writeFileSync(file, `${JSON.stringify({ ...rest, rows }, undefined, 2)}\n`);
  writeFileSync(path.join(root, 'engine/bench/chart.svg'), drawChart(rows));
  const readme = path.join(root, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const markers = /(<!-- speed: .*?-->\n)[\s\S]*?(<!-- \/speed -->)/;
  if (!markers.test(text)) throw new Error('README.md has no markers for the speed table');
  const table = readmeTable({ rows, ...rest });
  writeFileSync(
    readme,
    text.replace(markers, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`),
  );
}

const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
const asked = process.argv.slice(2);
if (asked.includes('--draw')) {
  if (kept === undefined) throw new Error('there is no bench-results.json');
  write(kept);
} else {
  const unknown = asked.filter((name) => !groups.includes(name));
  if (unknown.length > 0) throw new Error(`there is no group ${unknown.join(', ')}; there are ${groups.join(', ')}`);
  mkdirSync(cache, { recursive: true });
  const [before = 0] = loadavg();
  const measured: Result[] = [];
  for (const group of groups) if (asked.length === 0 || asked.includes(group)) measured.push(...(await run(group)));
  const byId = new Map([...(kept?.rows ?? []), ...measured].map((row) => [row.id, row]));
  const rows = budgets.flatMap(({ id }) => byId.get(id) ?? []);
  const [after = 0] = loadavg();
  const others = asked.length > 0 ? kept?.load : undefined;
  const load = { before: Math.max(before, others?.before ?? 0), after: Math.max(after, others?.after ?? 0) };
  write({ machine: machine(), date: new Date().toISOString().slice(0, 10), load, rows });
  process.stdout.write(`\n${printTable(rows)}\n`);
}
