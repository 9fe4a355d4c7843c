import type { Evaluation, Facts } from '../evaluation.ts';
import type { CompiledRuleset } from '../index.ts';
import type { FactDeclaration } from '../ruleset-document.ts';
import { closures } from './closure.ts';
import { goalsCheck, waysFrom, waysTo, type Goal } from './goals.ts';
import { oneOf, type Random } from './random.ts';
import { changeFact, type Choices } from './vary.ts';

const MOST_ROUNDS = 12;
const MOST_TRIES = 300;

/** A chance of no seed: what is reached shall be the same whatever applications are drawn from it. */
function fixedChance(): Random {
  let state = 1;
  return {
    nextInt(from, to) {
      // Park and Miller's, small enough to be exact in doubles.
      state = (state * 48_271) % 2_147_483_647;
      return from + (state % (to - from + 1));
    },
  };
}

/** Changes facts that goals read until all are reached, one goal after the other; as far as it gets. */
function pursue(
  { document }: CompiledRuleset,
  start: Facts,
  goals: readonly Goal[],
  inputs: readonly FactDeclaration[],
  choices: Choices,
  random: Random,
): Facts {
  const closureOf = closures(document);
  const reached = goalsCheck(document, goals);
  let facts = start;
  let now = reached(facts);
  for (const [i, { condition }] of goals.entries()) {
    const read = closureOf(condition).facts;
    const own = inputs.filter(({ name }) => read.has(name));
    for (let tries = 0; tries < MOST_TRIES && !now[i]; tries += 1) {
      const changed = { ...facts };
      for (let changes = random.nextInt(1, 2); changes > 0; changes -= 1) {
        const fact = oneOf(random, own);
        if (fact !== undefined) changeFact(random, changed, fact, choices);
      }
      const then = reached(changed);
      if (!then[i] || now.some((was, k) => was && !then[k])) continue;
      facts = changed;
      now = then;
    }
  }
  return facts;
}

const speaks = ({ reasons, recommended }: Evaluation, id: string): boolean =>
  [...reasons, ...(recommended?.reasons ?? [])].some(({ rule }) => rule === id);

/**
 * Applications in which a section, rule or table speaks that no known application comes to: what it asks for is sought,
 * then what stands in the way of it is put aside, and what is still missing is given.
 */
export function reach(
  ruleset: CompiledRuleset,
  part: string,
  starts: readonly Facts[],
  inputs: readonly FactDeclaration[],
  choices: Choices,
): readonly Facts[] {
  const random = fixedChance();
  const { document, evaluate } = ruleset;
  const id = part.slice(part.indexOf('/') + 1);
  return waysTo(document, part).flatMap((goals) =>
    starts.flatMap((start) => {
      const wanted = [...goals];
      let facts = pursue(ruleset, start, wanted, inputs, choices, random);
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const evaluation = evaluate(facts);
        const isThere = speaks(evaluation, id) || part.startsWith('restrictions/');
        if (isThere && evaluation.missingFacts.length === 0) break;
        for (const { fact: name } of evaluation.missingFacts) {
          const fact = inputs.find((input) => input.name === name);
          const given = { ...facts };
          if (fact !== undefined) changeFact(random, given, fact, choices);
          facts = given;
        }
        for (const { rule, part: row } of isThere ? [] : evaluation.reasons)
          if (rule !== undefined && rule !== id) wanted.push(...waysFrom(document, rule, row));
        facts = pursue(ruleset, facts, wanted, inputs, choices, random);
      }
      return [facts];
    }),
  );
}
