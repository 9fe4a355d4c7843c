import type { Condition, Expression, Interval, Operator } from '../ruleset-document.ts';
import { changedValues, type Changed } from './value-mutants.ts';
import { conditionInWords, expressionInWords } from './words.ts';

type Comparison = Extract<Condition, { op: 'compare' }>;

/** The operator that says almost the same, and the one that says the opposite. */
const flipped: { readonly [O in Operator]?: Operator } = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'lessThanInclusive',
  lessThanInclusive: 'lessThan',
  greaterThan: 'greaterThanInclusive',
  greaterThanInclusive: 'greaterThan',
  in: 'notIn',
  notIn: 'in',
  containsAny: 'containsNone',
  containsNone: 'containsAny',
  containsAll: 'containsAny',
  isNone: 'isSome',
  isSome: 'isNone',
};
const flippedEnd = { over: 'from', from: 'over', to: 'under', under: 'to' } as const;
const ends = ['over', 'from', 'to', 'under'] as const;

const negated = (of: Condition): Changed<Condition> => ({ mutation: 'negated', to: { op: 'not', of } });

/** Literals with one unit more, one less, or one element left out. */
const changedOperand = (operand: Expression): readonly Changed<Expression>[] =>
  operand.op !== 'literal'
    ? []
    : changedValues(operand.value, operand.type, [1, -1])
        .filter(({ to }) => typeof to !== 'boolean')
        .map(({ mutation, to }) => ({ mutation, to: { ...operand, value: to } }));

function ofInterval(comparison: Comparison, interval: Interval): readonly Changed<Condition>[] {
  const withInterval = (changed: Interval): Condition => ({ ...comparison, interval: changed });
  return ends.flatMap((end): readonly Changed<Condition>[] => {
    const { [end]: bound, ...rest } = interval;
    if (bound === undefined) return [];
    const to = flippedEnd[end];
    return [
      { mutation: `${end} → ${to}`, to: withInterval({ ...rest, [to]: bound }) },
      ...changedOperand(bound).map((changed) => ({
        mutation: `${end} ${changed.mutation}`,
        to: withInterval({ ...interval, [end]: changed.to }),
      })),
    ];
  });
}

function ofComparison(comparison: Comparison): readonly Changed<Condition>[] {
  const { operator, right, interval } = comparison;
  if (interval !== undefined) return ofInterval(comparison, interval);
  const flip = flipped[operator];
  const isWord = right?.op === 'literal' && (right.type.kind === 'enum' || right.type.kind === 'confirmation');
  const operands = right === undefined || (isWord && typeof right.value === 'string') ? [] : changedOperand(right);
  return [
    flip === undefined
      ? negated(comparison)
      : { mutation: `${operator} → ${flip}`, to: { ...comparison, operator: flip } },
    ...operands.map(({ mutation, to }) => ({ mutation, to: { ...comparison, right: to } })),
  ];
}

function ofGroup(condition: Extract<Condition, { op: 'all' | 'any' }>): readonly Changed<Condition>[] {
  const { op, of } = condition;
  if (of.length < 2) return [];
  const to = op === 'all' ? 'any' : 'all';
  return [
    { mutation: `${op} → ${to}`, to: { op: to, of } },
    ...of.map((part, i) => ({
      mutation: `without the condition ${conditionInWords(part)}`,
      to: { op, of: of.filter((_, other) => other !== i) },
    })),
  ];
}

/** Each condition that differs from this one in one thing; what its parts are made of is told of them. */
export function changedConditions(condition: Condition): readonly Changed<Condition>[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return ofGroup(condition);
    case 'not':
      return [{ mutation: 'not dropped', to: condition.of }];
    case 'atLeast':
      return [condition.n - 1, condition.n + 1]
        .filter((n) => n >= 1 && n <= condition.of.length)
        .map((n) => ({ mutation: `at least ${condition.n} → ${n}`, to: { ...condition, n } }));
    case 'compare':
      return ofComparison(condition);
    case 'named':
      return [];
  }
}

const swapped: { readonly [Op in Expression['op']]?: Expression['op'] } = {
  max: 'min',
  min: 'max',
  earliestOf: 'latestOf',
  latestOf: 'earliestOf',
  any: 'all',
  all: 'any',
};

/** Each expression that differs from this one in one thing. */
export function changedExpressions(expression: Expression): readonly Changed<Expression>[] {
  if (expression.op === 'literal') {
    return changedValues(expression.value, expression.type, [1]).map(({ mutation, to }) => ({
      mutation,
      to: { ...expression, value: to },
    }));
  }
  if (expression.op === 'pick') {
    const order = expression.order === 'first' ? 'last' : 'first';
    return [{ mutation: `${expression.order} → ${order}`, to: { ...expression, order } }];
  }
  const op = swapped[expression.op];
  if (op === undefined || ('of' in expression && Array.isArray(expression.of) && expression.of.length === 1)) return [];
  return [
    {
      mutation: `${expression.op} → ${op} (${expressionInWords(expression)})`,
      to: { ...expression, op } as Expression,
    },
  ];
}
