import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { referenceEvaluate } from '#engine/tools';
import { numbers, readChoices } from '../../test-fixtures/arbitraries/choices.ts';
import { endlessChoices, indexedFacts, seeds, writeIndexed } from '../../test-fixtures/arbitraries/indexed.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';
import { hold } from '../../test-fixtures/property.ts';
import { compileProgram } from '../compile/ruleset.ts';
import { decide } from '../evaluate/evaluate.ts';

/** The reference knows no index: it reads every rule and row. */

test('rules and rows that are looked up say what all of them read one by one say', { timeout: 300_000 }, () => {
  hold(
    fc.property(numbers(160), fc.array(numbers(16), { minLength: 1, maxLength: 8 }), (rules, asked) => {
      const document = writeIndexed(readChoices(rules), 6);
      const ruleset = compileRuleset(document);
      for (const given of asked) {
        const facts = indexedFacts(readChoices(given));
        const evaluation = evaluateEveryWay(ruleset, facts);
        expect(isDeepStrictEqual(evaluation, referenceEvaluate(document, facts)) || { facts, evaluation }).toBe(true);
      }
    }),
    1_000,
  );
});

/** The reference would ask every row of a `first` table for every other; here nothing is filed, and all rows are read. */
test('a table of thousands of rows says what its rows read one by one say', { timeout: 300_000 }, () => {
  hold(
    fc.property(seeds, (seed) => {
      const choices = endlessChoices(seed, 200_000);
      const document = writeIndexed(choices, 2_000);
      const ruleset = compileRuleset(document);
      const unfiled = compileProgram(document, () => []);
      for (let i = 0; i < 6; i += 1) {
        const facts = indexedFacts(choices);
        const evaluation = evaluateEveryWay(ruleset, facts);
        expect(isDeepStrictEqual(evaluation, decide(unfiled, facts, []).evaluation) || { facts }).toBe(true);
      }
    }),
    8,
  );
});
