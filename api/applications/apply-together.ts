import type pg from 'pg';
import type { ApplicationRequest } from '../contract/applications.ts';
import { caseRows } from '../cases/case-record.ts';
import { inBatches } from '../db/batches.ts';
import { type Queryable, queryableOf } from '../db/connect.ts';
import { insertTogether, joinRows, type RecordRows } from '../db/record-rows.ts';
import { findOverlapping } from '../decisions/grants.ts';
import { decisionAndGrant } from '../decisions/make-decision.ts';
import type { Deps } from '../deps.ts';
import { evaluationRows } from '../evaluations/evaluation-record.ts';
import { type Party, subjectRow } from '../identity/subjects.ts';
import { applicationRow } from './application-record.ts';
import { type Applied, applyAlone, requireProgramme } from './apply.ts';
import type { FirstAnswer } from './first-answer.ts';
import { type Looked, lookTogether, nameOf } from './look-together.ts';
import { checkParty, evaluateReceived, makeApplication, type Received } from './receive.ts';
import { type Evaluated, settle, settleOverlap, type Settlement } from './settle.ts';

/** Applications for one transaction, and transactions at a time: while one is written, the next is decided. */
const limits = { mostItems: 50, mostBatches: 2 };

/**
 * Decides applications. Those that wait at the same time share a transaction, and their rows one statement; nobody is
 * answered before it is committed. What does not fit (a key that was used, a subject that somebody else is working on)
 * or fails there is decided alone, as is all that was with it when the transaction fails.
 */
export function createApply(deps: Deps): (received: Received) => Promise<FirstAnswer> {
  const submit = inBatches<Received, Applied>({
    run: (items) => applyTogether(deps, items),
    alone: (received) => applyAlone(deps, received),
    keysOf,
    ...limits,
  });
  return async (received) => {
    const { answer, isNew } = await submit(received);
    if (isNew)
      deps.countOutcome(received.programme, answer.case ? 'route-to-manual' : answer.evaluation.result.outcome);
    return answer;
  };
}

function keysOf({ mark, request }: Received): readonly string[] {
  const party = partyOf(request);
  return [`key ${mark.key}`, ...(party ? [`party ${nameOf(party)}`] : [])];
}

function partyOf({ subject }: ApplicationRequest): Party | undefined {
  return subject.kind === 'none' ? undefined : subject;
}

type Prepared = { readonly answer: FirstAnswer; readonly rows: RecordRows };

/** What was recorded or refused; undefined for each that is to be done alone. */
async function applyTogether(
  deps: Deps,
  items: readonly Received[],
): Promise<readonly (PromiseSettledResult<Applied> | undefined)[]> {
  const client = await deps.db.$client.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const prepared = await prepareAll(client, deps, items);
    const rows = prepared.flatMap((one) => (one?.status === 'fulfilled' && one.value ? [one.value.rows] : []));
    if (rows.length > 0) await insertTogether(client, joinRows(rows));
    await client.query('commit');
    return prepared.map((one) => {
      if (one.status === 'rejected') return one;
      return one.value && { status: 'fulfilled', value: { answer: one.value.answer, isNew: true } };
    });
  } catch {
    // Whichever of them it was: alone, each gets an answer of its own.
    await client.query('rollback').catch((error: unknown) => {
      broken = error instanceof Error ? error : new Error(String(error));
    });
    return items.map(() => undefined);
  } finally {
    client.release(broken);
  }
}

async function prepareAll(
  client: pg.PoolClient,
  deps: Deps,
  items: readonly Received[],
): Promise<readonly PromiseSettledResult<Prepared | undefined>[]> {
  const parties = items.flatMap(({ request }) => partyOf(request) ?? []);
  const looked = await lookTogether(
    client,
    deps,
    parties,
    items.map(({ mark }) => mark.key),
  );
  const queryable = queryableOf(client);
  const prepared: PromiseSettledResult<Prepared | undefined>[] = [];
  // One after the other: a connection does one thing at a time.
  for (const received of items)
    try {
      prepared.push({ status: 'fulfilled', value: await prepare(queryable, deps, looked, received) });
    } catch (reason) {
      prepared.push({ status: 'rejected', reason });
    }
  return prepared;
}

/** Everything that is to be written of an application; undefined where it has to be decided alone. */
async function prepare(
  queryable: Queryable,
  deps: Deps,
  { inUse, usedKeys, indexOf, subjectOf }: Looked,
  received: Received,
): Promise<Prepared | undefined> {
  const { request, mark, programme } = received;
  const party = partyOf(request);
  const met = party && subjectOf(party);
  if (usedKeys.has(mark.key) || met?.isHeld === false) return undefined;
  const number = inUse.publications.get(programme);
  const publication = requireProgramme(
    number === undefined ? undefined : await deps.publications.byNumber(queryable, programme, number),
  );
  checkParty(deps, publication, request);
  const subject = party && !met ? subjectRow(deps, party, indexOf(party)) : undefined;
  const application = makeApplication(deps, received, publication, met?.id ?? subject?.id);
  const subjectId = { rowId: met?.id };
  const evaluation = await evaluateReceived(queryable, deps, received, application, publication, { inUse, subjectId });
  const evaluated = { application, publication, evaluation };
  const settlement = await settleFinally(queryable, deps, evaluated, met !== undefined);
  const { keys } = deps;
  const { decision, granted, case: opened } = settlement;
  const rows = joinRows([
    { applications: [applicationRow(application, mark)], ...(subject && { subjects: [subject] }) },
    evaluationRows(keys, evaluation, publication.document, application.subjectId),
    decision ? decisionAndGrant(deps, decision, application.subjectId, granted) : {},
    opened ? caseRows(keys, opened, application.subjectId) : {},
  ]);
  return { rows, answer: { application, evaluation, ...(decision && { decision }), ...(opened && { case: opened }) } };
}

/** A subject that we hold gets no right from anybody else: what overlaps is seen before it is written. */
async function settleFinally(
  queryable: Queryable,
  deps: Deps,
  evaluated: Evaluated,
  isMet: boolean,
): Promise<Settlement> {
  const settlement = settle(deps, evaluated);
  const { programme, subjectId } = evaluated.application;
  if (!settlement.granted || !isMet) return settlement;
  const { terms } = settlement.granted;
  const overlaps = await findOverlapping(queryable, { programme, subjectId, terms });
  return overlaps === undefined ? settlement : settleOverlap(deps, evaluated, overlaps);
}
