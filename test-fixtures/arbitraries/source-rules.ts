import type {
  Automation,
  Condition,
  Exception,
  NamedExpressions,
  Requirement,
  RestrictionContent,
  RowContent,
  RuleContent,
  RulesetDocument,
  SectionContent,
  Table,
  Versioned,
} from '../../engine/ruleset-document.ts';
import { boundarySource, conditionSource, expressionSource, operandSource, type Json } from './source-conditions.ts';

/** Sections, rules, tables and restrictions of a checked document as an author writes them. */

export type Source = { readonly [key: string]: Json | undefined };

export const namedSource = (expressions: NamedExpressions): Json =>
  Object.fromEntries(expressions.map(({ name, value }) => [name, expressionSource(value)]));

/** An only version is written plainly. */
export function versionsSource<T>(versions: Versioned<T>, write: (content: T) => Source): Source {
  const [only] = versions;
  if (versions.length === 1 && only !== undefined && only.content !== null) return write(only.content);
  return {
    versions: versions.map(({ boundary, content }) => ({
      boundary: boundary && boundarySource(boundary),
      content: content === null ? 'none' : write(content),
    })),
  };
}

const shared = (content: Automation & { readonly title: Json & object; readonly legalBasis: unknown }): Source => ({
  title: content.title,
  legalBasis: content.legalBasis as Json,
  automation: content.automation,
  basis: content.basis,
});
export const exceptionsSource = (exceptions: readonly Exception[] | undefined): Json | undefined =>
  exceptions?.map(({ condition, text }) => ({ condition, text }));

const requirementSource = (content: Requirement): Source => ({
  ...shared(content),
  conditions: conditionSource(content.conditions),
  reason: content.reason,
  values: namedSource(content.values),
  notMet: content.notMet,
});

const sectionSource = (content: SectionContent): Source => ({
  ...shared(content),
  appliesWhen: content.appliesWhen && conditionSource(content.appliesWhen),
  requirements: Object.fromEntries(
    content.requirements.map(({ id, versions }) => [id, versionsSource(versions, requirementSource)]),
  ),
  exceptions: exceptionsSource(content.exceptions),
  approve: content.approve && {
    reason: content.approve.reason,
    values: namedSource(content.approve.values),
    grant: namedSource(content.approve.grant),
  },
});

const eventSource = (content: RowContent | RuleContent): Source => ({
  ...shared(content),
  event: content.event,
  reason: content.reason,
  values: namedSource(content.values),
  grant: content.grant && namedSource(content.grant),
  exceptions: exceptionsSource(content.exceptions),
});

const restrictionSource = (content: RestrictionContent): Source => ({
  ...shared(content),
  when: conditionSource(content.when),
  reason: content.reason,
  values: namedSource(content.values),
  narrows: namedSource(content.narrows),
});

type Cell = { readonly column: Source & { readonly id: string }; readonly value: Json | undefined };

/** The column in which a cell's condition stands, and the cell. */
function cellOf(condition: Condition): Cell {
  const named = condition.op === 'not' ? condition.of : condition;
  if (named.op === 'named') return { column: { id: named.name, condition: named.name }, value: condition.op !== 'not' };
  if (condition.op !== 'compare' || condition.left.op !== 'fact') throw new Error('no cell');
  const { name } = condition.left;
  if (condition.operator === 'isNone' || condition.operator === 'isSome') {
    const column = { id: `${name}IsNone`, fact: name, operator: 'isNone' };
    return { column, value: condition.operator === 'isNone' };
  }
  const { operator } = condition;
  return { column: { id: `${name}By${operator}`, fact: name, operator }, value: operandSource(condition) };
}

/** The cells of a row; where two stand in columns alike, the columns are numbered. */
function cellsOf({ when }: RowContent): readonly Cell[] {
  const cells = when?.op === 'all' ? when.of.map(cellOf) : [];
  return cells.map(({ column, value }, index) => {
    const earlier = cells.slice(0, index).filter((other) => other.column.id === column.id).length;
    return { column: { ...column, id: `${column.id}${earlier}` }, value };
  });
}

function tableSource(table: Table): Source {
  const contents = table.rows.flatMap(({ versions }) => versions.flatMap(({ content }) => content ?? []));
  const columns = new Map(contents.flatMap(cellsOf).map(({ column }) => [column.id, column]));
  if (columns.size === 0) columns.set('any', { id: 'any', fact: 'startedBy', operator: 'equal' });
  const row = (content: RowContent): Source => ({
    ...eventSource(content),
    cells: Object.fromEntries(cellsOf(content).map(({ column, value }) => [column.id, value])),
  });
  return {
    id: table.id,
    stage: table.stage,
    title: table.title,
    hitPolicy: table.hitPolicy,
    legalBasis: (contents[0]?.legalBasis ?? []) as Json,
    columns: [...columns.values()],
    rows: table.rows.map(({ id, versions }) => ({ id, ...versionsSource(versions, row) })),
  };
}

export const ruleSources = (document: RulesetDocument): Source => ({
  sections: document.sections.map(({ id, stage, versions }) => ({
    id,
    stage,
    ...versionsSource(versions, sectionSource),
  })),
  rules: document.rules.map(({ id, stage, versions }) => ({
    id,
    stage,
    ...versionsSource(versions, (content) => ({ ...eventSource(content), when: conditionSource(content.when) })),
  })),
  tables: document.tables.map(tableSource),
  restrictions: document.restrictions.map(({ id, versions }) => ({
    id,
    ...versionsSource(versions, restrictionSource),
  })),
  replacements: document.replacements.map(({ id, section, requirement, title, legalBasis, when, conditions }) => ({
    id,
    replaces: { section, requirement },
    title,
    legalBasis: legalBasis as unknown as Json,
    when: conditionSource(when),
    conditions: conditionSource(conditions),
  })),
});
