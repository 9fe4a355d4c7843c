import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replay } from '../../api/replay/replay.ts';
import { type Editor, startEditor } from '../../test-fixtures/editor.ts';
import { approveAndPublish, askForApproval, changeLimit, seeWhatChanges } from './ldl-limit.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor?.close());

/** The facts of the README's application, as its shell variable has them. */
const readme = fs.readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
const [, leqvio = ''] = /LEQVIO='([^']+)'/.exec(readme) ?? [];

const apply = (id: string) =>
  editor.api.post('/v1/programmes/blaresept/applications', {
    subject: { kind: 'person', id },
    submitter: { kind: 'doctor', hpr: '9144900' },
    channel: 'epj',
    facts: JSON.parse(`{${leqvio}, "ldl": 3.6}`) as unknown,
  });

test('from sign-in: a limit is changed by one person and published by another; decisions follow at once, old ones stand', async () => {
  const before = await apply('03827102163');
  expect(before.body).toMatchObject({ outcome: 'route-to-manual', case: { also: [{ code: 'LDL_NOT_ABOVE_LIMIT' }] } });
  const old = (before.body['case'] as { readonly publication: { readonly number: number } }).publication;

  const ingrid = await editor.signIn('Ingrid Nes');
  const draft = await changeLimit(ingrid);
  await seeWhatChanges(ingrid);
  const { body } = await editor.api.as('auditor', 'Rune').get(`/v1/drafts/${draft}`);
  const changes = body['changes'] as readonly { readonly object: string }[];
  expect(changes.map(({ object }) => object.replace(/^cases\/.*/, 'cases/*'))).toEqual([
    'parameters/leqvioLdlLimit',
    'cases/*',
  ]);
  await askForApproval(ingrid);

  const solveig = await editor.signIn('Solveig Dahl');
  const number = await approveAndPublish(solveig);
  expect(number).toBe(old.number + 1);
  expect([...(await ingrid.wrongs()), ...(await solveig.wrongs())]).toEqual([]);

  const after = await apply('04878805092');
  expect(after.body).toMatchObject({
    outcome: 'approve',
    decision: { automatic: true, evaluation: { publication: { number } } },
  });
  const again = await replay(editor.api.deps);
  expect(again).toMatchObject({ replayed: 2, differences: [] });
}, 300_000);
