import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { applications } from './application.ts';
import { functions, operators } from './library.ts';

/** What a property is worth depends on what it is tried with: everything must occur, and much be decided. */
const generated = fc.sample(applications(), { seed: 1, numRuns: 3_000 });
const evaluations = generated.map(({ document, facts, suspended }) =>
  compileRuleset(document).evaluate(facts, { suspended }),
);

/** Every value that stands under one of these keys somewhere in the documents. */
function collect(node: unknown, keys: readonly string[], into: Set<unknown>): Set<unknown> {
  if (Array.isArray(node)) for (const item of node) collect(item, keys, into);
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) {
      if (keys.includes(key)) into.add(value);
      collect(value, keys, into);
    }
  return into;
}
const documents = generated.map(({ document }) => document);

test('every function, operator and connective is generated', () => {
  const found = collect(documents, ['op', 'operator'], new Set());
  const wanted = [...Object.keys(functions), ...operators, 'all', 'any', 'not', 'atLeast', 'named', 'compare'];
  expect(wanted.filter((name) => !found.has(name))).toEqual([]);
});

test.each([
  'sections',
  'rules',
  'tables',
  'restrictions',
  'replacements',
  'constraints',
  'entries',
  'figures',
] as const)('one document in twenty has %s', (part) => {
  const having = documents.filter((document) => document[part].length > 0);
  expect(having.length / documents.length).toBeGreaterThan(0.05);
});

test('every outcome occurs, and a quarter of the applications are decided', () => {
  const count = (outcome: string): number => evaluations.filter((evaluation) => evaluation.outcome === outcome).length;
  const [approved, denied, stopped] = [count('approve'), count('deny'), count('stop')];
  expect(Math.min(approved, denied, stopped, count('not-due')) / evaluations.length).toBeGreaterThan(0.04);
  expect((approved + denied + stopped) / evaluations.length).toBeGreaterThan(0.25);
});

test('every reason of the engine occurs, and every other part of an evaluation', () => {
  const codes = new Set(evaluations.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
  const wanted = [
    'AMBIGUOUS_GRANT',
    'CONTRADICTORY_FACTS',
    'EMPTY_GRANT',
    'EXCEPTION_CLAIMED',
    'MISSING_FACTS',
    'NEEDS_DISCRETION',
    'NO_RULE_APPLIED',
    'RECOMMENDED',
    'STOP_UNCERTAIN',
    'SUSPENDED',
    'TABLE_NOT_UNIQUE',
    'VALUE_MISSING',
    'ENTRY_A',
  ];
  expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
  const needs = new Set(evaluations.flatMap(({ missingFacts }) => missingFacts.map((missing) => missing.needs)));
  expect(needs).toEqual(new Set(['value', 'exact-code', 'complete-list', 'answer']));
  const having = (part: 'partial' | 'recommended'): number =>
    evaluations.filter((each) => each[part] !== undefined).length;
  expect(Math.min(having('partial'), having('recommended'))).toBeGreaterThan(10);
});
