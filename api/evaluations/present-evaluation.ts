import type { EvaluationResponse, Recommended } from '../contract/evaluations.ts';
import {
  caseWorkers,
  describeAlso,
  describeMissing,
  describeNotMet,
  describeReason,
  type Described,
  outsiders,
} from './describe.ts';

type Presented = Omit<EvaluationResponse, 'publication' | 'engine' | 'suspended' | 'explanation'>;

/** An evaluation in words. Whoever is outside does not see what is recommended, nor refusals that are only possible. */
export function presentEvaluation(of: Described, asks: 'submitter' | 'case-worker'): Presented {
  const { outcome, reasons, grant, partial, figures, review } = of.evaluation;
  const audiences = asks === 'submitter' ? outsiders : caseWorkers;
  const recommended = asks === 'submitter' ? undefined : presentRecommended(of);
  return {
    outcome,
    reasons: reasons.map((reason) => describeReason(of, reason, audiences)),
    also: asks === 'submitter' ? describeNotMet(of) : describeAlso(of, audiences),
    missingFacts: describeMissing(of),
    ...(grant && { grant }),
    ...(partial && { partial: [...partial] }),
    ...(Object.keys(figures).length > 0 && { figures }),
    review: [...review],
    ...(recommended && { recommended }),
  };
}

/** What the rules recommend to the person who decides. */
export function presentRecommended(of: Described): Recommended | undefined {
  const { recommended } = of.evaluation;
  if (!recommended) return undefined;
  const { outcome, reasons, grant, partial } = recommended;
  return {
    outcome,
    reasons: reasons.map((reason) => describeReason(of, reason, caseWorkers)),
    ...(grant && { grant }),
    ...(partial && { partial: [...partial] }),
  };
}
