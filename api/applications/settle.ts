import type { CaseRecord } from '../cases/case-record.ts';
import type { DecisionRecord } from '../decisions/decision-record.ts';
import { grantTerms } from '../decisions/grant-terms.ts';
import { type Granted, makeDecision } from '../decisions/make-decision.ts';
import type { Deps, Publication } from '../deps.ts';
import { type Described, describeReason, outsiders } from '../evaluations/describe.ts';
import type { EvaluationRecord } from '../evaluations/evaluation-record.ts';
import { describeRestrictions } from '../evaluations/restriction-reasons.ts';
import type { ApplicationRecord } from './application-record.ts';

export type Evaluated = {
  readonly application: ApplicationRecord;
  readonly publication: Publication;
  readonly evaluation: EvaluationRecord;
};

/** What follows from an outcome: a decision (with what it grants), a case, or neither. Nothing is written yet. */
export type Settlement = {
  readonly decision?: DecisionRecord;
  readonly granted?: Granted;
  readonly case?: CaseRecord;
};

export function settle(deps: Deps, evaluated: Evaluated): Settlement {
  const { application, evaluation } = evaluated;
  switch (evaluation.result.outcome) {
    case 'approve':
      return approve(deps, evaluated);
    case 'deny':
      return { decision: makeDecision(deps, draftOf(evaluated)) };
    case 'route-to-manual':
      return openCase(deps, evaluated, undefined);
    case 'stop':
      return application.proceedDespiteStop ? openCase(deps, evaluated, { code: 'STOP_CONTESTED' }) : {};
    case 'not-due':
      return {};
  }
}

/** Where a right of the same key is there already, a person looks at it. */
export function settleOverlap(deps: Deps, evaluated: Evaluated, decision: string): Settlement {
  return openCase(deps, evaluated, { code: 'OVERLAPPING_GRANT', values: { decision } });
}

function draftOf({ application, publication, evaluation }: Evaluated) {
  const { outcome } = evaluation.result;
  if (outcome !== 'approve' && outcome !== 'deny') throw new Error(`${outcome} is not decided by the rules alone`);
  const reasons = evaluation.told.reasons;
  return { application, publication, evaluation, kind: 'first', outcome, reasons, at: evaluation.evaluatedAt } as const;
}

function describedBy({ publication, evaluation }: Evaluated): Described {
  return { publication, facts: evaluation.facts, evaluation: evaluation.result };
}

/** Grants it, unless the period is empty: then a person looks at it. */
function approve(deps: Deps, evaluated: Evaluated): Settlement {
  const { application, publication, evaluation } = evaluated;
  const { grant = {}, partial } = evaluation.result;
  const terms = grantTerms(publication.document, grant, application.appliedOn);
  if (!terms) return openCase(deps, evaluated, { code: 'EMPTY_GRANT' });
  const granted = { fields: grant, terms };
  const draft = draftOf(evaluated);
  const reasons = [...draft.reasons, ...describeRestrictions(describedBy(evaluated), partial, evaluation.suspended)];
  return { decision: makeDecision(deps, { ...draft, reasons, granted, ...(partial && { partial }) }), granted };
}

/** Sends it to a person; with a reason of our own where it is not the rules' that sends it. */
function openCase(
  deps: Deps,
  evaluated: Evaluated,
  reason: { readonly code: string; readonly values?: { readonly [name: string]: string } } | undefined,
): Settlement {
  const { application, evaluation } = evaluated;
  const opened: CaseRecord = {
    id: deps.newId(),
    kind: 'application',
    applicationId: application.id,
    openedAt: evaluation.evaluatedAt,
    reasons: reason ? [describeReason(describedBy(evaluated), reason, outsiders)] : [],
  };
  return { case: opened };
}
