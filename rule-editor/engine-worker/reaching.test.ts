import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import type { JsonObject } from '#engine/objects';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { casesReaching } from './reaching.ts';

const [blaresept] = shippedRulesets('blaresept');
if (!blaresept) throw new Error('there is no blaresept');
const ruleset = compileRuleset(blaresept.document);
const prepared = blaresept.cases
  .filter(({ id }) => id.startsWith('leqvio') || id.startsWith('isotretinoin'))
  .map(({ id, facts }) => ({ case: { id, title: id } as JsonObject, facts }));
const reaching = (object: string) => casesReaching(ruleset, prepared, object);

test('a section is in the cases that it applies to, and decides some of them', () => {
  const found = reaching('sections/inclisiran-familial');
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter(({ id }) => id.startsWith('isotretinoin'))).toEqual([]);
  expect(found.some(({ decides }) => decides)).toBe(true);
});

test('a named condition is in the cases whose rules name it; what nobody names is in none', () => {
  expect(reaching('conditions/statinBranch').length).toBeGreaterThan(0);
  expect(reaching('conditions/noSuchThing')).toEqual([]);
});
