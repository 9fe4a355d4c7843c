import type { Boundary, Condition, Expression } from '../../engine/ruleset-document.ts';

/** Conditions and expressions of a checked document as an author writes them. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
type Comparison = Extract<Condition, { op: 'compare' }>;

const isDateName = (expression: Expression): boolean => expression.op === 'fact' && expression.type.kind === 'date';

function intervalSource({ interval }: Comparison): Json {
  const ends = Object.entries(interval ?? {}).map(([key, end]: [string, Expression]) => [
    key,
    isDateName(end) && end.op === 'fact' ? end.name : expressionSource(end),
  ]);
  return Object.fromEntries(ends) as Json;
}

/** What stands to the right of the operator; nothing for `isNone` and `isSome`. */
export function operandSource(comparison: Comparison): Json | undefined {
  if (comparison.interval !== undefined) return intervalSource(comparison);
  return comparison.right && expressionSource(comparison.right);
}

export function conditionSource(condition: Condition): Json {
  switch (condition.op) {
    case 'all':
      return { all: condition.of.map(conditionSource) };
    case 'any':
      return { any: condition.of.map(conditionSource) };
    case 'not':
      return { not: conditionSource(condition.of) };
    case 'atLeast':
      return { atLeast: condition.n, of: condition.of.map(conditionSource) };
    case 'named':
      return { condition: condition.name };
    case 'compare': {
      const left = expressionSource(condition.left) as { readonly [key: string]: Json };
      return { ...left, operator: condition.operator, value: operandSource(condition) };
    }
  }
}

const optional = (expression: Expression | undefined): Json | undefined => expression && expressionSource(expression);
const where = (condition: Condition | undefined): Json | undefined => condition && conditionSource(condition);
type Aggregate = Extract<Expression, { over: string }>;

function aggregateSource(expression: Aggregate): Json {
  const { op, over, counted } = expression;
  const common = { fn: op, over, where: where(expression.where), ...(counted && { counted }) };
  switch (expression.op) {
    case 'sum':
      return { ...common, field: expression.field };
    case 'pick':
      return { ...common, field: expression.field, [expression.order]: expression.date };
    case 'countDistinct': {
      const { by } = expression;
      if (by.how === 'field') return { ...common, by: by.field };
      const key = by.how === 'prefix' ? { prefix: by.field, length: by.length } : { group: by.field, in: by.grouping };
      return { ...common, by: key };
    }
    default:
      return common;
  }
}

export function expressionSource(expression: Expression): Json {
  switch (expression.op) {
    case 'literal':
      return expression.value as Json;
    case 'fact':
      return { fact: expression.name };
    case 'field':
      return { field: expression.name };
    case 'parameter':
      return { parameter: expression.name, key: optional(expression.key) };
    case 'holds':
      return { holds: conditionSource(expression.condition) };
    case 'choose':
      return {
        choose: expression.cases.map((each) => ({
          when: conditionSource(each.when),
          then: expressionSource(each.then),
        })),
        else: expressionSource(expression.otherwise),
      };
    case 'dividedBy': {
      const { scale, rounding } = expression;
      return { dividedBy: expression.of.map(expressionSource), scale, rounding };
    }
    case 'plus':
    case 'times':
    case 'max':
    case 'min':
    case 'minus':
    case 'earliestOf':
    case 'latestOf':
      return { [expression.op]: expression.of.map(expressionSource) };
    case 'after': {
      const { unit, convention, saturday } = expression;
      const hasConvention = unit === 'months' || unit === 'years';
      return {
        [unit]: expressionSource(expression.amount),
        after: expressionSource(expression.from),
        ...(hasConvention && { convention }),
        saturday: optional(saturday),
      };
    }
    case 'birthday': {
      const { years, of, leapDay } = expression;
      return { birthday: expressionSource(years), of: expressionSource(of), leapDay };
    }
    case 'daysBetween':
    case 'workingDaysBetween':
    case 'fullYearsBetween': {
      const ends = [expressionSource(expression.from), expressionSource(expression.to)];
      return { [expression.op]: ends, saturday: optional(expression.saturday) };
    }
    case 'isReplaced':
      return { fn: expression.op, id: expression.id, replaces: expression.replaces };
    case 'isDuplicate':
      return { fn: expression.op, by: expression.by };
    case 'count':
    case 'countDistinct':
    case 'sum':
    case 'any':
    case 'all':
    case 'pick':
      return aggregateSource(expression);
    default:
      return { [expression.op]: expressionSource(expression.of) };
  }
}

export const boundarySource = ({ date, by }: Boundary): Json => ({
  date,
  by: by.op === 'fact' ? by.name : { field: by.name },
});
