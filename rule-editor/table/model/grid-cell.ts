import { isObject, type Json, type JsonObject } from '#engine/objects';
import { cellText, readCell } from '../cells/cell.ts';
import { type CellContext, type Declared } from '../cells/context.ts';
import { dateText, readDay } from '../cells/dates.ts';
import { expressionText, plainExpressionText, readExpression } from '../cells/expression.ts';
import { type Formulas, formulasOf } from '../cells/formulas.ts';
import { choicesOf } from '../cells/names.ts';
import { type CellReading, misread, read } from '../cells/problem.ts';
import { columnOf, type GridColumn } from './columns.ts';
import { columnsOf, type Line, linesOf, type SourceTable, withMember } from './lines.ts';
import { type ModelWords, modelWords } from './model-words.ts';

/** What is needed to read and write the cells of one table. */
export type GridContext = CellContext & { readonly formulas: Formulas };

const undeclared: Declared = { type: undefined, unit: undefined };

/** The formulas of a row's content, found once as long as neither it nor the columns change. */
const found = new WeakMap<
  CellContext,
  WeakMap<object, { readonly columns: Json | undefined; readonly formulas: readonly Json[] }>
>();

function formulasIn(context: CellContext, table: SourceTable): readonly Json[] {
  const known = found.get(context) ?? new WeakMap();
  found.set(context, known);
  const columns = columnsOf(table).map((column) => columnOf(context, column));
  return linesOf(table).flatMap(({ content }) => {
    if (content === undefined) return [];
    const before = known.get(content);
    if (before !== undefined && before.columns === table['columns']) return before.formulas;
    const formulas = formulasOfRow(context, columns, content);
    known.set(content, { columns: table['columns'], formulas });
    return formulas;
  });
}

function formulasOfRow(context: CellContext, columns: readonly GridColumn[], content: JsonObject): readonly Json[] {
  const membersOf = (member: string) => Object.entries(isObject(content[member]) ? content[member] : {});
  const unsaid = (declared: Declared, value: Json) =>
    plainExpressionText(context, declared, value) === undefined ? [value] : [];
  return [
    ...columns.flatMap(({ name, shape }) => {
      const value = valueAt(content, 'cells', name);
      return shape === undefined || cellText(context, shape, value) !== undefined ? [] : [value ?? null];
    }),
    ...membersOf('grant').flatMap(([name, value]) => unsaid(context.grant.get(name) ?? undeclared, value)),
    ...membersOf('values').flatMap(([, value]) => unsaid(undeclared, value)),
  ];
}

/** The context of a table: with names for what its cells cannot say in words. */
export function gridContext(context: CellContext, table: SourceTable): GridContext {
  return {
    ...context,
    formulas: formulasOf(formulasIn(context, table), (name) =>
      context.facts.has(name) ? context.factNames.textOf(name) : context.parameterNames.textOf(name),
    ),
  };
}

