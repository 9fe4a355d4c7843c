import { hashOf } from '../canonical-json.ts';
import type { EvaluationRecord } from './evaluation-record.ts';

type Evaluated = Pick<EvaluationRecord, 'engineSha256' | 'facts' | 'suspended' | 'result'> & {
  readonly publication: Pick<EvaluationRecord['publication'], 'sha256'>;
};

/**
 * Hash of all that an explanation follows from, and of the evaluation in it: engine, publication, facts, suspensions,
 * result. By it a replay is compared. The trace itself is a hundred kilobytes, and the same engine makes it from these.
 */
export function hashOfExplanation({ engineSha256, publication, facts, suspended, result }: Evaluated): string {
  return hashOf({ engine: engineSha256, publication: publication.sha256, facts, suspended, result });
}
