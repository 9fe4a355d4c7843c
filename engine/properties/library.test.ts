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

type Evaluate = (facts: Facts) => Evaluation;
const engines: readonly (readonly [string, (document: RulesetDocument) => Evaluate])[] = [
  ['compiled', (document) => (facts) => compileRuleset(document).evaluate(facts)],
  ['reference', (document) => (facts) => referenceEvaluate(document, facts)],
];

function refinesItsResult(rulesets: fc.Arbitrary<RulesetDocument>, engine: (document: RulesetDocument) => Evaluate): void {
  hold(
    fc.property(rulesets, numbers(60), numbers(60), (document, given, learnt) => {
      const facts = writeFacts(readChoices(given), document);
      const more = refine(readChoices(learnt), document, facts);
      const evaluate = engine(document);
      const before = evaluate(facts).figures['result'];
      const after = evaluate(more).figures['result'];
      expect(isRefinedTo(before, after), `${JSON.stringify({ facts, more, before, after })}`).toBe(true);
    }),
    400,
  );
}

for (const [name, engine] of engines) {
  test.each(Object.keys(functions) as Expression['op'][])(
    `learning more only refines the result of %s (${name})`,
    { timeout: 60_000 },
    (op) => refinesItsResult(rulesetsWithFunction(op), engine),
  );
  test.each(operators)(`learning more only refines what %s says (${name})`, { timeout: 60_000 }, (operator) =>
    refinesItsResult(rulesetsWithOperator(operator), engine),
  );
}
