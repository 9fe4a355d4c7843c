import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applications } from '../../../test-fixtures/arbitraries/application.ts';
import { shippedRulesets } from '../../../test-fixtures/shipped-rulesets.ts';
import { referenceEvaluate } from '../../reference.ts';
import type { Facts } from '../../evaluation.ts';
import type { RulesetDocument } from '../../ruleset-document.ts';
import { truthByFormula } from '../outcome.ts';
import { programOf } from '../rules.ts';
import { createWorld } from '../world.ts';
import { referenceEvaluateWithJsonRules } from './evaluate.ts';
import { rulesWithoutLists, truthsByJsonRules } from './truths.ts';

/** The truth of every rule without lists, by either way; the number of rules that were compared. */
const compareTruths = async (document: RulesetDocument, facts: Facts): Promise<number> => {
  const { root } = createWorld(document, facts);
  const program = programOf(document);
  const rules = rulesWithoutLists(program, root);
  const byFormula = truthByFormula(root);
  const byJsonRules = await truthsByJsonRules(rules, root);
  const named = (truthOf: (rule: (typeof rules)[number]) => unknown) =>
    rules.map((rule) => [rule.id, rule.part, rule.version, rule.partVersion, rule.code, truthOf(rule)]);
  expect(named((rule) => byJsonRules.get(rule))).toEqual(named(byFormula));
  return rules.length;
};

/** FC_RUNS sets the number of generated applications, and of shipped cases for each ruleset. */
const runs = (otherwise: number): number => Number(process.env['FC_RUNS'] ?? otherwise);
/** At most `wanted`, evenly from all. */
const spread = <T>(items: readonly T[], wanted: number): readonly T[] =>
  items.filter((_, i) => Math.floor((i * wanted) / items.length) !== Math.floor(((i - 1) * wanted) / items.length));

describe('json-rules-engine and the plain interpreter agree', () => {
  it('on every rule of generated rulesets, and on what follows from it', { timeout: 120_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(applications(), async ({ document, facts, suspended }) => {
        compared += await compareTruths(document, facts);
        const plain = referenceEvaluate(document, facts, { suspended });
        expect(await referenceEvaluateWithJsonRules(document, facts, { suspended })).toEqual(plain);
      }),
      { numRuns: runs(1_000) },
    );
    expect(compared).toBeGreaterThan(runs(1_000));
  });

  describe.each(shippedRulesets())('on rulesets/$name', ({ document, cases }) => {
    it('has cases, and rules without lists', () => {
      const { root } = createWorld(document, {});
      expect(cases.length).toBeGreaterThan(0);
      expect(rulesWithoutLists(programOf(document), root).length).toBeGreaterThan(0);
    });
    it('in test cases', { timeout: 300_000 }, async () => {
      for (const { facts, suspended } of spread(cases, runs(25))) {
        const plain = referenceEvaluate(document, facts, { suspended });
        expect(await referenceEvaluateWithJsonRules(document, facts, { suspended })).toEqual(plain);
      }
    });
  });
});
