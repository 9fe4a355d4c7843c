import { isObject, type Json, type JsonObject } from '#engine/objects';
import { dateText } from '../cells/dates.ts';
import { expressionText } from '../cells/expression.ts';
import { choicesOf, type Names, namesOf } from '../cells/names.ts';
import { columnOf, type GridColumn, gridColumns } from '../model/columns.ts';
import { type GridContext, gridText } from '../model/grid-cell.ts';
import { columnsOf, type Line, linesOf, type SourceTable } from '../model/lines.ts';
import { modelWords } from '../model/model-words.ts';
import type { Sheet } from './sheets.ts';
import { type WorkbookWords, workbookWords } from './workbook-words.ts';

/** A table as sheets of texts, with everything that it has. */

export const languages = ['nb', 'nn', 'en'] as const;
const undeclared = { type: undefined, unit: undefined };

const stringAt = (object: JsonObject | undefined, member: string): string => {
  const value = object?.[member];
  return typeof value === 'string' ? value : '';
};
const textsAt = (text: Json | undefined): readonly string[] =>
  languages.map((language) => stringAt(isObject(text) ? text : undefined, language));
const objectsIn = (json: Json | undefined): readonly JsonObject[] => (Array.isArray(json) ? json.filter(isObject) : []);
const placeOf = ({ id, version }: Line): readonly string[] => [id, version === undefined ? '' : String(version + 1)];

/** The headings of the condition columns, one for each. */
export function headingsOf(context: GridContext, table: SourceTable): Names {
  const w = workbookWords[context.language];
  const { before, behind } = fixedHeadings(w);
  const gives = context.grantNames.keys.map((name) => w.gives(context.grantNames.textOf(name)));
  return namesOf([
    ...[...before, ...behind, ...gives].map((text) => [`${text} `, text] as const),
    ...columnsOf(table).map((column) => [String(column['id']), columnOf(context, column).title] as const),
  ]);
}

/** The headings before and behind the conditions. */
export function fixedHeadings(w: WorkbookWords): {
  readonly before: readonly string[];
  readonly behind: readonly string[];
} {
  return {
    before: [
      w.id,
      w.version,
      w.versionId,
      w.from,
      w.by,
      w.boundaryMark,
      w.boundaryNote,
      ...languages.map((one) => w.title[one]),
    ],
    behind: [w.event, w.reason, w.automation, w.basis],
  };
}

function rowsSheet(context: GridContext, table: SourceTable, w: WorkbookWords): Sheet {
  const { before, behind } = fixedHeadings(w);
  const headings = headingsOf(context, table);
  const columns = gridColumns(context, table);
  const of = (kind: GridColumn['kind']) => columns.filter((column) => column.kind === kind);
  const [conditions, grants] = [of('cell'), of('grant')];
  const rows = linesOf(table).map((line) => {
    const { content, boundary } = line;
    const text = (column: GridColumn) => gridText(context, line, column);
    return [
      ...placeOf(line),
      line.versionName ?? '',
      boundary === undefined ? '' : dateText(stringAt(boundary, 'date'), context.language),
      boundary === undefined ? '' : context.factNames.textOf(stringAt(boundary, 'by')),
      choicesOf(w.marks).textOf(stringAt(boundary, 'mark')),
      stringAt(boundary, 'note'),
      ...textsAt(content?.['title']),
      ...conditions.map(text),
      choicesOf(modelWords[context.language].events).textOf(
        content === undefined ? 'none' : stringAt(content, 'event'),
      ),
      stringAt(content, 'reason'),
      ...grants.map(text),
      choicesOf(modelWords[context.language].automations).textOf(stringAt(content, 'automation')),
      stringAt(content, 'basis'),
    ];
  });
  const [event = '', reason = '', ...rest] = behind;
  const head = [
    ...before,
    ...conditions.map(({ name }) => headings.textOf(name)),
    event,
    reason,
    ...grants.map(({ name }) => w.gives(context.grantNames.textOf(name))),
    ...rest,
  ];
  return { name: w.sheets.rows, rows: [head, ...rows] };
}

