import { describe, expect, it } from 'vitest';
import { reportCoverage, type TestCase } from '#engine/tools';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { gapWords } from './gap-words.ts';

describe.each(['_example', 'frikort', 'fristbrudd'])('what ten cases of %s leave untried', (programme) => {
  const [ruleset] = shippedRulesets(programme);
  if (!ruleset) throw new Error(`no ${programme}`);
  const { document } = ruleset;
  const few = ruleset.cases
    .slice(0, 10)
    .map((one) => ({ ...one, title: one.id, expect: { outcome: 'deny', reasons: [] } }));
  const found = reportCoverage(document, few as unknown as readonly TestCase[]);
  const all = [
    ...found.undecisive,
    ...found.neverFalse,
    ...found.untestedBoundaries,
    ...found.unreachedOutcomes,
    ...found.unreachedReasons,
  ];

  it('is told in words, with no place or code of the format', () => {
    expect(all.length).toBeGreaterThan(50);
    for (const gap of all) {
      const told = gapWords(document, gap, 'nb');
      expect({ id: gap.id, told }).toEqual({ id: gap.id, told: expect.stringMatching(/\S/) });
      expect(told).not.toMatch(/[A-Z]{3,}_|\/versions\/|undefined|\[object/);
    }
  });
});

it('tells a limit with its comparison, and on which side no case stands', () => {
  const [example] = shippedRulesets('_example');
  const id = '/facts/hasFailedTrial/derived/where/any/1#beyond';
  const told = example && gapWords(example.document, { id, what: '', add: '' }, 'nb');
  expect(told).toMatch(/: under 1,5 .*\(like forbi grensen\)$/);
});
