import type { Evaluation, Facts, FigureValue } from '../engine/evaluation.ts';
import { compileRuleset, type CompiledRuleset, type EvaluateOptions } from '../engine/index.ts';
import { referenceEvaluate } from '../engine/reference.ts';
import type { Condition, Expression, RulesetDocument } from '../engine/ruleset-document.ts';
import { rule, ruleset } from './documents.ts';

/** Everything that gives FORMAT.md its meaning. Tests of meaning run over all of them. */
export type Evaluate = (document: RulesetDocument, facts: Facts, options?: EvaluateOptions) => Evaluation;

export const evaluators: readonly (readonly [name: string, evaluate: Evaluate])[] = [
  ['reference', referenceEvaluate],
  ['compiled engine', (document, facts, options) => compileRuleset(document).evaluate(facts, options)],
  ['compiled engine, in a batch', (document, facts, options) => inBatch(compileRuleset(document), facts, options)],
];

/** As one of several of a batch: what comes before must not matter. */
function inBatch(ruleset: CompiledRuleset, facts: Facts, options?: EvaluateOptions): Evaluation {
  const [, evaluation] = ruleset.evaluateBatch([{}, facts], options);
  if (evaluation === undefined) throw new Error('a batch of two gave less than two evaluations');
  return evaluation;
}

/** The evaluation in every mode of execution, which must be the same byte for byte. */
export function evaluateEveryWay(ruleset: CompiledRuleset, facts: Facts, options?: EvaluateOptions): Evaluation {
  const [alone, among] = [ruleset.evaluate(facts, options), inBatch(ruleset, facts, options)];
  if (JSON.stringify(alone) !== JSON.stringify(among)) throw new Error('evaluateBatch gives something else');
  return alone;
}

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
