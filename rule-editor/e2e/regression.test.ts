import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';
import { ldlDraft } from './ldl-draft.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

test(
  'a lower limit: what it changes is found, judged by a person and recorded on the draft',
  { timeout: 300_000 },
  async () => {
    const id = await ldlDraft(editor.api, 'Lavere LDL-grense', '2026-11-01');
    const ola = await editor.openAs('maintainer', 'Ola');
    await ola.go(`/ordning/blaresept/sammenlign?utkast=${id}&antall=quick&start=7`);
    await ola.page.getByRole('heading', { level: 1, name: 'Hva endrer seg' }).waitFor();
    expect(await ola.barriers()).toEqual([]);
    await ola.page.getByRole('button', { name: 'Sammenlign' }).click();
    await ola.page.getByText('Startnummer 7').waitFor({ timeout: 200_000 });
    await ola.page.getByText('Resultatet er lagret på utkastet.').waitFor();

    const groups = ola.page.locator('main li').filter({ hasText: 'Det enkleste eksempelet' });
    const granted = groups.filter({ hasText: '→ Innvilges' }).first();
    const details = granted.getByText('Det enkleste eksempelet');
    if (!(await granted.getByText('LDL-kolesterol').first().isVisible())) await details.click();
    await granted.getByText('LDL-kolesterol').first().waitFor();
    expect(await granted.innerText()).toMatch(/LDL-kolesterol\s+3,[3-6] mmol\/l/);
    expect(await granted.getByRole('link', { name: /LDL må være over/ }).count()).toBeGreaterThan(0);
    expect(await ola.barriers()).toEqual([]);

    await granted.getByRole('button', { name: 'Tilsiktet: ta vare på som eksempel' }).click();
    await granted.getByText('Tilsiktet', { exact: true }).waitFor();
    const draft = async () => (await editor.api.as('maintainer', 'Ola').get(`/v1/drafts/${id}`)).body;
    await expect.poll(async () => JSON.stringify((await draft())['checks'])).toContain('1 sagt å være tilsiktet');
    const changes = (await draft())['changes'] as readonly { readonly object: string; readonly value: object }[];
    expect(changes.filter(({ object }) => object.startsWith('cases/'))).toMatchObject([
      { value: { facts: { prevention: 'primary' }, expect: { outcome: 'approve' } } },
    ]);
    await groups.getByRole('link', { name: 'Ikke tilsiktet: gå til regelen' }).first().click();
    await ola.page.getByRole('heading', { level: 1, name: /LDL må være over/ }).waitFor();
    expect(await ola.wrongs()).toEqual([]);
  },
);

test('a long run is stopped, and shows what it has found until then', { timeout: 300_000 }, async () => {
  const id = await ldlDraft(editor.api, 'Stoppet sammenligning', '2026-11-01');
  const ola = await editor.openAs('maintainer', 'Ola', { language: 'en', theme: 'dark' });
  await ola.go(`/ordning/blaresept/sammenlign?utkast=${id}&antall=thorough`);
  await ola.page.getByRole('button', { name: 'Compare' }).click();
  await ola.page.getByText(/[1-9][\d,]* get another answer/).waitFor({ timeout: 200_000 });
  expect(await ola.barriers()).toEqual([]);
  await ola.page.getByRole('button', { name: 'Stop and show what is found' }).click();
  await ola.page.getByText('Stopped before all were tried.').waitFor();
  await ola.page.getByText('The simplest example').first().waitFor();
  expect((await editor.api.as('maintainer', 'Ola').get(`/v1/drafts/${id}`)).body['checks']).toEqual([]);
  expect(await ola.wrongs()).toEqual([]);
});

test('without a draft, or without changes, the page says what to do', async () => {
  const rune = await editor.openAs('auditor', 'Rune Revisor');
  await rune.go('/ordning/frikort/sammenlign');
  await rune.page.getByText('Åpne et utkast for å se hva det endrer.').waitFor();
  expect(await rune.barriers()).toEqual([]);
});