function columnsSheet(context: GridContext, table: SourceTable, w: WorkbookWords): Sheet {
  const headings = headingsOf(context, table);
  const head = [w.heading, w.id, w.fact, w.condition, w.member, w.test, ...languages.map((one) => w.title[one])];
  const rows = columnsOf(table).map((column) => {
    const [id, fact, condition] = [stringAt(column, 'id'), stringAt(column, 'fact'), stringAt(column, 'condition')];
    return [
      headings.textOf(id),
      id,
      fact === '' ? '' : context.factNames.textOf(fact),
      condition === '' ? '' : context.conditionNames.textOf(condition),
      stringAt(column, 'of'),
      choicesOf(modelWords[context.language].operators).textOf(stringAt(column, 'operator')),
      ...textsAt(column['title']),
    ];
  });
  return { name: w.sheets.columns, rows: [head, ...rows] };
}

function settingsSheet(table: SourceTable, w: WorkbookWords): Sheet {
  const titles = textsAt(table['title']);
  return {
    name: w.sheets.settings,
    rows: [
      [w.setting, w.value],
      [w.table, stringAt(table, 'id')],
      ...languages.map((language, at) => [w.title[language], titles[at] ?? '']),
      [w.stage, stringAt(table, 'stage')],
      [w.hitPolicy, choicesOf(w.hitPolicies).textOf(stringAt(table, 'hitPolicy'))],
    ],
  };
}

export const lawMembers = ['kind', 'title', 'section', 'url', 'asOf', 'quote', 'note', 'mark'] as const;

function lawSheet(context: GridContext, table: SourceTable, w: WorkbookWords): Sheet {
  const rowsOf = (place: readonly string[], legalBasis: Json | undefined) =>
    objectsIn(legalBasis).map((law) => [
      ...place,
      ...lawMembers.map((member) => {
        const text = stringAt(law, member);
        if (member === 'kind') return choicesOf(w.kinds).textOf(text);
        if (member === 'mark') return choicesOf(w.marks).textOf(text);
        return member === 'asOf' && text !== '' ? dateText(text, context.language) : text;
      }),
    ]);
  const rows = [
    ...rowsOf(['', ''], table['legalBasis']),
    ...linesOf(table).flatMap((line) => rowsOf(placeOf(line), line.content?.['legalBasis'])),
  ];
  return { name: w.sheets.law, rows: [[w.row, w.version, ...lawMembers.map((member) => w.law[member])], ...rows] };
}

function exceptionsSheet(context: GridContext, table: SourceTable, w: WorkbookWords): Sheet {
  const rows = linesOf(table).flatMap((line) =>
    objectsIn(line.content?.['exceptions']).map((exception) => [
      ...placeOf(line),
      context.conditionNames.textOf(stringAt(exception, 'condition')),
      ...textsAt(exception['text']),
    ]),
  );
  return {
    name: w.sheets.exceptions,
    rows: [[w.row, w.version, w.condition, ...languages.map((one) => w.title[one])], ...rows],
  };
}

function valuesSheet(context: GridContext, table: SourceTable, w: WorkbookWords): Sheet {
  const rows = linesOf(table).flatMap((line) => {
    const values = line.content?.['values'];
    return Object.entries(isObject(values) ? values : {}).map(([name, value]) => [
      ...placeOf(line),
      name,
      expressionText(context, context.formulas, undeclared, value),
    ]);
  });
  return { name: w.sheets.values, rows: [[w.row, w.version, w.name, w.value], ...rows] };
}

/** The sheets that hold a table. Those that would be empty are left out. */
export function toWorkbook(context: GridContext, table: SourceTable): readonly Sheet[] {
  const w = workbookWords[context.language];
  const formulas: Sheet = {
    name: w.sheets.formulas,
    rows: [[w.name, w.formula], ...context.formulas.entries.map(([name, formula]) => [name, JSON.stringify(formula)])],
  };
  const needed = [
    rowsSheet(context, table, w),
    columnsSheet(context, table, w),
    settingsSheet(table, w),
    lawSheet(context, table, w),
  ];
  const others = [exceptionsSheet(context, table, w), valuesSheet(context, table, w), formulas];
  return [...needed, ...others.filter(({ rows }) => rows.length > 1)];
}
