import type { Evaluation } from '#engine';

/** A number from what every caller reads: the outcome, the reasons' codes, the grant, how much is missing. */
export function consume(evaluation: Evaluation): number {
  let sum = evaluation.outcome.length + evaluation.also.length + evaluation.missingFacts.length;
  for (const reason of evaluation.reasons) sum += reason.code.length;
  if (evaluation.grant !== undefined) sum += 1;
  return sum;
}

/** A number from every member of the evaluation. */
export function readAll(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return 1;
  let sum = 0;
  if (Array.isArray(value)) for (const item of value) sum += readAll(item);
  else for (const name in value) sum += readAll((value as { readonly [member: string]: unknown })[name]);
  return sum;
}
