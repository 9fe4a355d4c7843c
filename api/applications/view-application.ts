import type { Application } from '../contract/applications.ts';
import { readCasesOf } from '../cases/case-record.ts';
import { readDecisions, toDecision } from '../decisions/decision-record.ts';
import type { Deps } from '../deps.ts';
import { readEvaluations } from '../evaluations/evaluation-record.ts';
import { readApplication } from './application-record.ts';
import { toOpenCase, withFigures } from './present-application.ts';

/** The record of an application as it stands now, with what happened since it was received. */
export async function viewApplication({ db, keys }: Deps, id: string): Promise<Application | undefined> {
  const application = await readApplication(db, id);
  if (!application) return undefined;
  const evaluations = await readEvaluations(db, keys, id);
  const decisions = await readDecisions(db, keys, id);
  const cases = await readCasesOf(db, keys, id);
  const latest = evaluations.at(-1);
  if (!latest) throw new Error(`Application ${id} has no evaluation`);
  const open = cases.find(({ decisionId }) => decisionId === undefined);
  const standing = decisions.at(-1);
  const stopped = cases.length === 0 && latest.result.outcome === 'stop';
  const undecided = open ? 'route-to-manual' : latest.result.outcome;
  const outcome = standing ? standing.outcome : undecided;
  return {
    id,
    programme: application.programme,
    subject: { kind: application.subjectKind },
    submitter: { ...application.submitter, authenticated: application.submitterAuthenticated },
    channel: application.channel,
    startedBy: application.startedBy,
    receivedAt: application.receivedAt.toISOString(),
    receivedOn: application.receivedOn,
    appliedOn: application.appliedOn,
    ...(outcome && { outcome }),
    facts: latest.facts,
    evaluations: evaluations.map(({ number, cause, evaluatedAt, publication }) => ({
      number,
      cause,
      evaluatedAt: evaluatedAt.toISOString(),
      publication,
    })),
    decisions: decisions.map((decision) => decision.id),
    ...(standing && { decision: toDecision(standing, undefined) }),
    ...(open && { case: toOpenCase(open.record, latest) }),
    ...(stopped && { stopped: [...latest.told.reasons] }),
    ...withFigures(latest),
  };
}
