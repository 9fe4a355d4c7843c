import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

async function aDraft(title: string): Promise<string> {
  const made = await editor.api.as('maintainer', 'Ola').post('/v1/drafts', {
    programme: 'frikort',
    title,
    purpose: 'Krav som loven stiller',
    reference: 'Folketrygdloven § 5-3',
  });
  return String(made.body['id']);
}

test('a demand is made of choices, tried, shown broken, changed and held', { timeout: 300_000 }, async () => {
  const id = await aDraft('Nye krav');
  const ola = await editor.openAs('maintainer', 'Ola');
  await ola.go(`/ordning/frikort/krav?utkast=${id}&antall=500&start=3`);
  await ola.page.getByRole('heading', { name: 'Ingen får frikort før egenandelstaket er nådd' }).waitFor();
  expect(await ola.barriers()).toEqual([]);

  await ola.page.getByRole('button', { name: 'Nytt krav' }).click();
  const form = ola.page.getByRole('form', { name: 'Nytt krav' });
  await form.getByLabel('Hva skal alltid holde?').selectOption({ label: 'En opplysning har aldri betydning' });
  await form.getByRole('button', { name: 'Lagre kravet' }).click();
  await form.getByText('Velg noe her.').waitFor();
  expect(await ola.barriers()).toEqual([]);
  await form.getByLabel('Opplysning', { exact: true }).selectOption({ label: 'Fødselsdato' });
  await form.getByRole('button', { name: 'Lagre kravet' }).click();
  const made = ola.page.locator('main li').filter({ hasText: '«Fødselsdato» har aldri betydning' });
  await made.getByText('Ikke prøvd').waitFor();

  await ola.page.getByRole('button', { name: 'Prøv kravene' }).click();
  await made.getByText('Brutt').waitFor({ timeout: 200_000 });
  await made.getByText('Den samme søknaden med').waitFor();
  expect(await made.locator('mark').count()).toBeGreaterThan(0);
  await ola.page.getByText('11 av 12 krav holdt').first().waitFor();
  await ola.page.getByText('Resultatet er lagret på utkastet.').waitFor();
  expect(await ola.barriers()).toEqual([]);
  const draft = async () => (await editor.api.as('maintainer', 'Ola').get(`/v1/drafts/${id}`)).body;
  expect((await draft())['checks']).toMatchObject([{ name: 'demands', ok: false, summary: '11 av 12 krav holdt' }]);

  await made.getByRole('button', { name: /^Endre/ }).click();
  const changing = ola.page.getByRole('form', { name: 'Endre' });
  await changing
    .getByLabel('Opplysning', { exact: true })
    .selectOption({ label: 'Kontonummer er registrert for utbetaling' });
  await changing
    .getByRole('group', { name: 'Kravet med egne ord' })
    .getByLabel('Bokmål')
    .fill('Kontonummeret avgjør ingenting');
  await changing.getByRole('button', { name: 'Lagre kravet' }).click();
  await ola.page.getByRole('heading', { name: 'Kontonummeret avgjør ingenting' }).waitFor();
  await expect
    .poll(async () => JSON.stringify((await draft())['changes']))
    .toContain('"pattern":"never-matters","fact":"accountRegistered"');
  expect(await ola.wrongs()).toEqual([]);
});

test('what needs nobody else is done without a connection, and what is not recorded is told', async () => {
  const id = await aDraft('Uten nett');
  const ola = await editor.openAs('maintainer', 'Ola');
  for (const [address, button, found] of [
    ['krav?antall=500&start=3&', 'Prøv kravene', /^\d+ av \d+ krav holdt/],
    ['eksempler?fane=dekning&', 'Finn alt eksemplene ikke prøver', /^(Grenser ingen eksempler|Eksemplene prøver alt)/],
  ] as const) {
    await ola.go(`/ordning/frikort/${address}utkast=${id}`);
    await ola.page.locator('button:enabled', { hasText: button }).waitFor();
    await ola.page.context().setOffline(true);
    await ola.page.getByRole('button', { name: button }).click();
    await ola.page.getByText(found).first().waitFor({ timeout: 120_000 });
    await ola.page.getByText('Vi får ikke kontakt med tjenesten.').waitFor();
    await ola.page.context().setOffline(false);
  }
  expect((await ola.wrongs()).filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('whoever reads sees the demands as sentences, with their law, and cannot change them', async () => {
  const rune = await editor.openAs('auditor', 'Rune Revisor', { language: 'en', theme: 'dark' });
  await rune.go('/ordning/blaresept/krav');
  await rune.page
    .getByText(/^A higher value of “.*” never gives a worse outcome, and never less of/)
    .first()
    .waitFor();
  await rune.page.getByRole('link', { name: 'Blåreseptforskriften, § 1b andre og tredje ledd' }).waitFor();
  expect(await rune.page.getByRole('button', { name: 'New demand' }).count()).toBe(0);
  expect(await rune.barriers()).toEqual([]);
  expect(await rune.wrongs()).toEqual([]);
});
