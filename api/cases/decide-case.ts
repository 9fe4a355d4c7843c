import { lockApplication } from '../applications/application-record.ts';
import { readMatter } from '../applications/read-matter.ts';
import type { CaseDecisionRequest, Decision } from '../contract/decisions.ts';
import type { Transaction } from '../db/connect.ts';
import { transact } from '../db/transact.ts';
import { type DecisionRecord, toDecision } from '../decisions/decision-record.ts';
import { requireStanding } from '../decisions/find-decision.ts';
import { makeDecision, recordOrRefuse } from '../decisions/make-decision.ts';
import { prepareDecision } from '../decisions/prepare-decision.ts';
import type { Deps } from '../deps.ts';
import { lockSubject } from '../identity/subjects.ts';
import { problem } from '../problem.ts';
import type { Acted } from '../sign-in/acting.ts';
import { type CaseRecord, lockCase, readCase } from './case-record.ts';

/** A person's decision in a case; in a case on an appeal it supersedes the decision that was appealed. */
export async function decideCase(deps: Deps, caseId: string, request: Acted<CaseDecisionRequest>): Promise<Decision> {
  const at = deps.now();
  const record = await transact(deps.db, (tx) => decideIn(tx, deps, caseId, request, at));
  return toDecision(record, undefined);
}

async function decideIn(
  tx: Transaction,
  deps: Deps,
  caseId: string,
  request: Acted<CaseDecisionRequest>,
  at: Date,
): Promise<DecisionRecord> {
  const opened = await requireOpenCase(tx, deps, caseId);
  const { application, evaluation, publication } = await readMatter(tx, deps, opened.applicationId);
  if (request.evaluation !== undefined && request.evaluation !== evaluation.number)
    throw problem('evaluation-outdated', `The latest evaluation is number ${evaluation.number}: read the case again.`);
  const appealed = opened.appealedDecisionId;
  if (appealed !== undefined) await requireStanding(tx, deps, appealed);
  if (application.subjectId !== undefined) await lockSubject(tx, application.subjectId);
  const draft = {
    ...prepareDecision({ application, publication, evaluation, at }, request),
    kind: appealed === undefined ? ('first' as const) : ('appeal' as const),
    caseId,
    ...(appealed !== undefined && { supersedes: appealed }),
  };
  const decision = makeDecision(deps, draft);
  await recordOrRefuse(tx, deps, decision, application, draft.granted);
  return decision;
}

/** The case, held for this transaction; a 404 or 409 if nothing can be done in it. */
export async function requireOpenCase(tx: Transaction, deps: Deps, id: string): Promise<CaseRecord> {
  await lockCase(tx, id);
  const before = await readCase(tx, deps.keys, id);
  if (before) await lockApplication(tx, before.record.applicationId);
  const state = await readCase(tx, deps.keys, id);
  if (!state) throw problem('not-found', 'There is no such case.');
  if (state.decisionId !== undefined)
    throw problem('case-decided', 'The case has been decided.', { members: { decision: state.decisionId } });
  return state.record;
}
