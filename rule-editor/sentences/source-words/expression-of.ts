import type { Condition, DistinctBy, Expression, ValueType } from '#engine';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import type { Path } from '../json-path.ts';
import { literalValue } from './readable.ts';
import { referenceOf, type Scope, textType } from './scope.ts';

const date: ValueType = { kind: 'date', openEnded: false };
const integer: ValueType = { kind: 'integer' };

/** A literal whose type is told by its look. */
export function literalByLook(value: Json): Expression {
  if (typeof value === 'boolean') return { op: 'literal', value, type: { kind: 'boolean' } };
  if (typeof value === 'number') return { op: 'literal', value, type: integer };
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { op: 'literal', value: text, type: date };
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { op: 'literal', value: text, type: textType };
  const type: ValueType = { kind: 'decimal', scale: text.split('.')[1]?.length ?? 0 };
  return { op: 'literal', value: literalValue(text, type), type };
}

export function parameterOf(scope: Scope, source: JsonObject, path: Path): Expression {
  const name = String(source['parameter']);
  const parameter = scope.readable.parameters.get(name);
  const { key } = source;
  return {
    op: 'parameter',
    name,
    type: parameter?.type ?? textType,
    ...(key !== undefined && { key: expressionOf(scope, key, parameter?.key, [...path, 'key']) }),
  };
}

function literalOf(scope: Scope, source: Json, wanted: ValueType | undefined): Expression {
  if (wanted?.kind === 'date' && typeof source === 'string' && !/^\d/.test(source))
    return referenceOf(scope, { fact: source });
  const isNumber = wanted?.kind === 'integer' || wanted?.kind === 'decimal';
  if (wanted === undefined || (isNumber && typeof source !== 'number')) return literalByLook(source);
  return { op: 'literal', value: literalValue(source, wanted), type: wanted };
}

/** The checked form of an expression, as far as words need it. `wanted`: the type of what it is for. */
export function expressionOf(scope: Scope, source: Json, wanted: ValueType | undefined, path: Path): Expression {
  const expression = isObject(source) ? nodeOf(scope, source, wanted, path) : literalOf(scope, source, wanted);
  scope.seen?.(expression, path);
  return expression;
}

function nodeOf(scope: Scope, source: JsonObject, wanted: ValueType | undefined, path: Path): Expression {
  const type = wanted ?? textType;
  const part = (key: string, of: ValueType | undefined, index?: number): Expression => {
    const value = index === undefined ? source[key] : (source[key] as readonly Json[] | undefined)?.[index];
    return expressionOf(scope, value ?? null, of, index === undefined ? [...path, key] : [...path, key, index]);
  };
  const parts = (key: string, of: ValueType | undefined): readonly Expression[] =>
    (Array.isArray(source[key]) ? (source[key] as readonly Json[]) : []).map((_, index) => part(key, of, index));
  const pair = (key: string, of: ValueType | undefined) => [part(key, of, 0), part(key, of, 1)] as const;
  if ('fn' in source) return aggregateOf(scope, source, type, path);
  if ('fact' in source || 'field' in source || 'role' in source) return referenceOf(scope, source);
  if ('parameter' in source) return parameterOf(scope, source, path);
  if ('holds' in source)
    return { op: 'holds', condition: scope.readCondition(scope, source['holds'] ?? {}, [...path, 'holds']), type };
  if ('choose' in source)
    return {
      op: 'choose',
      cases: (source['choose'] as readonly JsonObject[]).map((branch, index) => ({
        when: scope.readCondition(scope, branch['when'] ?? {}, [...path, 'choose', index, 'when']),
        then: expressionOf(scope, branch['then'] ?? null, wanted, [...path, 'choose', index, 'then']),
      })),
      otherwise: part('else', wanted),
      type,
    };
  for (const op of ['plus', 'times', 'max', 'min'] as const)
    if (op in source) return { op, of: parts(op, undefined), type };
  if ('minus' in source) return { op: 'minus', of: pair('minus', undefined), type };
  if ('dividedBy' in source) {
    const { scale, rounding } = source as { readonly scale: number; readonly rounding: 'half-up' | 'down' | 'up' };
    return { op: 'dividedBy', of: pair('dividedBy', undefined), scale, rounding, type };
  }
  const unit = (['days', 'workingDays', 'months', 'years'] as const).find((name) => name in source);
  if ('after' in source && unit !== undefined)
    return { op: 'after', unit, amount: part(unit, integer), from: part('after', date), convention: 'clamp', type };
  if ('birthday' in source)
    return { op: 'birthday', years: part('birthday', integer), of: part('of', date), leapDay: '28-feb', type };
  for (const op of ['dayBefore', 'dayAfter', 'firstDayOfYear', 'lastDayOfYear', 'yearOf'] as const)
    if (op in source) return { op, of: part(op, date), type };
  for (const op of ['earliestOf', 'latestOf'] as const) if (op in source) return { op, of: parts(op, date), type };
  for (const op of ['daysBetween', 'workingDaysBetween', 'fullYearsBetween'] as const)
    if (op in source) return { op, from: part(op, date, 0), to: part(op, date, 1), type };
  return { op: 'literal', value: '', type: textType };
}

function aggregateOf(outer: Scope, source: JsonObject, type: ValueType, path: Path): Expression {
  const { fn, over, where, counted, field, by, first, last } = source;
  if (fn === 'isReplaced') return { op: 'isReplaced', id: '', replaces: '', type };
  if (fn === 'isDuplicate') return { op: 'isDuplicate', by: [], type };
  const list = String(over);
  const scope: Scope = { ...outer, list };
  const condition: Condition | undefined =
    where === undefined ? undefined : scope.readCondition(scope, where, [...path, 'where']);
  const common = { over: list, counted: counted === true, ...(condition && { where: condition }), type };
  switch (fn) {
    case 'countDistinct':
      return { op: 'countDistinct', ...common, by: distinctBy(by) };
    case 'sum':
      return { op: 'sum', ...common, field: String(field) };
    case 'any':
    case 'all':
      return { op: fn, ...common, where: condition ?? { op: 'all', of: [] } };
    case 'pick':
      return {
        op: 'pick',
        ...common,
        field: String(field),
        order: last === undefined ? 'first' : 'last',
        date: String(last ?? first),
      };
    default:
      return { op: 'count', ...common };
  }
}

function distinctBy(by: Json | undefined): DistinctBy {
  if (!isObject(by)) return { how: 'field', field: String(by) };
  if ('prefix' in by) return { how: 'prefix', field: String(by['prefix']), length: Number(by['length']) };
  return { how: 'group', field: String(by['group']), grouping: String(by['in']) };
}
