import type { CompiledRuleset, Entry, Facts } from '#engine';
import { consume } from './consume.ts';
import { type Contender, measure, timeOf } from './measure.ts';
import { type Result, resultOf } from './results.ts';
import type { Shipped } from './shipped.ts';

/** The shipped programmes over their own test cases, and a year of fees. */
export async function benchProgrammes(shipped: readonly Shipped[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  const contenders = shipped.flatMap(({ name, ruleset, cases }) => {
    const facts = (wanted: boolean) =>
      cases.flatMap((testCase) => (wanted || testCase.outcome === 'approve' ? [testCase.facts] : []));
    return [evaluating(name, ruleset, facts(false)), evaluating(`${name}-all`, ruleset, facts(true))];
  });
  const measured = await measure(contenders);
  for (const { name } of contenders) results.push(resultOf(`programmes/${name}`, timeOf(measured, name)));

  const frikort = shipped.find(({ name }) => name === 'frikort');
  if (frikort === undefined) throw new Error('frikort is not shipped');
  const years = await measure([
    evaluating('fees-50', frikort.ruleset, [yearOfFees(frikort, 50)]),
    evaluating('fees-2000', frikort.ruleset, [yearOfFees(frikort, 2000)]),
  ]);
  for (const name of ['fees-50', 'fees-2000']) results.push(resultOf(`programmes/${name}`, timeOf(years, name)));
  return results;
}

function evaluating(name: string, { evaluate }: CompiledRuleset, facts: readonly Facts[]): Contender {
  return {
    name,
    run: (times) => {
      let sum = 0;
      for (let i = 0; i < times; i += 1) sum += consume(evaluate(facts[i % facts.length] as Facts));
      return sum;
    },
  };
}

/** An approved year with its fees multiplied: other days, providers and amounts, every tenth a correction of the one before. */
function yearOfFees({ ruleset, cases }: Shipped, count: number): Facts {
  const approved = cases
    .filter(({ outcome, facts }) => outcome === 'approve' && Array.isArray(facts['fees']))
    .toSorted((a, b) => feesOf(b.facts).length - feesOf(a.facts).length)[0];
  if (approved === undefined) throw new Error('frikort has no approved year');
  const models = feesOf(approved.facts);
  const fees = Array.from({ length: count }, (_, i) => {
    const model = models[i % models.length] as Entry;
    const year = String(model['serviceDate']).slice(0, 4);
    const serviceDate = `${year}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`;
    const dates = { serviceDate, ...('paidOn' in model ? { paidOn: serviceDate } : {}) };
    const correctionOf = i % 10 === 9 ? `F${i - 1}` : null;
    return { ...model, id: `F${i}`, correctionOf, provider: `P${i % 40}`, approvedAmount: 10_000 + i, ...dates };
  });
  const checked = ruleset.checkFacts({ ...approved.facts, fees });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems.slice(0, 3)));
  return checked.facts;
}
const feesOf = (facts: Facts): readonly Entry[] => facts['fees'] as readonly Entry[];
const two = (n: number) => String(n).padStart(2, '0');
