import type { GrantValue } from '#engine';
import type { ApplicationRecord } from '../applications/application-record.ts';
import type { Decision } from '../contract/decisions.ts';
import type { LegalBasis, Reason } from '../contract/values.ts';
import type { Transaction } from '../db/connect.ts';
import { insertRows, type RecordRows } from '../db/record-rows.ts';
import { unlessRefusedBy } from '../db/transact.ts';
import { dayInNorway } from '../day-in-norway.ts';
import type { Deps, Publication } from '../deps.ts';
import type { EvaluationRecord } from '../evaluations/evaluation-record.ts';
import { problem } from '../problem.ts';
import type { Actor } from '../sign-in/acting.ts';
import { type DecisionRecord, decisionRows } from './decision-record.ts';
import type { GrantTerms } from './grant-terms.ts';
import { endGrant, findOverlapping, grantRow, noOverlap } from './grants.ts';
import { findRemedies } from './remedies.ts';

/** What a grant is and where and when it holds. */
export type Granted = { readonly fields: GrantValue; readonly terms: GrantTerms };

export type DecisionDraft = {
  readonly application: ApplicationRecord;
  readonly publication: Publication;
  readonly evaluation: EvaluationRecord;
  readonly kind: Decision['kind'];
  readonly outcome?: 'approve' | 'deny';
  readonly reasons: readonly Reason[];
  /** Of an approval; of a withdrawal what is left. */
  readonly granted?: Granted;
  readonly partial?: readonly string[];
  /** Absent: automatic. */
  readonly decidedBy?: Actor;
  readonly grounds?: string;
  readonly legalBasis?: readonly LegalBasis[];
  readonly caseId?: string;
  readonly supersedes?: string;
  readonly at: Date;
};

/** The record of a decision, with the ways of complaint that go with it. */
export function makeDecision(deps: Deps, draft: DecisionDraft): DecisionRecord {
  const { application, evaluation, publication, granted, outcome, partial = [] } = draft;
  const decidedOn = dayInNorway(draft.at);
  const facts = { ...evaluation.facts, decidedOn };
  const automatic = draft.decidedBy === undefined;
  // A withdrawal takes something away, and is complained of as a refusal is.
  const kinds = [outcome ?? 'deny', ...(partial.length > 0 ? (['partial'] as const) : [])];
  const { automatedProcessing } = publication.document;
  const { figures, review } = evaluation.result;
  return {
    id: deps.newId(),
    applicationId: application.id,
    programme: application.programme,
    evaluation,
    ...(draft.caseId !== undefined && { caseId: draft.caseId }),
    kind: draft.kind,
    ...(outcome && { outcome }),
    ...(draft.decidedBy && { decidedBy: draft.decidedBy }),
    decidedAt: draft.at,
    decidedOn,
    ...(draft.supersedes !== undefined && { supersedes: draft.supersedes }),
    contents: {
      reasons: draft.reasons,
      ...(draft.grounds !== undefined && { grounds: draft.grounds }),
      ...(draft.legalBasis && { legalBasis: draft.legalBasis }),
      ...(granted && { grant: granted.fields }),
      ...(partial.length > 0 && { partial }),
      ...(granted && { validFrom: granted.terms.from, validTo: granted.terms.to }),
      ...(Object.keys(figures).length > 0 && { figures }),
      ...(review.length > 0 && { review }),
      remedies: findRemedies(publication, kinds, facts),
      ...(automatic &&
        automatedProcessing && {
          automatedProcessing: {
            text: { ...automatedProcessing.text },
            manualControl: { ...automatedProcessing.manualControl },
            legalBasis: automatedProcessing.legalBasis.map((basis) => ({ ...basis })),
          },
        }),
    },
  };
}

/** The rows of a decision and of what it grants. */
export function decisionAndGrant(
  { keys }: Deps,
  record: DecisionRecord,
  subjectId: string | undefined,
  granted: Granted | undefined,
): RecordRows {
  const rows = decisionRows(keys, record, subjectId);
  if (!granted) return rows;
  return { ...rows, grants: [grantRow({ decisionId: record.id, programme: record.programme, subjectId, ...granted })] };
}

export type Recorded = { readonly ok: true } | { readonly ok: false; readonly overlaps: string };

/**
 * Writes the decision and its grant, and ends the grant of the decision it supersedes. Where its grant would overlap
 * another one, nothing is written and the other one is named.
 */
export async function recordDecision(
  tx: Transaction,
  deps: Deps,
  record: DecisionRecord,
  { subjectId }: ApplicationRecord,
  granted: Granted | undefined,
): Promise<Recorded> {
  const { programme } = record;
  const done = await unlessRefusedBy(tx, noOverlap, async (savepoint) => {
    const { grants, ...rows } = decisionAndGrant(deps, record, subjectId, granted);
    await insertRows(savepoint, rows);
    if (record.supersedes !== undefined) await endGrant(savepoint, record.supersedes);
    if (grants) await insertRows(savepoint, { grants });
    return { ok: true } as const;
  });
  if (done) return done;
  const overlaps = granted && (await findOverlapping(tx, { programme, subjectId, terms: granted.terms }));
  if (overlaps === undefined) throw new Error('An overlapping grant must be there');
  return { ok: false, overlaps };
}

/** As `recordDecision`, for a decision that a person made: an overlap is for that person to settle. */
export async function recordOrRefuse(...args: Parameters<typeof recordDecision>): Promise<void> {
  const recorded = await recordDecision(...args);
  if (recorded.ok) return;
  throw problem('overlapping-grant', 'There is a valid grant of the same key for some of this period.', {
    members: { decision: recorded.overlaps },
  });
}
