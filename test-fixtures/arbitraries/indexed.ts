import fc from 'fast-check';
import type { Facts, FactValue } from '../../engine/evaluation.ts';
import type { Condition, RulesetDocument } from '../../engine/ruleset-document.ts';
import * as d from '../documents.ts';
import { readChoices, type Choices } from './choices.ts';

/**
 * Rulesets that aim at the indexes: prefixes that overlap, codes that are coarse or have another name, spans that touch,
 * values on their limits, facts that are unknown or none, versions that change on the day asked.
 */

const drug = d.fact('drug', d.codeOf('atc'));
const place = d.fact('place', d.enumOf('home', 'ward', 'prison'));
const age = d.fact('age', d.integer);
const dose = d.fact('dose', d.decimal(1));
const until = d.fact('until', d.openDate);
const decidedOn = d.fact('decidedOn', d.date);

const facts = [drug, d.orNone(place), d.orNone(age), dose, d.orNone(until)];
const systems = [d.system('atc', { exactLength: 3, aliases: [{ old: 'A1X', new: 'B2Y', from: '2024-01-01' }] })];
const prefixes = ['A', 'B', 'A1', 'A2', 'B2', 'A1X', 'A1Y', 'A2X', 'B2X', 'B2Y'];
const days = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-06-30', '2026-07-01'];

function span(choices: Choices, left: typeof age, values: readonly (string | number)[]): Condition {
  const at = choices.below(values.length);
  const low = values[at] as string | number;
  const high = values[Math.min(values.length - 1, at + choices.below(3))] as string | number;
  return choices.pick([
    () => d.inInterval(left, { [choices.pick(['from', 'over'])]: low, [choices.pick(['to', 'under'])]: high }),
    () => d.inInterval(left, { [choices.pick(['from', 'over', 'to', 'under'])]: low }),
    () => d.compare(left, choices.pick(['lessThan', 'lessThanInclusive', 'equal'] as const), low),
    () => d.compare(left, choices.pick(['greaterThan', 'greaterThanInclusive', 'notEqual'] as const), low),
  ])();
}

const cells: readonly ((choices: Choices) => Condition)[] = [
  (choices) =>
    d.compare(drug, 'inCodes', d.literal({ include: [...choices.some(prefixes, 1, 3)], exclude: [] }, d.codes('atc'))),
  (choices) => d.compare(drug, 'equal', choices.pick(['A1X', 'A2X', 'B2Y'])),
  (choices) => d.compare(place, 'in', ['home', choices.pick(['ward', 'prison'])]),
  (choices) => d.compare(place, 'equal', choices.pick(['home', 'ward', 'prison'])),
  (choices) => span(choices, age, [16, 17, 18, 19, 67]),
  (choices) => span(choices, dose, ['0.9', '1', '1.1', '2']),
  (choices) => span(choices, until, days),
];

function condition(choices: Choices): Condition {
  const some = choices.some(cells, 1, 4).map((cell) => cell(choices));
  const [first] = some;
  const cell = choices.pick(cells);
  if (first !== undefined && choices.chance(15)) return d.all(d.any(cell(choices), cell(choices)), ...some);
  return choices.chance(5) ? d.not(d.all(...some)) : d.all(...some);
}

const events = ['approve', 'deny', 'stop', 'route-to-manual'] as const;
const content = (choices: Choices) => ({ event: choices.pick(events), when: condition(choices) });
const versions = (choices: Choices) => [
  d.version(content(choices)),
  d.version(content(choices), choices.pick(days), choices.pick([decidedOn, until])),
];
const oneOrTwo = (choices: Choices) => (choices.chance(25) ? versions(choices) : content(choices));

/** A table of so many rows, and half as many rules beside it. */
export function writeIndexed(choices: Choices, count: number): RulesetDocument {
  const rows = Array.from({ length: count }, (_, i) => d.row(`row-${i}`, oneOrTwo(choices)));
  const rules = Array.from({ length: count >> 1 }, (_, i) => d.rule(`rule-${i}`, oneOrTwo(choices)));
  const hitPolicy = choices.pick(['first', 'first', 'unique'] as const);
  return d.ruleset({
    systems,
    facts,
    rules: choices.chance(50) ? rules : [],
    tables: [d.table('rows', hitPolicy, rows)],
  });
}

const values: { readonly [name: string]: readonly FactValue[] } = {
  drug: ['A1X', 'A1Y', 'A2X', 'B2X', 'B2Y', 'B1Y', 'A', 'B', 'A1', 'B2'],
  place: ['home', 'ward', 'prison', null],
  age: [16, 17, 18, 19, 67, 90, null],
  dose: ['0.9', '1', '1.1', '1.5', '2'],
  until: [...days, null],
  decidedOn: days,
};
export const indexedFacts = (choices: Choices): Facts =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, of]) => (choices.chance(80) ? [[name, choices.pick(of)]] : [])),
  );

/** Choices without end, the same for the same seed. */
export const endlessChoices = (seed: number, count: number): Choices => {
  const numbers: number[] = [];
  let state = seed;
  for (let i = 0; i < count; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    numbers.push(state >>> 8);
  }
  return readChoices(numbers);
};
export const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
