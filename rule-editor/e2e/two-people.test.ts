import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor?.close());

let draft: string;
beforeEach(async () => {
  const description = { title: 'Nye navn', purpose: 'Klarere ord', reference: 'Brev' };
  const made = await editor.api.as('maintainer', 'Ola').post('/v1/drafts', { programme: 'licence', ...description });
  draft = String(made.body['id']);
});

const nameField = ({ page }: EditorPage) => page.getByLabel('Bokmål').first();
const isSaved = ({ page }: EditorPage) => page.getByText('Alt er lagret').waitFor();

const goIn = ({ page }: Pick<EditorPage, 'page'>, to: string) => page.goto(`${editor.address}${to}`);

async function openFact(of: EditorPage, fact: string): Promise<void> {
  await of.go(`/ordning/licence/opplysninger/${fact}?utkast=${draft}`);
  await nameField(of).waitFor();
  await isSaved(of);
}
async function rename(of: EditorPage, name: string): Promise<void> {
  await nameField(of).fill(name);
  await nameField(of).blur();
}
async function storedNames(): Promise<unknown> {
  const { body } = await editor.api.as('maintainer', 'Ola').get(`/v1/drafts/${draft}`);
  const changes = body['changes'] as readonly { readonly object: string; readonly value: { title: { nb: string } } }[];
  return Object.fromEntries(changes.map(({ object, value }) => [object, value.title.nb]));
}

describe('two people on one draft', () => {
  test('who change different things both keep their changes', async () => {
    const [ola, per] = [await editor.openAs('maintainer', 'Ola'), await editor.openAs('maintainer', 'Per')];
    await openFact(ola, 'floorArea');
    await openFact(per, 'nearSchool');
    await rename(ola, 'Areal i lokalet');
    await isSaved(ola);
    await rename(per, 'Skole i nærheten');
    await isSaved(per);
    await expect
      .poll(storedNames)
      .toEqual({ 'facts/floorArea': 'Areal i lokalet', 'facts/nearSchool': 'Skole i nærheten' });
    await per.go(`/ordning/licence/opplysninger/floorArea?utkast=${draft}`);
    await expect.poll(() => nameField(per).inputValue()).toBe('Areal i lokalet');
    expect([...(await ola.wrongs()), ...(await per.wrongs())]).toEqual([]);
  });

  test('who change the same thing are asked, and nothing is lost', async () => {
    const [ola, per] = [await editor.openAs('maintainer', 'Ola'), await editor.openAs('maintainer', 'Per')];
    await openFact(ola, 'floorArea');
    await openFact(per, 'floorArea');
    await rename(ola, 'Olas navn');
    await isSaved(ola);
    await rename(per, 'Pers navn');
    await per.page.getByText('Dere har endret det samme').waitFor();
    expect(await per.barriers()).toEqual([]);
    expect(await storedNames()).toEqual({ 'facts/floorArea': 'Olas navn' });
    await per.page.getByRole('radio', { name: 'Min endring' }).check();
    await per.page.getByRole('button', { name: 'Lagre valgene' }).click();
    await expect.poll(storedNames).toEqual({ 'facts/floorArea': 'Pers navn' });

    await rename(ola, 'Olas andre navn');
    await ola.page.getByText('Dere har endret det samme').waitFor();
    await ola.page.getByRole('radio', { name: 'Endringen til Per' }).check();
    await ola.page.getByRole('button', { name: 'Lagre valgene' }).click();
    await expect.poll(() => nameField(ola).inputValue()).toBe('Pers navn');
    expect(await storedNames()).toEqual({ 'facts/floorArea': 'Pers navn' });
  });
});

