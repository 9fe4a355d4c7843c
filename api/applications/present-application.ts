import type { OpenCase } from '../contract/applications.ts';
import type { AlsoReason, Reason } from '../contract/values.ts';
import type { CaseRecord } from '../cases/case-record.ts';
import type { EvaluationRecord } from '../evaluations/evaluation-record.ts';

/**
 * A routing as those outside see it, made from the record: why, what is not met with value and limit, what is missing.
 * Where the case has reasons of its own, the stop that was contested stands among what is not met.
 */
export function toOpenCase(record: CaseRecord, evaluation: EvaluationRecord): OpenCase {
  const { told, result, publication } = evaluation;
  const own = record.reasons.length > 0;
  const stopped = own && result.outcome === 'stop' ? told.reasons.map(asNotMet) : [];
  return {
    id: record.id,
    reasons: [...(own ? record.reasons : told.reasons)],
    also: [...stopped, ...told.notMet],
    missingFacts: [...told.missingFacts],
    review: [...result.review],
    ...withFigures(evaluation),
    remedies: [...told.remedies],
    publication,
  };
}

export function withFigures({ result }: EvaluationRecord): { figures?: Record<string, unknown> } {
  return Object.keys(result.figures).length > 0 ? { figures: { ...result.figures } } : {};
}

function asNotMet(reason: Reason): AlsoReason {
  return { ...reason, is: 'true' };
}
