import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../db/connect.ts';
import { sealedContents } from '../db/schema.ts';
import type { Keys } from './keys.ts';
import { open, seal } from './seal.ts';

export type Owner = 'evaluation' | 'decision' | 'answer' | 'case';
type Contents = {
  readonly owner: Owner;
  readonly ownerId: string;
  readonly subjectId: string | undefined;
  readonly contents: unknown;
};

const place = (owner: Owner, ownerId: string) => ({
  table: 'sealed_contents',
  column: 'sealed',
  row: `${owner}/${ownerId}`,
});

/** The row that keeps personal contents of a record row, as JSON, encrypted. */
export function sealedRow(keys: Keys, { owner, ownerId, subjectId, contents }: Contents) {
  const sealed = seal(keys, place(owner, ownerId), JSON.stringify(contents));
  return { owner, ownerId, subjectId: subjectId ?? null, ...sealed };
}

/** The contents by owner id. The caller knows the type it sealed. */
export async function openContents<T>(
  queryable: Queryable,
  keys: Keys,
  owner: Owner,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await queryable
    .select()
    .from(sealedContents)
    .where(and(eq(sealedContents.owner, owner), inArray(sealedContents.ownerId, [...ownerIds])));
  return new Map(rows.map((row) => [row.ownerId, JSON.parse(open(keys, place(owner, row.ownerId), row)) as T]));
}
