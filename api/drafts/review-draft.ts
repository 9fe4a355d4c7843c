import { eq } from 'drizzle-orm';
import { applyChanges, type RulesetContent } from '#engine/objects';
import type { Queryable, Transaction } from '../db/connect.ts';
import { draftChecks, drafts } from '../db/draft-tables.ts';
import { transact } from '../db/transact.ts';
import { invalid } from '../operation.ts';
import { problem } from '../problem.ts';
import { readInUse } from '../registers/in-use.ts';
import { listPeople, type Person } from '../sign-in/people.ts';
import { checkContent, type ContentCheck } from './check-content.ts';
import { changesOf, findConflicts, readBase } from './draft-content.ts';
import { type Draft, findDraft, lockDraft, readContributors, readTouched, recordStep } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { moveDraft, requireOutsider, requireState, type StepRequest, underReview } from './steps.ts';

/** A draft's content as it now stands. */
export async function readDraftContent(
  means: DraftsMeans,
  queryable: Queryable,
  draft: Draft,
): Promise<RulesetContent> {
  const base = await readBase(means.readContent, queryable, draft);
  return applyChanges(base, changesOf(await readTouched(queryable, draft.id)));
}

/** Hands a draft in for review, if the rules can be read and the test cases hold. */
export async function submitDraft(
  means: DraftsMeans,
  { id, by, reviewer }: StepRequest & { readonly reviewer: string | undefined },
): Promise<void> {
  const draft = await findDraft(means.db, id);
  requireState(draft, 'open');
  const content = await readDraftContent(means, means.db, draft);
  await requireCurrentBase(means, means.db, draft);
  const missing = [
    ...(draft.purpose === '' ? ['purpose'] : []),
    ...(draft.reference === '' ? ['reference'] : []),
    ...((await readTouched(means.db, id)).some(({ value }) => value !== null) ? [] : ['changes']),
  ];
  const check = await checkContent(content);
  const isReady = missing.length === 0 && isGood(check);
  const approvers = reviewer === undefined ? [] : await listPeople(means, 'approver');
  await transact(means.db, async (tx) => {
    const now = await lockDraft(tx, id);
    requireState(now, 'open');
    if (now.version !== draft.version) throw moved(now);
    if (reviewer !== undefined) await requireReviewer(tx, now, { person: reviewer, pointer: '/reviewer', approvers });
    await recordChecks(tx, means, now, check, by);
    if (!isReady) return;
    const at = means.now();
    const details = { ...(reviewer !== undefined && { reviewer }) };
    await recordStep(tx, { draftId: id, step: 'submitted', version: now.version, by: by.id, at, details });
    await tx
      .update(drafts)
      .set({ state: 'in-review', updatedAt: at, reviewerId: reviewer ?? null })
      .where(eq(drafts.id, id));
  });
  if (!isReady) throw notReady(check, missing);
}

export const isGood = ({ problems, failed }: ContentCheck) => problems.length === 0 && failed.length === 0;

export function notReady({ problems, failed }: ContentCheck, missing: readonly string[] = []) {
  const differing = failed.filter(({ disagreements }) => disagreements.length > 0).map(({ id }) => id);
  const told = [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(problems.length > 0 ? [`problems in the rules: ${problems.length}`] : []),
    ...(failed.length > 0 ? [`test cases that fail: ${failed.length}`] : []),
    ...(differing.length > 0 ? [`of these, where two readings of the rules differ: ${differing.join(', ')}`] : []),
  ];
  return problem('draft-not-ready', `The draft is not ready (${told.join('; ')}).`, {
    members: { missing, problems, cases: failed },
  });
}

export function moved({ version }: Draft) {
  return problem('draft-moved', 'Somebody has changed the draft since; read it and try again.', {
    members: { version, conflicts: [] },
  });
}

