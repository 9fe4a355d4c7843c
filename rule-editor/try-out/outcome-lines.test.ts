import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRuleset } from '#engine';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hold } from '../../test-fixtures/property.ts';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { expectationOf } from './cases.ts';
import { createOutcomeLines, expectationParts, outcomeDifferences, outcomeParts } from './outcome-lines.ts';

const format = /undefined|\[object|^\s*$|[a-z]+-to-manual|not-due/;

describe('the words of differences', () => {
  it('are none between an answer and itself, and the same parts both ways', () => {
    hold(
      fc.property(applications(), ({ document, facts, suspended }) => {
        const { evaluate } = compileRuleset(document);
        const [before, after] = [evaluate({}, { suspended }), evaluate(facts, { suspended })];
        expect(outcomeDifferences(after, structuredClone(after))).toEqual([]);
        const there = outcomeDifferences(before, after);
        const back = outcomeDifferences(after, before);
        expect(new Set(there.map(({ part }) => part))).toEqual(new Set(back.map(({ part }) => part)));
        for (const { part, before: old, after: now } of there)
          expect(back.find((other) => other.part === part)).toEqual({ part, before: now, after: old });
      }),
      200,
    );
  });

  it('name every part and value of any answer in words, in every language', () => {
    hold(
      fc.property(applications(), fc.constantFrom('nb', 'nn', 'en'), ({ document, facts, suspended }, language) => {
        const lines = createOutcomeLines(document, language, '2026-11-22');
        const evaluation = compileRuleset(document).evaluate(facts, { suspended });
        for (const { part, value } of [...outcomeParts(evaluation), ...expectationParts(expectationOf(evaluation))]) {
          expect(lines.part(part)).not.toMatch(format);
          expect(lines.value(part, value).length).toBeGreaterThan(0);
          for (const line of lines.value(part, value)) expect(line).not.toMatch(format);
        }
      }),
      200,
    );
  });
});

it.each(shippedRulesets())('what the cases of $name expect has words of its own', ({ name, document, cases }) => {
  const { evaluate } = compileRuleset(document);
  const lines = createOutcomeLines(document, 'nb', '2026-11-22');
  for (const { facts, suspended } of cases.slice(0, 150)) {
    const told = outcomeParts(evaluate(facts, { suspended })).flatMap(({ part, value }) => [
      lines.part(part),
      ...lines.value(part, value),
    ]);
    expect({ name, told: told.filter((line) => /^[A-Z0-9]+_[A-Z0-9_]+$|^\/|undefined/.test(line)) }).toEqual({
      name,
      told: [],
    });
  }
});

it('names a missing entry by its list, number and field', () => {
  const [example] = shippedRulesets('_example');
  const lines = example && createOutcomeLines(example.document, 'en', '2026-11-22');
  expect(lines?.pointer('/earlierTrials/1/result')).toMatch(/, entry 2: \S/);
  expect(lines?.pointer('/earlierTrials')).not.toMatch(/entry/);
});
