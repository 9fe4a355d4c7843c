import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const command = path.join(import.meta.dirname, 'check-rulesets.ts');
const example = path.resolve(import.meta.dirname, '../../rulesets/_example');
const run = (...folders: string[]) => spawnSync(process.execPath, [command, ...folders], { encoding: 'utf8' });

const never = { fact: 'startedBy', operator: 'notIn', value: ['application', 'event'] };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rulesets-'));
  cpSync(example, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(folder, file), text.replace(from, to));
}

test('a ruleset without problems passes with its cases', () => {
  const { status, stdout } = run(folder);
  expect(stdout).toMatch(
    /0 problems, 0 warnings\n.*: \d+ cases passed, 0 failed\n.*: 0 gaps in the cases\n.*: \d+ demands held, 0 did not\n$/,
  );
  expect(status).toBe(0);
});

test('a problem is shown with its pointer, the ids on the way and what to do', () => {
  edit('parts/60-rules.json', '"fact": "lossDifference", "operator"', '"fact": "lossDiference", "operator"');
  const { status, stdout } = run(folder);
  expect(stdout).toContain('UNDECLARED_FACT /rules/3/versions/0/content/when/fact (uneven-loss)');
  expect(stdout).toContain('Did you mean "lossDifference"?');
  expect(status).toBe(1);
});

test('a failing case is shown with what was expected and what came', () => {
  edit('cases/10-horeapparat.json', '"reasons": ["LOAN_GRANTED"]', '"reasons": ["TV_GRANTED"]');
  const { status, stdout } = run(folder);
  expect(stdout).toContain('compiled: reasons\n      expected ["TV_GRANTED"]\n      got      ["LOAN_GRANTED"]');
  expect(stdout).toMatch(/ 1 failed\n/);
  expect(status).toBe(1);
});

test('a demand that does not hold is shown with the simplest application that breaks it', () => {
  const demand = { id: 'no-loans', title: 'Ingen får utlån', pattern: 'never-approved-without', condition: never };
  writeFileSync(path.join(folder, 'demands.json'), JSON.stringify({ demands: [demand] }));
  const { status, stdout } = run(folder);
  expect(stdout).toContain('BROKEN   no-loans: Ingen får utlån\n    {');
  expect(stdout).toMatch(/: 0 demands held, 1 did not\n$/);
  expect(status).toBe(1);
});

test('a demand that cannot be read is a problem', () => {
  const demand = { id: 'x', title: 'Et krav', pattern: 'never-matters', fact: 'nothing' };
  writeFileSync(path.join(folder, 'demands.json'), JSON.stringify({ demands: [demand] }));
  expect(run(folder).stdout).toContain('problem UNDECLARED_FACT /demands.json/demands/0/fact');
});

test('a folder that is no ruleset is said to be none', () => {
  const { status, stdout } = run(path.join(folder, 'nothing'));
  expect(stdout).toContain('no ruleset.json here');
  expect(status).toBe(1);
});

test('a limit that loses its case is listed with the case that is needed', () => {
  edit('parts/60-rules.json', '"operator": "greaterThan", "value": 60', '"operator": "greaterThan", "value": 59');
  const { status, stdout } = run(folder);
  expect(stdout).toContain('lossDifference > 59: no case on the limit\n      add      lossDifference = 59');
  expect(stdout).toMatch(/: [1-9]\d* gaps in the cases\n/);
  expect(status).toBe(1);
});

test('the same is printed as data', () => {
  const { status, stdout, stderr } = run(folder, '--json');
  expect(stderr).toMatch(/cases passed, 0 failed\n/);
  expect(JSON.parse(stdout)).toEqual({
    programmes: [
      {
        id: 'hearing-loan',
        rules: expect.any(Number),
        rows: 7,
        values: expect.any(Number),
        cases: expect.any(Number),
        undecisive: [],
        neverFalse: [],
        untestedBoundaries: [],
        unreachedOutcomes: [],
        unreachedReasons: [],
        demands: expect.any(Number),
        brokenDemands: [],
        mutationScore: null,
      },
    ],
  });
  expect(status).toBe(0);
});
