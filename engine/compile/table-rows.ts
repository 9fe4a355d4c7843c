import { FALSE, TRUE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import type { ConditionTrace } from '../explanation.ts';
import type { Condition, Table } from '../ruleset-document.ts';
import { allOf, always, notOf } from './combinators.ts';
import type { Leaves } from './leaves.ts';
import { knownRows } from './known-rows.ts';
import { createRuleIndex, type RuleIndex } from './rule-index.ts';
import { compileCondition, must, type Context, type RowsRead, type Scope, type Test } from './scope.ts';
import { tracesOf, writtenOnce } from './traces.ts';
import { inForceTests } from './versions.ts';

type Content = NonNullable<Table['rows'][number]['versions'][number]['content']>;
type Walk = Test['walk'];
type Traced = Pick<Test, 'trace'>;

/** A version of a row, by itself. Ten thousand of them differ in data and share their functions. */
export class Row implements Test {
  readonly id: string;
  readonly version: number;
  readonly force: Test;
  readonly guards: readonly Condition[];
  readonly content: Content;
  /** Its number among the rows, and what must hold: whether it is in force, then its cells. */
  readonly number: number;
  readonly parts: readonly Test[];
  /** What is read where it alone holds. */
  alone: RowsRead | undefined = undefined;
  private readonly scope: Scope;
  /** As an explanation writes it. */
  private whole: Test | undefined = undefined;

  constructor(scope: Scope, number: number, at: Pick<Row, 'id' | 'version' | 'force' | 'content'>) {
    const { id, version, force, content } = at;
    this.scope = scope;
    this.number = number;
    this.id = id;
    this.version = version;
    this.force = force;
    this.content = content;
    this.guards = content.when === undefined ? [] : [content.when];
    const tests = this.cells.map((cell) => compileCondition(scope, cell));
    this.parts = force === always ? tests : [force, ...tests];
  }

  get cells(): readonly Condition[] {
    const { when } = this.content;
    return when?.op === 'all' ? when.of : this.guards;
  }

  test(context: Context): Truth {
    const { parts } = this;
    let truth: Truth = TRUE;
    for (let i = 0; i < parts.length; i += 1) {
      const own = (parts[i] as Test).test(context);
      if (own === FALSE) return FALSE;
      if (own < truth) truth = own;
    }
    return truth;
  }

  walk(...[context, leaves]: Parameters<Walk>): void {
    for (const part of this.parts) if (part.test(context) === UNKNOWN) part.walk(context, leaves);
  }

  trace(context: Context): ConditionTrace {
    this.whole ??= allOf([this.force, ...this.guards.map((when) => compileCondition(this.scope, when))]);
    return this.whole.trace(context);
  }

  get conjuncts(): NonNullable<Test['conjuncts']> {
    return [(context) => this.test(context)];
  }
}

/** The rows of a table, read together: once an evaluation, from the first that may hold. */
export type TableRows = {
  readonly rows: readonly Row[];
  readonly index: RuleIndex;
  readonly read: (context: Context) => RowsRead;
};

const NONE: RowsRead = { rows: [], truths: [] };
/** Of rows with more rows before them, these are looked for in each explanation. */
const MOST_KEPT = 64;

/** A row, or what is left to ask of it. */
type ReadRow = Pick<Row, 'number' | 'test' | 'alone'>;

/** A row of a `first` table holds when its condition does and no earlier row's; of a `unique` one by itself. */
function readRows(
  rows: readonly ReadRow[],
  at: readonly number[] | undefined,
  isFirst: boolean,
  context: Context,
): RowsRead {
  let found: { readonly rows: number[]; readonly truths: Truth[] } | undefined;
  let open: Truth = TRUE;
  const { length } = at ?? rows;
  for (let i = 0; i < length; i += 1) {
    const row = rows[at === undefined ? i : (at[i] as number)] as ReadRow;
    const own = row.test(context);
    if (own === FALSE) continue;
    if (own === TRUE && isFirst && found === undefined) return (row.alone ??= { rows: [row.number], truths: [TRUE] });
    const truth = own < open ? own : open;
    if (found === undefined) found = { rows: [row.number], truths: [truth] };
    else {
      found.rows.push(row.number);
      found.truths.push(truth);
    }
    if (!isFirst) continue;
    if (own === TRUE) break;
    open = UNKNOWN;
  }
  return found ?? NONE;
}

export function compileRows(scope: Scope, table: Table): TableRows {
  const rows: Row[] = [];
  for (const { id, versions } of table.rows) {
    const inForce = inForceTests(scope, versions);
    versions.forEach(({ content }, version) => {
      if (content === null) return;
      rows.push(new Row(scope, rows.length, { id, version, force: must(inForce[version], id).test, content }));
    });
  }
  const index = createRuleIndex(
    scope,
    rows.map((row) => row.guards),
  );
  const number = scope.tables.next();
  const isFirst = table.hitPolicy === 'first';
  const known = knownRows(scope, rows, index);
  return {
    rows,
    index,
    read: (context) => {
      const before = context.tables[number];
      if (before !== undefined) return before;
      const left = known(context);
      const read =
        left === undefined
          ? readRows(rows, index.candidates(context), isFirst, context)
          : left.length === 0
            ? NONE
            : readRows(left, undefined, isFirst, context);
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
class FirstRows {
  readonly read: TableRows['read'];
  private readonly scope: Scope;
  private readonly table: string;
  private readonly rows: readonly Row[];
  private readonly index: RuleIndex;
  private readonly traced: (readonly [own: Traced, not: Traced])[] = [];
  private readonly kept: (readonly Traced[])[] = [];

  constructor(scope: Scope, table: string, { rows, index, read }: TableRows) {
    this.scope = scope;
    this.table = table;
    this.rows = rows;
    this.index = index;
    this.read = read;
  }

  walkTo(context: Context, leaves: Leaves, last: number): void {
    const candidates = this.index.candidates(context);
    let entered = leaves.rowsEntered.get(this.table) ?? 0;
    for (; (candidates[entered] ?? Infinity) <= last; entered += 1) {
      const row = must(this.rows[candidates[entered] ?? 0], this.table);
      if (row.test(context) === UNKNOWN) row.walk(context, leaves);
    }
    leaves.rowsEntered.set(this.table, entered);
  }

  /** The trace of a row by itself, and those of the rows before it that may hold with it, as negations. */
  tracedAt(row: number): readonly Traced[] {
    const known = this.kept[row];
    if (known !== undefined) return known;
    const traced = [this.traceOf(row)[0], ...[...this.index.before(row)].map((at) => this.traceOf(at)[1])];
    if (traced.length <= MOST_KEPT) this.kept[row] = traced;
    return traced;
  }

  private traceOf(at: number): readonly [own: Traced, not: Traced] {
    const known = this.traced[at];
    if (known !== undefined) return known;
    const row = must(this.rows[at], this.table);
    const test = (context: Context): Truth => row.test(context);
    const own = writtenOnce(this.scope, (context) => row.trace(context));
    const not = notOf({ test, walk: (context, leaves) => row.walk(context, leaves), trace: own });
    const traced = [{ trace: own }, { trace: writtenOnce(this.scope, not.trace) }] as const;
    this.traced[at] = traced;
    return traced;
  }
}

/** A row of a `first` table where no earlier one holds. */
class FirstRow implements Test {
  private readonly table: FirstRows;
  private readonly row: number;

  constructor(table: FirstRows, row: number) {
    this.table = table;
    this.row = row;
  }

  test(context: Context): Truth {
    return truthOfRow(this.table.read(context), this.row);
  }

  walk(...[context, leaves]: Parameters<Walk>): void {
    this.table.walkTo(context, leaves, this.row);
  }

  trace(context: Context): ConditionTrace {
    return { is: truthWord(this.test(context)), all: tracesOf(this.table.tracedAt(this.row), context) };
  }

  get conjuncts(): NonNullable<Test['conjuncts']> {
    return [(context) => this.test(context)];
  }
}

export function firstRows(scope: Scope, table: string, tableRows: TableRows): readonly Test[] {
  const first = new FirstRows(scope, table, tableRows);
  return tableRows.rows.map((_, row) => new FirstRow(first, row));
}

/** True when two rows are, unknown when two are not false; a row is as true as the truest of its versions. */
export function twoRows({ rows, read }: TableRows): Test & { readonly rows: (context: Context) => readonly string[] } {
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
        const own = must(rows[row], 'row');
        if (own.test(context) === UNKNOWN) own.walk(context, leaves);
      }
    },
    trace: (context) => ({ is: truthWord(test(context)), atLeast: 2, of: tracesOf(rows, context) }),
    rows: (context) => [...truthsById(context).keys()],
  };
}
