import { FALSE, TRUE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import type { Condition, Table } from '../ruleset-document.ts';
import { allOf, notOf } from './combinators.ts';
import type { Leaves } from './leaves.ts';
import { createRuleIndex, type RuleIndex } from './rule-index.ts';
import { compileCondition, must, type Context, type RowsRead, type Scope, type Test } from './scope.ts';
import { tracesOf, writtenOnce } from './traces.ts';
import { inForceTests } from './versions.ts';

/** A version of a row, by itself. */
export type Row = {
  readonly id: string;
  readonly version: number;
  readonly force: Test;
  readonly guards: readonly Condition[];
  readonly content: NonNullable<Table['rows'][number]['versions'][number]['content']>;
  readonly test: Test;
};

/** The rows of a table, read together: once an evaluation, from the first that may hold. */
export type TableRows = {
  readonly rows: readonly Row[];
  readonly index: RuleIndex;
  readonly read: (context: Context) => RowsRead;
};

const NONE: RowsRead = { rows: [], truths: [] };
/** Of rows with more rows before them, these are looked for in each explanation. */
const MOST_KEPT = 64;

/** A row of a `first` table holds when its condition does and no earlier row's; of a `unique` one by itself. */
function readRows(rows: readonly Row[], candidates: readonly number[], isFirst: boolean, context: Context): RowsRead {
  let found: { readonly rows: number[]; readonly truths: Truth[] } | undefined;
  let open: Truth = TRUE;
  for (const candidate of candidates) {
    const own = (rows[candidate] as Row).test.test(context);
    if (own === FALSE) continue;
    const truth = own < open ? own : open;
    if (found === undefined) found = { rows: [candidate], truths: [truth] };
    else {
      found.rows.push(candidate);
      found.truths.push(truth);
    }
    if (!isFirst) continue;
    if (own === TRUE) break;
    open = UNKNOWN;
  }
  return found ?? NONE;
}

export function compileRows(scope: Scope, table: Table): TableRows {
  const rows = table.rows.flatMap(({ id, versions }) => {
    const inForce = inForceTests(scope, versions);
    return versions.flatMap(({ content }, version): readonly Row[] => {
      if (content === null) return [];
      const force = must(inForce[version], id).test;
      const guards = content.when === undefined ? [] : [content.when];
      const cells = guards.map((when) => compileCondition(scope, when));
      return [{ id, version, force, guards, content, test: allOf([force, ...cells]) }];
    });
  });
  const index = createRuleIndex(
    scope,
    rows.map((row) => row.guards),
  );
  const number = scope.tables.next();
  const isFirst = table.hitPolicy === 'first';
  return {
    rows,
    index,
    read: (context) => {
      const known = context.tables[number];
      if (known !== undefined) return known;
      const candidates = index.candidates(context);
      const read = candidates.length === 0 ? NONE : readRows(rows, candidates, isFirst, context);
      context.tables[number] = read;
      return read;
    },
  };
}

/** What was read of a row; rows stand in ascending order. */
function truthOfRow({ rows, truths }: RowsRead, row: number): Truth {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? row) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row ? (truths[low] ?? FALSE) : FALSE;
}

/**
 * The rows of a `first` table as conditions. Rows that are filed under other values of one fact take nothing from each
 * other: only those that may hold together are asked.
 */
export function firstRows(scope: Scope, table: string, { rows, index, read }: TableRows): readonly Test[] {
  const walkTo = (context: Context, leaves: Leaves, last: number): void => {
    const candidates = index.candidates(context);
    let entered = leaves.rowsEntered.get(table) ?? 0;
    for (; (candidates[entered] ?? Infinity) <= last; entered += 1) {
      const { test } = must(rows[candidates[entered] ?? 0], table);
      if (test.test(context) === UNKNOWN) test.walk(context, leaves);
    }
    leaves.rowsEntered.set(table, entered);
  };
  const traces = rows.map(({ test }) => {
    const own = writtenOnce(scope, test.trace);
    return { own: { trace: own }, not: { trace: writtenOnce(scope, notOf({ ...test, trace: own }).trace) } };
  });
  const kept: (readonly Pick<Test, 'trace'>[] | undefined)[] = [];
  const conjuncts = (row: number): readonly Pick<Test, 'trace'>[] => {
    const known = kept[row];
    if (known !== undefined) return known;
    const earlier = [...index.before(row)].map((at) => must(traces[at], table).not);
    const all = [must(traces[row], table).own, ...earlier];
    if (all.length <= MOST_KEPT) kept[row] = all;
    return all;
  };
  return rows.map((_, row): Test => {
    const test = (context: Context): Truth => truthOfRow(read(context), row);
    return {
      test,
      walk: (context, leaves) => walkTo(context, leaves, row),
      trace: (context) => ({
        is: truthWord(test(context)),
        all: tracesOf(conjuncts(row), context),
      }),
    };
  });
}

/** True when two rows are, unknown when two are not false; a row is as true as the truest of its versions. */
export function twoRows({ rows, read }: TableRows): Test & { readonly rows: (context: Context) => readonly string[] } {
  const tests = rows.map((row) => row.test);
  const truthsById = (context: Context): ReadonlyMap<string, Truth> => {
    const found = read(context);
    const truths = new Map<string, Truth>();
    found.rows.forEach((row, i) => {
      const { id } = must(rows[row], 'row');
      truths.set(id, Math.max(truths.get(id) ?? FALSE, found.truths[i] ?? FALSE) as Truth);
    });
    return truths;
  };
  const test = (context: Context): Truth => {
    if (read(context).rows.length < 2) return FALSE;
    const truths = [...truthsById(context).values()];
    if (truths.length < 2) return FALSE;
    return truths.filter((truth) => truth === TRUE).length >= 2 ? TRUE : UNKNOWN;
  };
  return {
    test,
    walk: (context, leaves) => {
      for (const row of read(context).rows) {
        const own = must(rows[row], 'row').test;
        if (own.test(context) === UNKNOWN) own.walk(context, leaves);
      }
    },
    trace: (context) => ({ is: truthWord(test(context)), atLeast: 2, of: tracesOf(tests, context) }),
    rows: (context) => [...truthsById(context).keys()],
  };
}
