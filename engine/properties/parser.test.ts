import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { parseRuleset } from '#engine/tools';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { sourceOf } from '../../test-fixtures/arbitraries/source.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

test('what is generated can be written, parses without problems, and then means the same', { timeout: 300_000 }, () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      const parsed = parseRuleset(JSON.stringify(sourceOf(document)));
      expect(parsed.ok ? [] : parsed.problems).toEqual([]);
      if (!parsed.ok) return;
      const expected = evaluateEveryWay(compileRuleset(document), facts, { suspended });
      expect(evaluateEveryWay(compileRuleset(parsed.document), facts, { suspended })).toEqual(expected);
    }),
    500,
  );
});
