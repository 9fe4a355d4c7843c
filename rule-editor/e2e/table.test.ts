import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { JsonObject } from '#engine/objects';
import { beginDraft, changeDraft } from '../../test-fixtures/drafts.ts';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';
import { withVersion } from '../sentences/versions/versions.ts';

type Row = { readonly id: string; readonly cells: { readonly [name: string]: unknown }; readonly reason: string };
const table = 'before-the-annex-as-read';
// Many keys, each answered before the next.
vi.setConfig({ testTimeout: 180_000 });
const soon = { timeout: 15_000 };

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

async function openTable(look = {}) {
  const ola = editor.api.as('maintainer', 'Ola');
  const made = await ola.post('/v1/drafts', {
    programme: 'blaresept',
    title: 'Tabell',
    purpose: 'Prøve',
    reference: '–',
  });
  const draft = String(made.body['id']);
  const opened = await editor.openAs('maintainer', 'Ola', look);
  await opened.go(`/ordning/blaresept/del/tables/${table}?utkast=${draft}`);
  await opened.page.getByRole('grid').waitFor();
  /** The rows as the service has them; what was changed just now comes after a while. */
  const rows = async (): Promise<readonly Row[]> => {
    const { body } = await ola.get(`/v1/drafts/${draft}`);
    const changes = body['changes'] as readonly { object: string; value: { rows: readonly Row[] } }[];
    return changes.find(({ object }) => object === `tables/${table}`)?.value.rows ?? [];
  };
  return { ...opened, rows };
}

