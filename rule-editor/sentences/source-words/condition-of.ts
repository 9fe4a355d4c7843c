import type { Condition, Expression, Interval, Operator, ValueType } from '#engine';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import type { Path } from '../json-path.ts';
import { literalByLook, parameterOf } from './expression-of.ts';
import { literalValue, type Readable } from './readable.ts';
import { referenceOf, type Scope } from './scope.ts';

const isReference = (json: JsonObject): boolean => 'fact' in json || 'field' in json || 'role' in json;

/** The type of a literal to the right of an operator. */
function operandType(type: ValueType, operator: Operator): ValueType {
  const element = type.kind === 'set' ? type.of : type;
  const isList = ['in', 'notIn', 'inCodes', 'containsAny', 'containsAll', 'containsNone', 'isSubsetOf'].includes(
    operator,
  );
  if (!isList || (element.kind !== 'enum' && element.kind !== 'code')) return type;
  return element.kind === 'code' ? { kind: 'codes', systems: element.systems } : { kind: 'set', of: element };
}

function scalarOf(value: Json, type: ValueType): Expression {
  const isNumber = type.kind === 'integer' || type.kind === 'decimal';
  if (!isNumber) return { op: 'literal', value: literalValue(value, type), type };
  return literalByLook(typeof value === 'number' && type.kind === 'decimal' ? String(value) : value);
}

function operandOf(scope: Scope, value: Json, type: ValueType, operator: Operator, path: Path): Expression {
  const made = (): Expression => {
    if (isObject(value) && isReference(value)) return referenceOf(scope, value);
    if (isObject(value) && 'parameter' in value) return parameterOf(scope, value, path);
    if (type.kind === 'date' && typeof value === 'string' && /^[a-z]/.test(value))
      return referenceOf(scope, { fact: value });
    const wanted = operandType(type, operator);
    return wanted === type
      ? scalarOf(value, type)
      : { op: 'literal', value: literalValue(value, wanted), type: wanted };
  };
  const expression = made();
  scope.seen?.(expression, path);
  return expression;
}

function intervalOf(scope: Scope, value: Json, type: ValueType, path: Path): Interval {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([end, bound]) => [end, operandOf(scope, bound, type, 'lessThan', [...path, end])]),
  );
}

/** Reads conditions and expressions of a source; `seen` as in `Scope`. */
export const scopeOf = (readable: Readable, own: Omit<Scope, 'readable' | 'readCondition'> = {}): Scope => ({
  readable,
  readCondition: conditionOf,
  ...own,
});

/** The checked form of a condition, as far as words need it; nothing is checked. */
export function conditionOf(scope: Scope, source: Json, path: Path = []): Condition {
  const json = isObject(source) ? source : {};
  const each = (key: string) =>
    (Array.isArray(json[key]) ? (json[key] as readonly Json[]) : []).map((part, index) =>
      conditionOf(scope, part, [...path, key, index]),
    );
  if ('all' in json) return { op: 'all', of: each('all') };
  if ('any' in json) return { op: 'any', of: each('any') };
  if ('not' in json) return { op: 'not', of: conditionOf(scope, json['not'] ?? {}, [...path, 'not']) };
  if ('atLeast' in json) return { op: 'atLeast', n: Number(json['atLeast']), of: each('of') };
  if ('condition' in json) {
    const { condition, of } = json;
    return { op: 'named', name: of === undefined ? String(condition) : `${String(condition)}/${String(of)}` };
  }
  const left = referenceOf(scope, json);
  const operator = json['operator'] as Operator;
  const { value } = json;
  if (value === undefined) return { op: 'compare', left, operator };
  const at = [...path, 'value'];
  if (operator === 'inInterval')
    return { op: 'compare', left, operator, interval: intervalOf(scope, value, left.type, at) };
  return { op: 'compare', left, operator, right: operandOf(scope, value, left.type, operator, at) };
}
