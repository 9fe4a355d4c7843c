import { timingSafeEqual } from 'node:crypto';
import { caseRows } from '../cases/case-record.ts';
import type { Transaction } from '../db/connect.ts';
import { insertRows } from '../db/record-rows.ts';
import { transact } from '../db/transact.ts';
import { recordDecision } from '../decisions/make-decision.ts';
import type { Deps, Publication } from '../deps.ts';
import { evaluationRows } from '../evaluations/evaluation-record.ts';
import { lockSubject, rememberSubject } from '../identity/subjects.ts';
import { problem } from '../problem.ts';
import { findByKey, insertApplication, type RequestMark } from './application-record.ts';
import { type FirstAnswer, readFirstAnswer } from './first-answer.ts';
import { checkParty, evaluateReceived, makeApplication, type Received } from './receive.ts';
import { type Evaluated, settle, settleOverlap, type Settlement } from './settle.ts';

export type Applied = { readonly answer: FirstAnswer; readonly isNew: boolean };

/** Decides one application, or sends it to a person, and records all of it in one transaction. */
export async function applyAlone(deps: Deps, received: Received): Promise<Applied> {
  return transact(deps.db, (tx) => applyIn(tx, deps, received));
}

async function applyIn(tx: Transaction, deps: Deps, received: Received): Promise<Applied> {
  const { request, mark } = received;
  const publication = requireProgramme(await deps.publications.current(tx, received.programme));
  checkParty(deps, publication, request);
  const { subject } = request;
  const subjectId = subject.kind === 'none' ? undefined : await rememberSubject(tx, deps, subject);
  const application = makeApplication(deps, received, publication, subjectId);
  if (!(await insertApplication(tx, application, mark))) return { answer: await repeat(tx, deps, mark), isNew: false };
  if (subjectId !== undefined) await lockSubject(tx, subjectId);
  const evaluation = await evaluateReceived(tx, deps, received, application, publication);
  await insertRows(tx, evaluationRows(deps.keys, evaluation, publication.document, subjectId));
  const evaluated = { application, publication, evaluation };
  const settlement = await record(tx, deps, evaluated, settle(deps, evaluated));
  return { answer: { application, evaluation, ...settlement }, isNew: true };
}

/** The programme's publication, by which a transaction decides. */
export function requireProgramme(publication: Publication | undefined): Publication {
  if (!publication) throw problem('not-found', 'There is no such programme.');
  return publication;
}

/** The same key: the same answer if it is the same request. */
async function repeat(tx: Transaction, deps: Deps, mark: RequestMark): Promise<FirstAnswer> {
  const earlier = await findByKey(tx, mark.key);
  if (!earlier) throw new Error('A key that conflicts must be there');
  if (!timingSafeEqual(earlier.fingerprint, mark.fingerprint))
    throw problem('idempotency-key-reused', 'This Idempotency-Key was used for a request with another content.');
  return readFirstAnswer(tx, deps.keys, earlier.application);
}

async function record(
  tx: Transaction,
  deps: Deps,
  evaluated: Evaluated,
  { decision, granted, case: opened }: Settlement,
): Promise<Pick<FirstAnswer, 'decision' | 'case'>> {
  const { application } = evaluated;
  if (decision) {
    const recorded = await recordDecision(tx, deps, decision, application, granted);
    if (recorded.ok) return { decision };
    return record(tx, deps, evaluated, settleOverlap(deps, evaluated, recorded.overlaps));
  }
  if (!opened) return {};
  await insertRows(tx, caseRows(deps.keys, opened, application.subjectId));
  return { case: opened };
}
