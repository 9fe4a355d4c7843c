import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset, type Condition, type Evaluation, type RulesetDocument } from '#engine';
import { referenceEvaluate } from '#engine/tools';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hostileObjects, nested, withHostileNames, withOwnNames } from '../../test-fixtures/arbitraries/hostile.ts';
import { rulesets } from '../../test-fixtures/arbitraries/ruleset.ts';
import { inputFacts } from '../../test-fixtures/arbitraries/vocabulary.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

/** Sets are sorted by their elements' names, which are other names here. */
const sortedSets = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(sortedSets);
    return items.every((item) => typeof item === 'string') ? items.toSorted() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sortedSets(inner)]));
};
const comparable = (evaluation: Evaluation): unknown => ({
  ...(sortedSets(evaluation) as Evaluation),
  missingFacts: evaluation.missingFacts.map(({ fact, needs }) => ({ fact, needs })),
});

test('names such as constructor, toString and __proto__ mean nothing special', { timeout: 300_000 }, () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      // The first characters of a code are others when the code is.
      fc.pre(!JSON.stringify(document).includes('"how":"prefix"'));
      const [hostileDocument, hostileFacts, ids] = withHostileNames([document, facts, suspended] as const);
      const plain = comparable(evaluateEveryWay(compileRuleset(document), facts, { suspended }));
      const ruleset = compileRuleset(hostileDocument);
      const hostile = evaluateEveryWay(ruleset, hostileFacts, { suspended: ids });
      expect(comparable(withOwnNames(hostile))).toEqual(plain);
      expect(comparable(withOwnNames(referenceEvaluate(hostileDocument, hostileFacts, { suspended: ids })))).toEqual(
        plain,
      );
      expect(ruleset.explain(hostileFacts, { suspended: ids }).evaluation).toEqual(hostile);
    }),
    500,
  );
});

const names = inputFacts.map(({ name }) => name);
const pristine = (): readonly string[] => Reflect.ownKeys(Object.prototype).map(String).toSorted();

test(
  'whatever is given as facts is checked or told, never thrown at, and reaches no prototype',
  { timeout: 300_000 },
  () => {
    const before = pristine();
    hold(
      fc.property(
        rulesets(3),
        hostileObjects([...names, 'fees', 'earlier', 'items', 'complete']),
        (document, given) => {
          const ruleset = compileRuleset(document);
          const checked = ruleset.checkFacts(given);
          const declared = new Set(document.facts.map(({ name }) => name));
          const undeclared = Object.keys(given).filter((name) => !declared.has(name));
          const isTop = (pointer: string): boolean => pointer.lastIndexOf('/') === 0;
          const told = checked.ok
            ? []
            : checked.problems.filter(({ code, pointer }) => code === 'UNDECLARED_FACT' && isTop(pointer));
          expect(told).toHaveLength(undeclared.length);
          if (checked.ok) evaluateEveryWay(ruleset, checked.facts);
          expect(pristine()).toEqual(before);
        },
      ),
      1_000,
    );
  },
);

test.each([10, 1_000, 100_000])('a value nested %i deep is told as a problem', (depth) => {
  const ruleset = compileRuleset(withFacts());
  expect(ruleset.checkFacts({ member: nested(depth), places: nested(depth), fees: nested(depth) })).toMatchObject({
    ok: false,
  });
  expect(ruleset.checkFacts(nested(depth))).toMatchObject({ ok: false });
});

/** A ruleset that reads a boolean through `depth` negations. */
function withFacts(depth = 0): RulesetDocument {
  const [document] = fc.sample(rulesets(1), { numRuns: 1, seed: 1 });
  if (document === undefined) throw new Error('nothing generated');
  const member = inputFacts.filter(({ name }) => name === 'member' || name === 'places');
  const boolean = { kind: 'boolean' } as const;
  const isMember: Condition = {
    op: 'compare',
    left: { op: 'fact', name: 'member', type: boolean },
    operator: 'equal',
    right: { op: 'literal', value: true, type: boolean },
  };
  const when = Array.from({ length: depth }).reduce<Condition>((of) => ({ op: 'not', of }), isMember);
  return {
    ...document,
    facts: [...document.facts.filter(({ name }) => !member.some((fact) => fact.name === name)), ...member],
    figures: [{ name: 'deep', title: { nb: 'Dypt' }, value: { op: 'holds', condition: when, type: boolean } }],
  };
}

test('conditions nested deeper than any text can be read still mean the same', () => {
  const document = withFacts(1_000);
  expect(evaluateEveryWay(compileRuleset(document), { member: true }).figures).toEqual({ deep: true });
  expect(referenceEvaluate(document, { member: true }).figures).toEqual({ deep: true });
});
