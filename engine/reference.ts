import type { Evaluation, Facts } from './evaluation.ts';
import { rulesWithoutLists, truthsByJsonRules } from './reference/json-rules/truths.ts';
import { decide, truthByFormula, type TruthOf } from './reference/outcome.ts';
import { reviewedEntries, writeExpressions } from './reference/reasons.ts';
import { programOf, type Program } from './reference/rules.ts';
import type { Scope } from './reference/scope.ts';
import { createWorld } from './reference/world.ts';
import type { RulesetDocument } from './ruleset-document.ts';

export type ReferenceOptions = { readonly suspended?: readonly string[] | undefined };

const evaluate = (
  root: Scope,
  program: Program,
  truthOf: TruthOf,
  { suspended = [] }: ReferenceOptions,
): Evaluation => ({
  ...decide(root, program, truthOf, new Set(suspended)),
  figures: writeExpressions(root.world.document.figures, root),
  review: reviewedEntries(root),
});

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
  return evaluate(root, programOf(document), truthByFormula(root), options);
};

/**
 * The same, with the truth of every rule that turns on no list taken from json-rules-engine: two readings of each,
 * *certainly* and *possibly*. Where we are stricter than it: DECISIONS.md.
 */
export const referenceEvaluateWithJsonRules = async (
  document: RulesetDocument,
  facts: Facts,
  options: ReferenceOptions = {},
): Promise<Evaluation> => {
  const { root } = createWorld(document, facts);
  const program = programOf(document);
  const truths = await truthsByJsonRules(rulesWithoutLists(program, root), root);
  const byFormula = truthByFormula(root);
  return evaluate(root, program, (rule) => truths.get(rule) ?? byFormula(rule), options);
};
