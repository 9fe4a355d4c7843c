import { eq } from 'drizzle-orm';
import { applyChanges, type Change, diffContents, readObject, type RulesetContent } from '#engine/objects';
import type { Queryable } from '../db/connect.ts';
import { drafts } from '../db/draft-tables.ts';
import { transact } from '../db/transact.ts';
import { invalid } from '../operation.ts';
import { problem } from '../problem.ts';
import { readInUse } from '../registers/in-use.ts';
import { checkChanges } from './check-changes.ts';
import { checkContent } from './check-content.ts';
import { changesOf, findConflicts, readBase } from './draft-content.ts';
import { type Draft, findDraft, lockDraft, readTouched, recordStep, storeTouched } from './draft-record.ts';
import type { DraftsMeans } from './drafts-means.ts';
import { isGood, moved, recordChecks } from './review-draft.ts';
import { requireState, type StepRequest, underReview } from './steps.ts';

export type RebaseRequest = StepRequest & {
  readonly resolutions: readonly { readonly object: string; readonly value: unknown }[];
};

type Touch = { readonly object: string; readonly value: string | undefined };
type Plan = {
  readonly number: number;
  readonly content: RulesetContent;
  /** What is touched by this: joined, resolved, or moved under the draft. */
  readonly touched: readonly Touch[];
};

/**
 * Puts a draft on the current publication. Approvals fall away, for what they approved is no more; a draft under review
 * stays there if nobody had to choose and the rules and test cases hold.
 */
export async function rebaseDraft(means: DraftsMeans, request: RebaseRequest): Promise<void> {
  const { id, by } = request;
  const checked = checkChanges(request.resolutions);
  if (checked.errors.length > 0)
    throw invalid(
      checked.errors.map((error) => ({ ...error, pointer: error.pointer.replace('/changes', '/resolutions') })),
    );
  const resolutions = checked.changes;
  if (resolutions.length > 0 && !by.roles.includes('maintainer'))
    throw problem('not-allowed', 'This needs one of the roles: maintainer.', { members: { roles: ['maintainer'] } });
  const draft = await findDraft(means.db, id);
  requireState(draft, 'open', ...underReview);
  const plan = await planRebase(means, means.db, draft, resolutions);
  if (plan === undefined) return;
  const check = draft.state === 'open' ? undefined : await checkContent(plan.content);
  await transact(means.db, async (tx) => {
    const now = await lockDraft(tx, id);
    requireState(now, 'open', ...underReview);
    if (now.version !== draft.version || now.state !== draft.state) throw moved(now);
    const [version, at] = [now.version + 1, means.now()];
    const staysInReview = check !== undefined && isGood(check) && resolutions.length === 0;
    await storeTouched(tx, plan.touched, { draftId: id, version, changedBy: by.id, changedAt: at });
    const [moving] = await tx
      .update(drafts)
      .set({
        baseNumber: plan.number,
        beginning: null,
        state: staysInReview ? 'in-review' : 'open',
        version,
        contentVersion: version,
        updatedAt: at,
      })
      .where(eq(drafts.id, id))
      .returning();
    const details = {
      from: now.baseNumber,
      to: plan.number,
      ...(resolutions.length > 0 && { resolved: resolutions.map(({ object }) => object) }),
    };
    const contributes = resolutions.length > 0;
    await recordStep(tx, { draftId: id, step: 'rebased', version, contributes, by: by.id, at, details });
    if (check && moving) await recordChecks(tx, means, moving, check, by);
  });
}

/** Undefined: the draft is on what is published now. */
async function planRebase(
  means: DraftsMeans,
  queryable: Queryable,
  draft: Draft,
  resolutions: readonly Change[],
): Promise<Plan | undefined> {
  const { programme, baseNumber } = draft;
  const number = (await readInUse(queryable)).publications.get(programme);
  if (number === undefined || number === baseNumber) return undefined;
  const base = await readBase(means.readContent, queryable, draft);
  const current = await means.readContent(queryable, { programme, number });
  if (!current) throw new Error('a publication has no content');
  const rows = await readTouched(queryable, draft.id);
  const conflicts = findConflicts(base, current, rows);
  const unresolved = conflicts.filter((object) => !resolutions.some((resolution) => resolution.object === object));
  if (unresolved.length > 0)
    throw problem('draft-behind', 'Both changed the same; say what shall stand.', {
      members: { number, conflicts: unresolved },
    });
  const needless = resolutions.flatMap(({ object }, index) =>
    conflicts.includes(object)
      ? []
      : [
          {
            pointer: `/resolutions/${index}/object`,
            code: 'NOT_ALLOWED_VALUE',
            detail: 'This object is not in conflict.',
          },
        ],
  );
  if (needless.length > 0) throw invalid(needless);
  const own = new Map(changesOf(rows).map(({ object, value }) => [object, value]));
  for (const { object, value } of resolutions) own.set(object, value);
  const asCurrent = ([object, value]: readonly [string, unknown]) =>
    JSON.stringify(readObject(current, object) ?? null) === JSON.stringify(value);
  const joined = [...own].filter((entry) => !asCurrent(entry));
  const stored = new Map(rows.map(({ object, value }) => [object, value]));
  const touched: Touch[] = [...own].flatMap(([object, value]) => {
    const next = asCurrent([object, value]) ? undefined : JSON.stringify(value);
    const isResolved = resolutions.some((resolution) => resolution.object === object);
    return next === (stored.get(object) ?? undefined) && !isResolved ? [] : [{ object, value: next }];
  });
  // What moved under the draft: whoever has not seen it shall not overwrite it unnoticed.
  const under = diffContents(base, current)
    .filter(({ object }) => !own.has(object))
    .map(({ object }): Touch => ({ object, value: undefined }));
  const content = applyChanges(
    current,
    joined.map(([object, value]) => ({ object, value })),
  );
  return { number, content, touched: [...touched, ...under] };
}
