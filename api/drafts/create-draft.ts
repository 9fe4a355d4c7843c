import type { DraftRequest } from '../contract/drafts.ts';
import type { Transaction } from '../db/connect.ts';
import { drafts } from '../db/draft-tables.ts';
import { transact } from '../db/transact.ts';
import { invalid } from '../operation.ts';
import { problem } from '../problem.ts';
import { readInUse } from '../registers/in-use.ts';
import type { Person } from '../sign-in/people.ts';
import { beginningOf } from './draft-content.ts';
import { type Draft, recordStep } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';

/** Begins a draft on the current publication, or of a programme that does not exist yet. */
export async function createDraft(means: DraftsMeans, request: DraftRequest, by: Person): Promise<string> {
  const { programme, title, purpose, reference } = request;
  return transact(means.db, async (tx) => {
    const current = (await readInUse(tx)).publications.get(programme);
    if (request.new && current !== undefined)
      throw problem('programme-exists', 'There is a programme of this name; choose another name, or change that one.');
    if (!request.new && current === undefined)
      throw invalid([
        {
          pointer: '/programme',
          code: 'NOT_ALLOWED_VALUE',
          detail: 'There is no such programme; see GET /v1/programmes.',
        },
      ]);
    const { id } = await insertDraft(tx, means, {
      programme,
      title,
      purpose,
      reference,
      baseNumber: current ?? null,
      beginning: current === undefined ? JSON.stringify(beginningOf(programme)) : null,
      by,
    });
    return id;
  });
}

export type NewDraft = Pick<Draft, 'programme' | 'title' | 'purpose' | 'reference' | 'baseNumber' | 'beginning'> & {
  readonly by: Person;
  /** How it came to be, where not from nothing. */
  readonly details?: unknown;
};

/** A draft without changes. */
export async function insertDraft(
  tx: Transaction,
  { now, newId }: DraftsMeans,
  { by, details, ...described }: NewDraft,
): Promise<Draft> {
  const at = now();
  const [draft] = await tx
    .insert(drafts)
    .values({
      ...described,
      id: newId(),
      state: 'open',
      version: 1,
      contentVersion: 1,
      createdBy: by.id,
      createdAt: at,
      updatedAt: at,
    })
    .returning();
  if (!draft) throw new Error('a draft was not kept');
  await recordStep(tx, { draftId: draft.id, step: 'created', version: 1, contributes: true, by: by.id, at, details });
  return draft;
}
