import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileRuleset, type Facts } from '#engine';
import {
  applicationsFrom,
  changedParts,
  isSameJson,
  planApplications,
  simplest,
  withPartBefore,
} from '#engine/applications';
import { mutantsOf, parseRuleset } from '#engine/tools';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';

const shipped = shippedRulesets();
const first = (all: Iterable<Facts>, count: number): IteratorObject<Facts> => Iterator.from(all).take(count);
const take = (all: Iterable<Facts>, count: number): readonly Facts[] => [...first(all, count)];
const knownOf = ({ cases }: (typeof shipped)[number]) => cases.map(({ facts }) => facts);

describe.each(shipped)('applications for $name', (ruleset) => {
  const { document } = ruleset;
  const known = knownOf(ruleset);
  const plan = planApplications([document], known);
  const compiled = compileRuleset(document);

  test('are the same for the same seed, and others for another', () => {
    const again = planApplications([document], known);
    const once = take(applicationsFrom(plan, 7), 500);
    expect(take(applicationsFrom(again, 7), 500)).toEqual(once);
    expect(take(applicationsFrom(plan, 8), 500)).not.toEqual(once);
  });

  test('are such as may be sent in, but for facts that contradict each other', () => {
    const problems = take(applicationsFrom(plan, 1), 2_000).flatMap((facts) => {
      const checked = compiled.checkFacts(facts);
      return checked.ok ? [] : checked.problems.filter(({ code }) => code !== 'CONSTRAINT_BROKEN');
    });
    expect(problems).toEqual([]);
  });

  test('come to every outcome that the cases come to', () => {
    const outcomes = (all: readonly Facts[]) =>
      [...new Set(all.map((facts) => compiled.evaluate(facts).outcome))].toSorted();
    expect(outcomes(take(applicationsFrom(plan, 1), 5_000))).toEqual(outcomes(known));
  });

  test('show a change of one thing', { timeout: 120_000 }, () => {
    const mutants = mutantsOf(document);
    const some = mutants.filter((_, i) => i % Math.ceil(mutants.length / 10) === 0);
    const missed = some.filter((mutant) => {
      const changed = mutant.document();
      const draft = compileRuleset(changed);
      const plan = planApplications([changed, document], known);
      const isSame = (facts: Facts) => isSameJson(compiled.evaluate(facts), draft.evaluate(facts));
      return first(applicationsFrom(plan, 1), 3_000).every(isSame);
    });
    expect(missed.length).toBeLessThanOrEqual(some.length / 10);
  });
});

describe('what is changed', () => {
  const { document } = shipped.find(({ name }) => name === 'blaresept') ?? { document: undefined };
  if (document === undefined) throw new Error('no such ruleset');
  const [gone, ...others] = document.sections;

  test('is told part by part, and can be taken back part by part', () => {
    const changed = { ...document, sections: others };
    const [part, ...more] = changedParts(document, changed);
    expect(more).toEqual([]);
    expect(part).toEqual({ part: `sections/${gone?.id}`, before: gone });
    if (part === undefined) return;
    const back = withPartBefore(changed, part);
    expect(new Set(back.sections)).toEqual(new Set(document.sections));
  });

  test('leaves out what only texts say', () => {
    const titled = { ...document, facts: document.facts.map((fact) => ({ ...fact, title: { nb: 'Noe annet' } })) };
    expect(changedParts(document, titled)).toEqual([]);
  });
});

test('the simplest application has the fewest facts and the roundest values', () => {
  const facts: Facts = {
    decidedOn: '2026-05-17',
    appliedOn: '2026-05-17',
    member: true,
    ldl: '3.74',
    fees: [{ amount: 12_345, paid: true }, { amount: 5 }],
  };
  const isSo = ({ ldl, fees }: Facts): boolean => Number(ldl) > 3.6 && Array.isArray(fees) && fees.length > 0;
  expect(simplest(facts, isSo)).toEqual({
    decidedOn: '2026-01-01',
    appliedOn: '2026-01-01',
    receivedOn: '2026-01-01',
    ldl: '4',
    fees: [{}],
  });
});

test('without any known application every rule and limit is come to all the same', { timeout: 120_000 }, () => {
  const file = path.resolve(import.meta.dirname, '../../test-fixtures/programmes/licence/ruleset.json');
  const parsed = parseRuleset(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error('the licence programme has problems');
  const published = compileRuleset(parsed.document);
  const missed = mutantsOf(parsed.document).filter((mutant) => {
    const changed = mutant.document();
    const draft = compileRuleset(changed);
    const applications = first(applicationsFrom(planApplications([changed, parsed.document], []), 1), 4_000);
    return applications.every((facts) => isSameJson(published.evaluate(facts), draft.evaluate(facts)));
  });
  expect(missed.map(({ pointer, mutation }) => `${pointer} ${mutation}`)).toEqual([]);
});

test('a section that no known application comes to is come to from others', { timeout: 120_000 }, () => {
  const [ruleset] = shipped.filter(({ name }) => name === 'blaresept');
  if (ruleset === undefined) throw new Error('no such ruleset');
  const { evaluate } = compileRuleset(ruleset.document);
  const speaks = (facts: Facts): boolean => {
    const { reasons, also, recommended } = evaluate(facts);
    return [...reasons, ...also, ...(recommended?.reasons ?? [])].some(({ rule }) => rule === 'inclisiran-familial');
  };
  const others = knownOf(ruleset).filter((facts) => !speaks(facts));
  const sections = ruleset.document.sections.filter(({ id }) => id !== 'inclisiran-familial');
  const before = { ...ruleset.document, sections };
  const plan = planApplications([ruleset.document, before], others);
  const verdicts = take(applicationsFrom(plan, 1), 1_000)
    .filter(speaks)
    .map((facts) => evaluate(facts).outcome);
  expect(others.filter(speaks)).toEqual([]);
  expect(new Set(verdicts)).toContain('approve');
});
