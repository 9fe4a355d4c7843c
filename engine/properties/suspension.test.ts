import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset, type Evaluation } from '#engine';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

/** What the rules say, whether a machine may decide it or not. */
const saidBy = ({ outcome, grant, partial, recommended }: Evaluation) =>
  recommended === undefined
    ? { outcome, grant, partial }
    : { outcome: recommended.outcome, grant: recommended.grant, partial: recommended.partial };

test('a suspension changes who decides, never what the rules say', { timeout: 300_000 }, () => {
  const seen = { suspended: 0 };
  hold(
    fc.property(applications(), ({ document, facts }) => {
      const ruleset = compileRuleset(document);
      const before = evaluateEveryWay(ruleset, facts);
      const after = evaluateEveryWay(ruleset, facts, { suspended: [document.programme] });
      expect(saidBy(after)).toEqual(saidBy(before));
      expect({ figures: after.figures, review: after.review }).toEqual({
        figures: before.figures,
        review: before.review,
      });
      const wasAutomatic = before.outcome === 'approve' || before.outcome === 'deny';
      expect(after.reasons.some(({ code }) => code === 'SUSPENDED')).toBe(wasAutomatic);
      if (wasAutomatic) seen.suspended += 1;
    }),
    1_000,
  );
  expect(seen.suspended).toBeGreaterThan(150);
});

test(
  'a suspension of denials takes what refuses, in whole or in part, and changes nothing else',
  { timeout: 300_000 },
  () => {
    const seen = { deny: 0, partial: 0, other: 0 };
    hold(
      fc.property(applications(), ({ document, facts }) => {
        const ruleset = compileRuleset(document);
        const [before, without] = [[], [document.programme]].map((suspended) =>
          evaluateEveryWay(ruleset, facts, { suspended }),
        ) as [Evaluation, Evaluation];
        const after = evaluateEveryWay(ruleset, facts, { suspended: [{ id: document.programme, outcomes: 'deny' }] });
        const { outcome, partial, grant = {} } = before;
        const isAsked = document.grant.some(({ name, asked }) => asked !== undefined && name in grant);
        const kind = outcome === 'deny' ? 'deny' : partial ? 'partial' : 'other';
        seen[kind] += 1;
        // What was asked may be unknown.
        const mayRefuse = outcome === 'approve' && isAsked;
        expect(kind === 'other' ? (mayRefuse ? [before, without] : [before]) : [without]).toContainEqual(after);
      }),
      1_000,
    );
    expect(seen.deny).toBeGreaterThan(40);
    expect(seen.partial).toBeGreaterThan(10);
  },
);
