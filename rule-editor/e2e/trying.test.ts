import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

/** However slow the machine is. */
const soon = { timeout: 60_000 };
vi.setConfig({ testTimeout: 240_000 });
let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('an application is answered while it is written, and asks only for what can still matter', async () => {
  const { page, go, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/blaresept/prov');
  await page.getByRole('heading', { level: 1, name: 'Prøv reglene' }).waitFor();
  const answer = page.getByRole('region', { name: 'Svaret' });
  await answer.getByText('En person avgjør', { exact: true }).waitFor();
  expect(await barriers()).toEqual([]);
  const shown = async () =>
    Number(/Viser (\d+)/.exec((await page.getByText(/^Viser \d+ av/).textContent()) ?? '')?.[1]);
  const before = await shown();

  await page.getByLabel('Legemiddelets ATC-kode', { exact: true }).fill('N04BC04');
  await page.getByText('Dager med plager per uke').first().waitFor();
  await expect.poll(shown, soon).toBeLessThan(before);
  await answer.getByRole('button', { name: /Vis \d+ til/ }).click();
  await answer.getByRole('link', { name: 'Dager med plager per uke' }).click();
  await page.keyboard.type('1,5');
  await page.getByText('Skriv et helt tall uten desimaler.').waitFor();
  expect(await barriers()).toEqual([]);
});

test('an example is opened by its address, explained, and answers otherwise when a value is another', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/blaresept/prov?eksempel=ropinirol-to-dager&til=patient');
  await page.getByText('Hentet fra eksempelet «Rastløse bein to dager i uken').waitFor();
  const answer = page.getByRole('region', { name: 'Svaret' });
  await answer.getByText('Anbefaling: innvilges').waitFor();
  await answer.getByText('Slik ble det avgjort').click();
  await answer.getByText('Dager med plager per uke: minst 2').waitFor();
  await answer.getByText('(svar: 2 dager)').waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByLabel('Dager med plager per uke').fill('1');
  await answer.getByText('Anbefaling: avslås').waitFor();
  await page.getByText('endret etterpå').waitFor();
  expect(page.url()).toContain('eksempel=ropinirol-to-dager');
  expect(await wrongs()).toEqual([]);
});

test('a random application fills lists of entries, which can be added to and removed', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor', {
    language: 'en',
    theme: 'dark',
  });
  await go('/ordning/frikort/prov?tilfeldig=12');
  await page.getByText('A random application, made from the rules').waitFor();
  await page.getByRole('button', { name: 'Show all information' }).click();
  await page.getByRole('searchbox', { name: 'Search the information' }).fill('register');
  const list = page.locator('#felt-fees');
  const entries = async () => list.getByRole('group', { name: /^Entry \d+$/ }).count();
  const before = await entries();
  await list.getByRole('button', { name: 'Add entry' }).click();
  await expect.poll(entries, soon).toBe(before + 1);
  await list.getByRole('button', { name: `Remove entry ${before + 1}` }).click();
  await expect.poll(entries, soon).toBe(before);
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});
