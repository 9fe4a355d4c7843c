import { compileRuleset, type CompiledRuleset, type Facts } from '#engine';
import { consume } from './consume.ts';
import { factsOf, ruleSource, tableSource } from './large-tables.ts';
import { type Contender, measure, ratioOf, timeOf } from './measure.ts';
import { type Result, resultOf } from './results.ts';
import { parsed } from './shipped.ts';

const rows = 10_000;
const few = 40;

/** Tables and rules by the thousand. Both tables are asked about medicines that they hold, each of them in turn. */
export async function benchTables(say: (line: string) => void): Promise<readonly Result[]> {
  const large = compileRuleset(parsed(tableSource(rows)));
  const small = compileRuleset(parsed(tableSource(few)));
  const rules = compileRuleset(parsed(ruleSource(rows)));
  say('tables and rules are compiled');
  const known = await measure([
    asking('large', large, pool(rows / 4, true)),
    asking('small', small, pool(few / 4, true)),
  ]);
  const unknown = await measure([asking('large', large, pool(rows / 4, false))]);
  const loose = await measure([asking('rules', rules, pool(rows, true))]);
  return [
    resultOf('tables/known', ratioOf(known, 'large', 'small')),
    resultOf('tables/unknown', timeOf(unknown, 'large')),
    resultOf('tables/no-structure', timeOf(loose, 'rules')),
    resultOf('tables/known-time', timeOf(known, 'large')),
  ];
}

/** As many facts for few medicines as for many: what differs is the table alone. */
const pool = (medicines: number, known: boolean): readonly Facts[] =>
  Array.from({ length: 1000 }, (_, i) => factsOf((i * 7) % medicines, known));

function asking(name: string, { evaluate }: CompiledRuleset, facts: readonly Facts[]): Contender {
  return {
    name,
    run: (times) => {
      let sum = 0;
      for (let i = 0; i < times; i += 1) sum += consume(evaluate(facts[i % facts.length] as Facts));
      return sum;
    },
  };
}
