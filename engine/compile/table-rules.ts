import { FALSE, not, TRUE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import type { Condition, Table } from '../ruleset-document.ts';
import { allOf, always, memoised, notOf } from './combinators.ts';
import { factsRead } from './facts-read.ts';
import type { Leaves } from './leaves.ts';
import { compileEvent, type CompiledRule } from './rule.ts';
import { createRuleIndex, type RuleIndex } from './rule-index.ts';
import { compileCondition, must, type Context, type Scope, type Test, type ValueNode } from './scope.ts';
import { inForceTests } from './versions.ts';

type Row = {
  readonly id: string;
  readonly version: number;
  readonly force: Test;
  readonly guards: readonly Condition[];
  readonly content: NonNullable<Table['rows'][number]['versions'][number]['content']>;
  readonly test: Test;
};

function compileRows(scope: Scope, table: Table): readonly Row[] {
  return table.rows.flatMap(({ id, versions }) => {
    const inForce = inForceTests(scope, versions);
    return versions.flatMap(({ content }, version) => {
      if (content === null) return [];
      const force = must(inForce[version], id).test;
      const guards = content.when === undefined ? [] : [content.when];
      const cells = guards.map((when) => compileCondition(scope, when));
      return [{ id, version, force, guards, content, test: memoised(scope, allOf([force, ...cells])) }];
    });
  });
}

/**
 * A row of a `first` table holds when its condition does and no earlier row's. Rows that are filed under other values
 * of one fact take nothing from each other: only those that may hold together are asked.
 */
function firstRows(table: string, rows: readonly Row[], index: RuleIndex): readonly Test[] {
  const walkTo = (context: Context, leaves: Leaves, last: number): void => {
    for (let k = leaves.rowsEntered.get(table) ?? 0; k <= last; k += 1) {
      const { test } = must(rows[k], table);
      if (test.test(context) === UNKNOWN) test.walk(context, leaves);
      leaves.rowsEntered.set(table, k + 1);
    }
  };
  return rows.map(({ test: own }, k) => {
    const before = index.before(k).map((earlier) => must(rows[earlier], table).test);
    const test = (context: Context): Truth => {
      let truth = own.test(context);
      for (const earlier of before) {
        if (truth === FALSE) return FALSE;
        truth = Math.min(truth, not(earlier.test(context))) as Truth;
      }
      return truth;
    };
    return {
      test,
      walk: (context, leaves) => walkTo(context, leaves, k),
      trace: (context) => ({
        is: truthWord(test(context)),
        all: [own.trace(context), ...before.map((earlier) => notOf(earlier).trace(context))],
      }),
    };
  });
}

/** True when two rows are, unknown when two are not false; a row is as true as the truest of its versions. */
function twoRows(
  rows: readonly Row[],
  index: RuleIndex,
): Test & { readonly rows: (context: Context) => readonly string[] } {
  const truthsById = (context: Context): ReadonlyMap<string, Truth> => {
    const truths = new Map<string, Truth>();
    for (const candidate of index.candidates(context)) {
      const { id, test } = must(rows[candidate], 'row');
      const truth = test.test(context);
      if (truth !== FALSE) truths.set(id, Math.max(truths.get(id) ?? FALSE, truth) as Truth);
    }
    return truths;
  };
  const test = (context: Context): Truth => {
    const truths = [...truthsById(context).values()];
    if (truths.length < 2) return FALSE;
    return truths.filter((truth) => truth === TRUE).length >= 2 ? TRUE : UNKNOWN;
  };
  return {
    test,
    walk: (context, leaves) => {
      for (const { test: row } of rows) if (row.test(context) === UNKNOWN) row.walk(context, leaves);
    },
    trace: (context) => ({ is: truthWord(test(context)), atLeast: 2, of: rows.map((row) => row.test.trace(context)) }),
    rows: (context) => [...truthsById(context).keys()],
  };
}

/** What a table stands for: a rule for each row, and for a `unique` one the doubt that two rows fit. */
export function compileTable(
  scope: Scope,
  facts: readonly ValueNode[],
  table: Table,
  stage: number,
): readonly CompiledRule[] {
  const rows = compileRows(scope, table);
  const index = createRuleIndex(
    scope,
    facts,
    rows.map((row) => row.guards),
  );
  const tests = table.hitPolicy === 'first' ? firstRows(table.id, rows, index) : rows.map((row) => row.test);
  const rules = rows.flatMap(({ id, version, force, guards, content }, k) =>
    compileEvent(
      scope,
      { stage, id: table.id, part: id, version, inForce: force, guards },
      content,
      must(tests[k], id),
      factsRead(scope, guards),
    ),
  );
  if (table.hitPolicy === 'first') return rules;
  const { rows: rowsNotFalse, ...own } = twoRows(rows, index);
  const notUnique: CompiledRule = {
    stage,
    event: 'route-to-manual',
    code: 'TABLE_NOT_UNIQUE',
    id: table.id,
    version: undefined,
    inForce: always,
    guards: [],
    applies: undefined,
    own,
    values: [],
    facts: [],
    grant: undefined,
    automation: { automation: 'automatic', ids: [] },
    rows: rowsNotFalse,
  };
  return [...rules, notUnique];
}
