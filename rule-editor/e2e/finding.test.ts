import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('a search by drug name leads to the rules about its code, and stands in the address', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor', { theme: 'dark' });
  await go('/ordning/blaresept');
  await page.getByLabel('Søk i reglene').fill('leqvio');
  await page.getByRole('heading', { name: /er C10AX16/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('sok')).toBe('leqvio');
  expect(await barriers()).toEqual([]);
  await page.reload();
  await page
    .getByRole('link', { name: /Leqvio.*del 1/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Leqvio.*del 1/ }).waitFor();
  await page.goBack();
  await page.getByLabel('Søk i reglene').fill('grunnrenteskatt');
  await page.getByText('Prøv færre eller kortere ord').waitFor();
  expect(await wrongs()).toEqual([]);
});

test('a day is looked at: the address has it, what does not hold then says so', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor', { language: 'nn' });
  await go('/ordning/blaresept');
  const day = page.getByLabel('Vis reglane slik dei er den');
  await day.fill('31.02.2020');
  await day.press('Enter');
  await page.getByText('Datoen finst ikkje').waitFor();
  await day.fill('1.3.2019');
  await day.press('Enter');
  await page.getByText('Du ser reglane slik dei er 01.03.2019').waitFor();
  expect(new URL(page.url()).searchParams.get('pr')).toBe('2019-03-01');
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: /CGRP-hemmarar.*oppstart/ }) });
  expect(await row.first().innerText()).toContain('gjeld ikkje denne dagen');
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Vis i dag' }).click();
  await page.getByText('Du ser reglane').waitFor({ state: 'detached' });
  expect(await row.first().innerText()).not.toContain('gjeld ikkje');
  expect(await wrongs()).toEqual([]);
});

test('where there is little room the pages are folded under a button, and a value has one address', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor', { width: 640 });
  await go('/ordning/blaresept/del/parameters/leqvioLdlLimit?pr=2025-03-01');
  await page.waitForURL('**/ordning/blaresept/verdier/leqvioLdlLimit?pr=2025-03-01');
  const fold = page.getByRole('button', { name: 'Sider: Verdier' });
  await fold.focus();
  await page.keyboard.press('Enter');
  const texts = page.getByRole('link', { name: 'Tekster', exact: true });
  await texts.waitFor();
  expect(await barriers()).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await texts.waitFor({ state: 'hidden' });
  expect(await fold.evaluate((element) => element === document.activeElement)).toBe(true);
  await fold.click();
  await texts.click();
  await page.getByRole('button', { name: 'Sider: Tekster' }).waitFor();
  await texts.waitFor({ state: 'hidden' });
  expect(await wrongs()).toEqual([]);
});

test('the way to the outcome is drawn: everything is a link that the keyboard reaches, many are folded', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/blaresept/vei');
  const picture = page.getByRole('group', { name: 'Veien til utfallet' });
  const folded = picture.getByRole('link', { name: /\d+ regler: vis alle/ }).last();
  await folded.waitFor();
  expect(await barriers()).toEqual([]);
  await picture.getByRole('link', { name: /52 regler: vis alle/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/vei?steg=annexes');
  const leqvio = picture.getByRole('link', { name: /Leqvio.*del 1/ });
  await leqvio.focus();
  expect(await barriers()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Leqvio.*del 1/ }).waitFor();
  await page.goBack();
  const day = page.getByLabel('Vis reglene slik de er den');
  await day.fill('1.1.2019');
  await day.press('Enter');
  await leqvio.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Vis i dag' }).click();
  await page.getByText('Veien som tekst').click();
  await page.getByRole('listitem').filter({ hasText: 'Leqvio' }).first().waitFor();
  expect(await wrongs()).toEqual([]);
});
