import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicationAnswerSchema } from '../../api/contract/applications.ts';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';
import { shops } from '../../test-fixtures/licence.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor?.close());

const inLanguages = async (page: Page, legend: string, [nb, nn, en]: readonly [string, string, string]) => {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('bokmål').fill(nb);
  await group.getByLabel('nynorsk').fill(nn);
  await group.getByLabel('engelsk').fill(en);
};
const next = async (page: Page, title: string) => {
  await page.getByRole('link', { name: 'Neste' }).click();
  const heading = page.getByRole('heading', { level: 2, name: title, exact: true });
  await heading.waitFor();
  // Who uses the keyboard goes on from the heading of the step.
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
};
const isWhole = (page: Page) => page.getByText('Ingenting mangler i dette steget.').waitFor();

async function addRequirement(page: Page, number: number, title: readonly [string, string, string]) {
  await page.getByLabel('Kravet i få ord').last().fill(title[0]);
  await page.getByRole('button', { name: 'Legg til et krav' }).click();
  const box = page.getByRole('region', { name: `Krav ${number}` });
  await box.getByLabel('nynorsk').fill(title[1]);
  await box.getByLabel('engelsk').fill(title[2]);
  return box;
}

test('a lawyer sets up a licence in the browser without a file; it is published and decides an application', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Mari Regel');
  await go('/');
  await page.getByRole('link', { name: 'Ny ordning' }).click();
  await page.getByLabel('Navn på ordningen').fill('Serveringsbevilling');
  expect(await page.getByLabel('Kortnavn').inputValue()).toBe('serveringsbevilling');
  await page.getByLabel('Hva er ordningen til for?').fill('Å gi bevilling til servering.');
  await page.getByLabel('Lov, forskrift eller brev').fill('Oppdiktet serveringslov');
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Begynn' }).click();

  await page.getByRole('heading', { level: 2, name: 'Navn', exact: true }).waitFor();
  await page.getByText('«Serveringsbevilling» mangler navn på nynorsk.').waitFor();
  await inLanguages(page, 'Navn på ordningen', ['Serveringsbevilling', 'Serveringsløyve', 'Serving licence']);
  await isWhole(page);
  expect(await barriers()).toEqual([]);

  await next(page, 'Hvem det gjelder');
  await page.getByLabel('En virksomhet eller organisasjon').check();
  await page.getByLabel('Noen søker', { exact: true }).check();
  await isWhole(page);

  await next(page, 'Opplysninger');
  await page.getByRole('button', { name: '+ Gulvflate' }).click();
  await page.getByRole('button', { name: '+ Alderen til den ansvarlige' }).click();
  await page.getByLabel('Hva skal oppgis? (bokmål)').fill('Antall sitteplasser');
  await page.getByLabel('Hva slags svar?').selectOption({ label: 'helt tall' });
  await page.getByRole('button', { name: 'Legg til', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: 'Antall sitteplasser' }).waitFor();
  await isWhole(page);
  expect(await barriers()).toEqual([]);

  await next(page, 'Rekkefølge');
  await page.getByLabel('Vilkårene for å få det det søkes om').check();
  await isWhole(page);

  await next(page, 'Vilkår og vedtak');
  await page.getByLabel('Navn på loven eller forskriften').fill('Oppdiktet serveringslov');
  await page.getByLabel('Paragraf').fill('§ 3');
  await page.getByLabel(/Jeg har lest regelen/).check();
  const area = await addRequirement(page, 1, ['Stor nok flate', 'Stor nok flate', 'Enough floor area']);
  await area.getByLabel('Opplysning', { exact: true }).selectOption({ label: 'Gulvflate' });
  await area.getByLabel('Verdi (m²)').fill('mange');
  await area.getByText('Skriv et tall').waitFor();
  await area.getByLabel('Verdi (m²)').fill('20,5');
  const age = await addRequirement(page, 2, ['Gammel nok', 'Gammal nok', 'Old enough']);
  await age
    .getByLabel('Opplysning', { exact: true })
    .selectOption({ label: 'Alderen til den ansvarlige på søknadsdagen' });
  await age.getByLabel('Verdi (år)').fill('20');
  await page.getByLabel('Et antall år fra søknadsdagen').check();
  await page.getByLabel('Antall år', { exact: true }).fill('4');
  await isWhole(page);
  expect(await barriers()).toEqual([]);

  // One may leave and come back: it is a draft.
  await go('/');
  await go('/ny-ordning');
  await page.getByRole('link', { name: 'Serveringsbevilling' }).click();
  await page.getByRole('link', { name: /Tekster/ }).click();
  await isWhole(page);
  expect(await page.getByLabel('bokmål').first().inputValue()).toContain('er innvilget fra');

  await next(page, 'Klage');
  await page.getByRole('button', { name: 'Skriv om klage' }).click();
  await inLanguages(page, 'Hvem avgjør klagen?', ['Statsforvalteren', 'Statsforvaltaren', 'The county governor']);
  await inLanguages(page, 'Hvor skal klagen sendes?', ['Kommunen', 'Kommunen', 'The municipality']);
  await page.getByLabel('Navn på loven eller forskriften').fill('Oppdiktet serveringslov');
  await page.getByLabel('Paragraf').fill('§ 9');
  await isWhole(page);

  await next(page, 'Hvem som avgjør');
  await page.getByLabel('Maskinen innvilger').check();
  await page.getByLabel('Maskinen avslår').check();
  await page.getByLabel('Hvorfor kan en maskin avslå her?').fill('Loven lar ingen vurdering stå igjen.');
  await page.getByLabel('Loven har ingen unntak').check();
  await isWhole(page);
  expect(await barriers()).toEqual([]);

  await next(page, 'Tre eksempler');
  for (const [title, outcome] of [
    ['En søknad som innvilges', 'innvilget'],
    ['En søknad som avslås', 'avslått'],
    ['En søknad som en saksbehandler må avgjøre', 'til en saksbehandler'],
  ] as const) {
    const example = page.getByRole('region', { name: title });
    await example.getByText(outcome, { exact: true }).waitFor();
    await example.getByRole('button', { name: 'Dette er riktig' }).click();
    await example.getByText('Tatt vare på').waitFor();
  }
  await isWhole(page);
  expect(await barriers()).toEqual([]);

  await next(page, 'Oppsummering');
  await page.getByText('Alt er på plass.').waitFor();
  await page.getByText('Alt er lagret').waitFor();
  const draft = new URL(page.url()).searchParams.get('utkast') ?? '';
  await page.getByRole('link', { name: 'Gå til endringer og godkjenning' }).click();
  await page.waitForURL(`**/utkast/${draft}`);
  await page.getByRole('heading', { level: 1 }).waitFor();

  await page.getByRole('button', { name: 'Send til godkjenning' }).click();
  await page.getByText('Venter på godkjenning.').first().waitFor();
  const approver = await editor.openAs('approver', 'Geir Godkjenner');
  await approver.go(`/utkast/${draft}`);
  await approver.page.getByRole('button', { name: 'Godkjenn', exact: true }).click();
  await approver.page.getByRole('button', { name: 'Gi ut nå' }).click();
  await approver.page.getByText('Utgitt som utgave 1.').waitFor();
  expect([...(await wrongs()), ...(await approver.wrongs())]).toEqual([]);

  const apply = async (floorArea: number, shop: string) => {
    const { body } = await editor.api.post('/v1/programmes/serveringsbevilling/applications', {
      subject: { kind: 'organisation', id: shop },
      submitter: { kind: 'organisation', organisation: shop },
      channel: 'web',
      facts: { floorArea, managerBirthDate: '1990-01-01', antallSitteplasser: 30 },
    });
    return applicationAnswerSchema.parse(body);
  };
  const granted = await apply(30.5, shops[0]);
  const refused = await apply(20.4, shops[1]);
  expect([granted.outcome, refused.outcome]).toEqual(['approve', 'deny']);
  expect(refused.decision?.remedies).toMatchObject([{ for: 'deny', sendTo: { nb: 'Kommunen' } }]);
  expect(granted.decision?.evaluation.publication).toMatchObject({ programme: 'serveringsbevilling', number: 1 });
});

test('every step tells what is missing in the reader’s language, without barriers, in the dark', async () => {
  const maintainer = editor.api.as('maintainer', 'Mari Regel');
  const described = { title: 'Ny', purpose: 'Prøve', reference: 'Ingen' };
  const { body } = await maintainer.post('/v1/drafts', { programme: 'nystevning', ...described, new: true });
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Mari Regel', {
    language: 'en',
    theme: 'dark',
  });
  for (const [step, missing] of [
    ['name', 'The programme has no name.'],
    ['party', 'Choose whom it concerns.'],
    ['facts', 'No information has been chosen.'],
    ['stages', 'Choose at least one step.'],
    ['section', 'There are no requirements.'],
    ['remedies', 'Nothing is said about appeals.'],
    ['automation', 'Choose who decides.'],
    ['cases', 'An example is missing: an application that is approved.'],
    ['summary', 'Something is still missing.'],
  ] as const) {
    await go(`/ny-ordning/nystevning?utkast=${String(body['id'])}&steg=${step}`);
    await page.getByText(missing).first().waitFor();
    expect([step, await barriers()]).toEqual([step, []]);
  }
  expect(await wrongs()).toEqual([]);
});
