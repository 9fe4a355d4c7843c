import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { referenceEvaluate } from '#engine/tools';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hold } from '../../test-fixtures/property.ts';

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

test('documents and facts are read, never changed', { timeout: 60_000 }, () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      const written = JSON.stringify([document, facts]);
      const [frozenDocument, frozenFacts] = freeze([document, facts] as const);
      const ruleset = compileRuleset(frozenDocument);
      const checked = ruleset.checkFacts(frozenFacts);
      ruleset.evaluate(frozenFacts, { suspended });
      ruleset.explain(frozenFacts, { suspended });
      referenceEvaluate(frozenDocument, frozenFacts, { suspended });
      expect(checked.ok || checked.problems.every(({ code }) => code === 'CONSTRAINT_BROKEN')).toBe(true);
      expect(JSON.stringify([document, facts])).toBe(written);
    }),
    300,
  );
});

test('facts in normal form mean what the facts as given mean', { timeout: 60_000 }, () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      const ruleset = compileRuleset(document);
      const checked = ruleset.checkFacts(facts);
      const normal = checked.ok ? checked.facts : facts;
      const again = checked.ok ? ruleset.checkFacts(normal) : checked;
      expect(again).toEqual(checked);
      expect(ruleset.evaluate(normal, { suspended })).toEqual(ruleset.evaluate(facts, { suspended }));
    }),
    500,
  );
});

test(
  'an evaluation is the same however often it is asked for, and whatever was asked in between',
  { timeout: 60_000 },
  () => {
    hold(
      fc.property(applications(), applications(), ({ document, facts, suspended }, other) => {
        const ruleset = compileRuleset(document);
        const first = ruleset.evaluate(facts, { suspended });
        compileRuleset(other.document).evaluate(other.facts);
        ruleset.evaluate({});
        expect(ruleset.evaluate(facts, { suspended })).toEqual(first);
        expect(compileRuleset(document).evaluate(facts, { suspended })).toEqual(first);
      }),
      500,
    );
  },
);
