import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset, type Facts, type RulesetDocument } from '#engine';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { numbers, readChoices, type Choices } from '../../test-fixtures/arbitraries/choices.ts';
import { factsRead } from '../../test-fixtures/arbitraries/facts-read.ts';
import { writeFacts } from '../../test-fixtures/arbitraries/facts.ts';
import { fact } from '../../test-fixtures/arbitraries/vocabulary.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

/** A fact that nothing reads stands in every ruleset. */
const withUnread = (document: RulesetDocument): RulesetDocument => ({
  ...document,
  facts: [...document.facts, fact('nobodyReadsThis', { kind: 'decimal', scale: 1 })],
});

/** Other values, or none at all, for the facts that nothing in force reads. */
function withOtherUnread(choices: Choices, document: RulesetDocument, facts: Facts): Facts {
  const read = factsRead(document, facts);
  const isRead = ([name]: readonly [string, unknown]): boolean => read.has(name);
  const others = Object.entries(writeFacts(choices, document)).filter((entry) => !isRead(entry));
  return { ...Object.fromEntries(Object.entries(facts).filter(isRead)), ...Object.fromEntries(others) };
}

test('a fact that no rule in force reads changes nothing', { timeout: 300_000 }, () => {
  let changed = 0;
  hold(
    fc.property(applications(), numbers(100), (application, chosen) => {
      const { facts, suspended } = application;
      const document = withUnread(application.document);
      const others = withOtherUnread(readChoices(chosen), document, facts);
      if (!isDeepStrictEqual(others, facts)) changed += 1;
      const ruleset = compileRuleset(document);
      expect(evaluateEveryWay(ruleset, others, { suspended })).toEqual(evaluateEveryWay(ruleset, facts, { suspended }));
    }),
    2_000,
  );
  expect(changed).toBeGreaterThan(500);
});
