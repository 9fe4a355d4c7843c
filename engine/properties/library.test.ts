import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset, type Evaluation, type Expression, type Facts, type RulesetDocument } from '#engine';
import { referenceEvaluate } from '#engine/tools';
import { numbers, readChoices } from '../../test-fixtures/arbitraries/choices.ts';
import { refine, writeFacts } from '../../test-fixtures/arbitraries/facts.ts';
import {
  functions,
  operators,
  rulesetsWithFunction,
  rulesetsWithOperator,
} from '../../test-fixtures/arbitraries/library.ts';
import { isRefinedTo } from '../../test-fixtures/arbitraries/refines.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

type Evaluate = (facts: Facts) => Evaluation;
const engines: readonly (readonly [string, (document: RulesetDocument) => Evaluate])[] = [
  ['compiled', (document) => (facts) => evaluateEveryWay(compileRuleset(document), facts)],
  ['reference', (document) => (facts) => referenceEvaluate(document, facts)],
];

/** What the ruleset gives before and after more is learnt. */
const lessons = (rulesets: fc.Arbitrary<RulesetDocument>, engine: (document: RulesetDocument) => Evaluate) =>
  fc.tuple(rulesets, numbers(60), numbers(60)).map(([document, given, learnt]) => {
    const facts = writeFacts(readChoices(given), document);
    const more = refine(readChoices(learnt), document, facts);
    const evaluate = engine(document);
    return {
      document,
      facts,
      more,
      before: evaluate(facts).figures['result'],
      after: evaluate(more).figures['result'],
    };
  });

const timeout = 300_000;
for (const [name, engine] of engines) {
  test.each(Object.keys(functions) as Expression['op'][])(
    `learning more only refines the result of %s (${name})`,
    { timeout },
    (op) =>
      hold(
        fc.property(lessons(rulesetsWithFunction(op), engine), ({ before, after }) => {
          expect(isRefinedTo(before, after)).toBe(true);
        }),
        400,
      ),
  );
  test.each(operators)(`learning more only refines what %s says (${name})`, { timeout }, (operator) =>
    hold(
      fc.property(lessons(rulesetsWithOperator(operator), engine), ({ before, after }) => {
        expect(isRefinedTo(before, after)).toBe(true);
      }),
      400,
    ),
  );
}
