import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { referenceEvaluate } from '#engine/tools';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

test('documents and facts are read, never changed', { timeout: 300_000 }, () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      const written = JSON.stringify([document, facts]);
      const [frozenDocument, frozenFacts] = freeze([document, facts] as const);
      const ruleset = compileRuleset(frozenDocument);
      const checked = ruleset.checkFacts(frozenFacts);
      evaluateEveryWay(ruleset, frozenFacts, { suspended });
      ruleset.explain(frozenFacts, { suspended });
      referenceEvaluate(frozenDocument, frozenFacts, { suspended });
      expect(checked.ok || checked.problems.every(({ code }) => code === 'CONSTRAINT_BROKEN')).toBe(true);
      expect(JSON.stringify([document, facts])).toBe(written);
    }),
    300,
  );
});

/** Empties all that a caller can reach. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(spoil);
  if (Array.isArray(value)) value.push('spoilt');
  else for (const name of Object.keys(value)) Reflect.set(value, name, 'spoilt');
}

test('who changes an evaluation changes neither the facts nor the next evaluation', { timeout: 300_000 }, () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      const ruleset = compileRuleset(document);
      const given = JSON.stringify(facts);
      const evaluation = ruleset.evaluate(facts, { suspended });
      const written = JSON.stringify(evaluation);
      spoil(evaluation);
      expect(JSON.stringify(facts)).toBe(given);
      expect(JSON.stringify(ruleset.evaluate(facts, { suspended }))).toBe(written);
    }),
    1000,
  );
});

test('facts in normal form mean what the facts as given mean', { timeout: 300_000 }, () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      const ruleset = compileRuleset(document);
      const checked = ruleset.checkFacts(facts);
      const normal = checked.ok ? checked.facts : facts;
      const again = checked.ok ? ruleset.checkFacts(normal) : checked;
      expect(again).toEqual(checked);
      expect(evaluateEveryWay(ruleset, normal, { suspended })).toEqual(evaluateEveryWay(ruleset, facts, { suspended }));
    }),
    500,
  );
});

test(
  'an evaluation is the same however often it is asked for, and whatever was asked in between',
  { timeout: 300_000 },
  () => {
    hold(
      fc.property(applications(), applications(), ({ document, facts, suspended }, other) => {
        const ruleset = compileRuleset(document);
        const first = evaluateEveryWay(ruleset, facts, { suspended });
        evaluateEveryWay(compileRuleset(other.document), other.facts);
        evaluateEveryWay(ruleset, {});
        expect(evaluateEveryWay(ruleset, facts, { suspended })).toEqual(first);
        expect(evaluateEveryWay(compileRuleset(document), facts, { suspended })).toEqual(first);
      }),
      500,
    );
  },
);
