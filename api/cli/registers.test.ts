import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startTestApi } from '../../test-fixtures/api.ts';
import { createTestDatabase, makeTemporaryDirectory } from '../../test-fixtures/postgres.ts';

const database = await createTestDatabase();
const folder = makeTemporaryDirectory();
const file = path.join(folder, '_reference', 'medicines.json');
const fest = path.join(import.meta.dirname, '../../test-fixtures/fest/small.xml');
afterAll(async () => {
  await database.drop();
  fs.rmSync(folder, { recursive: true, force: true });
});

fs.mkdirSync(path.dirname(file));
fs.writeFileSync(
  file,
  JSON.stringify({
    register: 'medicines',
    number: 1,
    title: { nb: 'Legemidler' },
    identifiedBy: ['atc', 'medicine'],
    items: [],
  }),
);
const numberOf = () => (JSON.parse(fs.readFileSync(file, 'utf8')) as { number: number }).number;

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'registers.ts'), ...args],
    {
      env: { ...process.env, RULESETS_DIR: folder, DATABASE_URL: database.connectionString },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

test(
  'an import tells what it would change, writes only when asked, and is used when another has approved it',
  { timeout: 60_000 },
  async () => {
    const told = run('import', fest, '--by', 'Kari');
    expect([told.stderr, told.status]).toEqual(['', 0]);
    expect(told.stdout).toContain('Leqvio er nytt i utgaven.');
    expect(told.stdout).toContain('Ingenting er skrevet.');
    expect(numberOf()).toBe(1);

    expect(run('import', fest, '--by', 'Kari', '--write').status).toBe(0);
    expect(numberOf()).toBe(2);
    const waiting = await startTestApi({ rulesetsDir: folder });
    const { rows: none } = await waiting.deps.db.$client.query('select number from editions');
    await waiting.close();
    expect(none).toEqual([]);

    expect(run('approve', '--by', 'Ola').stdout).toContain('Utgave 2 er godkjent av Ola');
    const api = await startTestApi({ rulesetsDir: folder });
    const { rows } = await api.deps.db.$client.query('select number from editions');
    await api.close();
    expect(rows).toEqual([{ number: 2 }]);

    const set = ['set', 'leqvio', 'financing', 'rhf', '--from', '2027-01-01', '--source', 'Brev', '--by', 'Kari'];
    expect(run(...set).stdout).toContain(
      'Leqvio: finansiering endres fra «ukjent» til «helseforetakene (fra 2027-01-01)».',
    );
  },
);

test('a mistake is told in a line, and nothing is written', () => {
  const before = fs.readFileSync(file, 'utf8');
  for (const [args, line] of [
    [['import', fest], /--by is missing/],
    [['import', file, '--by', 'Kari', '--write'], /outermost element is not FEST|not XML/],
    [
      ['set', 'no-such', 'marketing', 'marketed', '--from', '2027-01-01', '--source', 'x', '--by', 'Kari', '--write'],
      /no item no-such/,
    ],
    [['sell', '--by', 'Kari'], /write import, set or approve/],
  ] as const) {
    const { status, stderr } = run(...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  expect(fs.readFileSync(file, 'utf8')).toBe(before);
});

test('who prepared an edition cannot approve it', () => {
  const prepared = {
    ...JSON.parse(fs.readFileSync(file, 'utf8')),
    prepared: { by: 'Kari', on: '2026-01-01' },
    approved: undefined,
  };
  fs.writeFileSync(file, JSON.stringify(prepared));
  const { status, stderr } = run('approve', '--by', 'Kari');
  expect([status, stderr]).toEqual([1, expect.stringContaining('approved by who prepared it')]);
});
