import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import type { Database } from '../db/connect.ts';
import { keyChecks } from '../db/schema.ts';

type Key = { readonly id: string; readonly secret: Buffer };

/** The first sealing key seals; all of them open. One key makes blind indexes. */
export type Keys = {
  readonly seal: readonly [Key, ...Key[]];
  readonly index: Key;
};

const variables = { seal: 'VEDTAK_SEAL_KEYS', index: 'VEDTAK_INDEX_KEY' };

/** A start-up problem in one line that an operator can act on. */
function failure(message: string): Error & { code: 'KEYS' } {
  return Object.assign(new Error(message), { code: 'KEYS' as const });
}

/**
 * Keys from the environment: `VEDTAK_SEAL_KEYS` = `id:base64[,id:base64…]` (the first is used, the others still open) and
 * `VEDTAK_INDEX_KEY` = `id:base64`, 32 bytes each. With a data folder (the embedded default) and nothing in the
 * environment, they are made once and kept in its `keys.json`.
 */
export function loadKeys(environment: NodeJS.ProcessEnv, dataDir: string | undefined): Keys {
  const seal = environment[variables.seal];
  const index = environment[variables.index];
  if (seal && index) return parseKeys(seal, index);
  if (seal || index) throw failure(`${variables.seal} and ${variables.index} must be set together`);
  if (dataDir === undefined) throw failure(`set ${variables.seal} and ${variables.index} (id:base64 of 32 bytes)`);
  const file = path.join(dataDir, 'keys.json');
  if (!fs.existsSync(file)) makeKeyFile(file);
  try {
    const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as { seal: string; index: string };
    return parseKeys(kept.seal, kept.index);
  } catch (error) {
    throw failure(`${file} is not a key file: ${error instanceof SyntaxError ? 'no JSON' : (error as Error).message}`);
  }
}

/** New keys, in the form of the environment variables. */
export function makeKeys(): { seal: string; index: string } {
  const make = (kind: string) => `${kind}-${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
  return { seal: make('seal'), index: make('index') };
}

export function parseKeys(seal: string, index: string): Keys {
  const [first, ...others] = seal.split(',').map((text) => parseKey(text, variables.seal));
  if (!first) throw failure(`${variables.seal} is empty`);
  const ids = new Set([first.id, ...others.map(({ id }) => id)]);
  if (ids.size !== others.length + 1) throw failure(`${variables.seal} names a key twice`);
  return { seal: [first, ...others], index: parseKey(index, variables.index) };
}

function parseKey(text: string, variable: string): Key {
  const [, id, base64] = /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(text.trim()) ?? [];
  if (!id || !base64) throw failure(`${variable} must be id:base64 with 32 bytes`);
  return { id, secret: Buffer.from(base64, 'base64') };
}

/** Written beside and moved into place, so that a start that is cut short leaves no half file. */
function makeKeyFile(file: string): void {
  const half = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(half, `${JSON.stringify(makeKeys(), undefined, 2)}\n`, { mode: 0o600, flush: true });
  try {
    // A link refuses to replace a file that another process made meanwhile.
    fs.linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(half, { force: true });
  }
}

/** Stops a start with other keys than the database was written with. New keys are noted. */
export async function checkKeys(db: Database, keys: Keys, now: Date): Promise<void> {
  const given = [
    ...keys.seal.map((key) => ({ purpose: 'seal' as const, key })),
    { purpose: 'index' as const, key: keys.index },
  ];
  await db.transaction(async (tx) => {
    for (const { purpose, key } of given) {
      const checkValue = createHmac('sha256', key.secret).update(`vedtak key check|${purpose}|${key.id}`).digest();
      await tx.insert(keyChecks).values({ keyId: key.id, purpose, checkValue, createdAt: now }).onConflictDoNothing();
      const [kept] = await tx.select().from(keyChecks).where(eq(keyChecks.keyId, key.id));
      if (!kept || kept.purpose !== purpose || !timingSafeEqual(kept.checkValue, checkValue))
        throw failure(`the key ${key.id} is not the one that this database was written with`);
    }
    const known = await tx.select({ id: keyChecks.keyId, purpose: keyChecks.purpose }).from(keyChecks);
    const lacking = known.find(({ id }) => !given.some(({ key }) => key.id === id));
    if (lacking)
      throw failure(`the database was written with the ${lacking.purpose} key ${lacking.id}, which is not given`);
  });
}
