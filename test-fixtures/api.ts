/** The whole API over a database of its own, called without a port. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createApp } from '../api/app.ts';
import { connect } from '../api/db/connect.ts';
import { migrate } from '../api/db/migrate.ts';
import type { Deps, Log } from '../api/deps.ts';
import { bundleEngine } from '../api/engine-bundle/engine-bundle.ts';
import { createMetrics } from '../api/health/metrics.ts';
import { checkKeys, makeKeys, parseKeys } from '../api/identity/keys.ts';
import { publishRulesets, readRulesets } from '../api/publications/publish-rulesets.ts';
import { loadPersons, type Person } from '../api/registers/load-persons.ts';
import { publishEditions, readReferenceData } from '../api/registers/publish-editions.ts';
import { keepDemoPeople } from '../api/sign-in/demo/demo-people.ts';
import { toRoles, type Role } from '../api/sign-in/roles.ts';
import { openSession } from '../api/sign-in/sessions.ts';
import { issuerName, type SignIn } from '../api/sign-in/sign-in-settings.ts';
import { createDeps } from '../api/start-up/create-deps.ts';
import { createTestDatabase } from './postgres.ts';

/** Programmes made for tests. */
export const testProgrammes = path.join(import.meta.dirname, 'programmes');
/** The programmes of the service. */
export const shippedProgrammes = path.join(import.meta.dirname, '..', 'rulesets');

export type TestApiOptions = {
  readonly rulesetsDir?: string;
  /** In place of those of the folder. */
  readonly persons?: readonly Person[];
  readonly now?: () => Date;
  readonly log?: Log;
  /** Folder of the built rule editor. */
  readonly ruleEditor?: string;
  /** The demo issuer, unless told otherwise. */
  readonly signIn?: SignIn;
};
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly [member: string]: unknown };
};
type Get = (path: string) => Promise<Answer>;
/** Posts JSON; with an Idempotency-Key of its own unless one is given. */
type Post = (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** What somebody who is signed in asks, from a page of the service. */
export type SignedInApi = {
  readonly get: Get;
  readonly post: Post;
  readonly fetch: TestApi['fetch'];
  /** `name=value` of the session, for a browser. */
  readonly cookie: () => Promise<string>;
};

export type TestApi = {
  readonly deps: Deps;
  readonly connectionString: string;
  /** As the environment of a server has them. */
  readonly keys: { readonly seal: string; readonly index: string };
  /** For a server with a port. */
  readonly handle: (request: Request, env?: object) => Response | Promise<Response>;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly get: Get;
  readonly post: Post;
  /** Signs somebody in; the same name is the same person. */
  readonly as: (roles: Role | readonly Role[], name: string) => SignedInApi;
  readonly close: () => Promise<void>;
};

export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const { rulesetsDir = testProgrammes, now = () => new Date(), log = () => undefined } = options;
  const { signIn = { kind: 'demo' } } = options;
  const database = await createTestDatabase();
  const { db, pool, close } = connect({ connectionString: database.connectionString, maxConnections: 10 });
  await migrate(pool);
  const made = makeKeys();
  const keys = parseKeys(made.seal, made.index);
  await checkKeys(db, keys, now());
  const metrics = createMetrics();
  const engine = await bundleEngine();
  const { outcome: countOutcome } = metrics;
  const deps = await createDeps({ db, keys, engine, now, log, signIn, countOutcome });
  const reference = readReferenceData(rulesetsDir);
  await publishEditions(db, reference.editions, now());
  await publishRulesets(db, readRulesets(rulesetsDir), { now: now(), edited: 'publish' });
  await loadPersons(deps, options.persons ?? reference.persons?.persons ?? []);
  if (signIn.kind === 'demo') await keepDemoPeople(deps);
  const app = createApp(deps, metrics, options.ruleEditor);

  const fetch = async (address: string, init?: RequestInit) =>
    app.request(address, { ...init, headers: { host: 'localhost', ...(init?.headers as Record<string, string>) } });
  const answer = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  const asking = (fetch: TestApi['fetch']): { get: Get; post: Post } => ({
    get: async (address) => answer(await fetch(address)),
    post: async (address, body, headers = {}) =>
      answer(
        await fetch(address, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', 'idempotency-key': `"${randomUUID()}"`, ...headers },
        }),
      ),
  });
  const signInAs = (roles: readonly Role[], name: string): SignedInApi => {
    let session: Promise<string> | undefined;
    const cookie = () => {
      session ??= openSession(deps, { issuer: issuerName(deps.signIn), subject: name, name, roles });
      return session.then((token) => `vedtak-session=${token}`);
    };
    const fetchAs: TestApi['fetch'] = async (address, init) => {
      const own = { cookie: await cookie(), origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
      return fetch(address, { ...init, headers: { ...own, ...(init?.headers as Record<string, string>) } });
    };
    return { ...asking(fetchAs), fetch: fetchAs, cookie };
  };
  return {
    deps,
    connectionString: database.connectionString,
    keys: made,
    handle: (request, env) => app.fetch(request, env),
    fetch,
    ...asking(fetch),
    as: (roles, name) => signInAs(toRoles([roles].flat()), name),
    async close() {
      await close();
      await database.drop();
    },
  };
}
