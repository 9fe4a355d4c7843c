import { and, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/connect.ts';
import { subjects } from '../db/schema.ts';
import type { Keys } from './keys.ts';
import { blindIndex, open, seal } from './seal.ts';

/** A party by its identity number or organisation number. */
export type Party = { readonly kind: 'person' | 'organisation'; readonly id: string };

type Means = { readonly keys: Keys; readonly newId: () => string; readonly now: () => Date };

const place = (id: string) => ({ table: 'subjects', column: 'sealed', row: id });

/** The row of this party, if we have met it. */
export async function findSubject(queryable: Queryable, keys: Keys, party: Party): Promise<string | undefined> {
  const [found] = await queryable.select({ id: subjects.id }).from(subjects).where(isParty(keys, party));
  return found?.id;
}

/** A new row for a party that we meet. */
export function subjectRow({ keys, newId, now }: Means, party: Party, subjectIndex = indexOf(keys, party)) {
  const id = newId();
  return {
    id,
    kind: party.kind,
    indexKeyId: keys.index.id,
    subjectIndex,
    ...seal(keys, place(id), party.id),
    createdAt: now(),
  };
}

/** The row of this party, made at the first meeting. */
export async function rememberSubject(tx: Transaction, means: Means, party: Party): Promise<string> {
  const [made] = await tx
    .insert(subjects)
    .values(subjectRow(means, party))
    .onConflictDoNothing()
    .returning({ id: subjects.id });
  const found = made?.id ?? (await findSubject(tx, means.keys, party));
  if (found === undefined) throw new Error('A subject that conflicts must be there');
  return found;
}

/** One at a time for each subject: what is decided here sees what was decided before. Held until the transaction ends. */
export async function lockSubject(tx: Transaction, id: string): Promise<void> {
  await tx.select({ id: subjects.id }).from(subjects).where(eq(subjects.id, id)).for('no key update');
}

export async function readIdentity(queryable: Queryable, keys: Keys, id: string): Promise<Party> {
  const [found] = await queryable.select().from(subjects).where(eq(subjects.id, id));
  if (!found) throw new Error('No such subject');
  return { kind: found.kind, id: open(keys, place(id), found) };
}

function isParty(keys: Keys, party: Party) {
  return and(
    eq(subjects.kind, party.kind),
    eq(subjects.indexKeyId, keys.index.id),
    eq(subjects.subjectIndex, indexOf(keys, party)),
  );
}

/** By which a party's row is found. */
export function indexOf(keys: Keys, { kind, id }: Party): Buffer {
  return blindIndex(keys, `subject|${kind}`, id);
}
