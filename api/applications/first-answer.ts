import type { ApplicationAnswer } from '../contract/applications.ts';
import type { Remedy } from '../contract/decisions.ts';
import type { Reason } from '../contract/values.ts';
import { type CaseRecord, readCasesOf } from '../cases/case-record.ts';
import type { Queryable } from '../db/connect.ts';
import { type DecisionRecord, readDecisions, toDecision } from '../decisions/decision-record.ts';
import { type EvaluationRecord, readEvaluations } from '../evaluations/evaluation-record.ts';
import type { Keys } from '../identity/keys.ts';
import type { ApplicationRecord } from './application-record.ts';
import { toOpenCase, withFigures } from './present-application.ts';

/** What an application was answered with: the part of its record that was there when it was received. */
export type FirstAnswer = {
  readonly application: ApplicationRecord;
  readonly evaluation: EvaluationRecord;
  readonly decision?: DecisionRecord;
  readonly case?: CaseRecord;
};

export type Answer =
  | { readonly status: 200 | 201; readonly body: ApplicationAnswer }
  | {
      readonly stopped: {
        readonly id: string;
        readonly reasons: readonly Reason[];
        readonly remedies: readonly Remedy[];
      };
    };

/** The answer, from the record alone: the same today as when the application was received. */
export function toAnswer({ application, evaluation, decision, case: opened }: FirstAnswer): Answer {
  const { id } = application;
  if (opened) return { status: 201, body: { id, outcome: 'route-to-manual', case: toOpenCase(opened, evaluation) } };
  if (decision?.outcome)
    return { status: 201, body: { id, outcome: decision.outcome, decision: toDecision(decision, undefined) } };
  if (evaluation.result.outcome === 'not-due')
    return { status: 200, body: { id, outcome: 'not-due', ...withFigures(evaluation) } };
  if (evaluation.result.outcome === 'stop')
    return { stopped: { id, reasons: evaluation.told.reasons, remedies: evaluation.told.remedies } };
  throw new Error(`Application ${id} has no answer`);
}

/** Reads what an application was answered with. */
export async function readFirstAnswer(
  queryable: Queryable,
  keys: Keys,
  application: ApplicationRecord,
): Promise<FirstAnswer> {
  const [evaluation] = await readEvaluations(queryable, keys, application.id);
  if (!evaluation) throw new Error(`Application ${application.id} has no evaluation`);
  const cases = await readCasesOf(queryable, keys, application.id);
  const opened = cases.find(({ record }) => record.kind === 'application');
  if (opened) return { application, evaluation, case: opened.record };
  const [decision] = await readDecisions(queryable, keys, application.id);
  return { application, evaluation, ...(decision && { decision }) };
}
