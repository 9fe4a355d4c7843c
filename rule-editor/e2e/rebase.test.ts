import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '#engine/objects';
import { testProgrammes } from '../../test-fixtures/api.ts';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor({ rulesetsDir: testProgrammes });
});
afterAll(() => editor?.close());

type Facts = { readonly [name: string]: JsonObject };

/** A draft by somebody that gives facts other names. */
async function renaming(person: string, names: { readonly [fact: string]: string }): Promise<string> {
  const of = editor.api.as('maintainer', person);
  const description = { title: `Navn av ${person}`, purpose: 'Klarere ord', reference: 'Brev' };
  const made = await of.post('/v1/drafts', { programme: 'licence', ...description });
  const { number } = made.body['base'] as { readonly number: number };
  const { body } = await of.get(`/v1/programmes/licence/publications/${number}/content`);
  const { facts } = (body as { readonly source: { readonly facts: Facts } }).source;
  const changes = Object.entries(names).map(([name, nb]) => ({
    object: `facts/${name}`,
    value: { ...facts[name], title: { nb, nn: nb, en: nb } },
  }));
  const draft = String(made.body['id']);
  const changed = await of.post(`/v1/drafts/${draft}/changes`, { changes }, { 'if-match': '"1"' });
  expect(changed.status).toBe(200);
  return draft;
}

async function publish(draft: string, person: string): Promise<void> {
  await editor.api.as('maintainer', person).post(`/v1/drafts/${draft}/submission`, {});
  const kari = editor.api.as('approver', 'Kari');
  const { body } = await kari.get(`/v1/drafts/${draft}`);
  await kari.post(`/v1/drafts/${draft}/approval`, { version: body['version'] });
  expect((await kari.post(`/v1/drafts/${draft}/publication`, {})).status).toBe(200);
}

test('a draft whose base has moved on: what is disjoint moves by itself, the same object is settled by a person', async () => {
  const own = await renaming('Ola', { floorArea: 'Olas areal', nearSchool: 'Skole i nærheten' });
  await publish(await renaming('Per', { floorArea: 'Pers areal', goods: 'Varene' }), 'Per');

  const ola = await editor.openAs('maintainer', 'Ola');
  await ola.go(`/utkast/${own}`);
  await ola.page.getByText('Utgave 2 er kommet etter at utkastet ble laget.').waitFor();
  expect(await ola.barriers()).toEqual([]);
  const move = ola.page.getByRole('button', { name: 'Flytt utkastet over på den nye utgaven' });
  expect(await move.isDisabled()).toBe(true);
  await ola.page.getByRole('radio', { name: 'Utgavens' }).check();
  await move.click();
  await ola.page.getByText('Endrer utgave 2').waitFor();
  const { body } = await editor.api.as('auditor', 'Rune').get(`/v1/drafts/${own}`);
  const changes = body['changes'] as readonly { readonly object: string }[];
  expect(changes.map(({ object }) => object)).toEqual(['facts/nearSchool']);
  expect(await ola.wrongs()).toEqual([]);
});

test('a publication is taken back by a draft of its own', async () => {
  const ola = await editor.openAs('maintainer', 'Ola');
  await ola.go('/ordning/licence/utgaver');
  await ola.page.getByRole('button', { name: 'Angre utgaven 2' }).click();
  await ola.page.getByRole('heading', { name: 'Hva som endres' }).waitFor();
  const shown = ola.page.getByRole('link', { name: 'Varer', exact: true });
  await shown.waitFor();
  expect(await ola.wrongs()).toEqual([]);
});
