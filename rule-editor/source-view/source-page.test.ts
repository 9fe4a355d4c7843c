import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, type EditorPage, startEditor } from '../../test-fixtures/editor.ts';

/** Selects the first place where a text stands. */
async function find(page: EditorPage['page'], text: string): Promise<void> {
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+F');
  await page.getByLabel('Finn', { exact: true }).fill(text);
  await page.getByText(/^1 av \d+/).waitFor();
  await page.keyboard.press('Escape');
}

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test('a publication is read as it is written, and Tab leads past the field', async () => {
  const { page, go, wrongs, barriers } = await editor.openAs('auditor', 'Rune Revisor');
  await go('/ordning/fristbrudd/kilde');
  await page.getByText('"programme": "fristbrudd"').waitFor();
  await page.getByText('Her kan du bare lese').waitFor();
  await page.getByText('Ingen feil.').waitFor();
  expect(await barriers()).toEqual([]);
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.type('x');
  expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor'))).toBeNull();
  expect(await wrongs()).toEqual([]);
});

test('a name says what it stands for, in the language of the reader', async () => {
  const { page, go, wrongs } = await editor.openAs('auditor', 'Rune Revisor', { language: 'nn' });
  await go('/ordning/fristbrudd/kilde');
  await page.getByText('"programme"').waitFor();
  await find(page, '"fact": "');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.getByText(/^Opplysning: /).waitFor();
  expect(await wrongs()).toEqual([]);
});

test('what the editor of sources says of itself follows the language, and what is written stays', async () => {
  const { post } = editor.api.as('maintainer', 'Rita Regel');
  const draft = { programme: 'fristbrudd', title: 'Språk', purpose: 'Prøve', reference: 'Ingen' };
  const id = String((await post('/v1/drafts', draft)).body['id']);
  const { page, go, wrongs } = await editor.openAs('maintainer', 'Rita Regel', { language: 'nn' });
  await go(`/ordning/fristbrudd/kilde?utkast=${id}`);
  await find(page, '"programme": "');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.insertText('half"');
  await page.getByText('Teksten er ikkje teken inn i utkastet').waitFor();
  const said = {
    nn: ['Finn', 'Ingen treff', 'Lukk'],
    en: ['Find', 'No results', 'Close'],
    nb: ['Finn', 'Ingen treff'],
  };
  for (const [language, [label = '', none = '', close]] of Object.entries(said)) {
    await page.locator('header select').first().selectOption(language);
    await page.locator('.monaco-editor .view-line', { hasText: 'half"' }).click();
    await page.keyboard.press('Control+F');
    await page.getByLabel(label, { exact: true }).fill('nothing of the kind');
    await page.getByText(none, { exact: true }).waitFor();
    if (close !== undefined) await page.locator(`.find-widget [aria-label^="${close}"]`).waitFor();
  }
  expect(await wrongs()).toEqual([]);
});

test('an object of a draft stands side by side with a publication, what differs readable in light and dark', async () => {
  const { post, get } = editor.api.as('maintainer', 'Rita Regel');
  const { publications } = (await get('/v1/programmes/fristbrudd/publications')).body;
  const newest = String((publications as { number: number }[]).at(-1)?.number);
  const draft = { programme: 'fristbrudd', title: 'Nye navn', purpose: 'Prøve', reference: 'Ingen' };
  const id = String((await post('/v1/drafts', draft)).body['id']);
  const title = { nb: 'Brudd på fristen', en: 'Deadline broken' };
  const changes = [{ object: 'ruleset/title', value: title }];
  expect((await post(`/v1/drafts/${id}/changes`, { changes }, { 'if-match': '"1"' })).status).toBe(200);
  for (const theme of ['light', 'dark'] as const) {
    const { page, go, wrongs, barriers, close } = await editor.openAs('maintainer', 'Rita Regel', { theme });
    await go(`/ordning/fristbrudd/del/ruleset/title?vis=kilde&utkast=${id}`);
    await page.getByLabel('Sammenlign med').selectOption(newest);
    await page.getByText(`Til venstre står utgave ${newest}`).waitFor();
    await page.locator('.modified .view-line', { hasText: 'fristen' }).waitFor();
    await page.locator('.original .view-line', { hasText: 'Fristbrot' }).waitFor();
    expect(new URL(page.url()).searchParams.get('mot')).toBe(newest);
    expect(await barriers()).toEqual([]);
    expect(await wrongs()).toEqual([]);
    await close();
  }
});

test('what is written is underlined where it is wrong, completed from the facts, and becomes changes', async () => {
  const { post, get } = editor.api.as('maintainer', 'Rita Regel');
  const draft = { programme: 'fristbrudd', title: 'Kilde', purpose: 'Prøve', reference: 'Ingen' };
  const { body } = await post('/v1/drafts', draft);
  const id = String(body['id']);
  const changes = async () =>
    ((await get(`/v1/drafts/${id}`)).body['changes'] as { object: string; value: unknown }[]).map(
      ({ object, value }) => [object, value] as const,
    );
  const { page, go, wrongs } = await editor.openAs('maintainer', 'Rita Regel');
  await go(`/ordning/fristbrudd/kilde?utkast=${id}`);
  await page.getByText('Ingen feil.').waitFor();

  const replace = async (from: string, to: string) => {
    await find(page, from);
    // At once: a pause between two letters would be taken for a word.
    await page.keyboard.insertText(to);
  };
  await replace('person', 'per"son');
  await page.getByText('Her mangler et komma, eller en klamme er ikke lukket.').waitFor();
  await page.getByText('Teksten er ikke tatt inn i utkastet').waitFor();
  await expect.poll(changes).toEqual([]);

  await replace('per"son', 'persons');
  await page.getByText('Dette er ikke et av ordene som kan stå her.').waitFor();
  await page.locator('.squiggly-error').first().waitFor();
  await expect.poll(changes).toEqual([['ruleset/subject', ['persons']]]);

  await replace('persons', 'person');
  await page.getByText('Ingen feil.').waitFor();
  await page.getByText('Alt er lagret').waitFor();
  await expect.poll(changes).toEqual([]);

  await find(page, '"fact": "');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
  expect(await page.locator('.suggest-widget').textContent()).toContain('Søknadsdato');
  expect(await wrongs()).toEqual([]);
});
