import type { OperandSource } from '../condition-schema.ts';
import type { Condition, RowContent, Table } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { quote, report, show, undeclared, type Check, type Item, type Scope, type Typed } from './check.ts';
import { compareWith } from './comparisons.ts';
import { readConditionName } from './conditions.ts';
import { at } from './pointer.ts';
import { readOnce, type ReadBefore } from './read-once.ts';
import { readFact } from './references.ts';
import { checkId, checkStage } from './rule-parts.ts';
import { readEvent } from './rules.ts';
import { readVersions, type ContentOf } from './versions.ts';
import { say } from './say.ts';

type Source = NonNullable<RulesetSource['tables']>[number];
type RowSource = Source['rows'][number];
type RowContentSource = ContentOf<RowSource>;
type ColumnSource = Source['columns'][number];
type CellSource = RowContentSource['cells'][string];

export function readTables(check: Check): Table[] {
  return check.items('tables').map((item) => readTable(check, item));
}

/** A table whose rows are being read. */
type TableAt = {
  readonly source: Source;
  readonly pointer: string;
  readonly columns: readonly (ColumnSource & { readonly pointer: string })[];
  readonly names: ReadonlySet<string>;
  readonly cells: ReadBefore<Condition>;
};

function readTable(check: Check, { value, pointer }: Item<Source>): Table {
  checkId(check, value.id, pointer);
  checkStage(check, value.stage, pointer);
  const names = new Set<string>();
  const columns = value.columns.map((column, index) => {
    const place = at(pointer, 'columns', index);
    if (names.has(column.id))
      report(check, 'DUPLICATE_ID', at(place, 'id'), quote(column.id), say('an id of its own in the table'));
    names.add(column.id);
    readColumn(check, column, place, { reads: new Set() });
    return { ...column, pointer: place };
  });
  const table: TableAt = { source: value, pointer, columns, names, cells: new Map() };
  const ids = new Set<string>();
  const rows = value.rows.map((row, index) => {
    const place = at(pointer, 'rows', index);
    if (ids.has(row.id))
      report(check, 'DUPLICATE_ID', at(place, 'id'), quote(row.id), say('an id of its own in the table'));
    ids.add(row.id);
    return { id: row.id, versions: readRow(check, row, place, table) };
  });
  return { id: value.id, stage: value.stage, title: value.title, hitPolicy: value.hitPolicy, rows };
}

/** What a column compares: reported at the column, read again for each cell. */
function readColumn(check: Check, column: ColumnSource, pointer: string, scope: Scope): Typed | string | undefined {
  if ('condition' in column) return readConditionName(check, column.condition, column.of, pointer, scope);
  return readFact(check, column.fact, at(pointer, 'fact'), scope);
}

function readRow(check: Check, row: RowSource, pointer: string, table: TableAt): Table['rows'][number]['versions'] {
  return readVersions(check, row, pointer, undefined, (source: RowContentSource, place): RowContent | undefined => {
    const cells = readCells(check, source.cells, at(place.pointer, 'cells'), table, place.scope);
    const legalBasis = source.legalBasis ?? table.source.legalBasis;
    const lawPointer = at(source.legalBasis ? place.pointer : table.pointer, 'legalBasis');
    const event = readEvent(check, source, place, legalBasis, lawPointer);
    if (!cells.every((cell) => cell !== undefined)) return undefined;
    const when: Condition | undefined = cells.length > 0 ? { op: 'all', of: cells } : undefined;
    return { title: source.title, legalBasis, ...(when && { when }), ...event };
  });
}

function readCells(
  check: Check,
  source: RowContentSource['cells'],
  pointer: string,
  table: TableAt,
  scope: Scope,
): readonly (Condition | undefined)[] {
  for (const name of Object.keys(source))
    if (!table.names.has(name))
      undeclared(check, 'UNDECLARED_COLUMN', at(pointer, name), name, say('a declared column'), table.names.keys());
  return table.columns.flatMap((column, index) => {
    const cell = Object.hasOwn(source, column.id) ? source[column.id] : null;
    if (cell === null || cell === undefined) return [];
    const read = (own: Scope) => readCell(check, column, column.pointer, cell, at(pointer, column.id), own);
    return [readOnce(check, table.cells, `${index} ${JSON.stringify(cell)}`, scope, read)];
  });
}

function readCell(
  check: Check,
  column: ColumnSource,
  columnPointer: string,
  cell: NonNullable<CellSource>,
  pointer: string,
  scope: Scope,
): Condition | undefined {
  const left = readColumn(check, column, columnPointer, scope);
  if (left === undefined) return undefined;
  if (typeof left === 'string') {
    if (typeof cell !== 'boolean')
      return report(
        check,
        'WRONG_TYPE',
        pointer,
        show(cell),
        say('true, false or null'),
        say('Say whether the condition must hold; null where it does not matter.'),
      );
    const named: Condition = { op: 'named', name: left };
    return cell ? named : { op: 'not', of: named };
  }
  const { operator } = column as Extract<ColumnSource, { operator: unknown }>;
  if (operator !== 'isNone' && operator !== 'isSome')
    return compareWith(check, left, operator, cell as OperandSource, columnPointer, pointer, scope);
  if (typeof cell !== 'boolean')
    return report(
      check,
      'WRONG_TYPE',
      pointer,
      show(cell),
      say('true, false or null'),
      say('Say whether {0} must hold.', operator),
    );
  const opposite = operator === 'isNone' ? 'isSome' : 'isNone';
  return compareWith(check, left, cell ? operator : opposite, undefined, columnPointer, pointer, scope);
}
