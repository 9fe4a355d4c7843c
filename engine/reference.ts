import type { Evaluation, Facts } from './evaluation.ts';
import { evaluation, type ReferenceOptions } from './reference/evaluation.ts';
import { truthByFormula } from './reference/outcome.ts';
import { programOf } from './reference/rules.ts';
import { createWorld } from './reference/world.ts';
import type { RulesetDocument } from './ruleset-document.ts';

export type { ReferenceOptions };

/**
 * What FORMAT.md says of these facts: a plain interpreter, as literal as possible, against which the compiled engine
 * is checked. It shares nothing with it but the types.
 */
export const referenceEvaluate = (
  document: RulesetDocument,
  facts: Facts,
  options: ReferenceOptions = {},
): Evaluation => {
  const { root } = createWorld(document, facts);
  return evaluation(root, programOf(document), truthByFormula(root), options);
};
