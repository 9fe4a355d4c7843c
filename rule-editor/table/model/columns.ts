import { isObject, type JsonObject } from '#engine/objects';
import type { CellShape } from '../cells/cell.ts';
import { type CellContext, textIn } from '../cells/context.ts';
import { columnsOf, linesOf, type SourceTable } from './lines.ts';
import { modelWords } from './model-words.ts';

/** A column of the grid. `name`: of the column, the field of the grant. */
export type GridColumn = {
  readonly key: string;
  readonly kind: 'title' | 'from' | 'by' | 'cell' | 'event' | 'reason' | 'grant' | 'automation' | 'basis';
  readonly name: string;
  readonly title: string;
  /** How the column tests, with the unit. */
  readonly hint: string;
  /** Of condition columns. */
  readonly shape?: CellShape;
};

/** What the cells of a condition column are compared with. */
function shapeOf(context: CellContext, column: JsonObject): CellShape {
  const { fact, operator, condition } = column;
  if (typeof condition === 'string') return { kind: 'yes-no' };
  const declared = typeof fact === 'string' ? context.facts.get(fact) : undefined;
  if (operator === 'isNone' || operator === 'isSome') return { kind: 'yes-no' };
  if (declared?.type === undefined || typeof operator !== 'string') return { kind: 'lost' };
  return { kind: 'compare', operator, type: declared.type, unit: declared.unit };
}

function titleOf(context: CellContext, column: JsonObject): string {
  const own = textIn(column['title'], context.language);
  if (own !== undefined) return own;
  const { fact, condition, of } = column;
  if (typeof fact === 'string') return context.factNames.textOf(fact);
  const title = typeof condition === 'string' ? context.conditionNames.textOf(condition) : String(column['id']);
  const several = typeof of === 'string' && of !== 'self';
  return several ? `${title} (${of})` : title;
}

function hintOf(context: CellContext, column: JsonObject): string {
  const w = modelWords[context.language];
  const { fact, operator } = column;
  if (typeof fact !== 'string' || typeof operator !== 'string') return w.holds;
  const declared = context.facts.get(fact);
  const isDate = declared?.type?.kind === 'date';
  const unit = declared?.unit === 'øre' ? context.words.kroner : declared?.unit;
  const test = (isDate ? w.dateOperators[operator] : undefined) ?? w.operators[operator] ?? operator;
  return unit === undefined ? test : `${test}, ${unit}`;
}

/** The fields of the grant that some row gives, and, for a table that approves, all others. */
function grantColumns(context: CellContext, table: SourceTable): readonly string[] {
  const given = linesOf(table).flatMap(({ content }) => {
    const grant = content?.['grant'];
    return isObject(grant) ? Object.keys(grant) : [];
  });
  const approves = linesOf(table).some(({ content }) => content?.['event'] === 'approve');
  const declared = approves ? [...context.grant.keys()] : [];
  return [...new Set([...declared, ...given])];
}

export function columnOf(context: CellContext, column: JsonObject): GridColumn {
  const name = String(column['id']);
  return {
    key: `cell:${name}`,
    kind: 'cell',
    name,
    title: titleOf(context, column),
    hint: hintOf(context, column),
    shape: shapeOf(context, column),
  };
}

/** The columns of a table's grid: title, period where a row has versions, conditions, what follows. */
export function gridColumns(context: CellContext, table: SourceTable): readonly GridColumn[] {
  const w = modelWords[context.language];
  const own = (kind: GridColumn['kind'], name: string, title: string, hint = ''): GridColumn => ({
    key: name === '' ? kind : `${kind}:${name}`,
    kind,
    name,
    title,
    hint,
  });
  const isVersioned = linesOf(table).some(({ version }) => version !== undefined);
  const hasMember = (member: string) => linesOf(table).some(({ content }) => content?.[member] !== undefined);
  return [
    own('title', '', w.title),
    ...(isVersioned ? [own('from', '', w.from), own('by', '', w.by)] : []),
    ...columnsOf(table).map((column) => columnOf(context, column)),
    own('event', '', w.event),
    own('reason', '', w.reason),
    ...grantColumns(context, table).map((name) =>
      own('grant', name, context.grantNames.textOf(name), grantHint(context, name)),
    ),
    own('automation', '', w.automation),
    ...(hasMember('basis') || hasMember('automation') ? [own('basis', '', w.basis)] : []),
  ];
}

function grantHint(context: CellContext, name: string): string {
  const unit = context.grant.get(name)?.unit;
  const { gives } = modelWords[context.language];
  return unit === undefined ? gives : `${gives}, ${unit === 'øre' ? context.words.kroner : unit}`;
}
