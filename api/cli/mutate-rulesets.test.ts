import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkFolderMutants } from './folder-mutants.ts';
import { chooseFolders } from './ruleset-files.ts';

vi.setConfig({ testTimeout: 120_000 });

const rulesets = path.resolve(import.meta.dirname, '../../rulesets');
const command = path.join(import.meta.dirname, 'mutate-rulesets.ts');
const run = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

const shipped = chooseFolders([]).map((folder) => path.basename(folder));
const seed = Number(process.env['MUTATION_SEED'] || 1);

test.each(shipped)(`%s: a sample of changes is noticed or accepted (MUTATION_SEED=${seed})`, (programme) => {
  const checked = checkFolderMutants(path.join(rulesets, programme), { sample: { size: 150, seed } });
  expect(checked).toMatchObject({ ok: true, verdict: { open: [], stale: [] } });
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rulesets-'));
  cpSync(path.join(rulesets, '_example'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a sample is replayed by its seed', () => {
  const sample = () => run(folder, '--sample', '10', '--seed', '7').stdout;
  expect(sample()).toMatch(/% of 10 mutants noticed, \d+ open, \d+ accepted, a sample by seed 7\n$/);
  expect(sample()).toBe(sample());
});

test('what is accepted without being so is told', () => {
  const entry = { pointer: '/rules/nothing', mutation: '1 → 2', reason: 'none' };
  writeFileSync(path.join(folder, 'mutants.json'), JSON.stringify([entry]));
  const { status, stdout } = run(folder, '--sample', '1');
  expect(stdout).toContain(
    'mutants.json /rules/nothing\n    1 → 2\n    is noticed, does not exist, or is listed twice',
  );
  expect(status).toBe(1);
  writeFileSync(path.join(folder, 'mutants.json'), '[{}]');
  expect(run(folder, '--sample', '1').stdout).toContain('mutants.json at /0');
});

test('a case that fails must be put right first', () => {
  const file = path.join(folder, 'cases/10-horeapparat.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"LOAN_GRANTED"', '"TV_GRANTED"'));
  expect(run(folder)).toMatchObject({ status: 1, stdout: expect.stringContaining('1 cases fail') });
});
