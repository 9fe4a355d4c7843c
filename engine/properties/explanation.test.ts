import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import type { ConditionTrace } from '#engine';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { readChoices, numbers } from '../../test-fixtures/arbitraries/choices.ts';
import { writeFacts } from '../../test-fixtures/arbitraries/facts.ts';
import { hold } from '../../test-fixtures/property.ts';

const RANK = { false: 0, unknown: 1, true: 2 } as const;
const WORDS = ['false', 'unknown', 'true'] as const;

type Traced = { readonly is: keyof typeof RANK };
const least = (traces: readonly Traced[]) => WORDS[Math.min(2, ...traces.map(({ is }) => RANK[is]))];
const greatest = (traces: readonly Traced[]) => WORDS[Math.max(0, ...traces.map(({ is }) => RANK[is]))];

/** Does a trace follow from what it is made of? A requirement is unknown when its versions in question differ. */
function follows(trace: ConditionTrace): boolean {
  if ('all' in trace) {
    const differ = new Set(trace.all.map(({ is }) => is)).size !== 1;
    return trace.is === least(trace.all) || (differ && trace.is === 'unknown');
  }
  if ('any' in trace) return trace.is === greatest(trace.any);
  if ('not' in trace) return trace.is === WORDS[2 - RANK[trace.not.is]];
  return !('condition' in trace) || trace.is === trace.of.is;
}

/** A trace and all traces in it. */
function parts(trace: ConditionTrace): readonly ConditionTrace[] {
  if ('all' in trace) return [trace, ...trace.all.flatMap(parts)];
  if ('any' in trace) return [trace, ...trace.any.flatMap(parts)];
  if ('not' in trace) return [trace, ...parts(trace.not)];
  if ('atLeast' in trace) return [trace, ...trace.of.flatMap(parts)];
  return 'condition' in trace ? [trace, ...parts(trace.of)] : [trace];
}

const twoOfOne = fc.tuple(applications(), numbers(100)).map(([{ document, facts, suspended }, others]) => ({
  document,
  facts,
  suspended,
  others: writeFacts(readChoices(others), document),
}));

test('an explanation is that of the evaluation, plain, and the same whatever was explained before it', () => {
  hold(
    fc.property(twoOfOne, ({ document, facts, suspended, others }) => {
      const options = { suspended, counterfactuals: false };
      const compiled = compileRuleset(document);
      compiled.explain(others, options);
      const explanation = compiled.explain(facts, options);
      expect(explanation).toEqual(compileRuleset(document).explain(facts, options));
      expect(explanation).toEqual(JSON.parse(JSON.stringify(explanation)));
      expect(explanation.evaluation).toEqual(compiled.evaluate(facts, { suspended }));
    }),
    300,
  );
});

test('each condition of an explanation follows from its parts, and the rules that decided are true', () => {
  hold(
    fc.property(applications(), ({ document, facts, suspended }) => {
      const { rules } = compileRuleset(document).explain(facts, { suspended, counterfactuals: false });
      const traces = rules.flatMap(({ condition, applies }) => [
        condition,
        ...(applies === undefined ? [] : [applies]),
      ]);
      expect(traces.flatMap(parts).filter((trace) => !follows(trace))).toEqual([]);
      const truths = rules.map(({ condition, applies }) =>
        least([condition, ...(applies === undefined ? [] : [applies])]),
      );
      expect(rules.map(({ is }) => is)).toEqual(truths);
      expect(rules.filter(({ decisive, is }) => decisive && is !== 'true')).toEqual([]);
    }),
    300,
  );
});
