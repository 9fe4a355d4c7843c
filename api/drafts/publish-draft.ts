import { eq, sql } from 'drizzle-orm';
import { sha256 } from '../canonical-json.ts';
import { drafts, publicationApprovals } from '../db/draft-tables.ts';
import { publications } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { keepTests } from '../publications/publication-tests.ts';
import { problem } from '../problem.ts';
import { checkContent } from './check-content.ts';
import { findDraft, lockDraft, readReviewSteps, recordStep } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { isGood, moved, notReady, readDraftContent, requireCurrentBase } from './review-draft.ts';
import { requireOutsider, requireState, type StepRequest } from './steps.ts';
import { approvalsIn } from './view-draft.ts';

/**
 * Publishes an approved draft: from the commit on it is what every server decides by. It is read and its test cases are
 * run once more, by the engine that will decide.
 */
export async function publishDraft(means: DraftsMeans, { id, by }: StepRequest): Promise<void> {
  const { db } = means;
  const draft = await findDraft(db, id);
  requireState(draft, 'approved');
  await db.transaction((tx) => requireOutsider(tx, draft, by));
  const content = await readDraftContent(means, db, draft);
  const check = await checkContent(content);
  const { rulesSha256 } = check;
  const source = JSON.stringify(content.source);
  const { programme } = draft;
  const number = (draft.baseNumber ?? 0) + 1;
  await transact(db, async (tx) => {
    const now = await lockDraft(tx, id);
    requireState(now, 'approved');
    if (now.version !== draft.version) throw moved(now);
    const approvals = approvalsIn(now, await readReviewSteps(tx, [id]));
    if (approvals.length === 0) throw problem('draft-not-open', 'Nobody has approved this version.');
    await requireOutsider(tx, now, by);
    // One publishes at a time; whoever decides does not wait for it.
    await tx.execute(sql`lock table ${publications} in share row exclusive mode`);
    await requireCurrentBase(means, tx, now);
    if (!isGood(check) || rulesSha256 === undefined) throw notReady(check);
    const at = means.now();
    await tx.insert(publications).values({
      programme,
      number,
      sha256: sha256(source),
      rulesSha256,
      source,
      publishedAt: at,
      publishedBy: by.id,
    });
    await keepTests(tx, { programme, number }, content, { now: at, by: by.id });
    const approvers = new Map(approvals.map((approval) => [approval.by, approval.at]));
    await tx
      .insert(publicationApprovals)
      .values([...approvers].map(([approvedBy, approvedAt]) => ({ programme, number, approvedBy, approvedAt })));
    await recordStep(tx, { draftId: id, step: 'published', version: now.version, by: by.id, at, details: { number } });
    await tx
      .update(drafts)
      .set({ state: 'published', publishedNumber: number, updatedAt: at })
      .where(eq(drafts.id, id));
  });
  // Compiled here before the next application asks for it; what is published is published all the same.
  await means.publications.byNumber(db, programme, number).catch(() => undefined);
}
