import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignedInApi, startTestApi, type TestApi } from '../test-fixtures/api.ts';
import { type KnownIds, type Operation, requests, type Sent } from '../test-fixtures/arbitraries/http-requests.ts';
import type { Schemas } from '../test-fixtures/arbitraries/openapi.ts';
import { beginDraft, publishChanges, takeStep } from '../test-fixtures/drafts.ts';
import { aLicenceApplication, licencePath, shops } from '../test-fixtures/licence.ts';
import type { Publication } from './deps.ts';
import { replay } from './replay/replay.ts';
import { roles } from './sign-in/roles.ts';

/**
 * Every call of the contract, with what the contract allows and with what it does not: an answer that the contract
 * names, errors as problems, never a 5xx, never a hang. FC_SEED replays, FC_RUNS sets the number of requests a call.
 */

const runs = Number(process.env['FC_RUNS'] ?? 120);
/** Far beyond what any call takes: what is longer hangs. */
const slowestMs = 60_000;
/** Rounds for a call that chance has kept from succeeding or from being refused. */
const mostRounds = 10;
const known: KnownIds = { applications: [], decisions: [], cases: [], drafts: [], people: [], suspensions: [] };
let api: TestApi;
/** Who may do everything. */
let person: SignedInApi;
let publication: Publication;

beforeAll(async () => {
  api = await startTestApi();
  person = api.as(roles, 'Ane');
  known.people.push(((await person.get('/v1/session')).body['person'] as { id: string }).id);
  const found = await api.deps.publications.current(api.deps.db, 'licence');
  if (!found) throw new Error('no publication');
  publication = found;
  await publishChanges(api, [['ruleset/title', { nb: 'Salgsbevilling i dag' }]]);
  for (const [index, facts] of [
    {},
    { floorArea: 1, weightyReasons: false },
    { managerBorn: undefined },
    { soldWithout: true },
  ].entries())
    remember((await api.post(licencePath, aLicenceApplication({ shop: shops[index] ?? shops[0], facts }))).body);
});
afterAll(() => api.close());

type Made = {
  readonly id?: string;
  readonly decision?: { readonly id: string };
  readonly case?: { readonly id: string };
  readonly lifts?: unknown;
};

function remember({ id, decision, case: opened, lifts }: Made): void {
  if (lifts) known.suspensions.push(id ?? '');
  if (decision || opened) known.applications.push(id ?? '');
  if (decision) known.decisions.push(decision.id);
  if (opened) known.cases.push(opened.id);
}

let begun = 0;

/** What a draft must have come to before a step can be taken; the others are for open ones. */
const before: { readonly [step: string]: readonly ('submission' | 'approval')[] } = {
  withdrawal: ['submission'],
  approval: ['submission'],
  return: ['submission'],
  handover: ['submission'],
  publication: ['submission', 'approval'],
};

/** New drafts for a call, by somebody else: what the call does to them ends with it. */
async function beginDrafts(path: string): Promise<void> {
  const maker = api.as(['maintainer'], 'Ola');
  const taken = before[path.split('/').at(-1) ?? ''] ?? [];
  known.drafts.length = 0;
  for (let count = 0; count < 2; count += 1) {
    const id = await beginDraft(maker, [['ruleset/title', { nb: `Navn ${(begun += 1)}` }]]);
    if (taken.includes('submission')) await takeStep(maker, id, 'submission');
    if (taken.includes('approval')) await takeStep(api.as(['approver'], 'Grete'), id, 'approval', { version: 2 });
    known.drafts.push(id);
  }
}

/** What is wrong with an answer, if anything. */
async function findFault(
  method: string,
  { responses }: Operation,
  { signedIn, ...sent }: Sent & { readonly signedIn: boolean },
  statuses: Set<number>,
): Promise<string | undefined> {
  const began = performance.now();
  const response = await (signedIn ? person : api).fetch(sent.path, {
    method: method.toUpperCase(),
    headers: sent.headers,
    ...(sent.body !== undefined && { body: sent.body }),
  });
  const text = await response.text();
  const { status } = response;
  if (performance.now() - began > slowestMs) return 'slow';
  if (status >= 500) return `${status}: ${text}`;
  if (status !== 404 && !(String(status) in responses)) return `${status} is not in the contract: ${text}`;
  const type = response.headers.get('content-type') ?? '';
  if (status < 400 && type === 'application/zip') {
    statuses.add(status);
    return undefined;
  }
  const body = JSON.parse(text) as Made & {
    readonly type?: unknown;
    readonly title?: unknown;
    readonly status?: unknown;
  };
  statuses.add(status);
  if (status < 400) {
    if (status === 201) remember(body);
    return type.startsWith('application/json') ? undefined : `type ${type}`;
  }
  const isProblem = String(body.type).startsWith('/problems/') && body.title !== undefined && body.status === status;
  return isProblem && type === 'application/problem+json' ? undefined : `not a problem: ${type} ${text}`;
}

test('every call, with what it allows and what it does not', { timeout: 600_000 }, async () => {
  const { body } = await api.get('/openapi.json');
  const { paths, components } = body as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Schemas };
  };
  const { schemas } = components;
  const exported = await api.fetch('/v1/programmes/licence/publications/1/export');
  const zip = new Uint8Array(await exported.arrayBuffer());
  const reached = new Map<string, Set<number>>();
  const withBody = new Set<string>();
  const has = (status: (one: number) => boolean) => (statuses: Set<number>) => [...statuses].some(status);
  const succeeded = has((status) => status < 300);
  const refused = has((status) => status === 422);
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      const statuses = new Set<number>();
      reached.set(`${method.toUpperCase()} ${path}`, statuses);
      const seed = process.env['FC_SEED'];
      const takesBody = operation.requestBody !== undefined;
      if (takesBody) withBody.add(`${method.toUpperCase()} ${path}`);
      const isReached = () => succeeded(statuses) && (!takesBody || refused(statuses));
      if (path.startsWith('/v1/drafts/')) await beginDrafts(path);
      for (let round = 0; round === 0 || (round < mostRounds && !isReached()); round += 1) {
        await fc.assert(
          fc.asyncProperty(
            requests({ method, path, operation, schemas, zip }, publication.document, known),
            fc.boolean(),
            async (sent, signedIn) => {
              expect(await findFault(method, operation, { ...sent, signedIn }, statuses)).toBeUndefined();
            },
          ),
          { numRuns: runs, ...(seed && { seed: Number(seed) + round }) },
        );
      }
    }
  // What is sent reaches the handlers, and errors as well.
  const calls = [...reached];
  expect(calls.filter(([, statuses]) => !succeeded(statuses)).map(([call]) => call)).toEqual([]);
  expect(calls.filter(([call, statuses]) => withBody.has(call) && !refused(statuses))).toEqual([]);
});

test('addresses and methods that are not there', async () => {
  const methods = fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST');
  const paths = fc.oneof(
    fc.constantFrom(
      '/v1',
      '/v1/',
      '/v1/programmes/',
      '//v1/programmes',
      '/v1/cases/%',
      '/v2/programmes',
      '/health',
      '/docs/x',
    ),
    fc.webPath(),
  );
  await fc.assert(
    fc.asyncProperty(methods, paths, async (method, path) => {
      const response = await api.fetch(path === '' ? '/' : path, { method });
      expect(response.status).toBeLessThan(500);
      await response.text();
    }),
    { numRuns: 200 },
  );
});

test('afterwards the record is whole: everything replays, and nothing is decided without a reason', async () => {
  const report = await replay(api.deps);
  expect(report.replayed).toBeGreaterThan(4);
  expect(report.differences).toEqual([]);
});