describe('a connection that is lost', () => {
  test('what is changed meanwhile is saved when it is back', async () => {
    const ola = await editor.openAs('maintainer', 'Ola');
    await openFact(ola, 'floorArea');
    await ola.page.context().setOffline(true);
    await rename(ola, 'Skrevet uten nett');
    await ola.page.getByText('Ingen kontakt.').waitFor();
    expect(await storedNames()).toEqual({});
    await ola.page.getByRole('link', { name: 'Hva endrer seg' }).click();
    await ola.page.getByText('Vi får ikke kontakt med tjenesten.').waitFor();
    await ola.page.context().setOffline(false);
    await ola.page.getByRole('button', { name: 'Prøv igjen' }).click();
    await ola.page.getByRole('heading', { level: 1, name: 'Hva endrer seg' }).waitFor();
    await isSaved(ola);
    expect(await storedNames()).toEqual({ 'facts/floorArea': 'Skrevet uten nett' });
  });

  test('a reload before it was saved loses nothing', async () => {
    const ola = await editor.openAs('maintainer', 'Ola');
    await openFact(ola, 'floorArea');
    await ola.page.route('**/changes', (route) => route.abort());
    await rename(ola, 'Skrevet før nettleseren ble lukket');
    await ola.page.getByText('Ingen kontakt.').waitFor();
    await ola.page.reload();
    await expect.poll(() => nameField(ola).inputValue()).toBe('Skrevet før nettleseren ble lukket');
    expect(await storedNames()).toEqual({});
    await ola.page.unroute('**/changes');
    await isSaved(ola);
    await expect.poll(storedNames).toEqual({ 'facts/floorArea': 'Skrevet før nettleseren ble lukket' });
  });

  test('two tabs that are closed before anything was saved both keep what was written', async () => {
    const ola = await editor.openAs('maintainer', 'Ola');
    const context = ola.page.context();
    const other = { ...ola, page: await context.newPage(), go: async (to: string) => void (await goIn(other, to)) };
    await openFact(ola, 'floorArea');
    await openFact(other, 'nearSchool');
    await context.setOffline(true);
    await rename(ola, 'Fra den ene fanen');
    await ola.page.getByText('Ingen kontakt.').waitFor();
    await rename(other, 'Fra den andre fanen');
    await other.page.getByText('Ingen kontakt.').waitFor();
    const later = { ...ola, page: await context.newPage(), go: async (to: string) => void (await goIn(later, to)) };
    await ola.page.close();
    await other.page.close();
    await context.setOffline(false);
    await openFact(later, 'floorArea');
    await expect
      .poll(storedNames)
      .toEqual({ 'facts/floorArea': 'Fra den ene fanen', 'facts/nearSchool': 'Fra den andre fanen' });
  });

  test('an answer that is not from the service, as while it starts anew, is one', async () => {
    const ola = await editor.openAs('maintainer', 'Ola');
    await openFact(ola, 'floorArea');
    await ola.page.route('**/changes', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }));
    await rename(ola, 'Skrevet mens tjenesten startet');
    await ola.page.getByText('Ingen kontakt.').waitFor();
    await ola.page.unroute('**/changes');
    await isSaved(ola);
    expect(await storedNames()).toEqual({ 'facts/floorArea': 'Skrevet mens tjenesten startet' });
  });
});

describe('a session that ends while something is written', () => {
  test('signing in again leads back to it; another who signs in instead does not send it', async () => {
    const ingrid = await editor.signIn('Ingrid Nes', `/ordning/licence/opplysninger/floorArea?utkast=${draft}`);
    await nameField(ingrid).waitFor();
    const elsewhere = await ingrid.page.context().newPage();
    await elsewhere.goto(`${editor.address}/`);
    await elsewhere.getByRole('button', { name: 'Logg ut' }).click();
    await elsewhere.getByRole('link', { name: 'Logg inn' }).waitFor();
    await rename(ingrid, 'Skrevet etter at økten tok slutt');
    await ingrid.page.getByText('Du er logget ut.').waitFor();
    expect(await ingrid.barriers()).toEqual([]);
    const address = ingrid.page.url();

    const signInAgain = async (name: string, link: string) => {
      await ingrid.page.getByRole('link', { name: link, exact: true }).first().click();
      await ingrid.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await ingrid.page.waitForURL(address);
      await ingrid.page.locator('header').getByText(name).waitFor();
      await nameField(ingrid).waitFor();
      await isSaved(ingrid);
    };
    await signInAgain('Jonas Vik', 'Logg inn igjen');
    expect(await nameField(ingrid).inputValue()).not.toContain('Skrevet');
    expect(await storedNames()).toEqual({});
    await ingrid.page.getByRole('button', { name: 'Logg ut' }).click();
    await ingrid.page.goto(address);
    await ingrid.page.getByText('Du er ikke logget inn.').waitFor();
    await signInAgain('Ingrid Nes', 'Logg inn');
    expect(await nameField(ingrid).inputValue()).toBe('Skrevet etter at økten tok slutt');
    expect(await storedNames()).toEqual({ 'facts/floorArea': 'Skrevet etter at økten tok slutt' });
  });
});
