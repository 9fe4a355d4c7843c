import { asc, eq } from 'drizzle-orm';
import type { Evaluation, Facts, RulesetDocument, Suspension } from '#engine';
import type { AlsoReason, MissingFact, PublicationReference, Reason } from '../contract/values.ts';
import type { Remedy } from '../contract/decisions.ts';
import type { Queryable } from '../db/connect.ts';
import type { RecordRows } from '../db/record-rows.ts';
import { type EditionReference, evaluations } from '../db/schema.ts';
import type { Keys } from '../identity/keys.ts';
import { openContents, sealedRow } from '../identity/sealed-contents.ts';

export type Cause = 'received' | 'answered' | 'boundary' | 'publication';

/** The words that were given of an evaluation, kept as they were. */
export type Told = {
  readonly reasons: readonly Reason[];
  readonly notMet: readonly AlsoReason[];
  readonly missingFacts: readonly MissingFact[];
  /** Of a stop and of a routing, where the ruleset has any. */
  readonly remedies: readonly Remedy[];
};

/** One run of the rules over an application's facts, as it is recorded. */
export type EvaluationRecord = {
  readonly id: string;
  readonly applicationId: string;
  readonly number: number;
  readonly cause: Cause;
  readonly publication: PublicationReference;
  readonly engineSha256: string;
  readonly editions: readonly EditionReference[];
  readonly suspended: readonly Suspension[];
  /** All of them: those that identify and those that do not. */
  readonly facts: Facts;
  readonly result: Evaluation;
  readonly told: Told;
  readonly explanationSha256: string;
  readonly evaluatedAt: Date;
};

type SealedEvaluation = { readonly facts: Facts; readonly result: Evaluation; readonly told: Told };

const identifyingByDocument = new WeakMap<RulesetDocument, ReadonlySet<string>>();

function identifyingFacts(document: RulesetDocument): ReadonlySet<string> {
  const known = identifyingByDocument.get(document);
  if (known) return known;
  const names = new Set(document.facts.filter((fact) => fact.identifying !== 'none').map(({ name }) => name));
  identifyingByDocument.set(document, names);
  return names;
}

/** The rows of the record, its personal part sealed. */
export function evaluationRows(
  keys: Keys,
  record: EvaluationRecord,
  document: RulesetDocument,
  subjectId: string | undefined,
): RecordRows {
  const { result, publication } = record;
  const identifying = identifyingFacts(document);
  const open: Record<string, unknown> = {};
  const sealed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record.facts)) (identifying.has(name) ? sealed : open)[name] = value;
  const row = {
    id: record.id,
    applicationId: record.applicationId,
    number: record.number,
    cause: record.cause,
    programme: publication.programme,
    publicationNumber: publication.number,
    publicationSha256: publication.sha256,
    engineSha256: record.engineSha256,
    editions: record.editions,
    suspended: record.suspended,
    facts: open,
    outcome: result.outcome,
    recommendedOutcome: result.recommended?.outcome ?? null,
    explanationSha256: record.explanationSha256,
    evaluatedAt: record.evaluatedAt,
  };
  const lists = { reasons: result.reasons, also: result.also, recommended: result.recommended?.reasons ?? [] };
  const reasons = Object.entries(lists).flatMap(([list, all]) =>
    all.map((reason, position) => ({
      evaluationId: record.id,
      list: list as keyof typeof lists,
      position,
      code: reason.code,
      rule: reason.rule ?? null,
      stage: reason.stage ?? null,
      part: reason.part ?? null,
      version: reason.version ?? null,
      partVersion: reason.partVersion ?? null,
      isTrue: !('is' in reason) || reason.is === 'true',
    })),
  );
  const contents: SealedEvaluation = { facts: sealed as Facts, result, told: record.told };
  return {
    evaluations: [row],
    evaluationReasons: reasons,
    sealedContents: [sealedRow(keys, { owner: 'evaluation', ownerId: record.id, subjectId, contents })],
  };
}

/** All evaluations of an application, oldest first. */
export async function readEvaluations(
  queryable: Queryable,
  keys: Keys,
  applicationId: string,
): Promise<readonly EvaluationRecord[]> {
  const rows = await queryable
    .select()
    .from(evaluations)
    .where(eq(evaluations.applicationId, applicationId))
    .orderBy(asc(evaluations.number));
  const ids = rows.map(({ id }) => id);
  const contents = await openContents<SealedEvaluation>(queryable, keys, 'evaluation', ids);
  return rows.map((row) => fromRow(row, contents.get(row.id)));
}

export async function readEvaluation(
  queryable: Queryable,
  keys: Keys,
  id: string,
): Promise<EvaluationRecord | undefined> {
  const [row] = await queryable.select().from(evaluations).where(eq(evaluations.id, id));
  if (!row) return undefined;
  const contents = await openContents<SealedEvaluation>(queryable, keys, 'evaluation', [id]);
  return fromRow(row, contents.get(id));
}

function fromRow(row: typeof evaluations.$inferSelect, sealed: SealedEvaluation | undefined): EvaluationRecord {
  if (!sealed) throw new Error(`The contents of evaluation ${row.id} are missing`);
  return {
    id: row.id,
    applicationId: row.applicationId,
    number: row.number,
    cause: row.cause,
    publication: { programme: row.programme, number: row.publicationNumber, sha256: row.publicationSha256 },
    engineSha256: row.engineSha256,
    editions: row.editions.map(({ name, number, sha256 }) => ({ name, number, sha256 })),
    suspended: row.suspended,
    facts: { ...(row.facts as Facts), ...sealed.facts },
    result: sealed.result,
    told: sealed.told,
    explanationSha256: row.explanationSha256,
    evaluatedAt: row.evaluatedAt,
  };
}
