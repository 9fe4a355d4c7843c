import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

async function startDraft(programme: string): Promise<string> {
  const draft = { programme, title: 'Nye opplysninger', purpose: 'Prøve', reference: 'Ingen' };
  const { status, body } = await editor.api.as('maintainer', 'Rita Regel').post('/v1/drafts', draft);
  expect(status).toBe(201);
  return String(body['id']);
}
async function changesOf(draft: string) {
  const { body } = await editor.api.as('maintainer', 'Rita Regel').get(`/v1/drafts/${draft}`);
  const changes = body['changes'] as readonly { object: string; value: { [member: string]: unknown } }[];
  return new Map(changes.map(({ object, value }) => [object, value]));
}

test('a fact is found by a word, and told in words', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/blaresept/opplysninger');
  await page.getByLabel('Søk i opplysningene').fill('alder');
  await page.getByText(/^\d+ av \d+ opplysninger$/).waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('link', { name: 'Alder på søknadsdatoen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Alder på søknadsdatoen' }).waitFor();
  await page.getByText('fulle år fra «fødselsdato» til «søknadsdato»').waitFor();
  await page.getByRole('heading', { name: 'Hvor den brukes' }).waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('in a draft its texts, limits and values are changed, and saved', async () => {
  const draft = await startDraft('blaresept');
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Rita Regel', { theme: 'dark' });
  await go(`/ordning/blaresept/opplysninger/membership?utkast=${draft}`);
  const name = page.getByRole('group', { name: 'Navn', exact: true });
  await name.getByLabel('English').fill('Member of the scheme');
  await name.getByLabel('English').press('Tab');
  await page.getByLabel('Ny verdi (bokmål)').fill('Vet ikke');
  await page.getByRole('button', { name: 'Legg til verdi' }).click();
  await page.getByRole('group', { name: 'Vet ikke' }).waitFor();
  await page.getByText('Alt er lagret').waitFor();
  expect(await barriers()).toEqual([]);
  const changes = await changesOf(draft);
  expect(changes.get('facts/membership')).toMatchObject({
    title: { nb: 'Medlemskap i folketrygden', en: 'Member of the scheme' },
    values: ['compulsory', 'voluntary', 'not-member', 'vet-ikke'],
  });
  expect(changes.get('vocabulary/vet-ikke')).toEqual({ nb: 'Vet ikke' });
  expect(await wrongs()).toEqual([]);
});

test('new facts come from the library, or are one’s own', async () => {
  const draft = await startDraft('fristbrudd');
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Rita Regel');
  await go(`/ordning/fristbrudd/opplysninger?utkast=${draft}`);
  await page.getByRole('button', { name: 'Legg til opplysning' }).click();
  await page.getByLabel('Særlige grunner').check();
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Legg til', exact: true }).first().click();
  await page.getByRole('link', { name: 'Særlige grunner' }).waitFor();
  await page.getByRole('button', { name: 'Legg til opplysning' }).click();
  await page.getByLabel('Hva skal den hete? (bokmål)').fill('Antall avtaler');
  await page.getByLabel('Hva slags opplysning er det?').selectOption({ label: 'Helt tall' });
  await page.getByRole('button', { name: 'Legg til', exact: true }).last().click();
  await page.getByRole('heading', { level: 1, name: 'Antall avtaler' }).waitFor();
  await page.getByLabel('Høyeste verdi').fill('mange');
  await page.getByLabel('Høyeste verdi').press('Tab');
  await page.getByText('Skriv et tall, for eksempel 3,6.').waitFor();
  await page.getByLabel('Høyeste verdi').fill('40');
  await page.getByLabel('Høyeste verdi').press('Tab');
  await page.getByLabel('Pasienten', { exact: true }).check();
  await page.getByLabel('Kan sammen med annet vise hvem personen er').check();
  await page.getByLabel('Hva slags verdi det er').selectOption({ label: 'Liste med flere oppføringer' });
  await page.getByRole('button', { name: 'Legg til felt' }).click();
  await page.getByLabel('Hva feltet heter (bokmål)').fill('Dato for avtalen');
  await page.getByLabel('Hva slags felt det er').selectOption({ label: 'Dato' });
  await page.getByRole('button', { name: 'Legg til', exact: true }).last().click();
  await page.getByText('Dato for avtalen: dato').click();
  await page.getByLabel('Seneste dato').waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Gi det et annet navn i kilden' }).click();
  await page.getByLabel('Nytt navn i kilden').fill('plannedVisits');
  await page.getByRole('button', { name: 'Endre navnet' }).click();
  await page.getByText('I kilden heter dette «plannedVisits».').waitFor();
  await page.getByText('Alt er lagret').waitFor();
  const changes = await changesOf(draft);
  expect(changes.get('facts/specialCircumstances')).toMatchObject({ source: 'case-worker' });
  expect(changes.get('facts/plannedVisits')).toEqual({
    type: 'list',
    of: { datoForAvtalen: { type: 'date', title: { nb: 'Dato for avtalen' } } },
    title: { nb: 'Antall avtaler' },
    source: 'patient',
    identifying: 'quasi',
  });
  expect(changes.has('facts/antallAvtaler')).toBe(false);
  await page.getByRole('button', { name: 'Fjern opplysningen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Opplysninger' }).waitFor();
  await page.getByText('Alt er lagret').waitFor();
  expect(await wrongs()).toEqual([]);
});
