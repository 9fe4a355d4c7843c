import type { Facts, RulesetDocument } from '#engine';
import type { Application } from '../contract/applications.ts';
import { readCasesOf } from '../cases/case-record.ts';
import { readDecisions, toDecision } from '../decisions/decision-record.ts';
import type { Deps } from '../deps.ts';
import { readEvaluations } from '../evaluations/evaluation-record.ts';
import { readApplication } from './application-record.ts';
import { toOpenCase, withFigures } from './present-application.ts';
import { publicationOf } from './read-matter.ts';

/** The record of an application as it stands now, with what happened since it was received. */
export async function viewApplication(deps: Deps, id: string): Promise<Application | undefined> {
  const { db, keys } = deps;
  const application = await readApplication(db, id);
  if (!application) return undefined;
  const evaluations = await readEvaluations(db, keys, id);
  const decisions = await readDecisions(db, keys, id);
  const cases = await readCasesOf(db, keys, id);
  const latest = evaluations.at(-1);
  if (!latest) throw new Error(`Application ${id} has no evaluation`);
  const { document } = await publicationOf(db, deps, latest);
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
    facts: withoutPersons(document, latest.facts),
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

/** What registers and our own decisions say of people may be of others, or for the case worker alone. */
function withoutPersons({ facts: declared }: RulesetDocument, facts: Facts): Facts {
  const hidden = declared.filter(({ source }) => source === 'register:persons' || source === 'decisions');
  const names = new Set(hidden.map(({ name }) => name));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.has(name)));
}
