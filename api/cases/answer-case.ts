import { eq, inArray } from 'drizzle-orm';
import type { CaseAnswersRequest } from '../contract/cases.ts';
import type { Queryable, Transaction } from '../db/connect.ts';
import { caseAnswers, cases } from '../db/schema.ts';
import { insertRows } from '../db/record-rows.ts';
import { transact } from '../db/transact.ts';
import { readMatter } from '../applications/read-matter.ts';
import type { Deps } from '../deps.ts';
import type { Keys } from '../identity/keys.ts';
import { openContents, sealedRow } from '../identity/sealed-contents.ts';
import { lockSubject } from '../identity/subjects.ts';
import type { Acted, Actor } from '../sign-in/acting.ts';
import { requireOpenCase } from './decide-case.ts';
import { reevaluate } from './reevaluate.ts';

type SealedAnswer = {
  readonly facts: { readonly [name: string]: unknown };
  readonly reasons: { readonly [fact: string]: string };
};
export type AnswerRecord = SealedAnswer & {
  readonly evaluationId: string;
  readonly actor: Actor;
  readonly answeredAt: Date;
};

/** Records what a case worker adds, and the evaluation that follows. The case stays with the case worker. */
export async function answerCase(deps: Deps, caseId: string, request: Acted<CaseAnswersRequest>): Promise<void> {
  const at = deps.now();
  await transact(deps.db, async (tx) => {
    const opened = await requireOpenCase(tx, deps, caseId);
    const matter = await readMatter(tx, deps, opened.applicationId);
    const { subjectId } = matter.application;
    if (subjectId !== undefined) await lockSubject(tx, subjectId);
    const { facts, reasons = {}, actor } = request;
    const evaluation = await reevaluate(tx, deps, matter, { facts, reasons, reasonsAt: '/reasons' }, at);
    const answer = { evaluationId: evaluation.id, actor, answeredAt: at, facts, reasons };
    await insertAnswer(tx, deps, caseId, subjectId, answer);
  });
}

async function insertAnswer(
  tx: Transaction,
  deps: Deps,
  caseId: string,
  subjectId: string | undefined,
  answer: AnswerRecord,
): Promise<void> {
  const id = deps.newId();
  const { evaluationId, actor, answeredAt, facts, reasons } = answer;
  const { caseWorker: answeredBy, person: answeredByPerson, authenticated } = actor;
  const row = { id, caseId, evaluationId, answeredBy, answeredByPerson, authenticated, answeredAt };
  await tx.insert(caseAnswers).values(row);
  const contents: SealedAnswer = { facts, reasons };
  const sealed = sealedRow(deps.keys, { owner: 'answer', ownerId: id, subjectId, contents });
  await insertRows(tx, { sealedContents: [sealed] });
}

/** What case workers have added in all cases of an application, oldest first. */
export async function readAnswers(
  queryable: Queryable,
  keys: Keys,
  applicationId: string,
): Promise<readonly AnswerRecord[]> {
  const ofApplication = queryable.select({ id: cases.id }).from(cases).where(eq(cases.applicationId, applicationId));
  const rows = await queryable
    .select()
    .from(caseAnswers)
    .where(inArray(caseAnswers.caseId, ofApplication))
    .orderBy(caseAnswers.answeredAt, caseAnswers.id);
  const ids = rows.map(({ id }) => id);
  const contents = await openContents<SealedAnswer>(queryable, keys, 'answer', ids);
  return rows.map(({ id, evaluationId, answeredBy, answeredByPerson: person, authenticated, answeredAt }) => {
    const sealed = contents.get(id);
    if (!sealed) throw new Error(`The contents of answer ${id} are missing`);
    const actor = { caseWorker: answeredBy, authenticated, ...(person && { person }) };
    return { ...sealed, evaluationId, actor, answeredAt };
  });
}
