import * as fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor?.close());

test('a publication that is downloaded is read in as the same, to the last character', async () => {
  const ola = await editor.openAs('maintainer', 'Ola');
  await ola.go('/ordning/licence/utgaver');
  const [download] = await Promise.all([
    ola.page.waitForEvent('download'),
    ola.page.getByRole('link', { name: 'Last ned' }).click(),
  ]);
  const file = await download.path();
  expect(fs.statSync(file).size).toBeGreaterThan(1000);
  await ola.page.getByLabel('Les inn en mappe').setInputFiles({
    name: 'licence.zip',
    mimeType: 'application/zip',
    buffer: fs.readFileSync(file),
  });
  await ola.page.getByText('Filen er den samme som utgave 1, til siste tegn.').waitFor();
  expect(await ola.barriers()).toEqual([]);
  expect(await ola.wrongs()).toEqual([]);
});

test('a file that is no folder of a programme is refused in words', async () => {
  const ola = await editor.openAs('maintainer', 'Ola');
  await ola.go('/ordning/licence/utgaver');
  const file = { name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('not a zip') };
  await ola.page.getByLabel('Les inn en mappe').setInputFiles(file);
  await ola.page.getByRole('alert').waitFor();
  expect(await ola.barriers()).toEqual([]);
});
