import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { aDraft, beginDraft, takeStep } from '../../test-fixtures/drafts.ts';

/** Everybody who works with rules reads drafts, so they name nobody. Synthetic, as all of them here. */
const number = '15838010080';
const aCase = (facts: object, title = 'X') => ({ title, facts, expect: { outcome: 'deny', reasons: [] } });
let api: TestApi;
const logged: string[] = [];
beforeAll(async () => {
  api = await startTestApi({ log: (...line) => void logged.push(JSON.stringify(line)) });
});
afterAll(() => api.close());

test('an identity number is refused wherever words or rules are given, and is neither told back nor logged', async () => {
  const [ola, grete] = [api.as('maintainer', 'Ola'), api.as('approver', 'Grete')];
  const open = await beginDraft(ola, [['ruleset/title', { nb: 'X' }]]);
  const reviewed = await beginDraft(ola, [['ruleset/title', { nb: 'Y' }]]);
  await takeStep(ola, reviewed, 'submission');
  const [draft, seen] = [`/v1/drafts/${open}`, { 'if-match': '"2"' }];
  const words = `Gjelder ${number}.`;
  const check = { name: 'regression', version: 2, ok: true, summary: 'Ferdig' };
  const change = (value: unknown) => ({ changes: [{ object: 'cases/x', value }] });
  const suspension = { programme: 'licence', target: null, outcomes: 'all' };
  const zip = unzipSync(
    new Uint8Array(await (await api.fetch('/v1/programmes/licence/publications/1/export')).arrayBuffer()),
  );
  const cases = JSON.stringify({ cases: [{ id: 'x', ...aCase({ goods: [number] }) }] });
  const file = zipSync({ ...zip, 'licence/cases/cases.json': strToU8(cases) }) as Uint8Array<ArrayBuffer>;
  const asked: (readonly [string, Promise<Response>])[] = [
    ...(['title', 'purpose', 'reference'] as const).flatMap((member) => [
      [`begin with ${member}`, post(ola, '/v1/drafts', { ...aDraft, [member]: words })] as const,
      [
        `describe ${member}`,
        post(ola, `${draft}/description`, { title: 'T', purpose: '', reference: '', [member]: words }, seen),
      ] as const,
    ]),
    ['a fact of a case', post(ola, `${draft}/changes`, change(aCase({ manager: number })), seen)],
    ['a number in a case', post(ola, `${draft}/changes`, change(aCase({ manager: Number(number) })), seen)],
    ['the title of a case', post(ola, `${draft}/changes`, change(aCase({}, words)), seen)],
    [
      'the name of an object',
      post(ola, `${draft}/changes`, { changes: [{ object: `cases/${number}`, value: aCase({}) }] }, seen),
    ],
    ['a resolution', post(ola, `${draft}/rebase`, { resolutions: [{ object: 'cases/x', value: aCase({}, words) }] })],
    ['a comment', post(grete, `${draft}/comments`, { object: 'facts/x', text: words })],
    ['what a comment is of', post(grete, `${draft}/comments`, { object: `cases/${number}`, text: 'X' })],
    ['a check', post(ola, `${draft}/checks`, { ...check, summary: words })],
    ['what a check found', post(ola, `${draft}/checks`, { ...check, details: { example: { manager: number } } })],
    ['why a draft is sent back', post(grete, `/v1/drafts/${reviewed}/return`, { reason: words })],
    ['why something is suspended', post(ola, '/v1/suspensions', { ...suspension, reason: words })],
    [
      'a folder',
      ola.fetch('/v1/imports', { method: 'POST', body: file, headers: { 'content-type': 'application/zip' } }),
    ],
  ];
  for (const [what, answer] of asked) {
    const response = await answer;
    const text = await response.text();
    expect([what, response.status, text.includes(number)]).toEqual([what, 422, false]);
  }
  expect(logged.join('')).not.toContain(number);
});

type Asking = { readonly fetch: TestApi['fetch'] };

function post(who: Asking, address: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const type = { 'content-type': 'application/json' };
  return who.fetch(address, { method: 'POST', body: JSON.stringify(body), headers: { ...type, ...headers } });
}
