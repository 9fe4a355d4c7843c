import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';
import { ldlDraft } from './ldl-draft.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

const aDraft = (title: string, from: string) => ldlDraft(editor.api, title, from);

test('from a draft to a publication: read in words, sent back, approved by another, published', async () => {
  const id = await aDraft('Ny LDL-grense', '2026-11-01');
  const ola = await editor.openAs('maintainer', 'Ola');
  const kari = await editor.openAs('approver', 'Kari');

  await ola.go(`/utkast/${id}`);
  await ola.page.getByText('Fra 01.11.2026, etter «Søknadsdato»').waitFor();
  expect(await ola.page.locator('article').first().innerText()).toMatch(
    /primærprevensjon:\s*Før:\s*3,6 mmol\/l\s*Etter:\s*3,2 mmol\/l/,
  );
  expect(await ola.page.getByText('Ikke kjørt').count()).toBeGreaterThan(1);
  expect(await ola.barriers()).toEqual([]);
  await ola.page.getByRole('button', { name: 'Send til godkjenning' }).click();
  await ola.page.getByText('Venter på godkjenning.').first().waitFor();
  expect(await ola.page.getByRole('button', { name: 'Godkjenn', exact: true }).count()).toBe(0);

  await kari.go('/');
  await kari.page.getByRole('link', { name: 'Ny LDL-grense' }).click();
  await kari.page.getByText('Fra 01.11.2026, etter «Søknadsdato»').waitFor();
  await kari.page.getByText(/eksempler gir det de skal; kontrollregningen .* \(Ola/).waitFor();
  await kari.page.getByRole('button', { name: 'Send tilbake' }).click();
  await kari.page.getByLabel('Hva må endres?').fill('Nevn brevet fra departementet');
  expect(await kari.barriers()).toEqual([]);
  await kari.page.getByRole('button', { name: 'Send tilbake' }).last().click();
  await kari.page.getByText('Nevn brevet fra departementet').waitFor();

  await ola.page.reload();
  await ola.page.getByText('Nevn brevet fra departementet').waitFor();
  await ola.page.getByRole('button', { name: 'Send til godkjenning' }).click();
  await ola.page.getByText('Venter på godkjenning.').first().waitFor();

  await kari.page.reload();
  await kari.page.getByRole('button', { name: 'Godkjenn', exact: true }).click();
  await kari.page.getByRole('button', { name: 'Gi ut nå' }).click();
  await kari.page.getByText(/^Utgitt som utgave/).waitFor();
  expect(await kari.barriers()).toEqual([]);
  await kari.page.getByRole('link', { name: 'Se ordningen' }).click();
  await kari.page.getByRole('heading', { level: 1, name: 'Regler' }).waitFor();

  await kari.go('/ordning/blaresept/verdier/leqvioLdlLimit');
  const history = kari.page.locator('section', { has: kari.page.getByRole('heading', { name: 'Historikk' }) });
  await history.getByRole('link', { name: 'Ny LDL-grense' }).waitFor();
  await history.getByText('Skrevet av Ola. Godkjent av Kari.').waitFor();
  expect(await kari.barriers()).toEqual([]);
  await kari.go('/ordning/blaresept/utgaver');
  await kari.page.getByText('Skrevet av Ola. Godkjent av Kari.').waitFor();
  await kari.page.getByText('Fulgte med tjenesten, eller ble lest inn.').waitFor();
  expect(await kari.barriers()).toEqual([]);
  expect([...(await ola.wrongs()), ...(await kari.wrongs())]).toEqual([]);
});

test('who changed a draft is told that another must approve it', async () => {
  const id = await aDraft('Grense av en som er begge deler', '2027-01-01');
  const both = await editor.openAs(['maintainer', 'approver'], 'Ola');
  await both.go(`/utkast/${id}`);
  await both.page.getByRole('button', { name: 'Send til godkjenning' }).click();
  await both.page.getByText('Du har endret noe i utkastet. En annen må godkjenne det.').waitFor();
  expect(await both.page.getByRole('button', { name: 'Godkjenn', exact: true }).count()).toBe(0);
});
