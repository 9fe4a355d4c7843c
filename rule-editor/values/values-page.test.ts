import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('a value is found by a code, and read on its time line with its source', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/frikort/verdier');
  await page.getByLabel('Søk i verdiene').fill('egenandelstak');
  await page.getByRole('link', { name: 'Egenandelstak', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Egenandelstak' }).waitFor();
  const now = page.getByRole('listitem').filter({ hasText: 'Fra 01.01.2025' });
  expect(await now.textContent()).toMatch(/3\s278,00\skr.*lest i en annen kilde/);
  expect(await page.getByRole('row', { name: /01\.01\.2025/ }).textContent()).toContain('mangler');
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await barriers()).toEqual([]);
  await go('/ordning/blaresept/verdier?sok=C10AX16');
  await page.getByRole('link', { name: 'Legemidler med egne vilkår' }).first().click();
  await page.getByLabel('Finn i listen').first().fill('C10AX16');
  await page.getByText('C10AX16').first().waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('a new value from a date is written with its source; what is published stays', async () => {
  const { post, get } = editor.api.as('maintainer', 'Rita Regel');
  const draft = { programme: 'frikort', title: 'Nytt tak', purpose: 'Prøve', reference: 'Statsbudsjettet' };
  const { body } = await post('/v1/drafts', draft);
  const id = String(body['id']);
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Rita Regel', { theme: 'dark' });
  await go(`/ordning/frikort/verdier/minimumRefund?utkast=${id}`);
  await page.getByText('Denne er utgitt og kan ikke endres.').first().waitFor();
  expect(await page.getByLabel('Verdi i kroner').count()).toBe(0);
  await page.getByRole('button', { name: 'Ny versjon fra dato' }).click();
  await page.getByLabel('Gjelder fra og med').fill('01.01.2031');
  await page.getByRole('button', { name: 'Lag ny versjon' }).click();
  const added = page.getByRole('listitem').filter({ hasText: 'ny i utkastet' });
  await added.getByLabel('Verdi i kroner').fill('mye');
  await added.getByLabel('Verdi i kroner').press('Tab');
  await added.getByText('Skriv en verdi av riktig slag').waitFor();
  await added.getByLabel('Verdi i kroner').fill('250,50');
  await added.getByLabel('Kilde', { exact: true }).fill('https://www.regjeringen.no/');
  await added.getByLabel('Hvor godt den er lest').selectOption('verified');
  await added.getByText(/250,50\skr/).waitFor();
  await page.getByText('Alt er lagret').waitFor();
  expect(await barriers()).toEqual([]);
  const { body: saved } = await get(`/v1/drafts/${id}`);
  const [change] = saved['changes'] as { object: string; value: { versions: readonly unknown[] } }[];
  expect(change?.object).toBe('parameters/minimumRefund');
  expect(change?.value.versions.at(-1)).toMatchObject({
    boundary: { date: '2031-01-01' },
    content: 25_050,
    source: 'https://www.regjeringen.no/',
    mark: 'verified',
  });
  expect(await wrongs()).toEqual([]);
});
