import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('a reason is found by a word of it, and read in the letter of an example', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor', { language: 'nn' });
  await go('/ordning/frikort/tekster');
  await page.getByLabel('Søk i tekstane').fill('approved user fees card');
  await page.getByText(/^\d+ av \d+ grunngivingar$/).waitFor();
  expect(await barriers()).toEqual([]);
  await go('/ordning/frikort/tekster/CAP_REACHED');
  const letter = page.getByRole('article', { name: 'Brevet' });
  await letter.getByText(/^Du har betalt [\d\s]+,00\skr i godkjende eigendelar/).waitFor();
  await letter.getByText('Klage', { exact: true }).waitFor();
  await page.getByLabel('Språk i brevet').selectOption('en');
  await letter.getByText(/^You have paid NOK/).waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('a new version of a text is written, its values put in and checked, and the letter follows', async () => {
  const { post, get } = editor.api.as('maintainer', 'Rita Regel');
  const draft = { programme: 'frikort', title: 'Nye tekster', purpose: 'Klarspråk', reference: 'Ingen' };
  const id = String((await post('/v1/drafts', draft)).body['id']);
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Rita Regel');
  await go(`/ordning/frikort/tekster/CAP_REACHED?utkast=${id}`);
  await page.getByText('Denne teksten er utgitt.').waitFor();
  await page.getByRole('button', { name: 'Ny versjon fra dato' }).click();
  await page.getByLabel('Gjelder fra og med').fill('01.01.2001');
  await page.getByRole('button', { name: 'Lag ny versjon' }).click();
  const patient = page.getByRole('group', { name: 'Til pasienten' });
  await patient.getByLabel('Bokmål').fill('Frikortet ditt gjelder fra {grant.fra}.');
  await page.getByText('Det som står i klammer, er ikke navnet på noe').first().waitFor();
  await page.getByText('Brevet vises når feilene er rettet.').waitFor();
  for (const [language, text] of [
    ['Bokmål', 'Frikortet ditt gjelder fra '],
    ['Nynorsk', 'Frikortet ditt gjeld frå '],
    ['English', 'Your card is valid from '],
  ] as const) {
    await patient.getByLabel(language).fill(text);
    await patient.getByLabel(language).press('End');
    await page.getByRole('button', { name: 'Gyldig fra' }).click();
  }
  const letter = page.getByRole('article', { name: 'Brevet' });
  await letter.getByText(/^Frikortet ditt gjelder fra \d\d\.\d\d\.\d{4}$/).waitFor();
  await page.getByText('Alt er lagret').waitFor();
  expect(await barriers()).toEqual([]);
  const [change] = (await get(`/v1/drafts/${id}`)).body['changes'] as {
    object: string;
    value: { versions: unknown[] };
  }[];
  expect(change?.object).toBe('texts/CAP_REACHED');
  expect(change?.value.versions.at(-1)).toMatchObject({
    boundary: { date: '2001-01-01' },
    content: {
      patient: {
        nb: 'Frikortet ditt gjelder fra {grant.from}',
        nn: 'Frikortet ditt gjeld frå {grant.from}',
        en: 'Your card is valid from {grant.from}',
      },
    },
  });
  expect(await wrongs()).toEqual([]);
});

test('how to complain, and that a machine decided, are written in three languages', async () => {
  const { post, get } = editor.api.as('maintainer', 'Rita Regel');
  const draft = { programme: 'frikort', title: 'Klage', purpose: 'Prøve', reference: 'Ingen' };
  const id = String((await post('/v1/drafts', draft)).body['id']);
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Rita Regel', { theme: 'dark' });
  await go(`/ordning/frikort/tekster/klage-stop?utkast=${id}`);
  await page.getByRole('group', { name: 'Hvor den sendes' }).getByLabel('Bokmål').fill('Helfo');
  await page.getByLabel('Frist i uker').fill('sju');
  await page.getByLabel('Frist i uker').press('Tab');
  await page.getByText('Skriv et helt tall fra 1 til 52.').waitFor();
  await page.getByLabel('Frist i uker').fill('6');
  await page.getByLabel('Frist i uker').press('Tab');
  expect(await barriers()).toEqual([]);
  await page.getByRole('link', { name: 'Alle tekster' }).click();
  await page.getByRole('link', { name: 'Automatisk behandling' }).click();
  await page.getByRole('group', { name: 'At en maskin har avgjort' }).getByLabel('English').fill('A machine decided.');
  await page.getByRole('heading', { level: 1 }).click();
  await page.getByText('Alt er lagret').waitFor();
  expect(await barriers()).toEqual([]);
  await expect
    .poll(async () => (await get(`/v1/drafts/${id}`)).body['changes'])
    .toMatchObject([
      { object: 'remedies/stop', value: { sendTo: { nb: 'Helfo' }, weeks: 6 } },
      { object: 'ruleset/automatedProcessing', value: { text: { en: 'A machine decided.' } } },
    ]);
  expect(await wrongs()).toEqual([]);
});
