import type { AllConditions, AnyConditions, ConditionProperties, ConditionReference } from 'json-rules-engine';
import type { Boundary, Condition, Expression, Operator } from '../../ruleset-document.ts';
import { intervalEnds, namedCondition, type Comparison } from '../condition.ts';
import type { Formula } from '../formula.ts';
import type { Scope } from '../scope.ts';
import { operandOf, type Operand } from './operators.ts';

/**
 * The two readings of a condition as json-rules-engine's conditions: *certainly* is true where the condition is true,
 * *possibly* where it is not false. Negation is pushed to the leaves, where it swaps the readings; no group is empty.
 */

export type Reading = 'certainly' | 'possibly';
export type JsonCondition = AllConditions | AnyConditions | ConditionReference | ConditionProperties;
/** Gives a condition a name, under which json-rules-engine then finds it. */
type Define = (name: string, make: () => JsonCondition) => ConditionReference;

/** No fact has a space in its name. */
export const constantFact = 'the constant';
const constant = (value: boolean): JsonCondition => ({ fact: constantFact, operator: 'equal', value });
const group = (kind: 'all' | 'any', of: readonly JsonCondition[]): JsonCondition => {
  if (of.length === 0) return constant(kind === 'all');
  return kind === 'all' ? { all: [...of] } : { any: [...of] };
};
const otherReading = { certainly: 'possibly', possibly: 'certainly' } as const;

export const createTranslation = (root: Scope, define: Define) => {
  const operand = (expression: Expression): Operand | { readonly fact: string } =>
    expression.op === 'fact' ? { fact: expression.name } : operandOf(root.value(expression), expression.type);

  const leaf = (
    left: string,
    operator: string,
    right: Operand | { readonly fact: string },
    reading: Reading,
    isNegated: boolean,
  ): JsonCondition => ({
    fact: left,
    operator: isNegated ? `not:${otherReading[reading]}:${operator}` : `${reading}:${operator}`,
    value: right,
  });

  const operatorName = (operator: Operator, { type }: Expression): string => {
    const isEquality = operator === 'equal' || operator === 'notEqual';
    return type.kind === 'code' && isEquality ? `${operator}Codes` : operator;
  };
  const ofNone = (left: string, operator: 'isNone' | 'isSome', reading: Reading, isNegated: boolean): JsonCondition => {
    const asksNone = (operator === 'isNone') !== isNegated;
    const asked = asksNone ? `${reading}None` : `not:${otherReading[reading]}None`;
    return { fact: left, operator: asked, value: null };
  };
  const comparison = (node: Comparison, reading: Reading, isNegated: boolean): JsonCondition => {
    const { left, operator, right, interval } = node;
    if (left.op !== 'fact') throw new Error('a rule without lists compares facts');
    if (operator === 'isNone' || operator === 'isSome') return ofNone(left.name, operator, reading, isNegated);
    if (interval !== undefined) {
      const ends = intervalEnds.flatMap(([end, order]) => {
        const expression = interval[end];
        return expression === undefined ? [] : [leaf(left.name, order, operand(expression), reading, isNegated)];
      });
      return group(isNegated ? 'any' : 'all', ends);
    }
    if (right === undefined) throw new Error(`${operator} has no operand`);
    return leaf(left.name, operatorName(operator, left), operand(right), reading, isNegated);
  };

  /** At least n of these are true: the first and n − 1 of the others, or n of the others. */
  const atLeast = (n: number, of: readonly JsonCondition[], name: string): JsonCondition => {
    const [first, ...others] = of;
    if (n <= 0) return constant(true);
    if (first === undefined || of.length < n) return constant(false);
    const rest = (count: number): JsonCondition =>
      define(`${name} ${count} of ${others.length}`, () => atLeast(count, others, name));
    return group('any', [group('all', [first, rest(n - 1)]), rest(n)]);
  };
  let counted = 0;
  const counting = (n: number, of: readonly JsonCondition[], isNegated: boolean): JsonCondition => {
    counted += 1;
    return atLeast(isNegated ? of.length - n + 1 : n, of, `count ${counted}`);
  };

  const several = <Part>(
    node: { readonly op: 'all' | 'any' | 'atLeast'; readonly n?: number; readonly of: readonly Part[] },
    isNegated: boolean,
    translate: (part: Part) => JsonCondition,
  ): JsonCondition => {
    const parts = node.of.map(translate);
    if (node.op === 'atLeast') return counting(node.n ?? 1, parts, isNegated);
    return group((node.op === 'all') !== isNegated ? 'all' : 'any', parts);
  };

  const condition = (node: Condition, reading: Reading, isNegated: boolean): JsonCondition => {
    switch (node.op) {
      case 'all':
      case 'any':
      case 'atLeast':
        return several(node, isNegated, (part) => condition(part, reading, isNegated));
      case 'not':
        return condition(node.of, reading, !isNegated);
      case 'named': {
        const named = namedCondition(node.name, root);
        if (named === undefined) throw new Error(`no condition ${node.name}`);
        const name = `${reading} ${isNegated ? 'not ' : ''}${node.name}`;
        return define(name, () => condition(named, reading, isNegated));
      }
      case 'compare':
        return comparison(node, reading, isNegated);
    }
  };

  const passed = ({ date, by }: Boundary, reading: Reading, isNegated: boolean): JsonCondition => {
    if (by.op !== 'fact') throw new Error('a rule without lists is measured by facts');
    const day: Expression = { op: 'literal', value: date, type: { kind: 'date', openEnded: false } };
    return leaf(by.name, 'greaterThanInclusive', operand(day), reading, isNegated);
  };
  const inForce = (node: Formula & { op: 'inForce' }, reading: Reading, isNegated: boolean): JsonCondition => {
    const parts = node.versions.slice(node.index).flatMap(({ boundary }, position) => {
      if (boundary === undefined) return [];
      return [passed(boundary, reading, position > 0 !== isNegated)];
    });
    return group(isNegated ? 'any' : 'all', parts);
  };

  const formula = (node: Formula, reading: Reading, isNegated = false): JsonCondition => {
    switch (node.op) {
      case 'condition':
        return condition(node.condition, reading, isNegated);
      case 'inForce':
        return inForce(node, reading, isNegated);
      case 'holds': {
        const isCertain = reading === 'certainly';
        const versions = node.versions.map(({ inForce: when, met }) =>
          group(isCertain ? 'any' : 'all', [formula(when, reading, isCertain), formula(met, reading, isNegated)]),
        );
        return group(isCertain ? 'all' : 'any', versions);
      }
      case 'all':
      case 'any':
      case 'atLeast':
        return several(node, isNegated, (part) => formula(part, reading, isNegated));
      case 'not':
        return formula(node.of, reading, !isNegated);
    }
  };
  return formula;
};
