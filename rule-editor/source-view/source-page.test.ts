import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('a publication is read as it is written, and Tab leads past the field', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/fristbrudd/kilde');
  await page.getByText('"programme": "fristbrudd"').waitFor();
  await page.getByText('Her kan du bare lese').waitFor();
  await page.getByText('Ingen feil.').waitFor();
  expect(await barriers()).toEqual([]);
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.type('x');
  expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor'))).toBeNull();
  expect(await wrongs()).toEqual([]);
});

test('a name says what it stands for, in the language of the reader', async () => {
  const { page, go, wrongs } = await editor.openAs('auditor', 'Rune Revisor', { language: 'nn' });
  await go('/ordning/fristbrudd/kilde');
  await page.getByText('"programme"').waitFor();
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+F');
  await page.keyboard.type('"fact": ');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const line = page.locator('.view-line', { hasText: '"fact": "' }).first();
  await line
    .getByText(/^"(?!fact"|operator"|value"|all"|any")[a-z]\w*"$/)
    .first()
    .hover();
  await page.getByText(/^Opplysning: /).waitFor();
  expect(await wrongs()).toEqual([]);
});

test('it stands side by side with a publication, in the dark too', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor', { theme: 'dark' });
  await go('/ordning/fristbrudd/kilde');
  await page.getByLabel('Sammenlign med').selectOption('15');
  await page.getByText('Til venstre står utgave 15').waitFor();
  await page.locator('.monaco-diff-editor .modified .view-line').first().waitFor();
  expect(new URL(page.url()).searchParams.get('mot')).toBe('15');
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});
