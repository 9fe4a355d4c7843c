import { afterAll, beforeAll, expect, test } from 'vitest';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor?.close());

test('one person suspends a programme, and two lift it', async () => {
  const ola = await editor.openAs('maintainer', 'Ola');
  const kari = await editor.openAs('approver', 'Kari');
  await ola.go('/stans');
  await ola.page.getByText('Ingenting er stanset.').waitFor();
  expect(await ola.barriers()).toEqual([]);

  await ola.page.getByRole('button', { name: 'Stans alle automatiske utfall' }).click();
  await ola.page.getByText('Skriv hvorfor, så andre forstår det.').waitFor();
  expect(await ola.barriers()).toEqual([]);
  await ola.page.getByLabel('Hvorfor?').fill('Feil i en grense');
  await ola.page.getByRole('button', { name: 'Stans alle automatiske utfall' }).click();
  await ola.page.getByText('Alle automatiske utfall er stanset. Feil i en grense').waitFor();
  const active = await editor.api.as('auditor', 'Rune').get('/v1/suspensions');
  expect(active.body['suspensions']).toMatchObject([{ programme: 'licence', target: null, active: true }]);

  await ola.page.getByRole('button', { name: 'Be om oppheving' }).click();
  await ola.page.getByText('Ola har bedt om å oppheve stansen.').waitFor();
  expect(await ola.page.getByRole('button', { name: 'Bekreft opphevingen' }).count()).toBe(0);
  expect(await ola.barriers()).toEqual([]);

  await kari.go('/stans');
  await kari.page.getByRole('button', { name: 'Bekreft opphevingen' }).click();
  await kari.page.getByText(/^Opphevet av Ola og Kari/).waitFor();
  expect([...(await ola.wrongs()), ...(await kari.wrongs())]).toEqual([]);
});
