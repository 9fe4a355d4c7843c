import type { Evaluation, Facts } from '../../evaluation.ts';
import type { RulesetDocument } from '../../ruleset-document.ts';
import { evaluation, type ReferenceOptions } from '../evaluation.ts';
import { truthByFormula } from '../outcome.ts';
import { programOf } from '../rules.ts';
import { createWorld } from '../world.ts';
import { rulesWithoutLists, truthsByJsonRules } from './truths.ts';

/**
 * What `referenceEvaluate` gives, with the truth of every rule that turns on no list taken from json-rules-engine: two
 * readings of each, *certainly* and *possibly*. It runs asynchronously, so this does too. Where we are stricter than
 * it: DECISIONS.md.
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
  return evaluation(root, program, (rule) => truths.get(rule) ?? byFormula(rule), options);
};
