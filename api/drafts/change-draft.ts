import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { readObject } from '#engine/objects';
import { headerOf } from '../answer.ts';
import type { Changed, DraftDescription } from '../contract/drafts.ts';
import { drafts } from '../db/draft-tables.ts';
import { transact } from '../db/transact.ts';
import { invalid } from '../operation.ts';
import { problem } from '../problem.ts';
import type { Person } from '../sign-in/people.ts';
import { checkChanges } from './check-changes.ts';
import { readBase } from './draft-content.ts';
import { type Draft, lockDraft, readTouched, recordStep, storeTouched } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { mergeChanges } from './merge-changes.ts';
import { readNames, toStored } from './view-draft.ts';

/** The version that a request says it has seen: If-Match with one strong ETag. */
export function seenVersion(c: Context): number {
  const given = headerOf(c, 'if-match')?.trim();
  if (given === undefined || given === '')
    throw problem('version-missing', 'Send If-Match with the version that you have seen, in quotes: "3".');
  const version = /^"([1-9][0-9]{0,8})"$/.exec(given)?.[1];
  if (version === undefined)
    throw problem('malformed-request', 'If-Match is one version in quotes, as the ETag gave it: "3".');
  return Number(version);
}

export function requireOpen(draft: Draft): void {
  if (draft.state === 'open') return;
  const help = draft.state === 'in-review' || draft.state === 'approved' ? ' Withdraw it from review first.' : '';
  throw problem('draft-not-open', `The draft is ${draft.state}.${help}`, { members: { state: draft.state } });
}

/** Changes title, purpose and reference of a draft that nobody else has changed since. */
export async function describeDraft(
  means: DraftsMeans,
  { id, seen, description, by }: { id: string; seen: number; description: DraftDescription; by: Person },
): Promise<number> {
  return transact(means.db, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireOpen(draft);
    const { title, purpose, reference } = draft;
    const isSame = JSON.stringify({ title, purpose, reference }) === JSON.stringify(description);
    if (isSame) return draft.version;
    if (draft.version !== seen)
      throw problem('draft-moved', 'Somebody has changed the draft since; read it and try again.', {
        members: { version: draft.version, description: { title, purpose, reference }, conflicts: [] },
      });
    const [version, at] = [draft.version + 1, means.now()];
    await tx
      .update(drafts)
      .set({ ...description, version, updatedAt: at })
      .where(eq(drafts.id, id));
    await recordStep(tx, { draftId: id, step: 'described', version, contributes: true, by: by.id, at });
    return version;
  });
}

export type ChangeRequest = {
  readonly id: string;
  readonly seen: number;
  readonly changes: readonly { readonly object: string; readonly value: unknown }[];
  readonly by: Person;
};

/** Stores changes of a draft, merged by object with what others have changed since it was seen. */
export async function changeDraft(means: DraftsMeans, { id, seen, changes, by }: ChangeRequest): Promise<Changed> {
  const checked = checkChanges(changes);
  if (checked.errors.length > 0) throw invalid(checked.errors);
  return transact(means.db, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireOpen(draft);
    const base = await readBase(means.readContent, tx, draft);
    const rows = await readTouched(tx, id, { objects: checked.changes.map(({ object }) => object) });
    const touched = rows.map(({ object, value, version }) => ({ object, value: value ?? undefined, version }));
    const merge = mergeChanges({ touched, seen }, checked.changes, (object) => readObject(base, object));
    if (seen > draft.version || !merge.ok) {
      const objects = merge.ok ? [] : merge.conflicts;
      const conflicts = rows.filter(({ object }) => objects.includes(object));
      const person = await readNames(
        tx,
        conflicts.map(({ changedBy }) => changedBy),
      );
      throw problem('draft-moved', 'Somebody has changed the same since; nothing of this request was stored.', {
        members: {
          version: draft.version,
          conflicts: conflicts.map((row) => ({
            ...toStored(row, person),
            value: row.value === null ? (readObject(base, row.object) ?? null) : (JSON.parse(row.value) as unknown),
          })),
        },
      });
    }
    const isChanged = merge.stored.length > 0;
    const [version, at] = [draft.version + (isChanged ? 1 : 0), means.now()];
    if (isChanged) {
      await storeTouched(tx, merge.stored, { draftId: id, version, changedBy: by.id, changedAt: at });
      await tx.update(drafts).set({ version, contentVersion: version, updatedAt: at }).where(eq(drafts.id, id));
      const details = { objects: merge.stored.map(({ object }) => object) };
      await recordStep(tx, { draftId: id, step: 'changed', version, contributes: true, by: by.id, at, details });
    }
    const since = await readTouched(tx, id, { after: seen });
    const person = await readNames(
      tx,
      since.map(({ changedBy }) => changedBy),
    );
    return {
      version,
      changes: since.filter(({ value }) => value !== null).map((row) => toStored(row, person)),
      takenOut: since.filter(({ value }) => value === null).map(({ object }) => object),
    };
  });
}
