import type { ConditionSource, ExpressionSource, OperandSource } from '../condition-schema.ts';
import type { Condition, Expression, Interval, Operator, ValueType } from '../ruleset-document.ts';
import { quote, report, show, type Check, type Scope, type Typed } from './check.ts';
import {
  digitsOf,
  literal,
  looksLikeDate,
  readCodeList,
  readDate,
  readDecimal,
  readScalar,
  readSet,
} from './literals.ts';
import { reportMisfit } from './misfit.ts';
import { readParameter } from './parameters.ts';
import { compareLiterals } from './literal-order.ts';
import { at } from './pointer.ts';
import { isReference, readFact, readReference } from './references.ts';
import { canCompare, isNumber, typeName } from './value-types.ts';

export type ComparisonSource = Extract<ConditionSource, { operator: unknown }>;
type Kind = ValueType['kind'];

const scalars: readonly Kind[] = ['boolean', 'confirmation', 'integer', 'decimal', 'date', 'enum', 'code'];
const ordered: readonly Kind[] = ['integer', 'decimal', 'date'];
const anyKind: readonly Kind[] = [...scalars, 'set'];
/** Table of FORMAT.md section 2: the types that may stand to the left of each operator. */
export const operatorTypes: { readonly [O in Operator]: readonly Kind[] } = {
  equal: scalars,
  notEqual: scalars,
  lessThan: ordered,
  lessThanInclusive: ordered,
  greaterThan: ordered,
  greaterThanInclusive: ordered,
  inInterval: ordered,
  in: ['enum'],
  notIn: ['enum'],
  inCodes: ['code'],
  containsAny: ['set'],
  containsAll: ['set'],
  containsNone: ['set'],
  isSubsetOf: ['set'],
  isNone: anyKind,
  isSome: anyKind,
};

/** The comparison of a fact, field or role with what stands in `value`. */
export function readComparison(
  check: Check,
  source: ComparisonSource,
  pointer: string,
  scope: Scope,
): Condition | undefined {
  const left = readReference(check, source, pointer, scope);
  if (!left) return undefined;
  return compareWith(check, left, source.operator, source.value, pointer, at(pointer, 'value'), scope);
}

/** The comparison of `left`; also for cells of tables, whose operator and value stand in different places. */
export function compareWith(
  check: Check,
  left: Typed,
  operator: Operator,
  value: OperandSource | undefined,
  pointer: string,
  valuePointer: string,
  scope: Scope,
): Condition | undefined {
  const { type } = left.expression;
  if (!operatorTypes[operator].includes(type.kind)) {
    const fitting = Object.entries(operatorTypes).filter(([, kinds]) => kinds.includes(type.kind));
    const expected = `for ${typeName(type)}: ${fitting.map(([name]) => name).join(', ')}`;
    return report(
      check,
      'WRONG_OPERATOR',
      at(pointer, 'operator'),
      quote(operator),
      expected,
      'Use one of these operators.',
    );
  }
  if (operator === 'isNone' || operator === 'isSome') {
    if (value !== undefined)
      return report(
        check,
        'SUPERFLUOUS_OPERAND',
        valuePointer,
        show(value),
        `nothing behind ${operator}`,
        'Remove the value.',
      );
    if (!left.mayBeNone)
      return report(
        check,
        'NEVER_NONE',
        at(pointer, 'operator'),
        quote(operator),
        'something that may be none',
        'Declare "none": "allowed", or remove the condition.',
      );
    return { op: 'compare', left: left.expression, operator };
  }
  if (value === undefined)
    return report(
      check,
      'MISSING_OPERAND',
      pointer,
      `${operator} without "value"`,
      `"value": ${typeName(type)}`,
      'Add the value.',
    );
  if (operator === 'inInterval') {
    const interval = readInterval(check, value, type, valuePointer, scope);
    return interval && { op: 'compare', left: left.expression, operator, interval };
  }
  const right = readOperand(check, value, type, operator, valuePointer, scope);
  return right && { op: 'compare', left: left.expression, operator, right };
}

