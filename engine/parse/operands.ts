import type { OperandSource } from '../condition-schema.ts';
import type { Expression, Operator, ValueType } from '../ruleset-document.ts';
import { report, show, type Check, type Scope } from './check.ts';
import { literal, readCodeList, readScalar, readSet } from './literals.ts';
import { reportMisfit } from './misfit.ts';
import { readDateEnd, readNumberLiteral } from './operand-literals.ts';
import { ordered, scalars, operatorTypes } from './operator-types.ts';
import { readParameter } from './parameter-use.ts';
import { isReference, readReference } from './references.ts';
import { canCompare, isNumber, typeName } from './value-types.ts';
import { say } from './say.ts';

export function readOperand(
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
  if (!Array.isArray(value)) return report(check, 'WRONG_TYPE', pointer, show(value), say('a list of values'));
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
  if (!isList) return report(check, 'WRONG_TYPE', pointer, show(value), say('a code list'));
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
  const expected = of.kind === 'code' ? say('a parameter of type codes') : say('a set of the same values');
  return report(check, 'WRONG_TYPE', pointer, typeName(actual), expected);
}

/** `equal` needs systems in which a complete code can be told. */
function isExactCode(check: Check, type: ValueType, pointer: string): boolean {
  if (type.kind !== 'code') return true;
  const blind = type.systems.find((name) => {
    const system = check.systems.get(name);
    return system !== undefined && system.hierarchical && system.exactLength === undefined;
  });
  if (blind === undefined) return true;
  report(check, 'CODE_NOT_EXACT', pointer, say('codes of {0}', blind), say('a system that can tell complete codes'));
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
  if (typeof value === 'object') return report(check, 'WRONG_TYPE', pointer, show(value), typeName(type));
  const isEqual = operator === 'equal' || operator === 'notEqual';
  if (type.kind === 'date') return readDateEnd(check, value, pointer, scope);
  if (isNumber(type)) return readNumberLiteral(check, value, type, isEqual, pointer);
  if (!isExactCode(check, type, pointer)) return undefined;
  const scalar = readScalar(check, value, type, pointer, type.kind === 'code');
  return scalar === undefined ? undefined : literal(scalar, type);
}
