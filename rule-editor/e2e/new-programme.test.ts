import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicationAnswerSchema } from '../../api/contract/applications.ts';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';
import { shops } from '../../test-fixtures/licence.ts';
import { keyboardOf } from './keyboard.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor?.close());

const isWhole = ({ page }: EditorPage) => page.getByText('Ingenting mangler i dette steget.').waitFor();

/** A person with a keyboard and nothing else, in the guide. */
function guided(of: EditorPage) {
  const { page } = of;
  const keyboard = keyboardOf(of);
  const { press, write, tabTo, choose } = keyboard;
  const fill = async (name: string | RegExp, text: string) => {
    await tabTo('textbox', name);
    await write(text);
  };
  return {
    ...keyboard,
    fill,
    async inLanguages(...texts: readonly string[]) {
      await tabTo('textbox', 'bokmål');
      for (const [index, text] of texts.entries()) {
        if (index > 0) await press('Tab');
        await write(text);
      }
    },
    async tick(name: string | RegExp) {
      await tabTo('checkbox', name);
      await press('Space');
    },
    async pick(first: string | RegExp, name: string | RegExp) {
      await tabTo('radio', first);
      await choose(name);
    },
    async press(role: 'button' | 'link', name: string | RegExp) {
      await tabTo(role, name);
      await press('Enter');
    },
    /** Whoever goes on by the keyboard begins at the heading of the step. */
    async next(title: string) {
      await isWhole(of);
      await tabTo('link', 'Neste');
      await press('Enter');
      const heading = page.getByRole('heading', { level: 2, name: title, exact: true });
      await heading.waitFor();
      expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    },
    /** A line of a requirement: what, and at least how much. */
    async line(subject: string, least: string) {
      await page.getByRole('combobox', { name: 'Hva kravet gjelder' }).waitFor();
      await page.keyboard.type(subject);
      await fill(/^Verdi/, least);
      await page.keyboard.press('Enter');
    },
  };
}

