import { expect, it } from 'vitest';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { factsWords } from './facts-words.ts';

const [example] = shippedRulesets('_example');

it('tells lists entry by entry, and apart whether there are none or there may be more', () => {
  const said = (earlierTrials: unknown) =>
    example && factsWords(example.document, { earlierTrials }, 'nb').map(({ lines }) => lines);
  expect(said([])).toEqual([['ingen']]);
  expect(said([{ startedOn: '2026-01-02' }])).toEqual([[expect.stringMatching(/: 02\.01\.2026$/)]]);
  expect(said({ items: [], complete: false })).toEqual([['Det kan finnes flere enn disse']]);
});

it.each(shippedRulesets())(
  'tells every fact of the cases of $name, with no value of the format',
  ({ document, cases }) => {
    for (const { facts } of cases.slice(0, 100)) {
      const told = factsWords(document, facts, 'nb');
      expect(told).toHaveLength(Object.keys(facts).length);
      for (const { name, lines } of told)
        expect([name, ...lines].join(' ')).not.toMatch(/undefined|\[object|null|\btrue\b|\bfalse\b|\d{4}-\d\d-\d\d/);
    }
  },
);