/** Goes by Tab until something with this role and name has focus. */
async function tabTo(page: Page, role: string, name = '', key = 'Tab') {
  for (let n = 0; n < 80; n += 1) {
    const [foundRole, foundName] = await page.evaluate(() => {
      const { activeElement: element } = document;
      return [
        element?.getAttribute('role') ?? element?.tagName.toLowerCase() ?? '',
        element?.getAttribute('aria-label') ?? element?.textContent ?? '',
      ];
    });
    if (foundRole === role && foundName?.includes(name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no ${role} «${name}» by ${key}`);
}
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const active = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('a row is made and filled with the keyboard alone, as in a spreadsheet', async () => {
  const { page, rows, wrongs, barriers } = await openTable();
  await tabTo(page, 'gridcell');
  expect(await active(page)).toContain('Kolesevelam');

  // What is published is not written over.
  await press(page, 'ArrowRight');
  await page.keyboard.type('C10AC05');
  await press(page, 'Enter', 'ArrowUp');
  expect(await active(page)).toMatch(/C10AC05.*Raden er utgitt/);
  expect(await barriers()).toEqual([]);
  await press(page, 'Control+z');
  expect(await active(page)).toBe('C10AC04');

  await tabTo(page, 'button', 'Ny rad under', 'Shift+Tab');
  await press(page, 'Enter');
  await tabTo(page, 'gridcell');
  expect(await active(page)).toContain('Kolesevelam');
  await page.keyboard.type('Kolestipol');
  await press(page, 'Tab');
  await page.keyboard.type('c10ac02');
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type('E78 og tull her');
  await press(page, 'Tab');
  await page.keyboard.type('1.4.2025');
  await press(page, 'Enter', 'ArrowUp');
  expect(await active(page)).toBe('før 01.04.2025');
  await page.getByText('1 celle kan ikke leses og er ikke lagret').waitFor();
  // What cannot be read is not lost by leaving the page, nor by loading it again.
  await page.getByRole('link', { name: 'Tekster' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tekster' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: '1 celle er ikke lagret' }).waitFor();
  await page.getByRole('link', { name: 'Endringer og godkjenning' }).click();
  await page
    .getByRole('alert')
    .or(page.locator('.ds-alert'))
    .getByRole('link', { name: /vedlegg/i })
    .click();
  await page.getByText('1 celle kan ikke leses og er ikke lagret').waitFor();
  await page.getByRole('button', { name: 'Gå til neste' }).click();
  await tabTo(page, 'gridcell', '', 'Shift+Tab');
  expect(await active(page)).toMatch(/tull her.*Ikke lagret/);
  expect(await active(page)).toMatch(/tull her.*Ikke lagret/);
  expect(await barriers()).toEqual([]);
  // A code of two systems is asked about.
  await page.keyboard.type('E78');
  await press(page, 'Enter', 'ArrowUp');
  expect(await active(page)).toMatch(/Skriv hvilket kodeverk: E78 \(ICD-10\), E78 \(ICPC-2\)/);
  await page.keyboard.type('E78 (ICD-10)');
  await press(page, 'Enter');
  await expect
    .poll(async () => (await rows())[1], soon)
    .toMatchObject({
      title: { nb: 'Kolestipol' },
      cells: { drug: ['C10AC02'], diagnosis: ['icd10:E78'], decidedBefore: '2025-04-01' },
    });
  expect(await wrongs()).toEqual([]);
});

test('blocks are copied, pasted and filled down; every step is undone and done again', async () => {
  const { page, rows, wrongs } = await openTable();
  await tabTo(page, 'button', 'Ny rad under');
  await press(page, 'Enter', 'Enter', 'Enter');
  await tabTo(page, 'gridcell');
  await press(page, 'Control+Home', 'ArrowRight', 'Shift+ArrowDown', 'Control+c');
  await press(page, 'ArrowDown', 'ArrowDown', 'Control+v');
  const drugs = async () => (await rows()).slice(0, 5).map(({ cells }) => cells['drug']);
  const first = ['C10AC04'];
  await expect.poll(drugs, soon).toEqual([first, first, first, first, ['A10BJ05']]);
  await press(page, 'Control+Home', 'ArrowRight', 'ArrowDown');
  await page.keyboard.type('A10BJ06');
  await press(page, 'Enter', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  await expect.poll(drugs, soon).toEqual([first, ['A10BJ06'], ['A10BJ06'], ['A10BJ06'], ['A10BJ05']]);
  await press(page, 'Control+z');
  await expect.poll(drugs, soon).toEqual([first, ['A10BJ06'], first, first, ['A10BJ05']]);
  await press(page, 'Control+y');
  await expect.poll(drugs, soon).toEqual([first, ['A10BJ06'], ['A10BJ06'], ['A10BJ06'], ['A10BJ05']]);
  await press(page, 'Delete');
  await expect.poll(drugs, soon).toEqual([first, undefined, undefined, undefined, ['A10BJ05']]);
  await press(page, 'Control+z', 'F2');
  await page.keyboard.type(', A10BK');
  await press(page, 'Escape');
  expect(await active(page)).toBe('A10BJ06');
  expect(await wrongs()).toEqual([]);
});

test('a limit of a section is changed in its grid with the keyboard, and the sentences say it', async () => {
  const ola = editor.api.as('maintainer', 'Ola');
  const draft = await beginDraft(ola, [], { programme: 'blaresept' });
  const { body: view } = await ola.get(`/v1/drafts/${draft}`);
  const { number } = view['base'] as { readonly number: number };
  const { body } = await ola.get(`/v1/programmes/blaresept/publications/${number}/content`);
  const { sections } = body['source'] as { readonly sections: readonly JsonObject[] };
  const section = sections.find(({ id }) => id === 'mite-allergen-rhinitis') ?? {};
  const later = withVersion(section, { date: '2027-07-01', by: 'receivedOn' }, 'copy');
  await changeDraft(ola, draft, 1, ['sections/mite-allergen-rhinitis', later]);

  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Ola');
  const address = `/ordning/blaresept/del/sections/mite-allergen-rhinitis?utkast=${draft}`;
  await go(`${address}&vis=tabell`);
  await page.getByRole('grid').waitFor();
  await page.getByText('Denne versjonen er utgitt').waitFor();
  expect(await page.getByRole('button', { name: 'Ny rad' }).count()).toBe(0);

  await go(`${address}&vis=tabell&pr=2027-07-01`);
  await page.getByRole('gridcell', { name: 'under 12' }).waitFor();
  await tabTo(page, 'gridcell');
  await press(page, 'Control+Home', 'Control+ArrowDown', ...Array.from({ length: 4 }, () => 'ArrowRight'));
  while ((await active(page)) !== 'under 12') await press(page, 'ArrowUp');
  await page.keyboard.type('under tolv');
  await press(page, 'Enter', 'ArrowUp');
  expect(await active(page)).toMatch(/under tolv.*Ikke lagret/);
  expect(await barriers()).toEqual([]);
  // Another comparison is written with its value.
  await page.keyboard.type('høyst 13');
  await press(page, 'Enter', 'ArrowUp', 'ArrowLeft');
  expect(await active(page)).toBe('høyst');
  await press(page, 'Control+z');
  expect(await active(page)).toBe('under');
  await press(page, 'Control+y');
  await page.getByRole('tab', { name: 'Setninger' }).click();
  await page.getByRole('button', { name: /^Endre: .*høyst 13/ }).waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('rows are searched and columns hidden; the address keeps both', async () => {
  const { page, wrongs, barriers } = await openTable({ theme: 'dark', language: 'nn' });
  await page.getByLabel('Søk i radene').fill('modafinil');
  await page.getByText('1 av 29 rader').waitFor();
  await page.getByRole('button', { name: 'Kolonnar' }).click();
  await page.getByRole('checkbox', { name: 'Bruksmåte' }).uncheck();
  expect(await barriers()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByText('1 av 29 rader').waitFor();
  expect(await page.getByRole('columnheader', { name: /Bruksmåte/ }).count()).toBe(0);
  await page.getByText('Meir om rad 5: Modafinil').click();
  await page.getByText('Rada er utgitt').waitFor();
  await page.getByRole('heading', { name: 'Heimel og kjelder' }).first().waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('an exported file says the same; one that is changed shows what it changes before it does', async () => {
  const { page, rows, wrongs, barriers } = await openTable();
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Fil', exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const openImport = async (name: string, buffer: Buffer) => {
    await page.getByRole('button', { name: 'Fil', exact: true }).click();
    await page.getByRole('button', { name: 'Importer fra regneark' }).click();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  };
  const excel = await save('Eksporter til Excel (.xlsx)');
  expect(excel.name).toBe(`blaresept-${table}.xlsx`);
  await openImport(excel.name, excel.bytes);
  await page.getByText('Filen sier det samme som tabellen').waitFor();
  await page.getByRole('button', { name: 'Avbryt' }).last().click();

  const csv = await save('Eksporter til CSV (Windows-1252)');
  const text = csv.bytes.toString('latin1');
  // A row that holds is not rewritten; it gets a version.
  await openImport('endret.csv', Buffer.from(text.replace('f\u00F8r 11.03.2025', 'f\u00F8r 12.03.2025'), 'latin1'));
  await page.getByText('fra «før 11.03.2025» til «før 12.03.2025»').waitFor();
  await page.getByText('Disse radene er utgitt').waitFor();
  const apply = page.getByRole('button', { name: 'Gjør endringene' });
  expect(await apply.isDisabled()).toBe(true);
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Avbryt' }).last().click();
  const versioned = text.replace(/^colesevelam;;;;;(.*)$/m, (_, rest: string) => {
    const later = rest.replace('f\u00F8r 11.03.2025', 'f\u00F8r 12.03.2025');
    return `colesevelam;1;;;;${rest}\r\ncolesevelam;2;;01.07.2027;Mottatt dato;${later}`;
  });
  await openImport('ny-versjon.csv', Buffer.from(versioned, 'latin1'));
  await page.getByText('Kolesevelam før 11. mars 2025: andre versjoner').waitFor();
  await apply.click();
  await expect
    .poll(async () => (await rows())[0], soon)
    .toMatchObject({
      versions: [
        { content: { cells: { decidedBefore: '2025-03-11' } } },
        { boundary: { date: '2027-07-01', by: 'receivedOn' }, content: { cells: { decidedBefore: '2025-03-12' } } },
      ],
    });
  // What is said of the day is written below the rows.
  await page.getByRole('gridcell', { name: '01.07.2027' }).click();
  await page.getByText('Mer om rad 1b').click();
  await page.getByLabel('Hvor godt datoen er lest').selectOption('part');
  await page.getByRole('button', { name: 'Legg til en verdi som begrunnelsen nevner' }).waitFor();
  await expect
    .poll(async () => (await rows())[0], soon)
    .toMatchObject({ versions: [{}, { boundary: { mark: 'part' } }] });
  expect(await barriers()).toEqual([]);

  await openImport('feil.csv', Buffer.from(text.replace('f\u00F8r 11.03.2025', 'etter 11.03.2025'), 'latin1'));
  await page.getByText('Kolonnen prøver «før»').waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('groups and lists of codes are written in grids of their own', async () => {
  const ola = editor.api.as('maintainer', 'Ola');
  const made = await ola.post('/v1/drafts', {
    programme: 'blaresept',
    title: 'Grupper',
    purpose: 'Prøve',
    reference: '–',
  });
  const draft = String(made.body['id']);
  const { number } = made.body['base'] as { readonly number: number };
  const { body } = await ola.get(`/v1/programmes/blaresept/publications/${number}/content`);
  type Value = { readonly versions: readonly { readonly content: { readonly groups: object } }[] };
  const { parameters } = body['source'] as { readonly parameters: { readonly [name: string]: Value } };
  const changes = ['cgrpClasses', 'laxativeCodes'].map((name) => {
    const [first, ...others] = parameters[name]?.versions ?? [];
    const later = { ...first, boundary: { date: '2027-07-01', by: 'decidedOn', mark: 'design' } };
    return { object: `parameters/${name}`, value: { ...parameters[name], versions: [first, ...others, later] } };
  });
  await ola.post(`/v1/drafts/${draft}/changes`, { changes }, { 'if-match': '"1"' });

  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Ola');
  await go(`/ordning/blaresept/verdier/cgrpClasses?utkast=${draft}`);
  await page.getByRole('grid').waitFor();
  await tabTo(page, 'gridcell');
  await press(page, 'Control+End', 'ArrowLeft');
  await page.keyboard.type('gepant');
  await press(page, 'Tab');
  await page.keyboard.type('n02cd06, n02cd07');
  await press(page, 'Enter');
  const groups = async () => {
    const { body: view } = await ola.get(`/v1/drafts/${draft}`);
    const [change] = view['changes'] as readonly { readonly value: Value }[];
    return change?.value.versions[1]?.content.groups;
  };
  await expect.poll(groups, soon).toMatchObject({ gepant: ['N02CD06', 'N02CD07'], clonidine: ['N02CX02'] });
  await page.getByRole('gridcell', { name: 'N02CD06, N02CD07' }).waitFor();
  expect(await barriers()).toEqual([]);

  // A plain list has the names of its codes beside them.
  await go(`/ordning/blaresept/verdier/laxativeCodes?utkast=${draft}`);
  await page.getByRole('columnheader', { name: 'Navn på nynorsk' }).waitFor();
  await tabTo(page, 'gridcell');
  await press(page, 'Control+End', 'Home');
  await page.keyboard.type('a06ad');
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type('Osmotiske midler');
  await press(page, 'Enter');
  const codes = async () => {
    const { body: view } = await ola.get(`/v1/drafts/${draft}`);
    const changed = view['changes'] as readonly { readonly object: string; readonly value: unknown }[];
    const valueOf = (object: string) => changed.find((change) => change.object === object)?.value;
    const list = valueOf('parameters/laxativeCodes') as Value;
    return [list.versions.at(-1)?.content, valueOf('vocabulary/A06AD')];
  };
  await expect
    .poll(codes, soon)
    .toEqual([{ include: ['A06A', 'A06AD'], exclude: ['A06AH01', 'A06AH03', 'A06AX'] }, { nb: 'Osmotiske midler' }]);
  expect(await barriers()).toEqual([]);

  // All names of codes are on a page of their own; those that were written just now are among them.
  await page.getByRole('link', { name: 'Navn på koder' }).click();
  await page.getByLabel('Søk etter kode eller navn').fill('osmotiske');
  await page.getByText('1 av ').waitFor();
  await tabTo(page, 'gridcell');
  await press(page, 'ArrowRight', 'ArrowRight');
  await page.keyboard.type('Osmotiske middel');
  await press(page, 'Enter');
  await expect.poll(async () => (await codes())[1], soon).toEqual({ nb: 'Osmotiske midler', nn: 'Osmotiske middel' });
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('a table is made from nothing, and gets its first row above the one for all others', async () => {
  const ola = editor.api.as('maintainer', 'Ola');
  const made = await ola.post('/v1/drafts', { programme: 'blaresept', title: 'Ny', purpose: 'Prøve', reference: '–' });
  const draft = String(made.body['id']);
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Ola');
  await go(`/ordning/blaresept/ny-tabell?utkast=${draft}`);
  await page.getByRole('button', { name: 'Lag tabellen' }).click();
  await page.getByText('Skriv hva tabellen handler om').waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByLabel('Navn på tabellen').fill('Små pakninger');
  await page.getByLabel('Opplysning eller vilkår').selectOption('fact drugAtc');
  await page.getByLabel('Begrunnelse når saken').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Lag tabellen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Små pakninger' }).waitFor();
  await page.getByRole('button', { name: 'Ny rad over' }).click();
  await tabTo(page, 'gridcell');
  await page.keyboard.type('Statiner');
  await press(page, 'Tab');
  // The name of a medicine becomes its code.
  await page.keyboard.type('C10AA, acariz');
  await page.getByRole('option', { name: 'Acarizax' }).waitFor();
  await press(page, 'ArrowDown', 'Enter', 'Enter');
  const rowsNow = async () => {
    const { body } = await ola.get(`/v1/drafts/${draft}`);
    const [change] = body['changes'] as readonly { readonly value: { readonly rows: readonly Row[] } }[];
    return change?.value.rows.map(({ id, cells }) => [id, cells['drugAtc']]);
  };
  await expect.poll(rowsNow, soon).toEqual([
    ['ellers-2', ['C10AA', 'V01AA03']],
    ['ellers', undefined],
  ]);
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});
