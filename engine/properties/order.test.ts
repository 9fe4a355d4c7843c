import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRuleset, type Evaluation, type RulesetDocument } from '#engine';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { numbers, readChoices, type Choices } from '../../test-fixtures/arbitraries/choices.ts';
import { hold } from '../../test-fixtures/property.ts';
import { evaluateEveryWay } from '../../test-fixtures/evaluators.ts';

function shuffled<T>(choices: Choices, items: readonly T[]): readonly T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(choices.below(rest.length), 1));
}

/** The same rules in another order; rows of `first` tables keep theirs, which means something. */
const reordered = (choices: Choices, document: RulesetDocument): RulesetDocument => ({
  ...document,
  sections: shuffled(choices, document.sections),
  rules: shuffled(choices, document.rules),
  tables: shuffled(
    choices,
    document.tables.map((table) =>
      table.hitPolicy === 'unique' ? { ...table, rows: shuffled(choices, table.rows) } : table,
    ),
  ),
  restrictions: shuffled(choices, document.restrictions),
});

const asSet = (items: readonly unknown[]): readonly string[] => items.map((item) => JSON.stringify(item)).toSorted();
/** Names of rows and facts come in the order they are written; here they are compared as sets. */
const withoutOrder = (reasons: Evaluation['reasons']) =>
  asSet(
    reasons.map(({ values, facts, ...reason }) => ({
      ...reason,
      values: asSet(
        Object.entries(values ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]),
      ),
      facts: asSet(Object.entries(facts ?? {})),
    })),
  );

const comparable = ({ reasons, also, recommended, ...evaluation }: Evaluation) => ({
  ...evaluation,
  reasons: withoutOrder(reasons),
  also: withoutOrder(also),
  recommended: recommended && { ...recommended, reasons: withoutOrder(recommended.reasons) },
});

test('the order of rules in a stage and of rows in a unique table changes nothing', { timeout: 300_000 }, () => {
  hold(
    fc.property(applications(), numbers(30), ({ document, facts, suspended }, order) => {
      const other = reordered(readChoices(order), document);
      expect(comparable(evaluateEveryWay(compileRuleset(other), facts, { suspended }))).toEqual(
        comparable(evaluateEveryWay(compileRuleset(document), facts, { suspended })),
      );
    }),
    2_000,
  );
});