function readOperand(
  check: Check,
  value: OperandSource,
  type: ValueType,
  operator: Operator,
  pointer: string,
  scope: Scope,
): Expression | undefined {
  if (typeof value === 'object' && !Array.isArray(value) && (isReference(value) || 'parameter' in value)) {
    const right = isReference(value)
      ? readReference(check, value, pointer, scope)
      : readParameter(check, value, pointer, scope);
    return right && checkOperandType(check, right.expression, type, operator, pointer);
  }
  switch (operator) {
    case 'in':
    case 'notIn':
      return type.kind === 'enum' ? readSetLiteral(check, value, type, pointer) : undefined;
    case 'inCodes':
      return type.kind === 'code' ? readCodesLiteral(check, value, type.systems, pointer) : undefined;
    case 'containsAny':
    case 'containsAll':
    case 'containsNone':
    case 'isSubsetOf':
      if (type.kind !== 'set') return undefined;
      return type.of.kind === 'enum'
        ? readSetLiteral(check, value, type.of, pointer)
        : readCodesLiteral(check, value, type.of.systems, pointer);
    default:
      return readScalarOperand(check, value, type, operator, pointer, scope);
  }
}

function readSetLiteral(
  check: Check,
  value: OperandSource,
  of: Extract<ValueType, { kind: 'enum' | 'code' }>,
  pointer: string,
): Expression | undefined {
  if (!Array.isArray(value))
    return report(check, 'WRONG_TYPE', pointer, show(value), 'a list of values', 'Write a list, such as ["a", "b"].');
  const items = readSet(check, value, of, pointer);
  return items && literal(items, { kind: 'set', of });
}

function readCodesLiteral(
  check: Check,
  value: OperandSource,
  systems: readonly string[],
  pointer: string,
): Expression | undefined {
  const isList = Array.isArray(value) || (typeof value === 'object' && 'include' in value);
  if (!isList)
    return report(
      check,
      'WRONG_TYPE',
      pointer,
      show(value),
      'a code list',
      'Write {"include": […], "exclude": […]} or a list.',
    );
  const list = readCodeList(check, value, systems, pointer);
  return list && literal(list, { kind: 'codes', systems });
}

/** A fact, field, role or parameter to the right. */
function checkOperandType(
  check: Check,
  right: Expression,
  left: ValueType,
  operator: Operator,
  pointer: string,
): Expression | undefined {
  const actual = right.type;
  if (operatorTypes[operator] === scalars || operatorTypes[operator] === ordered) {
    const fit = canCompare(actual, left);
    if (fit !== 'fits') return reportMisfit(check, fit, actual, left, pointer);
    return isExactCode(check, left, pointer) ? right : undefined;
  }
  const of = left.kind === 'set' ? left.of : left;
  if (of.kind === 'enum' && actual.kind === 'set' && actual.of.kind === 'enum') {
    const fit = canCompare(actual.of, of);
    return fit === 'fits' ? right : reportMisfit(check, fit, actual, { kind: 'set', of }, pointer);
  }
  if (of.kind === 'code' && actual.kind === 'codes') {
    const fit = canCompare({ kind: 'code', systems: actual.systems }, of);
    return fit === 'fits' ? right : reportMisfit(check, fit, actual, of, pointer);
  }
  const expected = of.kind === 'code' ? 'a parameter of type codes' : 'a set of the same values';
  return report(check, 'WRONG_TYPE', pointer, typeName(actual), expected, `Use ${expected}.`);
}

/** `equal` needs systems in which a complete code can be told. */
function isExactCode(check: Check, type: ValueType, pointer: string): boolean {
  if (type.kind !== 'code') return true;
  const blind = type.systems.find((name) => {
    const system = check.systems.get(name);
    return system !== undefined && system.hierarchical && system.exactLength === undefined;
  });
  if (blind === undefined) return true;
  report(
    check,
    'CODE_NOT_EXACT',
    pointer,
    `codes of ${blind}`,
    'a system that can tell complete codes',
    'Use inCodes, or give the system an exactLength.',
  );
  return false;
}

