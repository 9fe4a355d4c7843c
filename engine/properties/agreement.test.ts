import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { referenceEvaluate } from '#engine/tools';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

const evaluations = applications().map(({ document, facts, suspended }) => ({
  document,
  facts,
  suspended,
  compiled: evaluateEveryWay(compileRuleset(document), facts, { suspended }),
  reference: referenceEvaluate(document, facts, { suspended }),
}));

test('the compiled engine and the reference agree on everything an evaluation says', { timeout: 300_000 }, () => {
  hold(
    fc.property(evaluations, ({ compiled, reference }) => {
      expect(isDeepStrictEqual(compiled, reference)).toBe(true);
    }),
    10_000,
  );
});
