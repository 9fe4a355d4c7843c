import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset, type Evaluation, type FigureValue } from '#engine';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { numbers, readChoices } from '../../test-fixtures/arbitraries/choices.ts';
import { refine } from '../../test-fixtures/arbitraries/facts.ts';
import { isRefinedTo } from '../../test-fixtures/arbitraries/refines.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

const decisions = new Set(['approve', 'deny', 'stop', 'not-due']);
const isContradictory = ({ reasons }: Evaluation): boolean => reasons[0]?.code === 'CONTRADICTORY_FACTS';

/** What the rules say, whether decided or recommended to a person; undefined when they say nothing yet. */
function saidBy({ outcome, grant, recommended }: Evaluation) {
  if (recommended !== undefined) return { outcome: recommended.outcome, grant: recommended.grant };
  return decisions.has(outcome) ? { outcome, grant } : undefined;
}

/** What was decided stays decided; what was recommended may come to be decided, but never otherwise. */
const kept = (before: Evaluation, after: Evaluation): boolean =>
  isDeepStrictEqual(saidBy(after), saidBy(before)) &&
  (before.recommended !== undefined || after.recommended === undefined);

const unrefined = (before: Evaluation, after: Evaluation): readonly [string, FigureValue][] =>
  Object.entries(before.figures).filter(([name, figure]) => !isRefinedTo(figure, after.figures[name]));

/** Numbers beyond ±9007199254740991 are unknown (FORMAT.md 3), so no generated sum reaches them. */
test('learning more never overturns a decision, and only refines figures', { timeout: 300_000 }, () => {
  const seen = { runs: 0, decided: 0, learnt: 0 };
  hold(
    fc.property(
      applications(),
      fc.array(numbers(80), { minLength: 1, maxLength: 4, size: 'max' }),
      ({ document, facts, suspended }, lessons) => {
        const ruleset = compileRuleset(document);
        const before = evaluateEveryWay(ruleset, facts, { suspended });
        seen.runs += 1;
        if (decisions.has(before.outcome) && before.outcome !== 'not-due') seen.decided += 1;
        for (const lesson of lessons) {
          const more = refine(readChoices(lesson), document, facts);
          if (isDeepStrictEqual(more, facts)) continue;
          const after = evaluateEveryWay(ruleset, more, { suspended });
          expect(unrefined(before, after)).toEqual([]);
          if (saidBy(before) === undefined || isContradictory(after)) continue;
          seen.learnt += 1;
          expect(kept(before, after) || { more, before, after }).toBe(true);
        }
      },
    ),
    10_000,
  );
  expect(seen.decided / seen.runs).toBeGreaterThan(0.25);
  expect(seen.learnt / seen.runs).toBeGreaterThan(0.25);
});
