import { lockApplication } from '../applications/application-record.ts';
import { type Matter, publicationOf, readMatter } from '../applications/read-matter.ts';
import { type CaseRecord, caseRows } from '../cases/case-record.ts';
import { reevaluate } from '../cases/reevaluate.ts';
import type { SuccessorRequest, SuccessorResponse } from '../contract/decisions.ts';
import { addDays, dayInNorway } from '../day-in-norway.ts';
import type { Transaction } from '../db/connect.ts';
import { insertRows } from '../db/record-rows.ts';
import { transact, unlessRefusedBy } from '../db/transact.ts';
import type { Deps } from '../deps.ts';
import { lockSubject } from '../identity/subjects.ts';
import { invalid } from '../operation.ts';
import { problem } from '../problem.ts';
import type { Acted } from '../sign-in/acting.ts';
import { type DecisionRecord, toDecision } from './decision-record.ts';
import { findDecision, requireStanding } from './find-decision.ts';
import { findGrantOf } from './grants.ts';
import { type DecisionDraft, type Granted, makeDecision, recordOrRefuse } from './make-decision.ts';
import { prepareDecision } from './prepare-decision.ts';

type Of<Kind extends SuccessorRequest['kind']> = Acted<Extract<SuccessorRequest, { kind: Kind }>>;
type On = { readonly matter: Matter; readonly standing: DecisionRecord; readonly at: Date };

/** What comes after a decision: another one that supersedes it, or the case of an appeal. */
export async function succeed(deps: Deps, id: string, request: Acted<SuccessorRequest>): Promise<SuccessorResponse> {
  const at = deps.now();
  return transact(deps.db, async (tx) => {
    const { record } = await findDecision(deps, tx, id);
    await lockApplication(tx, record.applicationId);
    const standing = await requireStanding(tx, deps, id);
    const matter = await readMatter(tx, deps, record.applicationId);
    const { subjectId } = matter.application;
    if (subjectId !== undefined) await lockSubject(tx, subjectId);
    const on: On = { matter, standing, at };
    if (request.kind === 'appeal') return { case: await openAppeal(tx, deps, on, request) };
    const draft = await draftSuccessor(tx, deps, on, request);
    const decision = makeDecision(deps, { ...draft, kind: request.kind, supersedes: id });
    await recordOrRefuse(tx, deps, decision, matter.application, draft.granted);
    return { decision: toDecision(decision, undefined) };
  });
}

function draftSuccessor(
  tx: Transaction,
  deps: Deps,
  on: On,
  request: Acted<Exclude<SuccessorRequest, { kind: 'appeal' }>>,
): Promise<Omit<DecisionDraft, 'kind'>> {
  return request.kind === 'correct' ? correct(tx, deps, on, request) : end(tx, deps, on, request);
}

/** The right decision in place of the wrong one; with facts that were wrong, the rules are run again. */
async function correct(
  tx: Transaction,
  deps: Deps,
  on: On,
  request: Of<'correct'>,
): Promise<Omit<DecisionDraft, 'kind'>> {
  const { matter, standing, at } = on;
  const { facts, answerReasons: reasons = {} } = request;
  const addition = { facts: facts ?? {}, reasons, reasonsAt: '/answerReasons' };
  const restsOn = matter.evaluations.find(({ id }) => id === standing.evaluation.id) ?? matter.evaluation;
  const evaluation = facts ? await reevaluate(tx, deps, matter, addition, at) : restsOn;
  const publication = await publicationOf(tx, deps, evaluation);
  return prepareDecision({ application: matter.application, publication, evaluation, at }, request);
}

/** Annulled: as if it had never been. Withdrawn: what was granted holds until the day before. */
async function end(
  tx: Transaction,
  deps: Deps,
  { matter, standing, at }: On,
  request: Of<'withdraw'> | Of<'annul'>,
): Promise<Omit<DecisionDraft, 'kind'>> {
  const { application } = matter;
  const evaluation = matter.evaluations.find(({ id }) => id === standing.evaluation.id) ?? matter.evaluation;
  const granted = request.kind === 'withdraw' ? await leftOf(tx, standing, request.from ?? dayInNorway(at)) : undefined;
  return {
    application,
    publication: await publicationOf(tx, deps, evaluation),
    evaluation,
    reasons: [],
    ...(granted && { granted }),
    decidedBy: request.actor,
    grounds: request.grounds,
    ...(request.legalBasis && { legalBasis: request.legalBasis }),
    at,
  };
}

async function leftOf(tx: Transaction, standing: DecisionRecord, from: string): Promise<Granted | undefined> {
  const held = await findGrantOf(tx, standing.id);
  if (!held) return undefined;
  if (held.to !== null && from > held.to)
    throw invalid([{ pointer: '/from', code: 'OUT_OF_RANGE', detail: 'The grant has ended before that day.' }]);
  if (from <= held.from) return undefined;
  const to = addDays(from, -1);
  const fields = 'to' in held.fields ? { ...held.fields, to } : held.fields;
  return { fields, terms: { key: held.key, from: held.from, to } };
}

async function openAppeal(
  tx: Transaction,
  deps: Deps,
  { matter, standing, at }: On,
  { grounds, actor }: Of<'appeal'>,
): Promise<{ id: string; openedAt: string }> {
  const record: CaseRecord = {
    id: deps.newId(),
    kind: 'appeal',
    applicationId: matter.application.id,
    appealedDecisionId: standing.id,
    openedAt: at,
    reasons: [],
    appeal: { grounds, ...actor },
  };
  const { subjectId } = matter.application;
  const opened = await unlessRefusedBy(tx, 'cases_appealed_decision_id_unique', async (savepoint) => {
    await insertRows(savepoint, caseRows(deps.keys, record, subjectId));
    return true;
  });
  if (!opened) throw problem('appeal-pending', 'An appeal on this decision has been registered.');
  return { id: record.id, openedAt: at.toISOString() };
}
