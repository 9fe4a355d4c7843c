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

test('a suspension of denials takes those from the machine, and changes nothing else', { timeout: 300_000 }, () => {
  const seen = { deny: 0, other: 0 };
  hold(
    fc.property(applications(), ({ document, facts }) => {
      const ruleset = compileRuleset(document);
      const before = evaluateEveryWay(ruleset, facts);
      const after = evaluateEveryWay(ruleset, facts, { suspended: [{ id: document.programme, outcomes: 'deny' }] });
      const wasDenied = before.outcome === 'deny';
      seen[wasDenied ? 'deny' : 'other'] += 1;
      const wanted = evaluateEveryWay(ruleset, facts, wasDenied ? { suspended: [document.programme] } : {});
      expect(after).toEqual(wanted);
    }),
    1_000,
  );
  expect(seen.deny).toBeGreaterThan(40);
});
