import type { Evaluation, Facts } from './evaluation.ts';
import { decide, truthByFormula } from './reference/outcome.ts';
import { reviewedEntries, writeExpressions } from './reference/reasons.ts';
import { createWorld } from './reference/world.ts';
import type { RulesetDocument } from './ruleset-document.ts';

export type ReferenceOptions = { readonly suspended?: readonly string[] | undefined };

/**
 * What FORMAT.md says of these facts: a plain interpreter, as literal as possible, against which the compiled engine
 * is checked. It shares nothing with it but the types.
 */
export const referenceEvaluate = (
  document: RulesetDocument,
  facts: Facts,
  { suspended = [] }: ReferenceOptions = {},
): Evaluation => {
  const { root } = createWorld(document, facts);
  return {
    ...decide(root, truthByFormula(root), new Set(suspended)),
    figures: writeExpressions(document.figures, root),
    review: reviewedEntries(root),
  };
};
