import { describe, expect, it } from 'vitest';
import { compileRuleset } from '#engine';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { placeOf } from './place-of.ts';
import { askedFacts } from './form-facts.ts';
import { readingOrder } from './reading-order.ts';

describe.each(shippedRulesets())('$name', ({ document, cases }) => {
  it('has a place with a title for every reason that a rule gives', () => {
    const { evaluate } = compileRuleset(document);
    for (const { id, facts, suspended } of cases) {
      const { reasons, also, recommended } = evaluate(facts, { suspended });
      for (const reason of [...reasons, ...also, ...(recommended?.reasons ?? [])]) {
        if (reason.rule === undefined) continue;
        const place = placeOf(document, reason);
        expect({ id, code: reason.code, title: place?.title.nb }).toMatchObject({ title: expect.stringMatching(/\S/) });
        expect({ id, hasPart: place?.part !== undefined }).toEqual({ id, hasPart: reason.part !== undefined });
      }
    }
  });

  it('asks for every fact once, in the order in which the rules read them', () => {
    const order = readingOrder(document);
    expect(order.toSorted()).toEqual(
      askedFacts(document)
        .map((fact) => fact.name)
        .toSorted(),
    );
  });
});

it('asks for the drug before the values that only some drugs need', () => {
  const [shipped] = shippedRulesets('blaresept');
  const order = shipped ? readingOrder(shipped.document) : [];
  expect(order).toContain('ldl');
  expect(order.indexOf('drugAtc')).toBeLessThan(order.indexOf('ldl'));
});
