import { eq } from 'drizzle-orm';
import { canonicalJson } from '../canonical-json.ts';
import type { Database } from '../db/connect.ts';
import { registerPersons } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { open, seal } from '../identity/seal.ts';
import { rememberSubject } from '../identity/subjects.ts';
import { personPlace } from './registers.ts';

export type Person = { readonly id: string; readonly facts: { readonly [fact: string]: unknown } };
type Means = Pick<Deps, 'keys' | 'newId' | 'now'> & { readonly db: Database };

/** Brings persons into the persons register; gives the number of those that are new or have changed. */
export async function loadPersons(means: Means, persons: readonly Person[]): Promise<number> {
  const { db, keys } = means;
  return db.transaction(async (tx) => {
    let changed = 0;
    for (const { id, facts } of persons) {
      const subjectId = await rememberSubject(tx, means, { kind: 'person', id });
      const place = personPlace(subjectId);
      const [kept] = await tx.select().from(registerPersons).where(eq(registerPersons.subjectId, subjectId));
      const text = canonicalJson(facts);
      if (kept && open(keys, place, kept) === text) continue;
      const row = { ...seal(keys, place, text), updatedAt: means.now() };
      await tx
        .insert(registerPersons)
        .values({ subjectId, ...row })
        .onConflictDoUpdate({ target: registerPersons.subjectId, set: row });
      changed += 1;
    }
    return changed;
  });
}
