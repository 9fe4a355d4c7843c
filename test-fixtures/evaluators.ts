import type { Evaluation, Facts, FigureValue } from '../engine/evaluation.ts';
import { compileRuleset } from '../engine/index.ts';
import { referenceEvaluate } from '../engine/reference.ts';
import type { Condition, Expression, RulesetDocument } from '../engine/ruleset-document.ts';
import { rule, ruleset } from './documents.ts';

/** Everything that gives FORMAT.md its meaning. Tests of meaning run over all of them. */
export type Evaluate = (
  document: RulesetDocument,
  facts: Facts,
  options?: { readonly suspended?: readonly string[] },
) => Evaluation;

export const evaluators: readonly (readonly [name: string, evaluate: Evaluate])[] = [
  ['reference', referenceEvaluate],
  ['compiled engine', (document, facts, options) => compileRuleset(document).evaluate(facts, options)],
];

type Given = Parameters<typeof ruleset>[0];

/** The value of a condition, seen from outside: an approval that turns on it. */
export const truthOf = (evaluate: Evaluate, condition: Condition, given: Given, facts: Facts): boolean | 'unknown' => {
  const document = ruleset({ ...given, rules: [rule('seen', { event: 'approve', when: condition })] });
  const { outcome, reasons } = evaluate(document, facts);
  if (outcome === 'approve') return true;
  return reasons[0]?.code === 'NO_RULE_APPLIED' ? false : 'unknown';
};

/** The value of an expression, seen as a figure: undefined when nothing is known of it. */
export const valueOf = (
  evaluate: Evaluate,
  expression: Expression,
  given: Given,
  facts: Facts,
): FigureValue | undefined => evaluate(ruleset({ ...given, figures: { seen: expression } }), facts).figures['seen'];
