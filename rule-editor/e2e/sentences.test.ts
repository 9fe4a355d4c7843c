import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';
import { keyboardOf } from './keyboard.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

const leqvio = '/ordning/blaresept/del/sections/inclisiran-familial';

async function openDraft(title: string): Promise<EditorPage & { readonly draft: string }> {
  const { body } = await editor.api
    .as('maintainer', 'Mia Regelverk')
    .post('/v1/drafts', { programme: 'blaresept', title, purpose: 'Prøve', reference: 'Brev av 1. november' });
  const draft = String(body['id']);
  const opened = await editor.openAs('maintainer', 'Mia Regelverk');
  await opened.go(`${leqvio}?utkast=${draft}`);
  await opened.page.getByRole('heading', { level: 1, name: /Leqvio/ }).waitFor();
  return { ...opened, draft };
}

type Stored = { readonly changes: readonly { readonly object: string; readonly value: unknown }[] };
async function storedIn(draft: string): Promise<Stored['changes']> {
  const { body } = await editor.api.as('maintainer', 'Mia Regelverk').get(`/v1/drafts/${draft}`);
  return (body as unknown as Stored).changes;
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

async function waitForFocus(target: Locator): Promise<void> {
  await expect.poll(() => isFocused(target), { timeout: 30_000 }).toBe(true);
}

test('an LDL limit gets a new value from a date, with the keyboard alone', { timeout: 120_000 }, async () => {
  const opened = await openDraft('Ny LDL-grense');
  const { page, draft, barriers, wrongs, close } = opened;
  const { tabTo, backTo } = keyboardOf(opened);
  const limit = page.getByRole('button', { name: /verdien: LDL-kolesterol: over 3,6/ });
  await limit.waitFor();
  await tabTo('button', /verdien: LDL-kolesterol: over 3,6/);
  await page.keyboard.press('Enter');
  const settled = page.getByRole('region', { name: /LDL må være over/ });
  await tabTo('button', 'Ny versjon fra dato');
  expect(await barriers()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Gjelder fra og med').waitFor();
  await page.keyboard.type('1.1.2027');
  await page.getByText('Ingen saker som venter nå, blir berørt.').first().waitFor();
  expect(await barriers()).toEqual([]);
  await page.keyboard.press('Enter');

  const primary = settled.getByLabel(/primærprevensjon/);
  await primary.waitFor();
  await waitForFocus(primary);
  expect(await primary.inputValue()).toBe('3,6');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('tre');
  await settled.getByText(/Skriv en verdi av riktig slag/).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3,2');
  await page.keyboard.press('Tab');
  const changed = page.getByRole('button', { name: /verdien: LDL-kolesterol: over 3,2.*2,6/ });
  await changed.waitFor();

  await backTo('button', /verdien: LDL-kolesterol: over 3,2/);
  await page.keyboard.press('Control+Z');
  await limit.waitFor();
  await page.keyboard.press('Control+Y');
  await changed.waitFor();
  await page.getByText('Alt er lagret').waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
  const [parameter, ...others] = await storedIn(draft);
  expect(others).toEqual([]);
  expect(parameter).toMatchObject({
    object: 'parameters/leqvioLdlLimit',
    value: {
      versions: [
        { content: { byKey: { primary: '3.6', secondary: '2.6' } } },
        {
          boundary: { date: '2027-01-01', by: 'receivedOn', mark: 'design' },
          content: { byKey: { primary: '3.2', secondary: '2.6' } },
        },
      ],
    },
  });
  await close();
});

test(
  'what is published is read; its new version is changed line by line, and focus follows',
  { timeout: 120_000 },
  async () => {
    const { page, draft, barriers, close } = await openDraft('Nye vilkår');
    expect(await page.getByRole('button', { name: /^Endre: / }).count()).toBe(0);
    await page.getByText('Denne versjonen er utgitt og blir stående.').waitFor();
    await page.getByRole('button', { name: 'Ny versjon fra dato', exact: true }).first().click();
    await page.getByLabel('Gjelder fra og med').fill('01.01.2027');
    await page.getByLabel(/Søknader vi mottar 01.01.2027/).check();
    await page.getByRole('button', { name: 'Lag ny versjon' }).click();

    const atc = page.getByRole('button', { name: /^Endre: Legemiddelets ATC-kode/ });
    await atc.waitFor();
    await atc.focus();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await page.getByText('Flyttet ned.').waitFor();
    await waitForFocus(atc);

    await page.keyboard.press('Alt+Shift+U');
    await waitForFocus(page.getByLabel('Hva kravet gjelder'));
    await page.keyboard.type('Gentest er utført');
    await page.getByLabel('Verdi', { exact: true }).selectOption({ label: 'nei' });
    expect(await barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Bruk', exact: true }).click();
    const exception = page.getByRole('button', { name: 'Endre: ikke: Gentest er utført: nei' });
    await waitForFocus(exception);
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page.getByText('Flyttet inn i gruppen.').waitFor();

    await page.getByRole('button', { name: /Flere valg for: Diagnose/ }).click();
    await page.getByRole('button', { name: 'Fjern', exact: true }).click();
    await page.getByText(/Fjernet\. Ctrl\+Z/).waitFor();
    await page.getByText('Alt er lagret').waitFor();
    const [section = { value: undefined }] = await storedIn(draft);
    const { versions } = section.value as {
      readonly versions: readonly { readonly content: { readonly appliesWhen: unknown } }[];
    };
    expect(versions).toHaveLength(4);
    expect(versions[3]).toMatchObject({ boundary: { date: '2027-01-01', by: 'receivedOn' } });
    expect(versions[3]?.content.appliesWhen).toEqual({
      all: [
        {
          any: [
            { fact: 'drugAtc', operator: 'inCodes', value: ['C10AX16'] },
            { not: { fact: 'geneTestDone', operator: 'equal', value: false } },
          ],
        },
      ],
    });
    expect(await barriers()).toEqual([]);
    await close();
  },
);

test('a requirement that is added says at its line what is wrong with it', { timeout: 120_000 }, async () => {
  const { page, go, draft, barriers, close } = await openDraft('Nytt vilkår');
  await page.getByRole('button', { name: 'Ny versjon fra dato', exact: true }).first().click();
  await page.getByLabel('Gjelder fra og med').fill('01.01.2027');
  await page.getByRole('button', { name: 'Lag ny versjon' }).click();
  await page.getByRole('button', { name: 'Nytt vilkår', exact: true }).click();
  await page.getByLabel('Hva vilkåret heter').fill('Svært høyt LDL');
  await page.getByLabel('Begrunnelse når det ikke er oppfylt').fill('GENE_TEST_REQUIRED');
  await page.getByLabel('Hva kravet gjelder').fill('LDL-kolesterol');
  await page.getByLabel('Sammenligning').selectOption({ label: 'er' });
  await page.getByLabel('Verdi', { exact: true }).fill('3,65');
  await page.getByRole('button', { name: 'Bruk', exact: true }).click();
  const line = page.getByRole('button', { name: 'Endre: LDL-kolesterol: 3,65\u00a0mmol/l' });
  const item = page.getByRole('listitem').filter({ has: line }).last();
  await item.getByText(/desimaler/).waitFor();
  await page.getByText('Én ting må rettes her').waitFor();
  expect(await barriers()).toEqual([]);

  await line.click();
  await page.getByLabel('Sammenligning').selectOption({ label: 'minst' });
  await page.getByLabel('Verdi', { exact: true }).fill('4,9');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Endre: LDL-kolesterol: minst 4,9\u00a0mmol/l' }).focus();
  await page.keyboard.press('Delete');
  await page.getByText('Det går ikke her.').waitFor();
  await go(`/ordning/blaresept/del/conditions/statinBranch?utkast=${draft}`);
  await page.getByText('Dette har ikke versjoner.').waitFor();
  expect(await page.getByRole('button', { name: /^Endre: / }).count()).toBe(0);
  await page.getByRole('button', { name: 'Endre for alle saker' }).click();
  await page.getByRole('button', { name: /^Endre: Antall ulike statiner.*minst 2/ }).click();
  await page.getByLabel('Verdi', { exact: true }).fill('3');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Endre: Antall ulike statiner.*minst 3/ }).waitFor();
  await page.getByText('Alt er lagret').waitFor();
  expect((await storedIn(draft)).map(({ object }) => object).toSorted()).toEqual([
    'conditions/statinBranch',
    'sections/inclisiran-familial',
  ]);
  await close();
});

test(
  'an exception and what a decision says are added, changed and taken away in words',
  { timeout: 180_000 },
  async () => {
    const { page, draft, barriers, wrongs, close } = await openDraft('Nye unntak');
    await page.getByRole('button', { name: 'Ny versjon fra dato', exact: true }).first().click();
    await page.getByLabel('Gjelder fra og med').fill('01.01.2027');
    await page.getByRole('button', { name: 'Lag ny versjon' }).click();

    await page.getByRole('button', { name: 'Legg til unntak' }).click();
    await page.getByLabel('Slik sies det til den som søker (bokmål)').fill('Medisinske grunner');
    await page.getByLabel('Gjøres gjeldende når').selectOption({ label: 'Noe nytt, som skrives her' });
    await page.getByLabel('Hva kravet gjelder').fill('Gentest er utført');
    await page.getByLabel('Verdi', { exact: true }).selectOption({ label: 'nei' });
    expect(await barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Bruk', exact: true }).click();
    await page.getByRole('button', { name: 'Fjern unntaket: Medisinske grunner' }).waitFor();

    await page.getByRole('button', { name: 'Endre hvordan «Siste dag» bestemmes' }).click();
    const form = page.getByRole('region', { name: 'Slik bestemmes «Siste dag»' });
    await form.getByLabel('Hvordan det bestemmes').selectOption({ label: 'Den første av flere datoer' });
    await form.getByLabel('Nummer 2').selectOption({ label: 'Siste dag i året' });
    await form.getByRole('button', { name: 'Bruk', exact: true }).click();
    await form.getByText('Noe er ikke valgt ennå.').waitFor();
    await form.getByLabel('Datoen', { exact: true }).selectOption({ label: 'En opplysning' });
    await form.getByLabel('Opplysning').last().selectOption({ label: 'Mottatt dato' });
    await form.getByText(/^Slik leses det: Siste dag: den tidligste av .* og siste dag i året/).waitFor();
    expect(await barriers()).toEqual([]);
    await form.getByRole('button', { name: 'Bruk', exact: true }).click();
    await form.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Fjern «Refusjonskode»' }).click();
    await page.getByText('Alt er lagret').waitFor();
    const stored = await storedIn(draft);
    expect(stored.map(({ object }) => object).toSorted()).toEqual([
      'conditions/medisinskeGrunner',
      'sections/inclisiran-familial',
    ]);
    const section = stored.find(({ object }) => object.startsWith('sections/'))?.value as {
      readonly versions: readonly { readonly content: object }[];
    };
    expect(section.versions.at(-1)?.content).toMatchObject({
      exceptions: [{ condition: 'medisinskeGrunner', text: { nb: 'Medisinske grunner' } }],
      approve: {
        grant: {
          to: {
            earliestOf: [
              { months: { parameter: 'leqvioMonths' }, after: 'appliedOn' },
              { lastDayOfYear: { fact: 'receivedOn' } },
            ],
          },
        },
      },
    });
    expect(section.versions.at(-1)?.content).not.toHaveProperty('approve.grant.reimbursementCode');
    expect(await wrongs()).toEqual([]);
    await close();
  },
);

const kinds: readonly (readonly [address: string, language: 'nb' | 'nn' | 'en', theme: 'light' | 'dark'])[] = [
  ['blaresept/del/rules/saxenda-and-wegovy', 'nb', 'dark'],
  ['frikort/del/restrictions/card-on-application', 'nn', 'light'],
  ['blaresept/del/conditions/statinBranch', 'en', 'dark'],
  ['frikort/del/entries/fees', 'nb', 'light'],
  ['ehic/del/constraints/membership-period', 'nn', 'dark'],
  ['ehic/del/tables/members', 'en', 'light'],
  ['blaresept/del/parameters/leqvioLdlLimit', 'nn', 'dark'],
];
test.each(kinds)('%s is read in sentences (%s, %s)', { timeout: 120_000 }, async (address, language, theme) => {
  const { page, go, wrongs, barriers, close } = await editor.openAs('auditor', 'Rune Revisor', { language, theme });
  await go(`/ordning/${address}?vis=setninger`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('ol, ul, section').first().waitFor();
  await page
    .getByText(/eksemp|example/i)
    .last()
    .waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
  await close();
});
