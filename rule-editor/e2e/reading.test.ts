import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('from the first page to a section of a programme', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/');
  await page.getByRole('heading', { level: 1, name: 'Ordninger' }).waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('link', { name: /blå resept/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Regler' }).waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('link', { name: /Leqvio.*del 1/ }).click();
  await page.getByRole('heading', { level: 1, name: /Leqvio.*del 1/ }).waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});