/** What the service found, for this version of a draft. */
export async function recordChecks(
  tx: Transaction,
  { now, newId }: DraftsMeans,
  { id, version }: Draft,
  { problems, total, compared, failed }: ContentCheck,
  by: Person,
): Promise<void> {
  const stamp = { draftId: id, version, by: by.id, at: now() };
  const rules = {
    ...stamp,
    id: newId(),
    name: 'rules' as const,
    ok: problems.length === 0,
    summary: problems.length === 0 ? 'The rules can be read' : `Problems: ${problems.length}`,
    details: JSON.stringify({ problems }),
  };
  const cases = {
    ...stamp,
    id: newId(),
    name: 'cases' as const,
    ok: problems.length === 0 && failed.length === 0,
    summary: problems.length === 0 ? `${total - failed.length} of ${total} hold` : 'Not run: the rules have problems',
    details: JSON.stringify({ total, compared, failed }),
  };
  await tx.insert(draftChecks).values([rules, cases]);
  const details = { checks: [rules, cases].map(({ name, ok, summary }) => ({ name, ok, summary })) };
  await recordStep(tx, { ...stamp, step: 'checked', details });
}

/** Refuses a draft whose base is no longer what is published. */
export async function requireCurrentBase(means: DraftsMeans, queryable: Queryable, draft: Draft): Promise<void> {
  const { programme, baseNumber } = draft;
  const number = (await readInUse(queryable)).publications.get(programme);
  if (number === (baseNumber ?? undefined) || number === undefined) return;
  const current = await means.readContent(queryable, { programme, number });
  const base = await readBase(means.readContent, queryable, draft);
  const conflicts = current ? findConflicts(base, current, await readTouched(queryable, draft.id)) : [];
  throw problem('draft-behind', `Publication ${number} is current; put the draft on that first.`, {
    members: { number, conflicts },
  });
}

type Asked = { readonly person: string; readonly pointer: string; readonly approvers: readonly Person[] };

async function requireReviewer(tx: Transaction, draft: Draft, { person, pointer, approvers }: Asked): Promise<void> {
  const contributors = await readContributors(tx, [draft.id]);
  const isApprover = approvers.some(({ id }) => id === person);
  if (isApprover && !contributors.some(({ by }) => by === person)) return;
  const detail = isApprover
    ? 'This person has changed the draft; choose another.'
    : 'There is no such approver; see GET /v1/people?role=approver.';
  throw invalid([{ pointer, code: 'NOT_ALLOWED_VALUE', detail }]);
}

/** Takes a draft back from review, to go on with it. */
export async function withdrawDraft(means: DraftsMeans, request: StepRequest): Promise<void> {
  await moveDraft(means, request, { step: 'withdrawn', from: underReview, to: 'open' });
}

/** Gives a draft up. */
export async function discardDraft(means: DraftsMeans, request: StepRequest): Promise<void> {
  await moveDraft(means, request, { step: 'discarded', from: ['open', ...underReview], to: 'discarded' });
}

/** Sends a draft back to those who work on it. */
export async function returnDraft(
  means: DraftsMeans,
  { reason, ...request }: StepRequest & { readonly reason: string },
): Promise<void> {
  await moveDraft(means, request, { step: 'returned', from: underReview, to: 'open', details: { reason } });
}

/** Asks another approver. */
export async function handOverDraft(
  means: DraftsMeans,
  { to, ...request }: StepRequest & { readonly to: string },
): Promise<void> {
  const move = { step: 'handed-over', from: underReview, reviewerId: to, details: { to } } as const;
  const approvers = await listPeople(means, 'approver');
  await moveDraft(means, request, move, (tx, draft) =>
    requireReviewer(tx, draft, { person: to, pointer: '/to', approvers }),
  );
}

/** Approves the version that was read. */
export async function approveDraft(
  means: DraftsMeans,
  { version, ...request }: StepRequest & { readonly version: number },
): Promise<void> {
  await moveDraft(means, request, { step: 'approved', from: underReview, to: 'approved' }, async (tx, draft) => {
    await requireOutsider(tx, draft, request.by);
    if (draft.version !== version) throw moved(draft);
  });
}
