import { and, asc, desc, eq, gt, inArray, isNotNull, max, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/connect.ts';
import { draftChanges, draftEvents, drafts, type DraftStep } from '../db/draft-tables.ts';
import { problem } from '../problem.ts';

export type Draft = typeof drafts.$inferSelect;
export type DraftChangeRow = typeof draftChanges.$inferSelect;
export type DraftEvent = typeof draftEvents.$inferSelect;

export async function findDraft(queryable: Queryable, id: string): Promise<Draft> {
  const [draft] = await queryable.select().from(drafts).where(eq(drafts.id, id));
  if (!draft) throw problem('not-found', 'There is no such draft.');
  return draft;
}

/** Nobody else works on this draft until the transaction ends. */
export async function lockDraft(tx: Transaction, id: string): Promise<Draft> {
  const [draft] = await tx.select().from(drafts).where(eq(drafts.id, id)).for('no key update');
  if (!draft) throw problem('not-found', 'There is no such draft.');
  return draft;
}

type Touches = { readonly after?: number; readonly objects?: readonly string[] };

/** The objects that were touched (after a version; of these), in the order in which they were first. */
export async function readTouched(
  queryable: Queryable,
  draftId: string,
  { after = 0, objects }: Touches = {},
): Promise<readonly DraftChangeRow[]> {
  const { version, object, position } = draftChanges;
  return queryable
    .select()
    .from(draftChanges)
    .where(
      and(
        eq(draftChanges.draftId, draftId),
        gt(version, after),
        objects && sql`${object} = any(${sql.param(objects)}::text[])`,
      ),
    )
    .orderBy(asc(position));
}

/** Which objects of drafts are not as in their base, without their values, which may be long. */
export async function readChanged(
  queryable: Queryable,
  draftIds: readonly string[],
): Promise<readonly Omit<DraftChangeRow, 'value' | 'position'>[]> {
  const { draftId, object, version, changedBy, changedAt, position, value } = draftChanges;
  return queryable
    .select({ draftId, object, version, changedBy, changedAt })
    .from(draftChanges)
    .where(and(inArray(draftId, [...draftIds]), isNotNull(value)))
    .orderBy(asc(draftId), asc(position));
}

/** Stores objects as they now stand, under the version at which they did. */
export async function storeTouched(
  tx: Transaction,
  stored: readonly { readonly object: string; readonly value: string | undefined }[],
  { draftId, version, changedBy, changedAt }: Omit<DraftChangeRow, 'object' | 'value' | 'position'>,
): Promise<void> {
  if (stored.length === 0) return;
  const objects = sql.param(stored.map(({ object }) => object));
  const values = sql.param(stored.map(({ value }) => value ?? null));
  await tx.execute(sql`
    insert into ${draftChanges} (draft_id, object, position, value, version, changed_by, changed_at)
    select ${draftId}::uuid, object, last + place, value, ${version}::integer, ${changedBy}::uuid, ${changedAt}::timestamptz
    from unnest(${objects}::text[], ${values}::text[]) with ordinality as given(object, value, place),
      (select coalesce(max(position), 0) as last from ${draftChanges} where draft_id = ${draftId}) as before
    on conflict (draft_id, object) do update set
      value = excluded.value, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
}

type Step = Pick<DraftEvent, 'draftId' | 'version' | 'by' | 'at'> & {
  readonly step: DraftStep;
  readonly contributes?: boolean;
  readonly details?: unknown;
};

/** Records a step. The draft is locked by then, so numbers follow each other. */
export async function recordStep(
  tx: Transaction,
  { step, contributes = false, details, ...stamp }: Step,
): Promise<void> {
  const [last] = await tx
    .select({ number: max(draftEvents.number) })
    .from(draftEvents)
    .where(eq(draftEvents.draftId, stamp.draftId));
  await tx.insert(draftEvents).values({
    ...stamp,
    number: (last?.number ?? 0) + 1,
    step,
    contributes,
    details: details === undefined ? null : JSON.stringify(details),
  });
}

/** Everybody who ever gave a draft something of its content, first who did first. */
export async function readContributors(
  queryable: Queryable,
  draftIds: readonly string[],
): Promise<readonly { readonly draftId: string; readonly by: string }[]> {
  return queryable
    .select({ draftId: draftEvents.draftId, by: draftEvents.by })
    .from(draftEvents)
    .where(and(inArray(draftEvents.draftId, [...draftIds]), eq(draftEvents.contributes, true)))
    .groupBy(draftEvents.draftId, draftEvents.by)
    .orderBy(sql`min(${draftEvents.number})`);
}

/** The steps of a review, latest first. */
export async function readReviewSteps(
  queryable: Queryable,
  draftIds: readonly string[],
): Promise<readonly DraftEvent[]> {
  const steps: DraftStep[] = ['submitted', 'withdrawn', 'approved', 'returned', 'rebased', 'published'];
  return queryable
    .select()
    .from(draftEvents)
    .where(and(inArray(draftEvents.draftId, [...draftIds]), inArray(draftEvents.step, steps)))
    .orderBy(desc(draftEvents.number));
}
