import { Engine, type ConditionProperties, type RuleProperties } from 'json-rules-engine';
import { annexes, guidance, type Cells, type Row } from './rows.ts';
import type { MeasuredFacts } from './hand-written.ts';

/**
 * The same 42 rules in other engines, each in the form that was fastest for it. They know no unknown, so they get complete
 * facts, and they give the row that decides: for each stage the first that fits.
 */
export type Peer = {
  readonly name: string;
  /** Decides on other threads. */
  readonly waits?: boolean;
  /** Number of the deciding row, −1 for none. */
  readonly decide: (facts: MeasuredFacts) => Promise<number>;
};

type Version = { readonly cells: Cells; readonly from?: string; readonly before?: string };
const rows: readonly Row[] = [...guidance, ...annexes];
const versionsOf = ({ cells, later }: Row): readonly Version[] =>
  later
    ? [
        { cells, before: later.date },
        { cells: later.cells, from: later.date },
      ]
    : [{ cells }];

export function jsonRulesEngine(): Peer {
  const engine = new Engine([], { allowUndefinedFacts: false });
  engine.addOperator('startsWithOne', (code: string, prefixes: string[]) =>
    prefixes.some((prefix) => code.startsWith(prefix)),
  );
  engine.addOperator('containsOne', (set: string[], wanted: string[]) => set.some((item) => wanted.includes(item)));
  engine.addOperator('onOrAfter', (day: string, limit: string) => day >= limit);
  engine.addOperator('before', (day: string, limit: string) => day < limit);
  rows.forEach((row, number) => {
    for (const { cells, from, before } of versionsOf(row)) {
      const all: ConditionProperties[] = [{ fact: 'drugAtc', operator: 'startsWithOne', value: cells.drug }];
      const add = (fact: string, operator: string, value: unknown) =>
        value === undefined ? undefined : all.push({ fact, operator, value });
      add('diagnosis', 'startsWithOne', cells.diagnosis);
      add('age', 'greaterThanInclusive', cells.age?.from);
      add('age', 'lessThan', cells.age?.under);
      add('priorTreatments', 'greaterThanInclusive', cells.prior);
      add('specialties', 'containsOne', cells.specialties);
      add('appliedOn', 'onOrAfter', from);
      add('appliedOn', 'before', before);
      const rule: RuleProperties = { conditions: { all }, event: { type: row.event, params: { number } } };
      engine.addRule(rule);
    }
  });
  return {
    name: 'json-rules-engine',
    // One priority for all and the first row chosen afterwards: with a priority each it awaits 43 times in a row.
    decide: async (facts) => {
      const { events } = await engine.run({ ...facts });
      let first = -1;
      for (const { params } of events) {
        const number = params?.['number'] as number;
        if (first < 0 || number < first) first = number;
      }
      return first;
    },
  };
}

/** Undefined where the package has no build for this platform. */
export async function zenEngine(): Promise<Peer | undefined> {
  const zen = await import('@gorules/zen-engine').catch(() => undefined);
  if (zen === undefined) return undefined;
  const list = (items: readonly string[]) => `[${items.map((item) => `'${item}'`).join(', ')}]`;
  const startsWithOne = (codes: readonly string[] | undefined) =>
    codes?.map((code) => `startsWith($, '${code}')`).join(' or ') ?? '';
  const interval = ({ from, under }: NonNullable<Cells['age']>) =>
    [from === undefined ? '' : `$ >= ${from}`, under === undefined ? '' : `$ < ${under}`].filter(Boolean).join(' and ');
  const columns = ['drugAtc', 'diagnosis', 'age', 'priorTreatments', 'specialties', 'appliedOn'];
  const rules = rows.flatMap((row, number) =>
    versionsOf(row).map(({ cells, from, before }, version) => ({
      _id: `${row.id}-${version}`,
      drugAtc: startsWithOne(cells.drug),
      diagnosis: startsWithOne(cells.diagnosis),
      age: cells.age ? interval(cells.age) : '',
      priorTreatments: cells.prior === undefined ? '' : `>= ${cells.prior}`,
      specialties: cells.specialties ? `some($, # in ${list(cells.specialties)})` : '',
      appliedOn: from ? `d($) >= d('${from}')` : before ? `d($) < d('${before}')` : '',
      number: String(number),
    })),
  );
  const content = {
    hitPolicy: 'first',
    rules,
    inputs: columns.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'number', name: 'number', field: 'number' }],
  };
  const at = { x: 0, y: 0 };
  const graph = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: at },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: at, content },
      { id: 'out', name: 'out', type: 'outputNode', position: at },
    ],
    edges: [
      { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
  const decision = new zen.ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return {
    name: '@gorules/zen-engine',
    waits: true,
    decide: async (facts) => {
      const { result } = await decision.evaluate(facts);
      return typeof result?.number === 'number' ? result.number : -1;
    },
  };
}
