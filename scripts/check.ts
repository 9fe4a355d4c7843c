// `npm test`: types, lint, format, then the tests. All are run, also after a failure.
// `npm test -- <file or filter>` runs only the tests that match.
// The last line is `N passed, N failed`, where each check counts as one; the exit code says the same.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Totals = { passed: number; failed: number };

const root = path.dirname(import.meta.dirname);
const cache = path.join(root, '.cache');
const report = path.join(cache, 'vitest.json');
const filters = process.argv.slice(2);

const checks = [
  { name: 'types', file: 'typescript/bin/tsc', args: ['-b', '--pretty'] },
  { name: 'lint', file: 'oxlint/bin/oxlint', args: ['--deny-warnings'] },
  { name: 'format', file: 'oxfmt/bin/oxfmt', args: ['--check'] },
];

function run(file: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', file), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

type Suite = { status: string; assertionResults: { status: string }[] };

async function runTests(): Promise<Totals> {
  rmSync(report, { force: true });
  const ok = await run('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ]);
  const totals = { passed: 0, failed: 0 };
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: Suite[] };
    for (const suite of testResults) {
      const failed = suite.assertionResults.filter(({ status }) => status === 'failed').length;
      totals.passed += suite.assertionResults.filter(({ status }) => status === 'passed').length;
      totals.failed += suite.status === 'failed' ? Math.max(failed, 1) : failed;
    }
  } catch {
    totals.failed += 1;
  }
  // A run that broke outside any test, or a filter that matches nothing, is a failure too.
  if (totals.failed === 0 && (!ok || (filters.length > 0 && totals.passed === 0))) totals.failed = 1;
  return totals;
}

mkdirSync(cache, { recursive: true });
const totals: Totals = { passed: 0, failed: 0 };
if (filters.length === 0) {
  for (const { name, file, args } of checks) {
    const began = performance.now();
    const ok = await run(file, args);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${ok ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
    totals[ok ? 'passed' : 'failed'] += 1;
  }
}
const tests = await runTests();
totals.passed += tests.passed;
totals.failed += tests.failed;

const line = `${totals.passed} passed, ${totals.failed} failed`;
writeFileSync(path.join(cache, 'totals.txt'), `${line}\n`);
console.log(line);
process.exitCode = totals.failed > 0 ? 1 : 0;
