import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedProgrammes, startTestApi, type TestApi } from '../test-fixtures/api.ts';
import { type HttpServer, listen } from './start-up/http-server.ts';

/**
 * README.md tells the truth: its calls are run against the shipped programmes on the README's day, and every answer is
 * compared with the members that are shown. Ids differ from run to run; which is which does not.
 * `UPDATE_README=1 npm test -- api/readme` writes the answers anew.
 */

const file = path.join(import.meta.dirname, '..', 'README.md');
const text = fs.readFileSync(file, 'utf8');
const day = '2026-11-23T09:00:00Z';
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const run = promisify(execFile);

type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

let api: TestApi;
let server: HttpServer;
beforeAll(async () => {
  api = await startTestApi({ rulesetsDir: shippedProgrammes, now: () => new Date(day) });
  server = await listen('127.0.0.1', 0);
  server.use(api.handle);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await api.close();
});

/** What the README says that two people do in the editor, over HTTP. */
async function publishLowerLimit(): Promise<void> {
  const [ingrid, solveig] = [api.as('maintainer', 'Ingrid'), api.as('approver', 'Solveig')];
  const words = { title: 'Ny LDL-grense', purpose: 'Ny kunnskap', reference: 'Blåreseptforskriften § 3' };
  const made = await ingrid.post('/v1/drafts', { programme: 'blaresept', ...words });
  const draft = `/v1/drafts/${made.body['id'] as string}`;
  const { number } = made.body['base'] as { readonly number: number };
  const { body } = await ingrid.get(`/v1/programmes/blaresept/publications/${number}/content`);
  const limit = (body['source'] as { parameters: { leqvioLdlLimit: { versions: readonly object[] } } }).parameters
    .leqvioLdlLimit;
  const from = { boundary: { date: day.slice(0, 10), by: 'appliedOn', mark: 'verified' } };
  const version = { ...limit.versions.at(-1), ...from, content: { byKey: { primary: '3.2', secondary: '2.6' } } };
  const change = { object: 'parameters/leqvioLdlLimit', value: { ...limit, versions: [...limit.versions, version] } };
  await ingrid.post(`${draft}/changes`, { changes: [change] }, { 'if-match': '"1"' });
  await ingrid.post(`${draft}/submission`, {});
  await solveig.post(`${draft}/approval`, { version: (await solveig.get(draft)).body['version'] });
  expect((await solveig.post(`${draft}/publication`, {})).status).toBe(200);
}

/** The members that are shown, with their values in the real answer. */
function shownOf(shown: Json, real: Json | undefined): Json {
  if (real === undefined) return '(nothing)';
  if (Array.isArray(shown) && Array.isArray(real))
    return real.map((item: Json, index) => (index < shown.length ? shownOf(shown[index] as Json, item) : item));
  if (isObject(shown) && isObject(real))
    return Object.fromEntries(Object.entries(shown).map(([name, inner]) => [name, shownOf(inner, real[name])]));
  return real;
}

function isObject(value: Json): value is { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON on one line where it fits. */
function print(value: Json, indent = ''): string {
  const line = JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ').replaceAll('[ ', '[').replaceAll(' ]', ']');
  if (indent.length + line.length <= 110 && indent !== '') return line;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item: Json) => inner + print(item, inner)).join(',\n')}\n${indent}]`;
  if (!isObject(value)) return line;
  const members = Object.entries(value).map(
    ([name, content]) => `${inner}${JSON.stringify(name)}: ${print(content, inner)}`,
  );
  return `{\n${members.join(',\n')}\n${indent}}`;
}

test('every call answers as README.md says', { timeout: 180_000 }, async () => {
  const update = process.env['UPDATE_README'] === '1';
  const blocks = [...text.matchAll(/```(sh|json)\n([\s\S]*?)```|<!-- published: (a lower LDL limit) -->/g)].map(
    ([, kind = 'publication', content]) => ({
      kind,
      content: content ?? '',
    }),
  );
  const ids = new Map<string, string>();
  const session = (await api.as('case-worker', 'Kristin Moe').cookie()).replace(/^.*=/, '');
  const assignments: string[] = [];
  let rewritten = text;
  let answer = '';
  const answers: string[] = [];
  const shownAnswers: string[] = [];
  for (const { kind, content } of blocks) {
    if (kind === 'publication') {
      await publishLowerLimit();
      continue;
    }
    if (kind === 'sh') {
      const command = content
        .replaceAll('http://127.0.0.1:3000', server.address)
        .replace('paste-the-cookie-here', session)
        .replaceAll(uuid, (id) => ids.get(id) ?? id);
      const isCall = command.includes('curl');
      if (isCall) {
        const script = [...assignments, command].join('\n');
        answer = (await run('sh', ['-c', script], { timeout: 20_000 })).stdout;
      }
      const named = command.split('\n').filter((line) => /^[A-Z]+=\S+$/.test(line));
      if (!isCall && /^[A-Z]+=/.test(command)) assignments.push(command);
      else assignments.push(...named);
      continue;
    }
    const shown = JSON.parse(content) as Json;
    const real = shownOf(shown, JSON.parse(answer) as Json);
    const realIds = [...print(real).matchAll(uuid)].map(String);
    [...print(shown).matchAll(uuid)].forEach(([id], index) => ids.set(id, realIds[index] ?? id));
    rewritten = rewritten.replace(content, () => `${print(real)}\n`);
    answers.push(print(real));
    shownAnswers.push(print(shown));
  }
  expect(answers.length).toBeGreaterThanOrEqual(8);
  // An answer that lacks what is shown is never what README.md means to say.
  expect(answers.filter((one) => one.includes('(nothing)'))).toEqual([]);
  expect(update ? answers : shownAnswers.map((one) => one.replaceAll(uuid, (id) => ids.get(id) ?? id))).toEqual(
    answers,
  );
  if (update)
    fs.writeFileSync(
      file,
      rewritten.replaceAll(uuid, (id) => ids.get(id) ?? id),
    );
});

test('no call of README.md turns on the day it is pasted', () => {
  const calls = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, call]) => call ?? '');
  expect(calls.filter((call) => /\d{4}-\d{2}-\d{2}/.test(call))).toEqual([]);
});

test('what README.md names is there', () => {
  const paths = [
    ...text.matchAll(/`((?:api|engine|rule-editor|rulesets|scripts|test-fixtures)\/[\w./-]*)`|^ {2,4}(api\/\S+)/gm),
  ].map(([, inWords, inWalk]) => inWords ?? inWalk ?? '');
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((name) => !fs.existsSync(path.join(path.dirname(file), name)))).toEqual([]);
});
