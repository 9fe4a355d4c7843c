import type { Database } from '../db/connect.ts';
import { engineBundles } from '../db/schema.ts';
import type { Deps, Log } from '../deps.ts';
import { type EngineBundle, loadEngine } from '../engine-bundle/engine-bundle.ts';
import type { Keys } from '../identity/keys.ts';
import { createPublications } from '../publications/publication-register.ts';
import { readTestCasesOf } from '../publications/publication-tests.ts';
import { createRegisters } from '../registers/registers.ts';
import type { SignIn } from '../sign-in/sign-in-settings.ts';
import { newUuid } from './new-uuid.ts';

export type DepsOptions = {
  readonly db: Database;
  readonly keys: Keys;
  readonly engine: EngineBundle;
  readonly log: Log;
  readonly countOutcome: Deps['countOutcome'];
  readonly identities?: Deps['identities'];
  /** Without it nobody can sign in. */
  readonly signIn?: SignIn;
  readonly now?: () => Date;
};

/** Puts the features' needs together; keeps the engine's bundle before anything is decided by it. */
export async function createDeps(options: DepsOptions): Promise<Deps> {
  const { db, keys, log, countOutcome, identities = 'synthetic', now = () => new Date() } = options;
  const { signIn = { kind: 'none' } } = options;
  const { sha256, code } = options.engine;
  const engine = await loadEngine(options.engine);
  await db.insert(engineBundles).values({ sha256, code, createdAt: now() }).onConflictDoNothing();
  const publications = createPublications(db, engine, now);
  const registers = createRegisters({ keys, publications });
  return {
    db,
    keys,
    log,
    countOutcome,
    identities,
    signIn,
    now,
    newId: () => newUuid(now()),
    publications,
    registers,
    testCases: (programme, number) => readTestCasesOf(db, { programme, number }),
    engine,
  };
}
