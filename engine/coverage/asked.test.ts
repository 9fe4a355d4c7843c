import { expect, test } from 'vitest';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { compileRuleset } from '../index.ts';
import { programOf } from '../reference/rules.ts';
import type { RulesetDocument } from '../ruleset-document.ts';
import { isSameJson } from '../same-json.ts';
import { limitsIn } from './limits.ts';
import { mutantsOf } from './mutants.ts';
import { createObserver } from './observe.ts';
import { addressesIn } from './places.ts';

test('a case whose outcome a changed limit changes has asked for that limit', { timeout: 60_000 }, () => {
  const [example] = shippedRulesets('_example');
  if (example === undefined) throw new Error('no rulesets/_example');
  const document = JSON.parse(JSON.stringify(example.document)) as RulesetDocument;
  const observe = createObserver(document, programOf(document), addressesIn(document), []);
  const { evaluate } = compileRuleset(document);
  const runs = example.cases.map(({ id, facts, suspended }) => {
    const evaluation = evaluate(facts, { suspended });
    return { facts, suspended, evaluation, asked: [...observe(id, facts, evaluation).limits.keys()] };
  });
  const limits = limitsIn(document).map(({ pointer }) => pointer);
  const mutants = mutantsOf(document).filter(
    ({ pointer, mutation }) =>
      mutation.includes('→') && limits.some((limit) => limit === pointer || limit.startsWith(`${pointer}/value/`)),
  );
  const changed = mutants.flatMap(({ pointer, mutation, document: mutant }) => {
    const other = compileRuleset(mutant());
    return runs
      .filter(({ facts, suspended, evaluation }) => {
        const { outcome, reasons, grant } = other.evaluate(facts, { suspended });
        return !isSameJson(
          { outcome, reasons: reasons.map(({ code }) => code), grant },
          {
            outcome: evaluation.outcome,
            reasons: evaluation.reasons.map(({ code }) => code),
            grant: evaluation.grant,
          },
        );
      })
      .map(({ asked }) => ({ pointer, mutation, asked }));
  });
  expect(changed.length).toBeGreaterThan(100);
  const unasked = changed.filter(
    ({ pointer, asked }) => !asked.some((limit) => limit === pointer || limit.startsWith(`${pointer}/value/`)),
  );
  expect(unasked.map(({ pointer, mutation }) => `${pointer}: ${mutation}`)).toEqual([]);
});
