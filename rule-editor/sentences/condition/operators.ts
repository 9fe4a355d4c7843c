import type { Operator, ValueType } from '#engine';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { operatorTypes } from '#engine/words';

/** Can a complete code of these systems be told? Only then has `equal` a meaning. */
function isExact(source: JsonObject, systems: readonly string[]): boolean {
  const declared = isObject(source['systems']) ? source['systems'] : {};
  return systems.every((name) => {
    const system = declared[name];
    return !isObject(system) || system['hierarchical'] !== true || system['exactLength'] !== undefined;
  });
}

/** The operators that fit, in the order in which they are offered. */
export function operatorsFor(source: JsonObject, type: ValueType, noneAllowed: boolean): readonly Operator[] {
  return (Object.keys(operatorTypes) as Operator[]).filter((operator) => {
    if (!operatorTypes[operator].includes(type.kind)) return false;
    if (operator === 'isNone' || operator === 'isSome') return noneAllowed;
    const isEquality = operator === 'equal' || operator === 'notEqual';
    return !isEquality || type.kind !== 'code' || isExact(source, type.systems);
  });
}

/** How a value is given to the right of an operator. */
export type ValueKind = 'none' | 'yes-no' | 'one-of' | 'some-of' | 'codes' | 'interval' | 'written';
export function valueKindOf(operator: Operator, type: ValueType): ValueKind {
  if (operator === 'isNone' || operator === 'isSome') return 'none';
  if (operator === 'inInterval') return 'interval';
  const isScalar = operator === 'equal' || operator === 'notEqual';
  if (type.kind === 'boolean' || type.kind === 'confirmation') return 'yes-no';
  const element = type.kind === 'set' ? type.of : type;
  if (element.kind === 'enum') return isScalar ? 'one-of' : 'some-of';
  if (element.kind === 'code' && !isScalar) return 'codes';
  return 'written';
}

/** Parameters that may stand to the right. */
export function fittingParameters(source: JsonObject, operator: Operator, type: ValueType): readonly string[] {
  const element = type.kind === 'set' ? type.of : type;
  const isList = ![
    'equal',
    'notEqual',
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
  ].includes(operator);
  if (operator === 'inInterval' || operator === 'isNone' || operator === 'isSome') return [];
  return Object.entries(isObject(source['parameters']) ? source['parameters'] : {}).flatMap(([name, json]) => {
    if (!isObject(json)) return [];
    const kind = json['type'];
    if (isList) {
      if (element.kind === 'code') return kind === 'codes' && sameSystems(json, element.systems) ? [name] : [];
      return kind === 'set' ? [name] : [];
    }
    const isNumber = (one: Json | undefined) => one === 'integer' || one === 'decimal';
    return kind === type.kind || (isNumber(kind) && isNumber(type.kind)) ? [name] : [];
  });
}

function sameSystems(json: JsonObject, systems: readonly string[]): boolean {
  const own = typeof json['system'] === 'string' ? [json['system']] : ((json['systems'] ?? []) as readonly string[]);
  return own.length === systems.length && own.every((system) => systems.includes(system));
}

/** Codes of these systems that the ruleset writes anywhere or has words for, to complete by. */
export function knownCodes(source: JsonObject, systems: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const [first = ''] = systems;
  const patterns = systems.map((name) => {
    const system = isObject(source['systems']) ? source['systems'][name] : undefined;
    const pattern = isObject(system) ? system['pattern'] : undefined;
    return [name, typeof pattern === 'string' ? new RegExp(`^(?:${pattern})$`) : undefined] as const;
  });
  const isCode = (text: string) =>
    systems.length > 1
      ? systems.some((name) => text.startsWith(`${name}:`))
      : patterns.some(([name, pattern]) => name === first && pattern?.test(text) === true);
  for (const word of Object.keys(isObject(source['vocabulary']) ? source['vocabulary'] : {}))
    if (isCode(word)) found.add(word);
  const walk = (json: Json | undefined): void => {
    if (Array.isArray(json)) {
      for (const item of json as readonly Json[])
        if (typeof item === 'string') {
          if (isCode(item)) found.add(item);
        } else walk(item);
    } else if (isObject(json)) for (const value of Object.values(json)) walk(value);
  };
  for (const member of ['parameters', 'conditions', 'sections', 'rules', 'tables', 'restrictions', 'replacements'])
    walk(source[member]);
  return [...found].toSorted();
}
