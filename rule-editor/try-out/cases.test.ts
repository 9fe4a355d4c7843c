import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRuleset } from '#engine';
import type { JsonObject } from '#engine/objects';
import { parseTestCases, runTestCases, type TestCase } from '#engine/tools';
import { hold } from '../../test-fixtures/property.ts';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { caseId, caseOf, expectationOf, factsOf, mayIdentify, renewedExpectation } from './cases.ts';

const compiledOnly = {
  compiled: (document: Parameters<typeof compileRuleset>[0]) => {
    const ruleset = compileRuleset(document);
    return ruleset.evaluate;
  },
};

describe.each(shippedRulesets())('a try-out of $name kept as a case', ({ document, cases }) => {
  it('is a case that the same rules pass, and that opens with the same facts', () => {
    const { evaluate } = compileRuleset(document);
    const kept = cases.map(({ id, facts, suspended }) =>
      caseOf(id, { title: id, note: '' }, facts, suspended, evaluate(facts, { suspended })),
    );
    const parsed = parseTestCases([{ name: 'cases/kept.json', text: JSON.stringify({ cases: kept }) }]);
    expect(parsed).toMatchObject({ ok: true });
    const { results } = runTestCases(document, kept as unknown as TestCase[], compiledOnly);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    kept.forEach((one, index) => {
      const before = cases[index]?.facts;
      expect(factsOf(one)).toEqual({
        ...(before?.['startedBy'] === undefined && { startedBy: 'application' }),
        ...before,
      });
    });
  });

  it('expects the new answer, in the parts it had, after it is said to be right', () => {
    const { evaluate } = compileRuleset(document);
    cases.slice(0, 60).forEach(({ facts, suspended }, index) => {
      const other = cases[(index + 7) % cases.length];
      if (!other) return;
      const before = expectationOf(evaluate(other.facts, { suspended: other.suspended }));
      const evaluation = evaluate(facts, { suspended });
      const renewed = renewedExpectation(before, evaluation);
      const one = { id: 'x', title: 'x', facts, suspended, expect: renewed } as unknown as TestCase;
      expect(runTestCases(document, [one], compiledOnly).results[0]?.runs[0]?.differences).toEqual([]);
      expect(Object.keys(renewed)).toEqual(expect.arrayContaining(['outcome', 'reasons']));
    });
  });
});

describe('the name of a case', () => {
  it('is made of its title', () => {
    expect(caseId('LDL er 3,6 – avslås på nytt', [])).toBe('ldl-er-3-6-avslas-pa-nytt');
    expect(caseId('A', ['a', 'a-2'])).toBe('a-3');
    expect(caseId('…', [])).toBe('eksempel');
  });

  it('is always one that a case may have, and nobody else has', () => {
    hold(
      fc.property(fc.string(), fc.array(fc.string()), (title, others) => {
        const taken = [...others, caseId(title, others)];
        const id = caseId(title, taken);
        expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
        expect(taken).not.toContain(id);
      }),
      500,
    );
  });
});

describe('what may identify somebody', () => {
  it.each(['01898012345', 'Ola (018980 12345)', { note: '018980-12345' } satisfies JsonObject])('%j', (value) => {
    expect(mayIdentify(value)).toBe(true);
  });
  it.each(['2026-03-01 og 12345', '123456789012', 'C10AX16', '3 278 500'])('not %s', (value) => {
    expect(mayIdentify(value)).toBe(false);
  });
});
