import type { ExplanationResponse } from '../contract/decisions.ts';
import type { Deps } from '../deps.ts';
import { explainFully } from '../evaluations/explain-fully.ts';
import { hashOfExplanation } from '../evaluations/explanation-hash.ts';
import { readEvaluation } from '../evaluations/evaluation-record.ts';
import { findDecision } from './find-decision.ts';

/** Runs the decision's own publication over its own facts again, and says whether that gives what was recorded. */
export async function explainDecision(deps: Deps, id: string): Promise<ExplanationResponse> {
  const { db, keys, publications } = deps;
  const { record } = await findDecision(deps, db, id);
  const evaluation = await readEvaluation(db, keys, record.evaluation.id);
  const { programme, number } = record.evaluation.publication;
  const publication = await publications.byNumber(db, programme, number);
  if (!evaluation || !publication) throw new Error(`What decision ${id} rests on is missing`);
  const { facts, suspended, explanationSha256 } = evaluation;
  const { evaluation: result, ...explanation } = explainFully(publication, facts, suspended);
  // What was recommended to a person is for the one who decided.
  const { recommended: _recommended, ...told } = result;
  return {
    decision: id,
    explanation: { ...explanation, evaluation: told },
    recordedSha256: explanationSha256,
    reproduced: hashOfExplanation({ ...evaluation, result }) === explanationSha256,
  };
}
