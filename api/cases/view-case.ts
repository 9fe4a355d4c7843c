import type { Evaluation, Reason as EngineReason } from '#engine';
import { readMatter } from '../applications/read-matter.ts';
import type { Case } from '../contract/cases.ts';
import { toDecision } from '../decisions/decision-record.ts';
import { findDecision } from '../decisions/find-decision.ts';
import type { Deps } from '../deps.ts';
import { caseWorkers, describeReason } from '../evaluations/describe.ts';
import { presentEvaluation, presentRecommended } from '../evaluations/present-evaluation.ts';
import { readIdentity } from '../identity/subjects.ts';
import { problem } from '../problem.ts';
import { readAnswers } from './answer-case.ts';
import { readCase } from './case-record.ts';

/** All that the case worker needs: the only place where what is recommended is told. */
export async function viewCase(deps: Deps, id: string): Promise<Case> {
  const { db, keys } = deps;
  const state = await readCase(db, keys, id);
  if (!state) throw problem('not-found', 'There is no such case.');
  const { record, decisionId } = state;
  const matter = await readMatter(db, deps, record.applicationId);
  const decision = decisionId === undefined ? undefined : (await findDecision(deps, db, decisionId)).record;
  // A case that has been decided shows the evaluation that the decision rests on.
  const evaluation = matter.evaluations.find((one) => one.id === decision?.evaluation.id) ?? matter.evaluation;
  const { application, publication } = matter;
  const { facts, result } = evaluation;
  const described = { publication, facts, evaluation: withProposal(result) };
  const presented = presentEvaluation(described, 'case-worker');
  const own = record.reasons.map((reason) => describeReason(described, reason as EngineReason, caseWorkers));
  const overridden = own.length > 0 && result.outcome === 'stop' ? presented.reasons : [];
  const party = application.subjectId === undefined ? undefined : await readIdentity(db, keys, application.subjectId);
  const recommended = presentRecommended(described);
  const answers = await readAnswers(db, keys, application.id);
  return {
    id,
    kind: record.kind,
    status: decision ? 'decided' : 'open',
    programme: application.programme,
    application: application.id,
    openedAt: record.openedAt.toISOString(),
    subject: { kind: application.subjectKind, ...(party && { id: party.id }) },
    submitter: application.submitter,
    receivedOn: application.receivedOn,
    appliedOn: application.appliedOn,
    facts,
    evaluation: evaluation.number,
    publication: evaluation.publication,
    evaluated: result.outcome,
    reasons: own.length > 0 ? own : presented.reasons,
    also: [...overridden.map((reason) => ({ ...reason, is: 'true' as const })), ...presented.also],
    missingFacts: presented.missingFacts,
    review: presented.review,
    ...(presented.figures && { figures: presented.figures }),
    ...(recommended && { recommended }),
    questions: publication.document.facts.flatMap(({ name, question }) => {
      const answer = facts[name];
      return question
        ? [{ fact: name, question: { ...question }, ...(typeof answer === 'boolean' && { answer }) }]
        : [];
    }),
    answers: answers.map(({ actor, answeredAt, evaluationId, ...answer }) => ({
      ...actor,
      answeredAt: answeredAt.toISOString(),
      facts: answer.facts,
      reasons: answer.reasons,
      evaluation: matter.evaluations.find((one) => one.id === evaluationId)?.number ?? 0,
    })),
    ...(record.appeal && {
      appealed: { decision: record.appealedDecisionId ?? '', grounds: record.appeal.grounds },
    }),
    ...(decision && { decision: toDecision(decision, undefined) }),
  };
}

/** What the rules would have decided, had it not become a case, is what they recommend. */
function withProposal(result: Evaluation): Evaluation {
  const { outcome, reasons, grant, partial } = result;
  if (outcome !== 'approve' && outcome !== 'deny') return result;
  return { ...result, recommended: { outcome, reasons, ...(grant && { grant }), ...(partial && { partial }) } };
}
