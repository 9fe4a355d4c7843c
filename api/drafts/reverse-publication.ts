import { and, desc, eq, lt } from 'drizzle-orm';
import { diffContents } from '#engine/objects';
import { publications } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { problem } from '../problem.ts';
import type { SignedIn } from '../sign-in/sessions.ts';
import { insertDraft } from './create-draft.ts';
import { findConflicts } from './draft-content.ts';
import { readTouched, storeTouched } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { rebaseDraft } from './rebase-draft.ts';

type Place = { readonly programme: string; readonly number: number };

/**
 * A draft that takes back what a publication changed, and nothing else. It is made on that publication and put on the
 * current one, where later publications have not changed the same; otherwise it waits for a person to choose.
 */
export async function reversePublication(
  means: DraftsMeans,
  { programme, number }: Place,
  by: SignedIn,
): Promise<string> {
  const { db, readContent } = means;
  const after = await readContent(db, { programme, number });
  if (!after) throw problem('not-found', 'There is no such publication.');
  const [earlier] = await db
    .select({ number: publications.number })
    .from(publications)
    .where(and(eq(publications.programme, programme), lt(publications.number, number)))
    .orderBy(desc(publications.number))
    .limit(1);
  const before = earlier && (await readContent(db, { programme, number: earlier.number }));
  if (!before)
    throw problem('draft-not-ready', 'This publication is the first: there is nothing before it to go back to.');
  const id = await transact(db, async (tx) => {
    const draft = await insertDraft(tx, means, {
      programme,
      title: `Tar tilbake utgave ${number}`,
      purpose: '',
      reference: '',
      baseNumber: number,
      beginning: null,
      by,
      details: { reverses: number },
    });
    const stored = diffContents(after, before).map(({ object, value }) => ({ object, value: JSON.stringify(value) }));
    await storeTouched(tx, stored, {
      draftId: draft.id,
      version: draft.version,
      changedBy: by.id,
      changedAt: draft.createdAt,
    });
    return draft.id;
  });
  const current = await means.publications.current(db, programme);
  const content = current && (await readContent(db, { programme, number: current.number }));
  const isDisjoint = content && findConflicts(after, content, await readTouched(db, id)).length === 0;
  if (isDisjoint) await rebaseDraft(means, { id, by, resolutions: [] });
  return id;
}
