import type { Table } from '../ruleset-document.ts';
import { always } from './combinators.ts';
import { factsRead } from './facts-read.ts';
import { compileEvent, ROUTE, type CompiledRule } from './rule.ts';
import { must, type Scope } from './scope.ts';
import { compileRows, firstRows, twoRows, type TableRows } from './table-rows.ts';

export type CompiledTable = {
  readonly rows: TableRows;
  /** What the table stands for: of each row a rule and its exceptions; of a `unique` one, the doubt that two rows fit. */
  readonly rules: readonly CompiledRule[];
  /** Where the rules of each row begin, and those behind all rows. */
  readonly starts: readonly number[];
  readonly behind: number;
};

function notUnique(table: Table, stage: number, tableRows: TableRows): CompiledRule {
  const { rows, ...own } = twoRows(tableRows);
  return {
    stage,
    stageName: table.stage,
    event: 'route-to-manual',
    kind: ROUTE,
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
    rows,
  };
}

export function compileTable(scope: Scope, table: Table, stage: number): CompiledTable {
  const tableRows = compileRows(scope, table);
  const { rows } = tableRows;
  const tests = table.hitPolicy === 'first' ? firstRows(scope, table.id, tableRows) : rows;
  const starts: number[] = [];
  const rules: CompiledRule[] = [];
  rows.forEach(({ id, version, force, guards, content }, k) => {
    starts.push(rules.length);
    const at = { stage, stageName: table.stage, id: table.id, part: id, version, inForce: force, guards };
    rules.push(...compileEvent(scope, at, content, must(tests[k], id), factsRead(scope, guards)));
  });
  const behind = rules.length;
  if (table.hitPolicy === 'unique') rules.push(notUnique(table, stage, tableRows));
  return { rows: tableRows, rules, starts, behind };
}
