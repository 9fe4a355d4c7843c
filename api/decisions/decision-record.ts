import { asc, eq } from 'drizzle-orm';
import type { FigureValue, GrantValue, ReviewedEntry } from '#engine';
import type { AutomatedProcessing, Decision, Remedy } from '../contract/decisions.ts';
import type { LegalBasis, Reason } from '../contract/values.ts';
import type { Queryable } from '../db/connect.ts';
import type { RecordRows } from '../db/record-rows.ts';
import { decisions } from '../db/schema.ts';
import { type EvaluationRecord, readEvaluations } from '../evaluations/evaluation-record.ts';
import type { Keys } from '../identity/keys.ts';
import type { Actor } from '../sign-in/acting.ts';
import { openContents, sealedRow } from '../identity/sealed-contents.ts';

/** What is personal in a decision, kept encrypted as it was told. */
export type DecisionContents = {
  readonly reasons: readonly Reason[];
  readonly grounds?: string;
  readonly legalBasis?: readonly LegalBasis[];
  readonly grant?: GrantValue;
  readonly partial?: readonly string[];
  readonly validFrom?: string;
  readonly validTo?: string | null;
  readonly figures?: { readonly [name: string]: FigureValue };
  /** Entries that may count or not; the outcome is the same either way. */
  readonly review?: readonly ReviewedEntry[];
  readonly remedies: readonly Remedy[];
  readonly automatedProcessing?: AutomatedProcessing;
};

/** An outcome that was made, as it is recorded. */
export type DecisionRecord = {
  readonly id: string;
  readonly applicationId: string;
  readonly programme: string;
  /** The evaluation it rests on. */
  readonly evaluation: Pick<
    EvaluationRecord,
    'id' | 'number' | 'publication' | 'engineSha256' | 'editions' | 'suspended'
  >;
  readonly caseId?: string;
  readonly kind: Decision['kind'];
  readonly outcome?: 'approve' | 'deny';
  /** Absent: automatic. */
  readonly decidedBy?: Actor;
  readonly decidedAt: Date;
  readonly decidedOn: string;
  readonly supersedes?: string;
  readonly contents: DecisionContents;
};

/** The rows of the record, its personal part sealed. */
export function decisionRows(keys: Keys, record: DecisionRecord, subjectId: string | undefined): RecordRows {
  const row = {
    id: record.id,
    applicationId: record.applicationId,
    evaluationId: record.evaluation.id,
    caseId: record.caseId ?? null,
    kind: record.kind,
    outcome: record.outcome ?? null,
    partial: record.contents.partial !== undefined,
    automatic: record.decidedBy === undefined,
    decidedBy: record.decidedBy?.caseWorker ?? null,
    decidedByAuthenticated: record.decidedBy?.authenticated ?? null,
    decidedByPerson: record.decidedBy?.person ?? null,
    decidedAt: record.decidedAt,
    decidedOn: record.decidedOn,
    supersedes: record.supersedes ?? null,
  };
  const reasons = record.contents.reasons.map((reason, position) => ({
    decisionId: record.id,
    position,
    code: reason.code,
    rule: reason.rule ?? null,
    stage: reason.stage ?? null,
    part: reason.part ?? null,
    version: reason.version ?? null,
    partVersion: reason.partVersion ?? null,
  }));
  const { contents } = record;
  return {
    decisions: [row],
    decisionReasons: reasons,
    sealedContents: [sealedRow(keys, { owner: 'decision', ownerId: record.id, subjectId, contents })],
  };
}

/** The chain of decisions on an application, oldest first. */
export async function readDecisions(
  queryable: Queryable,
  keys: Keys,
  applicationId: string,
): Promise<readonly DecisionRecord[]> {
  const rows = await queryable
    .select()
    .from(decisions)
    .where(eq(decisions.applicationId, applicationId))
    .orderBy(asc(decisions.decidedAt), asc(decisions.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const contents = await openContents<DecisionContents>(queryable, keys, 'decision', ids);
  const evaluations = await readEvaluations(queryable, keys, applicationId);
  const records = rows.map((row): DecisionRecord => {
    const evaluation = evaluations.find(({ id }) => id === row.evaluationId);
    const content = contents.get(row.id);
    if (!evaluation || !content) throw new Error(`The contents of decision ${row.id} are missing`);
    return {
      id: row.id,
      applicationId,
      programme: evaluation.publication.programme,
      evaluation,
      ...(row.caseId && { caseId: row.caseId }),
      kind: row.kind,
      ...(row.outcome && { outcome: row.outcome }),
      ...(row.decidedBy !== null && {
        decidedBy: {
          caseWorker: row.decidedBy,
          authenticated: row.decidedByAuthenticated ?? false,
          ...(row.decidedByPerson && { person: row.decidedByPerson }),
        },
      }),
      decidedAt: row.decidedAt,
      decidedOn: row.decidedOn,
      ...(row.supersedes && { supersedes: row.supersedes }),
      contents: content,
    };
  });
  return inChain(records);
}

/** Clocks may differ between servers; the chain does not. */
function inChain(records: readonly DecisionRecord[]): readonly DecisionRecord[] {
  const chain: DecisionRecord[] = [];
  for (let next = records.find(({ supersedes }) => !supersedes); next;) {
    const here: DecisionRecord = next;
    chain.push(here);
    next = records.find(({ supersedes }) => supersedes === here.id);
  }
  return chain;
}

/** The answer made from the record. */
export function toDecision(record: DecisionRecord, supersededBy: string | undefined): Decision {
  const { evaluation, contents } = record;
  return {
    id: record.id,
    application: record.applicationId,
    programme: record.programme,
    kind: record.kind,
    ...(record.outcome && { outcome: record.outcome }),
    automatic: record.decidedBy === undefined,
    decidedAt: record.decidedAt.toISOString(),
    decidedOn: record.decidedOn,
    ...(record.decidedBy && { decidedBy: record.decidedBy }),
    reasons: [...contents.reasons],
    ...(contents.grounds !== undefined && { grounds: contents.grounds }),
    ...(contents.legalBasis && { legalBasis: [...contents.legalBasis] }),
    ...(contents.grant && { grant: contents.grant }),
    ...(contents.partial && { partial: [...contents.partial] }),
    ...(contents.validFrom !== undefined && { validFrom: contents.validFrom }),
    ...(contents.validTo !== undefined && { validTo: contents.validTo }),
    ...(contents.figures && { figures: contents.figures }),
    ...(contents.review && { review: [...contents.review] }),
    remedies: [...contents.remedies],
    ...(contents.automatedProcessing && { automatedProcessing: contents.automatedProcessing }),
    ...(record.caseId && { case: record.caseId }),
    ...(record.supersedes && { supersedes: record.supersedes }),
    ...(supersededBy && { supersededBy }),
    evaluation: {
      number: evaluation.number,
      publication: evaluation.publication,
      engine: evaluation.engineSha256,
      editions: [...evaluation.editions],
      suspended: [...evaluation.suspended],
    },
  };
}
