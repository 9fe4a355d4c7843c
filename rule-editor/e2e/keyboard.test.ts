import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';
import { keyboardOf } from './keyboard.ts';

let editor: Editor;
beforeEach(async () => {
  editor = await startEditor();
});
afterEach(() => editor?.close());

const patient = { timeout: 120_000 };
const title = 'Ny LDL-grense for inklisiran';
const heading = ({ page }: EditorPage, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const today = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

async function changeTheLimit(of: EditorPage): Promise<void> {
  const { page, go } = of;
  const { press, write, tabTo, backTo, choose, expectFocus } = keyboardOf(of);
  await go('/');
  await heading(of, 'Ordninger');
  await tabTo('link', 'Til innholdet');
  await press('Enter');
  await tabTo('link', /blå resept/);
  await press('Enter');
  await heading(of, 'Regler');
  await expectFocus('going to a programme');

  await backTo('button', 'Endre reglene');
  await press('Enter');
  await tabTo('textbox', 'Navn på utkastet');
  await press('Escape');
  await expectFocus('closing the dialog');
  await press('Enter');
  await tabTo('textbox', 'Navn på utkastet');
  await write(title);
  await tabTo('textbox', 'Hva skal endres, og hvorfor?');
  await write('Grensen senkes etter ny kunnskap om forebygging.');
  await tabTo('textbox', 'Lov, forskrift eller brev som endringen bygger på');
  await write('Blåreseptforskriften § 3');
  await tabTo('button', 'Lag utkast');
  await press('Enter');
  await page.getByText(`Utkast: ${title}`).waitFor();
  await heading(of, 'Regler');
  await expectFocus('making the draft');

  await backTo('link', 'Verdier');
  await press('Enter');
  await heading(of, 'Verdier');
  await expectFocus('going to the values');
  await tabTo('searchbox', 'Søk i verdiene');
  await write('LDL må være over');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await tabTo('link', 'LDL må være over (Leqvio)');
  await press('Enter');
  await heading(of, 'LDL må være over (Leqvio)');
  await expectFocus('going to the value');

  await tabTo('button', 'Ny versjon fra dato');
  await press('Enter');
  await page.getByRole('dialog').getByLabel('Gjelder fra og med').waitFor();
  await expectFocus('opening the dialog');
  await write(today.format(new Date()));
  await tabTo('radio', /^Søknader vi mottar/);
  await choose(/^Søknader som er datert/);
  await tabTo('button', 'Lag ny versjon');
  await press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expectFocus('making the version');
  await tabTo('textbox', 'Verdi (mmol/l): primærprevensjon');
  await write('3,2');
  await press('Tab');
  await page.getByText('Alt er lagret').waitFor();
  await expectFocus('writing the value');
}

async function seeWhatChanges(of: EditorPage): Promise<void> {
  const { page } = of;
  const { press, tabTo, backTo, expectFocus } = keyboardOf(of);
  await backTo('link', 'Hva endrer seg');
  await press('Enter');
  await tabTo('combobox', 'Hvor mange søknader');
  await press('Home');
  await tabTo('button', 'Sammenlign');
  await press('Enter');
  await page.getByText('Resultatet er lagret på utkastet.').waitFor(patient);
  await expectFocus('comparing');
  await tabTo('button', 'Tilsiktet: ta vare på som eksempel');
  await press('Enter');
  await page.getByText('Tilsiktet', { exact: true }).waitFor();
  await page.getByText('Alt er lagret').waitFor();
  await expectFocus('keeping an example');
}

async function askForApproval(of: EditorPage): Promise<void> {
  const { page } = of;
  const { press, tabTo, backTo, expectFocus } = keyboardOf(of);
  await backTo('link', 'Endringer og godkjenning');
  await press('Enter');
  await heading(of, title);
  await expectFocus('going to the draft');
  // What comes in above would push the focus out of view.
  await page.getByText('3,2 mmol/l').first().waitFor();
  await page.getByText('Får mer').waitFor();
  await tabTo('button', 'Send til godkjenning');
  await press('Enter');
  await page.getByText('Venter på godkjenning.').first().waitFor(patient);
  await expectFocus('asking for approval');
}

async function approveAndPublish(of: EditorPage): Promise<number> {
  const { page, go } = of;
  const { press, tabTo, expectFocus } = keyboardOf(of);
  await go('/');
  await heading(of, 'Ordninger');
  await tabTo('link', 'Til innholdet');
  await press('Enter');
  await tabTo('link', title);
  await press('Enter');
  await heading(of, title);
  await expectFocus('going to the draft');
  await page.getByText('3,2 mmol/l').first().waitFor();
  await page.getByText('Får mer').waitFor();
  await tabTo('button', 'Godkjenn');
  await press('Enter');
  await page.getByRole('button', { name: 'Gi ut nå' }).waitFor();
  await expectFocus('approving');
  await tabTo('button', 'Gi ut nå');
  await press('Enter');
  const published = await page.getByText(/^Utgitt som utgave/).innerText(patient);
  await expectFocus('publishing');
  return Number(/\d+/.exec(published)?.[0]);
}

const newest = async () => {
  const { body } = await editor.api.get('/v1/programmes/blaresept/publications');
  return (body['publications'] as readonly { readonly number: number }[]).at(-1)?.number ?? 0;
};

test('a limit is changed, compared, approved and published with the keyboard alone', { timeout: 400_000 }, async () => {
  const before = await newest();
  const ola = await editor.openAs('maintainer', 'Ola');
  await changeTheLimit(ola);
  await seeWhatChanges(ola);
  await askForApproval(ola);
  const kari = await editor.openAs('approver', 'Kari');
  expect(await approveAndPublish(kari)).toBe(before + 1);
  expect(await newest()).toBe(before + 1);
  expect([...(await ola.wrongs()), ...(await kari.wrongs())]).toEqual([]);
});

test('a button that stays out of use leaves the focus by its heading, and gets it back when it can be pressed', async () => {
  const { page, go, close } = await editor.openAs('maintainer', 'Ola');
  await go('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(`{
    const section = document.createElement('section');
    section.innerHTML = '<h2>Noe</h2><button id="tried" type="button">Prøv</button>';
    document.querySelector('main').append(section);
    document.querySelector('#tried').focus();
    document.querySelector('#tried').disabled = true;
  }`);
  const focused = () => page.evaluate('document.activeElement.textContent');
  await expect.poll(focused).toBe('Noe');
  await page.evaluate("document.querySelector('#tried').disabled = false");
  await expect.poll(focused).toBe('Prøv');
  await close();
});
