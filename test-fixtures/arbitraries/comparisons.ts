import type { Condition, Expression, Interval, Operator, ValueType } from '../../engine/ruleset-document.ts';
import { reference, sameType, type Draft, type Place, type Typed } from './draft.ts';
import { parameterOf } from './parameters.ts';
import * as types from './value-types.ts';
import { codeList, dateValue, literalValue } from './values.ts';

const equality = ['equal', 'notEqual'] as const;
const order = ['greaterThanInclusive', 'lessThan', 'greaterThan', 'lessThanInclusive', 'inInterval'] as const;
const ofSets = ['containsAny', 'containsAll', 'containsNone', 'isSubsetOf'] as const;

const isBlind = (type: ValueType): boolean => type.kind === 'code' && type.systems.includes('diagnosis');

/** The operators that fit a type, the common ones several times. */
export function operatorsOf(type: ValueType, mayBeNone: boolean): readonly Operator[] {
  const none: readonly Operator[] = mayBeNone ? ['isNone', 'isSome'] : [];
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'date':
      return [...order, ...order, ...equality, ...none];
    case 'enum':
      return [...equality, 'in', 'notIn', ...none];
    case 'code':
      return ['inCodes', 'inCodes', ...(isBlind(type) ? [] : equality), ...none];
    case 'set':
      return [...ofSets, ...none];
    default:
      return ['equal', 'equal', 'notEqual', ...none];
  }
}

const literal = (value: Extract<Expression, { op: 'literal' }>['value'], type: ValueType): Expression => ({
  op: 'literal',
  value,
  type,
});

/** A decimal literal has the scale of its digits. */
function numberLiteral(draft: Draft, type: ValueType, isOrder: boolean): Expression {
  if (type.kind === 'integer' && !(isOrder && draft.choices.chance(20)))
    return literal(literalValue(draft.choices, types.integer), types.integer);
  const scale = type.kind === 'decimal' && !isOrder ? type.scale : 2;
  const value = literalValue(draft.choices, types.decimal(scale)) as string;
  if (type.kind === 'integer' && !value.includes('.')) return literal(Number(value), types.integer);
  return literal(value, types.decimal(value.split('.')[1]?.length ?? 0));
}

const fits = (type: ValueType, left: ValueType): boolean =>
  types.isNumber(left) ? types.isNumber(type) : left.kind === 'date' ? type.kind === 'date' : sameType(type, left);

function scalarOperand(draft: Draft, left: ValueType, place: Place, isOrder: boolean): Expression {
  const { choices } = draft;
  const how = choices.weighted([
    [7, 'literal'],
    [2, 'reference'],
    [1, 'parameter'],
  ]);
  if (how === 'reference') {
    const other = reference(draft, place, (declared) => fits(declared.type, left));
    if (other !== undefined) return other.expression;
  }
  if (how === 'parameter' && left.kind !== 'confirmation' && left.kind !== 'code') {
    const type = left.kind === 'date' ? types.date : left.kind === 'decimal' ? types.decimal(1) : left;
    return parameterOf(draft, type, place).expression;
  }
  if (types.isNumber(left)) return numberLiteral(draft, left, isOrder);
  return literal(literalValue(choices, left), left.kind === 'date' ? types.date : left);
}

function setOperand(draft: Draft, of: ValueType, place: Place): Expression {
  const { choices } = draft;
  const how = choices.weighted([
    [6, 'literal'],
    [2, 'parameter'],
    [2, 'reference'],
  ]);
  if (of.kind === 'code') {
    const type = types.codes(...of.systems);
    if (how !== 'literal') return parameterOf(draft, type, place).expression;
    return literal(codeList(choices, of.systems), type);
  }
  const type: ValueType = { kind: 'set', of: of as Extract<ValueType, { kind: 'enum' }> };
  if (how === 'parameter') return parameterOf(draft, type, place).expression;
  const other = how === 'reference' ? reference(draft, place, (declared) => sameType(declared.type, type)) : undefined;
  return other?.expression ?? literal(literalValue(choices, type), type);
}

/** An interval that holds at least one value. */
function intervalOf(draft: Draft, left: ValueType): Interval {
  const { choices } = draft;
  const end = (value: string | number): Expression => {
    if (left.kind === 'date') {
      const fact = choices.chance(30)
        ? reference(draft, { depth: 0 }, (declared) => declared.type.kind === 'date')
        : undefined;
      return fact?.expression ?? literal(value, types.date);
    }
    return left.kind === 'integer' ? literal(value, types.integer) : literal(String(value), types.decimal(0));
  };
  const pool =
    left.kind === 'date'
      ? [dateValue(choices), dateValue(choices)].toSorted()
      : [choices.below(3), 3 + choices.below(3)];
  const [low = '', high = ''] = pool;
  const from = choices.pick(['from', 'over'] as const);
  const to = choices.pick(['to', 'under'] as const);
  const ends = low === high ? choices.pick(['low', 'high']) : choices.pick(['both', 'low', 'high']);
  return { ...(ends !== 'high' && { [from]: end(low) }), ...(ends !== 'low' && { [to]: end(high) }) };
}

export function comparisonWith(draft: Draft, left: Typed, operator: Operator, place: Place): Condition {
  const { expression } = left;
  const { type } = expression;
  const of = type.kind === 'set' ? type.of : type;
  switch (operator) {
    case 'isNone':
    case 'isSome':
      return { op: 'compare', left: expression, operator };
    case 'inInterval':
      return { op: 'compare', left: expression, operator, interval: intervalOf(draft, type) };
    case 'in':
    case 'notIn':
    case 'inCodes':
    case 'containsAny':
    case 'containsAll':
    case 'containsNone':
    case 'isSubsetOf':
      return { op: 'compare', left: expression, operator, right: setOperand(draft, of, place) };
    default: {
      const isOrder = operator !== 'equal' && operator !== 'notEqual';
      return { op: 'compare', left: expression, operator, right: scalarOperand(draft, type, place, isOrder) };
    }
  }
}