function valueAt(content: JsonObject | undefined, member: string, name: string): Json | undefined {
  const object = content?.[member];
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

const stringOr = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** What a cell of the grid says. */
export function gridText(context: GridContext, line: Line, column: GridColumn): string {
  const w = modelWords[context.language];
  const { content, boundary } = line;
  switch (column.kind) {
    case 'title': {
      const title = content?.['title'];
      return isObject(title) ? stringOr(title[context.language] ?? title['nb']) : '';
    }
    case 'from':
      return boundary === undefined ? '' : dateText(stringOr(boundary['date']), context.language);
    case 'by':
      return boundary === undefined ? '' : context.factNames.textOf(stringOr(boundary['by']));
    case 'cell': {
      const value = valueAt(content, 'cells', column.name);
      if (column.shape === undefined) return '';
      return cellText(context, column.shape, value) ?? context.formulas.textOf(value ?? null);
    }
    case 'event':
      return choicesOf(w.events).textOf(content === undefined ? 'none' : stringOr(content['event']));
    case 'grant': {
      const value = valueAt(content, 'grant', column.name);
      const declared = context.grant.get(column.name) ?? undeclared;
      return value === undefined ? '' : expressionText(context, context.formulas, declared, value);
    }
    case 'automation':
      return choicesOf(w.automations).textOf(stringOr(content?.['automation']));
    case 'reason':
    case 'basis':
      return stringOr(content?.[column.kind]);
  }
}

/** Reads what is written into a cell of the grid: the value that `withValue` puts there. */
export function readGridText(context: GridContext, line: Line, column: GridColumn, text: string): CellReading {
  // What says the same keeps the way it is written in the source.
  if (text.trim() === gridText(context, line, column).trim()) return read(cellValue(line, column, context));
  const w = modelWords[context.language];
  const plain = text.trim();
  const wrong = ([expected, fix]: readonly [string, string]): CellReading => misread(text, expected, fix);
  const isPeriod = column.kind === 'from' || column.kind === 'by';
  if (line.content === undefined && !isPeriod && column.kind !== 'event')
    return plain === '' ? read(undefined) : wrong(w.problems.gone);
  if (isPeriod && (line.version ?? 0) === 0) return plain === '' ? read(undefined) : wrong(w.problems.firstVersion);
  switch (column.kind) {
    case 'title':
      return plain === '' && context.language === 'nb' ? wrong(w.problems.titleNeeded) : read(plain || undefined);
    case 'from': {
      const day = readDay(plain);
      return day === undefined ? wrong(w.problems.date) : read(day);
    }
    case 'by': {
      const fact = context.factNames.keyOf(plain);
      const isDate = fact !== undefined && context.facts.get(fact)?.type?.kind === 'date';
      return isDate ? read(fact) : wrong(w.problems.dateFact);
    }
    case 'cell': {
      const formula = context.formulas.formulaOf(plain);
      return formula === undefined ? readCell(context, column.shape ?? { kind: 'lost' }, plain) : read(formula);
    }
    case 'event':
      return readEvent(w, line, text);
    case 'reason':
      return /^[A-Z][A-Z0-9_]{1,63}$/.test(plain) ? read(plain) : wrong(w.problems.code);
    case 'grant':
      return readExpression(context, context.formulas, context.grant.get(column.name) ?? undeclared, plain);
    case 'automation': {
      const names = choicesOf(w.automations);
      const value = plain === '' ? undefined : names.keyOf(plain);
      if (plain !== '' && value === undefined) return wrong(w.problems.choice(Object.values(w.automations).join(', ')));
      return read(value);
    }
    case 'basis':
      return read(plain || undefined);
  }
}

function readEvent(w: ModelWords, line: Line, text: string): CellReading {
  const value = choicesOf(w.events).keyOf(text);
  if (value === undefined) return misread(text, ...w.problems.choice(Object.values(w.events).join(', ')));
  return value === 'none' && line.version === undefined ? misread(text, ...w.problems.noVersions) : read(value);
}

/** The value that stands in a cell of the grid. */
export function cellValue(line: Line, column: GridColumn, { language }: CellContext): Json | undefined {
  const { content, boundary } = line;
  switch (column.kind) {
    case 'title':
      return isObject(content?.['title']) ? (content['title'][language] ?? content['title']['nb']) : undefined;
    case 'from':
      return boundary?.['date'];
    case 'by':
      return boundary?.['by'];
    case 'cell':
      return valueAt(content, 'cells', column.name);
    case 'grant':
      return valueAt(content, 'grant', column.name);
    case 'event':
      return content === undefined ? 'none' : content['event'];
    default:
      return content?.[column.kind];
  }
}

const without = (object: Json | undefined, name: string, value: Json | undefined): JsonObject =>
  withMember(isObject(object) ? object : {}, name, value);

/**
 * The line with a value set in one of its cells. `before`: the content that the row had before this version, which a
 * row that was to hold no longer gets back.
 */
export function withValue(
  context: CellContext,
  line: Line,
  column: GridColumn,
  value: Json | undefined,
  before: JsonObject | undefined,
): Line {
  if (JSON.stringify(cellValue(line, column, context)) === JSON.stringify(value)) return line;
  const content: JsonObject = line.content ?? before ?? { title: { nb: line.id }, cells: {} };
  const set = (member: string, next: Json | undefined): Line => ({
    ...line,
    content: withMember(content, member, next),
  });
  switch (column.kind) {
    case 'title':
      return set('title', without(content['title'], context.language, value));
    case 'from':
      return { ...line, boundary: without(line.boundary, 'date', value) };
    case 'by':
      return { ...line, boundary: without(line.boundary, 'by', value) };
    case 'cell':
      return set('cells', without(content['cells'], column.name, value));
    case 'event':
      return value === 'none' ? { ...line, content: undefined } : set('event', value);
    case 'grant': {
      const grant = without(content['grant'], column.name, value);
      return set('grant', Object.keys(grant).length === 0 ? undefined : grant);
    }
    default:
      return set(column.kind, value);
  }
}
