import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/connect.ts';
import { drafts, type DraftStep } from '../db/draft-tables.ts';
import { transact } from '../db/transact.ts';
import { problem } from '../problem.ts';
import type { Person } from '../sign-in/people.ts';
import type { SignedIn } from '../sign-in/sessions.ts';
import { type Draft, lockDraft, readContributors, recordStep } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';

export type StepRequest = { readonly id: string; readonly by: SignedIn };

export const underReview = ['in-review', 'approved'] as const satisfies readonly Draft['state'][];

/** Refuses what is not for a draft in this state. */
export function requireState(draft: Draft, ...states: readonly Draft['state'][]): void {
  if (states.includes(draft.state)) return;
  throw problem('draft-not-open', `The draft is ${draft.state}; this is for one that is ${states.join(' or ')}.`, {
    members: { state: draft.state },
  });
}

/** Nobody approves or publishes what they had a part in. */
export async function requireOutsider(tx: Transaction, draft: Draft, by: Person): Promise<void> {
  const contributors = await readContributors(tx, [draft.id]);
  if (contributors.some((one) => one.by === by.id))
    throw problem('own-draft', 'You have changed this draft; somebody else must approve and publish it.');
}

type Move = {
  readonly step: DraftStep;
  readonly from: readonly Draft['state'][];
  readonly to?: Draft['state'];
  readonly reviewerId?: string;
  readonly details?: unknown;
};

/** Moves a draft from one state to another and records the step. */
export async function moveDraft(
  means: DraftsMeans,
  { id, by }: StepRequest,
  { step, from, to, reviewerId, details }: Move,
  require: (tx: Transaction, draft: Draft) => Promise<void> = async () => undefined,
): Promise<void> {
  await transact(means.db, async (tx) => {
    const draft = await lockDraft(tx, id);
    requireState(draft, ...from);
    await require(tx, draft);
    const at = means.now();
    await recordStep(tx, { draftId: id, step, version: draft.version, by: by.id, at, details });
    await tx
      .update(drafts)
      .set({ updatedAt: at, ...(to && { state: to }), ...(reviewerId && { reviewerId }) })
      .where(eq(drafts.id, id));
  });
}
