import { afterAll, beforeAll, expect, test } from 'vitest';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';
import { applyForLicence } from '../../test-fixtures/licence.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor?.close());

test('a decision is tried again by its number, and a number of a person is refused', async () => {
  const { decision } = await applyForLicence(editor.api, { facts: { pointOfSale: '4601-9' } });
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Riksrevisor');
  await go('/ordning/licence/prov');
  await page.getByRole('button', { name: 'Hent et vedtak' }).click();
  const number = page.getByLabel('Vedtakets nummer');
  await number.fill('018980 12345');
  await page.getByRole('button', { name: 'Hent', exact: true }).click();
  await page.getByText('Dette ser ut som et fødselsnummer. Skriv vedtakets nummer.').waitFor();
  expect(await barriers()).toEqual([]);
  expect(page.url()).not.toContain('12345');
  await number.fill(decision?.id ?? '');
  await page.getByRole('button', { name: 'Hent', exact: true }).click();
  await page.getByText(/^Hentet fra vedtaket \d\d\.\d\d\.\d{4}, gjort etter utgave 1$/).waitFor();
  expect(page.url()).toContain(`vedtak=${decision?.id}`);
  await page.getByRole('button', { name: 'Vis alle opplysninger' }).click();
  expect(await page.locator('#felt-pointOfSale').inputValue()).toBe('4601-9');
  expect(await wrongs()).toEqual([]);
});

test('a decision that there is not leaves an empty form and says so', async () => {
  const { page, go } = await editor.openAs('auditor', 'Riksrevisor');
  await go('/ordning/licence/prov?vedtak=00000000-0000-4000-8000-000000000000');
  await page.getByText('Dette finnes ikke.').waitFor();
  await page.getByRole('heading', { name: 'Datoer' }).waitFor();
  await page.getByText(/^Viser \d+ av \d+ opplysninger$/).waitFor();
  expect(await page.locator('#felt-decidedOn').inputValue()).toMatch(/^\d\d\.\d\d\.\d{4}$/);
});
