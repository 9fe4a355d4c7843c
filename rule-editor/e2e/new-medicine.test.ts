import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('a new medicine is made after a template, and tells what is missing until it is filled in', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Mari Regel');
  await go('/ordning/blaresept');
  await page.getByRole('link', { name: 'Nytt legemiddel fra mal' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nytt legemiddel fra mal' }).waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Lag avsnittet' }).click();
  await page.getByText('Skriv en dato').waitFor();
  await page.getByLabel('Mal').selectOption({ label: 'Dulaglutid alene ved diabetes type 2 (A10BJ05)' });
  await page.getByLabel('Legemidlets navn').fill('leqvio');
  await page.getByRole('button', { name: /Leqvio injeksjonsvæske/ }).click();
  expect(await page.getByLabel('ATC-kode').inputValue()).toBe('C10AX16');
  await page.getByLabel('Legemidlets navn').fill('Nyttamab');
  await page.getByLabel('ATC-kode').fill('a10bj99');
  await page.getByLabel('Gjelder fra').fill('1.3.2027');
  await page.getByRole('textbox', { name: 'Hva skal endres' }).fill('Nytt legemiddel.');
  await page.getByLabel('Vedtak, brev eller vedlegg').fill('Oppdiktet brev');
  await page.getByRole('button', { name: 'Lag avsnittet' }).click();

  await page.getByRole('heading', { level: 1, name: 'Fyll ut: Nyttamab' }).waitFor();
  const missing = page.getByRole('status').filter({ hasText: 'Dette mangler' });
  await missing.getByText('Kilden til vilkårene er ikke skrevet.').waitFor();
  await missing.getByText('Et eksempel som innvilges, mangler.').waitFor();
  await page.getByLabel('Navn på kilden').fill('Oppdiktet vedlegg om Nyttamab');
  await page.getByLabel('Navn på kilden').blur();
  await missing.getByText('Kilden til vilkårene er ikke skrevet.').waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: /^Dette stemmer: / })
    .first()
    .click();
  await page.getByText('Kontrollert av Mari Regel').waitFor();
  expect(await barriers()).toEqual([]);
  const example = page.getByRole('region', { name: /^Nyttamab: / }).first();
  await example.getByText('Kommer ut').waitFor();
  await example.getByRole('button', { name: 'Dette er riktig' }).click();
  await example.getByText('Tatt vare på').waitFor();
  await page.getByText('Alt er lagret').waitFor();
  await page.getByRole('link', { name: 'Se på og endre avsnittet' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nyttamab' }).waitFor();
  expect(await wrongs()).toEqual([]);
});
