import { createApp } from '../app.ts';
import type { Deps, Log, Publication } from '../deps.ts';
import { bundleEngine } from '../engine-bundle/engine-bundle.ts';
import { buildRuleEditor } from '../rule-editor/build-rule-editor.ts';
import { createMetrics } from '../health/metrics.ts';
import { checkKeys, loadKeys } from '../identity/keys.ts';
import { publishRulesets, readRulesets } from '../publications/publish-rulesets.ts';
import { loadPersons } from '../registers/load-persons.ts';
import { isWaiting, publishEditions, readReferenceData } from '../registers/publish-editions.ts';
import { keepDemoPeople } from '../sign-in/demo/demo-people.ts';
import { createDeps } from './create-deps.ts';
import { type AskedProgramme, findExampleCall } from './example-call.ts';
import { listen } from './http-server.ts';
import { openDatabase } from './open-database.ts';
import type { Settings } from './settings.ts';

export type Service = {
  readonly address: string;
  /** Where the data lie. */
  readonly where: string;
  /** A call that works when pasted. */
  readonly example: string | undefined;
  stop(): Promise<void>;
};
export type ServiceOptions = {
  readonly settings: Settings;
  readonly environment: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  readonly log: Log;
  /** Ends a start that is under way. */
  readonly signal: AbortSignal;
  /** Called when the service cannot go on. */
  readonly onGone: (message: string) => void;
};

/**
 * Starts everything in an order in which what can be wrong is found before anything is made: the files, the port, the
 * database, the keys. Whatever has begun is ended again when a later step fails.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { settings, environment, say, log, signal, onGone } = options;
  const open: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of open.splice(0).toReversed()) await close();
  };
  try {
    const folders = readRulesets(settings.rulesetsDir);
    const reference = readReferenceData(settings.rulesetsDir);
    const server = await listen(settings.host, settings.port);
    open.push(() => server.stop());
    signal.throwIfAborted();

    const bundling = bundleEngine();
    bundling.catch(() => undefined);
    const building = buildRuleEditor(say, signal);
    building.catch((error: Error) => {
      if (!signal.aborted) log('error', 'rule-editor-not-built', { message: error.message });
    });
    const database = await openDatabase(settings, { say, log, onGone });
    open.push(() => database.close());
    signal.throwIfAborted();
    const { db } = database;
    const keys = loadKeys(environment, settings.databaseUrl === undefined ? settings.dataDir : undefined);
    await checkKeys(db, keys, new Date());

    const metrics = createMetrics();
    const { identities, signIn } = settings;
    const engine = await bundling;
    const { outcome: countOutcome } = metrics;
    const deps = await createDeps({ db, keys, engine, log, identities, signIn, countOutcome });
    if (signIn.kind === 'demo') await keepDemoPeople(deps);
    const editions = await publishEditions(db, reference.editions, deps.now());
    for (const { register, number } of editions) say(`published edition ${number} of ${register}`);
    for (const { register, number } of reference.editions.filter(isWaiting))
      say(`edition ${number} of ${register} is not approved and is not used; approve it: npm run registers -- approve`);
    const { published, left } = await publishRulesets(db, folders, { now: deps.now(), edited: 'leave' });
    for (const { programme, number } of published) say(`published ${programme}, publication ${number}`);
    for (const line of left) say(line);
    if (settings.samplePersons && reference.persons) {
      const loaded = await loadPersons(deps, reference.persons.persons);
      if (loaded > 0) say(`loaded ${loaded} synthetic persons`);
    }
    signal.throwIfAborted();

    const current = await compileCurrent(deps);
    server.use(createApp(deps, metrics, building).fetch);
    const example = findExampleCall(server.address, settings.rulesetsDir, current.map(toAsked));
    return { address: server.address, where: database.where, example, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Before the first request, not by it; one that this version cannot read stops the start. */
async function compileCurrent({ db, publications }: Deps): Promise<readonly Publication[]> {
  const current: Publication[] = [];
  for (const programme of new Set((await publications.list(db)).map((publication) => publication.programme))) {
    const publication = await publications.current(db, programme);
    if (publication) current.push(publication);
  }
  return current;
}

function toAsked({ programme, document }: Publication): AskedProgramme {
  const facts = document.facts.filter(({ source }) => source !== 'case-worker').map(({ name }) => name);
  return { programme, facts: new Set(facts) };
}
