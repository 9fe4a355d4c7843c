import type { Facts } from '#engine';
import type { ApplicationRequest } from '../contract/applications.ts';
import type { Queryable } from '../db/connect.ts';
import { dayInNorway } from '../day-in-norway.ts';
import type { Deps, GatherRequest, Publication } from '../deps.ts';
import { evaluateApplication } from '../evaluations/evaluate-application.ts';
import type { EvaluationRecord } from '../evaluations/evaluation-record.ts';
import { invalid } from '../operation.ts';
import { factErrors, partyErrors } from './application-errors.ts';
import type { ApplicationRecord, RequestMark } from './application-record.ts';
import { checkStatement } from './stated-facts.ts';

/** What came in, and how the request is known again. */
export type Received = {
  readonly programme: string;
  readonly request: ApplicationRequest;
  readonly mark: RequestMark;
  readonly at: Date;
};

/** Throws everything that is wrong, if it is wrong beside the facts. */
export function checkParty(deps: Deps, publication: Publication, request: ApplicationRequest): void {
  const party = partyErrors(publication, request, deps.identities);
  if (party.length > 0) throw invalid([...party, ...factErrors(deps, publication, request)]);
}

export function makeApplication(
  deps: Deps,
  { request, at, programme }: Received,
  { document }: Publication,
  subjectId: string | undefined,
): ApplicationRecord {
  const { subject, submitter } = request;
  const receivedOn = dayInNorway(at);
  const onPaper = submitter.kind === 'case-worker' ? request.facts['appliedOn'] : undefined;
  const possible = typeof onPaper === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(onPaper) && onPaper <= receivedOn;
  const started = submitter.kind === 'system' && document.startedBy.includes('event') ? 'event' : 'application';
  return {
    id: deps.newId(),
    programme,
    subjectKind: subject.kind,
    subjectId,
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

/** Checks what is stated, gathers the rest and runs the rules. Nothing is written yet. */
export async function evaluateReceived(
  queryable: Queryable,
  deps: Deps,
  { request, at }: Received,
  application: ApplicationRecord,
  publication: Publication,
  read: Pick<GatherRequest, 'inUse' | 'subjectId'> = {},
): Promise<EvaluationRecord> {
  const { subject } = request;
  return evaluateApplication(queryable, deps, {
    applicationId: application.id,
    number: 1,
    cause: 'received',
    publication,
    submitted: checkSubmitted(deps, publication, request, application),
    subject: { kind: subject.kind, id: subject.kind === 'none' ? undefined : subject.id },
    at,
    ...read,
  });
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
