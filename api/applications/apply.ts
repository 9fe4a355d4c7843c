import { timingSafeEqual } from 'node:crypto';
import type { Facts } from '#engine';
import type { ApplicationRequest } from '../contract/applications.ts';
import type { CaseRecord } from '../cases/case-record.ts';
import { insertCase } from '../cases/case-record.ts';
import { dayInNorway } from '../day-in-norway.ts';
import type { Transaction } from '../db/connect.ts';
import { transact } from '../db/transact.ts';
import { grantTerms } from '../decisions/grant-terms.ts';
import { makeDecision, recordDecision } from '../decisions/make-decision.ts';
import type { Deps, Publication } from '../deps.ts';
import { type Described, describeReason, outsiders } from '../evaluations/describe.ts';
import { evaluateApplication } from '../evaluations/evaluate-application.ts';
import { type EvaluationRecord, insertEvaluation } from '../evaluations/evaluation-record.ts';
import { describeRestrictions } from '../evaluations/restriction-reasons.ts';
import { sealContents } from '../identity/sealed-contents.ts';
import { lockSubject, rememberSubject } from '../identity/subjects.ts';
import { invalid } from '../operation.ts';
import { problem } from '../problem.ts';
import { type ApplicationRecord, findByKey, insertApplication, type RequestMark } from './application-record.ts';
import { type FirstAnswer, readFirstAnswer } from './first-answer.ts';
import { factErrors, partyErrors } from './application-errors.ts';
import { checkStatement } from './stated-facts.ts';

export type Received = {
  readonly programme: string;
  readonly request: ApplicationRequest;
  readonly mark: RequestMark;
  readonly at: Date;
};

/** Decides an application, or sends it to a person, and records all of it in one transaction. */
export async function apply(deps: Deps, received: Received): Promise<FirstAnswer> {
  const { answer, isNew } = await transact(deps.db, (tx) => applyIn(tx, deps, received));
  if (isNew) deps.countOutcome(received.programme, answer.case ? 'route-to-manual' : answer.evaluation.result.outcome);
  return answer;
}

type Applied = { readonly answer: FirstAnswer; readonly isNew: boolean };

async function applyIn(tx: Transaction, deps: Deps, received: Received): Promise<Applied> {
  const { request, mark } = received;
  const publication = await requireProgramme(tx, deps, received.programme);
  const party = partyErrors(publication, request, deps.identities);
  if (party.length > 0) throw invalid([...party, ...factErrors(deps, publication, request)]);
  const application = await makeApplication(tx, deps, received, publication);
  if (!(await insertApplication(tx, application, mark))) return { answer: await repeat(tx, deps, mark), isNew: false };
  if (application.subjectId !== undefined) await lockSubject(tx, application.subjectId);

  const submitted = checkSubmitted(deps, publication, request, application);
  const { subject } = request;
  const evaluation = await evaluateApplication(tx, deps, {
    applicationId: application.id,
    number: 1,
    cause: 'received',
    publication,
    submitted,
    subject: { kind: subject.kind, id: subject.kind === 'none' ? undefined : subject.id },
    at: received.at,
  });
  const contents = await insertEvaluation(tx, evaluation, publication.document, application.subjectId);
  await sealContents(tx, deps.keys, [contents]);
  return { answer: await settle(tx, deps, { application, publication, evaluation }), isNew: true };
}

/** The programme's current publication, by which this transaction decides. */
export async function requireProgramme(tx: Transaction, deps: Deps, programme: string): Promise<Publication> {
  const publication = await deps.publications.current(tx, programme);
  if (!publication) throw problem('not-found', 'There is no such programme.');
  return publication;
}

async function makeApplication(
  tx: Transaction,
  deps: Deps,
  { request, at, programme }: Received,
  { document }: Publication,
): Promise<ApplicationRecord> {
  const { subject, submitter } = request;
  const receivedOn = dayInNorway(at);
  const onPaper = submitter.kind === 'case-worker' ? request.facts['appliedOn'] : undefined;
  const possible = typeof onPaper === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(onPaper) && onPaper <= receivedOn;
  const started = submitter.kind === 'system' && document.startedBy.includes('event') ? 'event' : 'application';
  return {
    id: deps.newId(),
    programme,
    subjectKind: subject.kind,
    subjectId:
      subject.kind === 'none' ? undefined : await rememberSubject(tx, deps, { kind: subject.kind, id: subject.id }),
    submitter,
    submitterAuthenticated: false,
    channel: request.channel,
    startedBy: started,
    proceedDespiteStop: request.proceedDespiteStop ?? false,
    receivedAt: at,
    receivedOn,
    appliedOn: possible ? onPaper : receivedOn,
  };
}

