import { asc, eq } from 'drizzle-orm';
import type { CheckRequest, CommentRequest } from '../contract/drafts.ts';
import { draftChecks, draftComments, draftEvents } from '../db/draft-tables.ts';
import { transact } from '../db/transact.ts';
import { findDraft, lockDraft, recordStep } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { moved } from './review-draft.ts';
import { requireState, type StepRequest, underReview } from './steps.ts';
import { readNames } from './view-draft.ts';

/** Keeps what somebody says of an object; a draft's content is not changed by it. */
export async function keepComment(means: DraftsMeans, { id, by }: StepRequest, { object, text }: CommentRequest) {
  const { now, newId } = means;
  const [comment, at] = [newId(), now()];
  await transact(means.db, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireState(draft, 'open', ...underReview);
    await tx.insert(draftComments).values({ id: comment, draftId: id, object, text, by: by.id, at });
    const details = { object };
    await recordStep(tx, { draftId: id, step: 'commented', version: draft.version, by: by.id, at, details });
  });
  return { id: comment, object, text, by: { id: by.id, name: by.name }, at: at.toISOString() };
}

/** Keeps what the editor found of a version of the draft. */
export async function keepCheck(means: DraftsMeans, { id, by }: StepRequest, check: CheckRequest) {
  const { name, version, ok, summary, details } = check;
  const at = means.now();
  const holds = await transact(means.db, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireState(draft, 'open', ...underReview);
    if (version > draft.version) throw moved(draft);
    await tx.insert(draftChecks).values({
      id: means.newId(),
      draftId: id,
      name,
      version,
      ok,
      summary,
      details: details === undefined ? null : JSON.stringify(details),
      by: by.id,
      at,
    });
    const told = { checks: [{ name, ok, summary }] };
    await recordStep(tx, { draftId: id, step: 'checked', version, by: by.id, at, details: told });
    return version >= draft.contentVersion;
  });
  return { ...check, holds, by: { id: by.id, name: by.name }, at: at.toISOString() };
}

/** Every step of a draft, oldest first. */
export async function listEvents({ db }: DraftsMeans, id: string) {
  await findDraft(db, id);
  const rows = await db.select().from(draftEvents).where(eq(draftEvents.draftId, id)).orderBy(asc(draftEvents.number));
  const person = await readNames(
    db,
    rows.map(({ by }) => by),
  );
  return rows.map(({ number, step, version, by, at, details }) => ({
    number,
    step,
    version,
    by: person(by),
    at: at.toISOString(),
    ...(details !== null && { details: JSON.parse(details) as unknown }),
  }));
}
