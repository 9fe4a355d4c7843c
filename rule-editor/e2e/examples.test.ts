import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Change, JsonObject } from '#engine/objects';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

/** However slow the machine is. */
const soon = { timeout: 60_000 };
vi.setConfig({ testTimeout: 240_000 });
let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

async function draftWith(changes: (source: JsonObject) => readonly Change[]): Promise<string> {
  const { get, post } = editor.api.as('maintainer', 'Ola');
  const programme = (await get('/v1/programmes/blaresept')).body as { publication?: { number: number } };
  const { body } = await get(`/v1/programmes/blaresept/publications/${programme.publication?.number}/content`);
  const made = await post('/v1/drafts', {
    programme: 'blaresept',
    title: 'Tre dager',
    purpose: 'Prøve eksemplene',
    reference: 'Ingen',
  });
  const { id } = made.body as { id: string };
  const stored = await post(
    `/v1/drafts/${id}/changes`,
    { changes: changes(body['source'] as JsonObject) },
    { 'if-match': made.headers.get('etag') ?? '' },
  );
  expect(stored.status).toBe(200);
  return id;
}

/** A draft in which ropinirole asks for three days with trouble a week in place of two. */
const draftWithOtherLimit = () =>
  draftWith((source) => {
    const { restlessLegsDays: days } = source['parameters'] as {
      restlessLegsDays: { versions: readonly JsonObject[] };
    };
    const value = { ...days, versions: days.versions.map((version) => ({ ...version, content: 3 })) };
    return [{ object: 'parameters/restlessLegsDays', value }];
  });

test('all examples are run, found by words and opened with the keyboard', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/blaresept/eksempler');
  await page.getByText(/^Alle \d+ eksempler får svaret de skal ha\.$/).waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('searchbox', { name: 'Søk i eksemplene' }).fill('rastløse bein');
  await page.getByText(/^\d eksempel|^\d+ av \d+ eksempler$/).waitFor();
  const grid = page.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const details = page.getByRole('region', { name: 'Eksempler' });
  await details.getByText('Svaret er som det skal være').waitFor();
  expect(page.url()).toContain('eksempel=');
  expect(page.url()).toContain('sok=rastl');
  await page.keyboard.press('Escape');
  expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await barriers()).toEqual([]);
  await page.getByRole('tab', { name: 'Dekning' }).click();
  await page.getByText('Alle regler er nådd av minst ett eksempel.').waitFor();
  expect(await barriers()).toEqual([]);
  expect(await wrongs()).toEqual([]);
});

test('what a draft changes stands first with both answers, and can be said to be right', async () => {
  const draft = await draftWithOtherLimit();
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Ola');
  await go(`/ordning/blaresept/eksempler?utkast=${draft}&vis=failed&eksempel=ropinirol-to-dager`);
  await page.getByText(/eksempler får et annet svar enn de skal ha\.$/).waitFor();
  const details = page.getByRole('region', { name: 'Eksempler' });
  await details.getByRole('row', { name: /Anbefaling.*innvilges.*avslås/ }).waitFor();
  expect(await barriers()).toEqual([]);

  await go(`/ordning/blaresept/prov?utkast=${draft}&eksempel=ropinirol-to-dager`);
  await page.getByText('Utkastet gir et annet svar enn utgaven som gjelder').waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Lagre som eksempel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lagre som eksempel' });
  await dialog.getByLabel('Eksempelet i én setning').fill('To dager i uken er ikke lenger nok');
  await dialog.getByRole('button', { name: 'Lagre som eksempel' }).click();
  await dialog.getByText('Kontroller svaret, og kryss av.').waitFor();
  expect(await barriers()).toEqual([]);
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Lagre som eksempel' }).click();
  await page.getByRole('link', { name: 'Se eksempelet' }).click();
  await page.getByRole('heading', { level: 2, name: 'To dager i uken er ikke lenger nok' }).waitFor();
  await details.getByText('Svaret er som det skal være').waitFor();

  await page.getByLabel('Vis', { exact: true }).selectOption('failed');
  const count = async () =>
    Number(/^(\d+) av/.exec((await page.getByText(/^(\d+ av )?\d+ eksempler$/).textContent()) ?? '')?.[1] ?? 0);
  await expect.poll(count, soon).toBeGreaterThan(0);
  const before = await count();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Det nye svaret er riktig' }).click();
  await expect.poll(count, soon).toBe(before - 1);

  await page.getByRole('button', { name: 'Kopier' }).click();
  await page.getByRole('heading', { level: 2, name: /\(kopi\)$/ }).waitFor();
  await page.getByRole('button', { name: 'Endre teksten' }).click();
  await details.getByLabel('Eksempelet i én setning').fill('Et helt annet eksempel');
  await page.getByRole('button', { name: 'Bruk teksten' }).click();
  await page.getByRole('heading', { level: 2, name: 'Et helt annet eksempel' }).waitFor();
  await page.getByRole('button', { name: 'Fjern', exact: true }).click();
  await page.getByText('Velg et eksempel for å se hva det viser.').waitFor();
  expect(await wrongs()).toEqual([]);
});

test('rules that are wrong say so in place of an answer', async () => {
  const draft = await draftWith(() => [{ object: 'facts/ldl', value: null }]);
  const { page, go, barriers } = await editor.openAs('maintainer', 'Ola');
  for (const address of ['prov', 'eksempler']) {
    await go(`/ordning/blaresept/${address}?utkast=${draft}`);
    await page.getByText('Reglene kan ikke prøves ennå').waitFor();
    expect(await barriers()).toEqual([]);
  }
  await page.getByRole('link', { name: 'Se hva som er feil' }).click();
  await page.waitForURL(/\/kilde\?utkast=/);
});

test('what the examples leave untried is found when it is asked for, and laid by the draft', async () => {
  const { get, post } = editor.api.as('maintainer', 'Ola');
  const made = await post('/v1/drafts', {
    programme: 'frikort',
    title: 'Dekning',
    purpose: 'Lete',
    reference: 'Ingen',
  });
  const { id } = made.body as { id: string };
  const { page, go, wrongs, barriers } = await editor.openAs('maintainer', 'Ola');
  await go(`/ordning/frikort/eksempler?utkast=${id}&fane=dekning`);
  await page.getByRole('button', { name: 'Finn alt eksemplene ikke prøver' }).click();
  await page.getByText(/^Grenser ingen eksempler står på|^Eksemplene prøver alt/).waitFor();
  expect(await barriers()).toEqual([]);
  const coverage = async () => {
    const { checks } = (await get(`/v1/drafts/${id}`)).body as { checks: readonly { name: string; summary: string }[] };
    return checks.find(({ name }) => name === 'coverage')?.summary;
  };
  await expect.poll(coverage, soon).toMatch(/prøve/);
  expect(await wrongs()).toEqual([]);
});