/** The same key: the same answer if it is the same request. */
async function repeat(tx: Transaction, deps: Deps, mark: RequestMark): Promise<FirstAnswer> {
  const earlier = await findByKey(tx, mark.key);
  if (!earlier) throw new Error('A key that conflicts must be there');
  if (!timingSafeEqual(earlier.fingerprint, mark.fingerprint))
    throw problem('idempotency-key-reused', 'This Idempotency-Key was used for a request with another content.');
  return readFirstAnswer(tx, deps.keys, earlier.application);
}

function checkSubmitted(
  deps: Deps,
  publication: Publication,
  request: ApplicationRequest,
  application: ApplicationRecord,
): Facts {
  const { submitter, facts } = request;
  const stated = checkStatement({ publication, by: submitter.kind, facts, identities: deps.identities });
  if (!stated.ok) throw invalid(stated.errors);
  const { appliedOn } = stated.facts;
  if (typeof appliedOn === 'string' && appliedOn > application.receivedOn)
    throw invalid([
      {
        pointer: '/facts/appliedOn',
        code: 'OUT_OF_RANGE',
        detail: 'An application is not dated after it was received.',
      },
    ]);
  return { ...stated.facts, ...systemFacts(application, application.receivedOn) };
}

/** The facts that the system itself gives: the days, and what started it. */
export function systemFacts({ appliedOn, receivedOn, startedBy }: ApplicationRecord, decidedOn: string): Facts {
  return { appliedOn, receivedOn, decidedOn, startedBy };
}

type Evaluated = {
  readonly application: ApplicationRecord;
  readonly publication: Publication;
  readonly evaluation: EvaluationRecord;
};

/** What follows from the outcome: a decision, a case, or neither. */
async function settle(tx: Transaction, deps: Deps, evaluated: Evaluated): Promise<FirstAnswer> {
  const { application, evaluation } = evaluated;
  switch (evaluation.result.outcome) {
    case 'approve':
      return approve(tx, deps, evaluated);
    case 'deny': {
      const decision = makeDecision(deps, draftOf(evaluated));
      await recordDecision(tx, deps, decision, application, undefined);
      return { application, evaluation, decision };
    }
    case 'route-to-manual':
      return openCase(tx, deps, evaluated, undefined);
    case 'stop':
      if (application.proceedDespiteStop) return openCase(tx, deps, evaluated, { code: 'STOP_CONTESTED' });
      return { application, evaluation };
    case 'not-due':
      return { application, evaluation };
  }
}

function draftOf({ application, publication, evaluation }: Evaluated) {
  const { outcome } = evaluation.result;
  if (outcome !== 'approve' && outcome !== 'deny') throw new Error(`${outcome} is not decided by the rules alone`);
  const reasons = evaluation.told.reasons;
  return { application, publication, evaluation, kind: 'first', outcome, reasons, at: evaluation.evaluatedAt } as const;
}

function describedBy({ publication, evaluation }: Evaluated): Described {
  return { publication, facts: evaluation.facts, evaluation: evaluation.result };
}

/** Grants it, unless a right of the same key is there already or the period is empty: then a person looks at it. */
async function approve(tx: Transaction, deps: Deps, evaluated: Evaluated): Promise<FirstAnswer> {
  const { application, publication, evaluation } = evaluated;
  const { grant = {}, partial } = evaluation.result;
  const terms = grantTerms(publication.document, grant, application.appliedOn);
  if (!terms) return openCase(tx, deps, evaluated, { code: 'EMPTY_GRANT' });
  const granted = { fields: grant, terms };
  const draft = draftOf(evaluated);
  const reasons = [...draft.reasons, ...describeRestrictions(describedBy(evaluated), partial, evaluation.suspended)];
  const decision = makeDecision(deps, { ...draft, reasons, granted, ...(partial && { partial }) });
  const recorded = await recordDecision(tx, deps, decision, application, granted);
  if (recorded.ok) return { application, evaluation, decision };
  return openCase(tx, deps, evaluated, { code: 'OVERLAPPING_GRANT', values: { decision: recorded.overlaps } });
}

/** Sends it to a person; with a reason of our own where it is not the rules' that sends it. */
async function openCase(
  tx: Transaction,
  deps: Deps,
  evaluated: Evaluated,
  reason: { readonly code: string; readonly values?: { readonly [name: string]: string } } | undefined,
): Promise<FirstAnswer> {
  const { application, evaluation } = evaluated;
  const record: CaseRecord = {
    id: deps.newId(),
    kind: 'application',
    applicationId: application.id,
    openedAt: evaluation.evaluatedAt,
    reasons: reason ? [describeReason(describedBy(evaluated), reason, outsiders)] : [],
  };
  await insertCase(tx, deps.keys, record, application.subjectId);
  return { application, evaluation, case: record };
}