function readScalarOperand(
  check: Check,
  value: OperandSource,
  type: ValueType,
  operator: Operator,
  pointer: string,
  scope: Scope,
): Expression | undefined {
  if (typeof value === 'object')
    return report(check, 'WRONG_TYPE', pointer, show(value), typeName(type), `Write ${typeName(type)}.`);
  const isEqual = operator === 'equal' || operator === 'notEqual';
  if (type.kind === 'date') return readDateEnd(check, value, pointer, scope);
  if (isNumber(type)) return readNumberLiteral(check, value, type, isEqual, pointer);
  if (!isExactCode(check, type, pointer)) return undefined;
  const scalar = readScalar(check, value, type, pointer, type.kind === 'code');
  return scalar === undefined ? undefined : literal(scalar, type);
}

/** Numbers of any scale compare; but a number with more digits than the fact can have is never equal to it. */
function readNumberLiteral(
  check: Check,
  value: ExpressionSource,
  type: ValueType,
  isEqual: boolean,
  pointer: string,
): Expression | undefined {
  if (type.kind === 'integer') {
    if (typeof value === 'string' && !isEqual && value.includes('.')) {
      const decimal = readDecimal(check, value, 9, pointer);
      return decimal === undefined ? undefined : literal(decimal, { kind: 'decimal', scale: digitsOf(decimal) });
    }
    const integer = readScalar(check, value, type, pointer);
    return integer === undefined ? undefined : literal(integer, type);
  }
  const scale = isEqual && type.kind === 'decimal' ? type.scale : 9;
  const decimal = readDecimal(check, value, scale, pointer);
  return decimal === undefined ? undefined : literal(decimal, { kind: 'decimal', scale: digitsOf(decimal) });
}

function readDateEnd(check: Check, value: ExpressionSource, pointer: string, scope: Scope): Expression | undefined {
  if (typeof value === 'string' && !looksLikeDate(value) && /^[a-z]/.test(value)) {
    const fact = readFact(check, value, pointer, scope);
    if (!fact) return undefined;
    const { type } = fact.expression;
    return type.kind === 'date'
      ? fact.expression
      : reportMisfit(check, 'no', type, { kind: 'date', openEnded: true }, pointer);
  }
  const date = readDate(check, value, pointer);
  return date === undefined ? undefined : literal(date, { kind: 'date', openEnded: false });
}

function readInterval(
  check: Check,
  value: OperandSource,
  type: ValueType,
  pointer: string,
  scope: Scope,
): Interval | undefined {
  const wrong = (hint: string) =>
    report(check, 'EMPTY_INTERVAL', pointer, show(value), 'one or two ends: "over" or "from", "to" or "under"', hint);
  if (typeof value !== 'object' || Array.isArray(value))
    return wrong('Write an object, such as {"from": 5, "under": 10}.');
  const ends = Object.entries(value);
  if (ends.length === 0 || ('over' in value && 'from' in value) || ('to' in value && 'under' in value))
    return wrong('Name at most one lower and one upper end.');
  if (!ends.every(([key]) => ['over', 'from', 'to', 'under'].includes(key))) return wrong('Write the ends.');
  const read = ends.map(([key, end]) => {
    const source = end as string | number;
    const expression =
      type.kind === 'date'
        ? readDateEnd(check, source, at(pointer, key), scope)
        : readNumberLiteral(check, source, type, false, at(pointer, key));
    return [key, expression] as const;
  });
  if (read.some(([, expression]) => expression === undefined)) return undefined;
  const interval = Object.fromEntries(read) as Interval;
  return isEmpty(interval) ? wrong('Nothing lies in it: put the lower end first.') : interval;
}

function isEmpty({ over, from, to, under }: Interval): boolean {
  const low = over ?? from;
  const high = to ?? under;
  if (low?.op !== 'literal' || high?.op !== 'literal') return false;
  const order = compareLiterals(low.value as string | number, high.value as string | number);
  return order > 0 || (order === 0 && (over !== undefined || under !== undefined));
}
