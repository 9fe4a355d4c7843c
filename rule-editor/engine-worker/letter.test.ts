import { describe, expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import type { JsonObject } from '#engine/objects';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { writeLetter } from './letter.ts';

const [frikort] = shippedRulesets('frikort');
if (!frikort) throw new Error('no frikort');
const ruleset = compileRuleset(frikort.document);
const letters = frikort.cases.map(({ facts, suspended }) => ({
  evaluation: ruleset.evaluate(facts, { suspended }),
  letter: writeLetter(ruleset, facts as unknown as JsonObject, 'nb', suspended),
}));
const lettersOf = (outcome: string) => letters.filter(({ evaluation }) => evaluation.outcome === outcome);

describe('the letter of a test case', () => {
  test('tells the reasons of the outcome, with their values', () => {
    expect(lettersOf('approve').length).toBeGreaterThan(0);
    for (const { evaluation, letter } of lettersOf('approve')) {
      const codes = evaluation.reasons.map(({ code }) => code);
      expect(codes).toEqual(letter.reasons.map(({ code }) => code));
      for (const { text } of letter.reasons) expect(text).not.toMatch(/[{}]/);
    }
  });

  test('says how to complain, and that a machine decided', () => {
    const [first] = lettersOf('approve');
    expect(first?.letter.remedies.map(({ outcome }) => outcome)).toContain('approve');
    expect(first?.letter.automated?.manualControl).toMatch(/\S/);
  });

  test('says nothing of a machine where a person decides', () => {
    expect(lettersOf('route-to-manual').length).toBeGreaterThan(0);
    for (const { letter } of lettersOf('route-to-manual')) {
      expect(letter.byPerson).toBe(true);
      expect(letter.automated).toBeUndefined();
    }
  });
});
