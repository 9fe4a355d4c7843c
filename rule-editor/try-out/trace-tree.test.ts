import { describe, expect, it } from 'vitest';
import { compileRuleset, type RulesetDocument } from '#engine';
import {
  decimal,
  declare,
  fact,
  inInterval,
  parameter,
  parameterOf,
  rule,
  ruleset,
  version,
} from '../../test-fixtures/documents.ts';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hold } from '../../test-fixtures/property.ts';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import fc from 'fast-check';
import { traceTree } from './trace-tree.ts';

const words = {
  all: 'alt dette:',
  always: 'alltid',
  any: 'minst ett av disse:',
  not: 'ikke:',
  atLeast: (n: number) => `minst ${n} av disse:`,
  notSettled: 'ikke fastsatt',
  appliesWhen: 'Gjelder når',
  exception: 'Unntak',
  approved: 'Alle vilkår er oppfylt',
};

function treeOf(programme: string, id: string) {
  const [shipped] = shippedRulesets(programme);
  const found = shipped?.cases.find((one) => one.id === id);
  if (!shipped || !found) throw new Error(`no case ${id}`);
  const explanation = compileRuleset(shipped.document).explain(found.facts, { counterfactuals: false });
  return traceTree(shipped.document, explanation, 'nb', words);
}

describe('how it was decided', () => {
  it('tells the section that decided, its requirements and what the application said', () => {
    const tree = treeOf('blaresept', 'ropinirol-to-dager');
    const decisive = tree.flatMap(({ asked }) => asked).filter(({ isDecisive }) => isDecisive);
    expect(decisive.map(({ key }) => key)).toEqual(['ropinirole/0']);
    const [section] = decisive;
    expect(section?.is).toBe('true');
    const days = JSON.stringify(section?.parts);
    expect(days).toContain('Dager med plager per uke: minst 2');
    expect(days).toContain('"value":"2 dager"');
  });

  it('tells the value of the rules that was compared with, by its figure and name', () => {
    const [shipped] = shippedRulesets('blaresept');
    if (!shipped) throw new Error('blaresept is not shipped');
    const { explain } = compileRuleset(shipped.document);
    const said = shipped.cases
      .slice(0, 10)
      .map(({ facts }) =>
        JSON.stringify(traceTree(shipped.document, explain(facts, { counterfactuals: false }), 'nb', words)),
      );
    expect(said.join('')).toMatch(/minst \d[^"«]* \(«[^»]+»\)/);
  });

  it('tells the ends of an interval that are values, also one that was not settled then', () => {
    const ldl = fact('ldl', decimal(1));
    const end = (name: string) => parameter(name, decimal(1));
    const named = (name: string, nb: string, content: string) => ({
      ...parameterOf(name, decimal(1), [version(content)]),
      title: { nb },
    });
    const document = ruleset({
      facts: [{ ...declare(ldl), title: { nb: 'LDL' }, unit: 'mmol/l' }],
      parameters: [named('low', 'Laveste LDL', '2.6'), named('high', 'Høyeste LDL', 'missing')],
      rules: [
        rule('between', {
          event: 'route-to-manual',
          when: inInterval(ldl, { from: end('low'), under: end('high') }),
        }),
      ],
    });
    const explanation = compileRuleset(document).explain({ ldl: '2.8' }, { counterfactuals: false });
    expect(JSON.stringify(traceTree(document, explanation, 'nb', words))).toContain(
      'LDL: minst 2,6\u00a0mmol/l («laveste LDL») og under ikke fastsatt («høyeste LDL»)',
    );
  });

  it('keeps what did not hold apart', () => {
    const tree = treeOf('blaresept', 'ropinirol-to-dager');
    expect(tree.every(({ asked }) => asked.every(({ is, isDecisive }) => is !== 'false' || isDecisive))).toBe(true);
    expect(tree.flatMap(({ others }) => others).length).toBeGreaterThan(50);
  });

  it('tells every application of every ruleset, with no name of the format left in the words', () => {
    hold(
      fc.property(applications(), ({ document, facts, suspended }) => {
        const explanation = compileRuleset(document).explain(facts, { suspended, counterfactuals: false });
        const tree = traceTree(document, explanation, 'en', words);
        expect(tree.map(({ stage }) => stage)).toEqual(explanation.path);
        expect(JSON.stringify(tree)).not.toMatch(/undefined|\[object/);
      }),
      200,
    );
  });

  it.each(shippedRulesets().map(({ name, document, cases }) => ({ name, document, cases: cases.slice(0, 40) })))(
    'tells the test cases of $name without a name of the format in the words',
    ({ document, cases }) => {
      const { explain } = compileRuleset(document as RulesetDocument);
      const operators = /greaterThan|lessThan|containsAny|inCodes|undefined|\[object/;
      for (const { facts, suspended } of cases) {
        const tree = traceTree(document, explain(facts, { suspended, counterfactuals: false }), 'nb', words);
        expect(JSON.stringify(tree.map(({ asked }) => asked.map(({ parts }) => parts)))).not.toMatch(operators);
      }
    },
  );
});
