import type { Condition, Expression, Interval } from '../ruleset-document.ts';
import { compare, type Operand } from './compare.ts';
import { all, any, atLeast, not, type Truth } from './kleene.ts';
import { isOpenEnded, type Scope } from './scope.ts';

/** The truth of a condition: FORMAT.md 2. */

export type Comparison = Condition & { readonly op: 'compare' };

export const intervalEnds = [
  ['over', 'greaterThan'],
  ['from', 'greaterThanInclusive'],
  ['to', 'lessThanInclusive'],
  ['under', 'lessThan'],
] as const;

const operand = (expression: Expression, scope: Scope): Operand => ({
  value: scope.value(expression),
  openEnded: isOpenEnded(expression.type),
});

const isInInterval = (left: Expression, interval: Interval, scope: Scope): Truth =>
  all(
    intervalEnds.flatMap(([end, operator]) => {
      const expression = interval[end];
      if (expression === undefined) return [];
      return [compare(operator, operand(left, scope), operand(expression, scope), scope.world.systems)];
    }),
  );

const comparisonTruth = (condition: Comparison, scope: Scope): Truth => {
  const { left, operator, right, interval } = condition;
  if (operator === 'isNone' || operator === 'isSome') {
    const { kind } = scope.value(left);
    if (kind === 'unknown') return 'unknown';
    return (kind === 'none') === (operator === 'isNone');
  }
  if (interval !== undefined) return isInInterval(left, interval, scope);
  if (right === undefined) return 'unknown';
  return compare(operator, operand(left, scope), operand(right, scope), scope.world.systems);
};

export const conditionTruth = (condition: Condition, scope: Scope): Truth => {
  switch (condition.op) {
    case 'all':
      return all(condition.of.values().map(scope.truth));
    case 'any':
      return any(condition.of.values().map(scope.truth));
    case 'not':
      return not(scope.truth(condition.of));
    case 'atLeast':
      return atLeast(condition.n, condition.of.map(scope.truth));
    case 'named': {
      const named = namedCondition(condition.name, scope);
      return named === undefined ? 'unknown' : scope.truth(named);
    }
    case 'compare':
      return comparisonTruth(condition, scope);
  }
};

export const namedCondition = (name: string, scope: Scope): Condition | undefined =>
  scope.world.document.conditions.find((named) => named.name === name)?.condition;
