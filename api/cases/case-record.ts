import { asc, eq } from 'drizzle-orm';
import type { Reason } from '../contract/values.ts';
import type { Queryable, Transaction } from '../db/connect.ts';
import type { RecordRows } from '../db/record-rows.ts';
import { cases, decisions } from '../db/schema.ts';
import type { Keys } from '../identity/keys.ts';
import type { Actor } from '../sign-in/acting.ts';
import { openContents, sealedRow } from '../identity/sealed-contents.ts';

/** What awaits a person. */
export type CaseRecord = {
  readonly id: string;
  readonly kind: 'application' | 'appeal';
  readonly applicationId: string;
  readonly appealedDecisionId?: string;
  readonly openedAt: Date;
  /** Reasons that no evaluation gives: STOP_CONTESTED, OVERLAPPING_GRANT. Instead of the evaluation's. */
  readonly reasons: readonly Reason[];
  /** What the party says in an appeal, and who registered it. */
  readonly appeal?: Actor & { readonly grounds: string };
};

type SealedCase = Pick<CaseRecord, 'reasons' | 'appeal'>;

/** The rows of the record, its personal part sealed. */
export function caseRows(keys: Keys, record: CaseRecord, subjectId: string | undefined): RecordRows {
  const { reasons, appeal } = record;
  const row = {
    id: record.id,
    kind: record.kind,
    applicationId: record.applicationId,
    appealedDecisionId: record.appealedDecisionId ?? null,
    reasons: reasons.map(({ code }) => ({ code })),
    openedAt: record.openedAt,
  };
  const contents: SealedCase = { reasons, ...(appeal && { appeal }) };
  // A case of the evaluation's reasons alone has nothing of its own to seal.
  if (reasons.length === 0 && !appeal) return { cases: [row] };
  return {
    cases: [row],
    sealedContents: [sealedRow(keys, { owner: 'case', ownerId: record.id, subjectId, contents })],
  };
}

/** A case, and the decision that settled it if there is one. */
export type CaseState = { readonly record: CaseRecord; readonly decisionId: string | undefined };

export async function readCase(queryable: Queryable, keys: Keys, id: string): Promise<CaseState | undefined> {
  const [state] = await readCases(queryable, keys, { id });
  return state;
}

/** The case of an application itself and those of appeals, oldest first. */
export async function readCasesOf(
  queryable: Queryable,
  keys: Keys,
  applicationId: string,
): Promise<readonly CaseState[]> {
  return readCases(queryable, keys, { applicationId });
}

async function readCases(
  queryable: Queryable,
  keys: Keys,
  by: { readonly id: string } | { readonly applicationId: string },
): Promise<readonly CaseState[]> {
  const rows = await queryable
    .select({ row: cases, decisionId: decisions.id })
    .from(cases)
    .leftJoin(decisions, eq(decisions.caseId, cases.id))
    .where('id' in by ? eq(cases.id, by.id) : eq(cases.applicationId, by.applicationId))
    .orderBy(asc(cases.openedAt), asc(cases.id));
  const ids = rows.map(({ row }) => row.id);
  const contents = await openContents<SealedCase>(queryable, keys, 'case', ids);
  return rows.map(({ row, decisionId }) => ({ record: fromRow(row, contents), decisionId: decisionId ?? undefined }));
}

function fromRow(row: typeof cases.$inferSelect, contents: ReadonlyMap<string, SealedCase>): CaseRecord {
  const isBare = row.kind === 'application' && row.reasons.length === 0;
  const sealed = contents.get(row.id) ?? (isBare ? { reasons: [] } : undefined);
  if (!sealed) throw new Error(`The contents of case ${row.id} are missing`);
  return {
    id: row.id,
    kind: row.kind,
    applicationId: row.applicationId,
    ...(row.appealedDecisionId && { appealedDecisionId: row.appealedDecisionId }),
    openedAt: row.openedAt,
    ...sealed,
  };
}

/** Nobody else works on this case until the transaction ends. */
export async function lockCase(tx: Transaction, id: string): Promise<void> {
  await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, id)).for('no key update');
}
