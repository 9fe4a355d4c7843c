import { and, asc, desc, eq, gt, inArray, max, sql } from 'drizzle-orm';
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

/** The objects that were touched, in the order in which they were first. */
export async function readTouched(
  queryable: Queryable,
  draftIds: readonly string[],
  after = 0,
): Promise<readonly DraftChangeRow[]> {
  return queryable
    .select()
    .from(draftChanges)
    .where(and(inArray(draftChanges.draftId, [...draftIds]), gt(draftChanges.version, after)))
    .orderBy(asc(draftChanges.position));
}

/** A statement has so many parameters at most. */
const mostRows = 2_000;

/** Stores objects as they now stand, under the version at which they did. */
export async function storeTouched(
  tx: Transaction,
  stored: readonly { readonly object: string; readonly value: string | undefined }[],
  stamp: Omit<DraftChangeRow, 'object' | 'value' | 'position'>,
): Promise<void> {
  if (stored.length === 0) return;
  const [last] = await tx
    .select({ position: max(draftChanges.position) })
    .from(draftChanges)
    .where(eq(draftChanges.draftId, stamp.draftId));
  const next = (last?.position ?? 0) + 1;
  const rows = stored.map(({ object, value }, index) => ({
    ...stamp,
    object,
    position: next + index,
    value: value ?? null,
  }));
  for (let from = 0; from < rows.length; from += mostRows)
    await tx
      .insert(draftChanges)
      .values(rows.slice(from, from + mostRows))
      .onConflictDoUpdate({
        target: [draftChanges.draftId, draftChanges.object],
        set: {
          value: sql`excluded.value`,
          version: sql`excluded.version`,
          changedBy: sql`excluded.changed_by`,
          changedAt: sql`excluded.changed_at`,
        },
      });
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