test(
  'a lawyer sets up a licence with the keyboard alone, without a file; it is published and decides applications',
  { timeout: 300_000 },
  async () => {
    const of = await editor.openAs('maintainer', 'Mari Regel');
    const { page, go, wrongs, barriers } = of;
    const { press, fill, inLanguages, tick, pick, next, line, tabTo } = guided(of);
    await go('/');
    await press('link', 'Ny ordning');
    await page.getByRole('heading', { level: 1, name: 'Ny ordning' }).waitFor();
    await fill('Navn på ordningen', 'Serveringsbevilling');
    expect(await page.getByLabel('Kortnavn').inputValue()).toBe('serveringsbevilling');
    await fill('Hva er ordningen til for?', 'Å gi bevilling til servering.');
    await fill(/^Lov, forskrift eller brev/, 'Oppdiktet serveringslov');
    await press('button', 'Begynn');

    await page.getByRole('heading', { level: 2, name: 'Navn', exact: true }).waitFor();
    await page.getByText('«Serveringsbevilling» mangler navn på nynorsk.').waitFor();
    await inLanguages('Serveringsbevilling', 'Serveringsløyve', 'Serving licence');
    await next('Hvem det gjelder');
    await pick('En person', /^En virksomhet/);
    await tick('Noen søker');
    await next('Opplysninger');
    await press('button', '+ Gulvflate');
    await press('button', /^\+ Alderen til den ansvarlige/);
    await fill('Hva skal oppgis? (bokmål)', 'Antall sitteplasser');
    await tabTo('combobox', 'Hva slags svar?');
    await page.keyboard.type('helt');
    await press('button', 'Legg til');
    await page.getByRole('listitem').filter({ hasText: 'Antall sitteplasser' }).waitFor();

    await next('Rekkefølge');
    await tick(/^Vilkårene for å få/);
    await fill('Et eget steg', 'Kortvarige bevillinger');
    await page.keyboard.press('Enter');
    await page.getByText('«Kortvarige bevillinger» mangler navn på engelsk.').waitFor();
    const order = page.getByRole('list', { name: 'Steg i den rekkefølgen de leses' });
    await keyboardOf(of).backTo('button', 'Flytt «Kortvarige bevillinger» opp');
    await page.keyboard.press('Enter');
    await inLanguages('Kortvarige bevillinger', 'Kortvarige løyve', 'Short licences');
    expect(await order.getByRole('listitem').first().innerText()).toContain('Steg 1');

    await next('Vilkår og vedtak');
    await page.getByRole('radio', { name: 'Steg 2: Vilkårene' }).waitFor();
    await fill('Navn på loven eller forskriften', 'Oppdiktet serveringslov');
    await fill('Paragraf', '§ 3');
    await tick(/^Jeg har lest regelen/);
    await fill('Kravet i få ord', 'Stort nok');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Krav 1' }).waitFor();
    await page.keyboard.type('Stort nok');
    await fill('engelsk', 'Large enough');
    await press('button', 'Legg til det første kravet');
    await line('Gulvflate', 'mange');
    await page.locator('[aria-invalid=true]').waitFor();
    await keyboardOf(of).write('20,5');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Endre: .*20,5/ }).waitFor();
    await page.keyboard.press('Alt+Shift+KeyE');
    await line('Antall sitteplasser', '40');
    await page.getByRole('combobox', { name: 'Hvor mye som må være oppfylt' }).waitFor();
    expect(await barriers()).toEqual([]);
    await fill('Kravet i få ord', 'Gammel nok');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Krav 2' }).waitFor();
    await page.keyboard.type('Gammal nok');
    await fill('engelsk', 'Old enough');
    await press('button', 'Legg til det første kravet');
    await line('Alderen til den ansvarlige på søknadsdagen', '20');
    await pick('Uten siste dag', /^Et antall år/);
    await tabTo('spinbutton', 'Antall år');
    await keyboardOf(of).write('4');
    await isWhole(of);

    // One may leave and come back: it is a draft.
    await page.getByText('Alt er lagret').waitFor();
    await go('/ny-ordning');
    await press('link', 'Serveringsbevilling');
    await press('link', /^Tekster/);
    await page.getByRole('heading', { level: 2, name: 'Tekster', exact: true }).waitFor();
    expect(await page.getByLabel('bokmål').first().inputValue()).toContain('er innvilget fra');

    await next('Klage');
    await press('button', 'Skriv om klage');
    await inLanguages('Statsforvalteren', 'Statsforvaltaren', 'The county governor');
    await inLanguages('Kommunen', 'Kommunen', 'The municipality');
    await fill('Navn på loven eller forskriften', 'Oppdiktet serveringslov');
    await fill('Paragraf', '§ 9');
    await next('Hvem som avgjør');
    await pick('Maskinen innvilger', 'Maskinen innvilger');
    await pick(/^Maskinen anbefaler/, 'Maskinen avslår');
    await fill(/^Hvorfor kan en maskin avslå/, 'Loven lar ingen vurdering stå igjen.');
    await tick(/^Loven har ingen unntak/);
    await next('Tre eksempler');
    for (const [title, outcome] of [
      ['En søknad som innvilges', 'innvilget'],
      ['En søknad som avslås', 'avslått'],
      ['En søknad som en saksbehandler må avgjøre', 'til en saksbehandler'],
    ] as const) {
      const example = page.getByRole('region', { name: title });
      await example.getByText(outcome, { exact: true }).waitFor();
      await press('button', /^Dette er riktig/);
      await example.getByText('Tatt vare på').waitFor();
    }
    expect(await barriers()).toEqual([]);
    await next('Oppsummering');
    await page.getByText('Alt er på plass.').waitFor();
    await page.getByText('Alt er lagret').waitFor();
    const draft = new URL(page.url()).searchParams.get('utkast') ?? '';
    await press('link', 'Gå til endringer og godkjenning');
    await page.waitForURL(`**/utkast/${draft}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await press('button', 'Send til godkjenning');
    await page.getByText('Venter på godkjenning.').first().waitFor();

    const approver = await editor.openAs('approver', 'Geir Godkjenner');
    await approver.go(`/utkast/${draft}`);
    await approver.page.getByRole('button', { name: 'Godkjenn', exact: true }).click();
    await approver.page.getByRole('button', { name: 'Gi ut nå' }).click();
    await approver.page.getByText('Utgitt som utgave 1.').waitFor();
    expect([...(await wrongs()), ...(await approver.wrongs())]).toEqual([]);

    const apply = async (floorArea: number, shop: string, antallSitteplasser = 30) => {
      const { body } = await editor.api.post('/v1/programmes/serveringsbevilling/applications', {
        subject: { kind: 'organisation', id: shop },
        submitter: { kind: 'organisation', organisation: shop },
        channel: 'web',
        facts: { floorArea, managerBirthDate: '1990-01-01', antallSitteplasser },
      });
      return applicationAnswerSchema.parse(body);
    };
    const granted = await apply(30.5, shops[0]);
    const refused = await apply(20.4, shops[1]);
    const seated = await apply(20.4, shops[2], 40);
    expect([granted.outcome, refused.outcome, seated.outcome]).toEqual(['approve', 'deny', 'approve']);
    expect(refused.decision?.remedies).toMatchObject([{ for: 'deny', sendTo: { nb: 'Kommunen' } }]);
    expect(granted.decision?.evaluation.publication).toMatchObject({ programme: 'serveringsbevilling', number: 1 });
  },
);

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
