import { isSameJson } from '../same-json.ts';
import type { Condition, Expression, LiteralValue, Operator } from '../ruleset-document.ts';

/** Conditions and expressions on one line, for authors. */

/** How operators are written. */
export const signs: { readonly [O in Operator]?: string } = {
  equal: '=',
  notEqual: '≠',
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
  inCodes: 'in',
  notIn: 'not in',
  containsAny: 'contains any of',
  containsAll: 'contains all of',
  containsNone: 'contains none of',
  isSubsetOf: 'is a subset of',
  isNone: 'is none',
  isSome: 'has a value',
};
const ends = { over: '>', from: '≥', to: '≤', under: '<' } as const;
const MOST_ITEMS = 6;

function literal(value: LiteralValue): string {
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).join(', ');
    return `[${items}${value.length > MOST_ITEMS ? `, … ${value.length} in all` : ''}]`;
  }
  if (!('include' in value)) return 'a grouping';
  const { include, exclude } = value as { include: readonly string[]; exclude: readonly string[] };
  return exclude.length === 0 ? literal(include) : `${literal(include)} without ${literal(exclude)}`;
}

/** An expression: names as they are, functions with their arguments. */
export function expressionInWords(expression: Expression): string {
  switch (expression.op) {
    case 'literal':
      return literal(expression.value);
    case 'fact':
    case 'field':
      return expression.name;
    case 'parameter':
      return expression.key === undefined
        ? expression.name
        : `${expression.name} of ${expressionInWords(expression.key)}`;
    case 'holds':
      return conditionInWords(expression.condition);
    case 'choose':
      return [
        ...expression.cases.map(({ when, then }) => `${expressionInWords(then)} if ${conditionInWords(when)}`),
        `else ${expressionInWords(expression.otherwise)}`,
      ].join(', ');
    case 'after':
      return `${expressionInWords(expression.amount)} ${expression.unit} after ${expressionInWords(expression.from)}`;
    default:
      return `${expression.op}(${argumentsOf(expression).join(', ')})`;
  }
}

function argumentsOf(expression: Expression): readonly string[] {
  const over = 'over' in expression ? [expression.over] : [];
  const where = 'where' in expression && expression.where !== undefined ? [conditionInWords(expression.where)] : [];
  const values = Object.values(expression).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]));
  return [...over, ...values.filter(isExpression).map(expressionInWords), ...where];
}
const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'op' in value && 'type' in value;

/** A condition in the author's names: `ldl > 3.6 and (a or b)`. */
export function conditionInWords(condition: Condition): string {
  switch (condition.op) {
    case 'all':
    case 'any': {
      const joined = condition.of.map(inner).join(condition.op === 'all' ? ' and ' : ' or ');
      return condition.of.length > 1 ? joined : joined.replace(/^\((.*)\)$/, '$1');
    }
    case 'not':
      return `not (${conditionInWords(condition.of)})`;
    case 'atLeast':
      return `at least ${condition.n} of: ${condition.of.map(inner).join('; ')}`;
    case 'named':
      return condition.name;
    case 'compare':
      return comparisonInWords(condition);
  }
}
const inner = (condition: Condition): string =>
  condition.op === 'compare' || condition.op === 'named' || condition.op === 'not'
    ? conditionInWords(condition)
    : `(${conditionInWords(condition)})`;

function comparisonInWords({ left, operator, right, interval }: Extract<Condition, { op: 'compare' }>): string {
  const name = expressionInWords(left);
  if (interval !== undefined) {
    return Object.entries(ends)
      .flatMap(([end, sign]) => {
        const bound = interval[end as keyof typeof ends];
        return bound === undefined ? [] : [`${name} ${sign} ${expressionInWords(bound)}`];
      })
      .join(' and ');
  }
  if (right === undefined) return `${name} ${signs[operator]}`;
  const isTrue = operator === 'equal' && right.op === 'literal' && isSameJson(right.value, true);
  return isTrue ? name : `${name} ${signs[operator] ?? operator} ${expressionInWords(right)}`;
}
