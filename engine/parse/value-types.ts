import type { ValueType } from '../ruleset-document.ts';
import { inEnglish, say, type Said } from './say.ts';

/** What is asked of an expression: a type, any number, or nothing in particular. */
export type Wanted = ValueType | 'number' | 'anything';

export const isNumber = (type: ValueType): boolean => type.kind === 'integer' || type.kind === 'decimal';
export const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

/** The type in words, for problems. */
export function typeName(type: Wanted): Said {
  if (type === 'number') return say('an integer or decimal');
  if (type === 'anything') return say('a value');
  switch (type.kind) {
    case 'integer':
      return say('an integer');
    case 'decimal':
      return say('a decimal with at most {0} digits behind the point', type.scale);
    case 'enum':
      return say('one of {0}', type.values.map((value) => JSON.stringify(value)).join(', '));
    case 'code':
      return say('a code of {0}', type.systems.join(', '));
    case 'set':
      return say('a set, each {0}', typeName(type.of));
    case 'codes':
      return say('a code list of {0}', type.systems.join(', '));
    case 'grouping':
      return say('a grouping of {0}', type.systems.join(', '));
    default:
      return say(`a ${type.kind}`);
  }
}

export const isSameType = (a: ValueType, b: ValueType): boolean => inEnglish(typeName(a)) === inEnglish(typeName(b));

const sameSystems = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((system) => b.includes(system));
const share = (a: readonly string[], b: readonly string[]): boolean => a.some((value) => b.includes(value));
const within = (a: readonly string[], b: readonly string[]): boolean => a.every((value) => b.includes(value));

export type Fit = 'fits' | 'systems' | 'values' | 'digits' | 'open-ended' | 'no';

/** Whether a value of type `actual` can be compared with one of type `wanted`. */
export function canCompare(actual: ValueType, wanted: ValueType): Fit {
  if (isNumber(actual) && isNumber(wanted)) return 'fits';
  if (actual.kind === 'date' && wanted.kind === 'date') return 'fits';
  if (actual.kind === 'enum' && wanted.kind === 'enum') return share(actual.values, wanted.values) ? 'fits' : 'values';
  if (actual.kind === 'code' && wanted.kind === 'code')
    return sameSystems(actual.systems, wanted.systems) ? 'fits' : 'systems';
  return actual.kind === wanted.kind && (actual.kind === 'boolean' || actual.kind === 'confirmation') ? 'fits' : 'no';
}

/** Whether every value of type `actual` is one of type `wanted`. */
export function canBecome(actual: ValueType, wanted: Wanted): Fit {
  if (wanted === 'anything') return 'fits';
  if (wanted === 'number') return isNumber(actual) ? 'fits' : 'no';
  if (wanted.kind === 'decimal' && isNumber(actual)) return scaleOf(actual) <= wanted.scale ? 'fits' : 'digits';
  if (actual.kind !== wanted.kind) return 'no';
  if (actual.kind === 'date' && wanted.kind === 'date')
    return actual.openEnded && !wanted.openEnded ? 'open-ended' : 'fits';
  if (actual.kind === 'set' && wanted.kind === 'set') return canBecome(actual.of, wanted.of);
  if (actual.kind === 'enum' && wanted.kind === 'enum') return within(actual.values, wanted.values) ? 'fits' : 'values';
  if ('systems' in actual && 'systems' in wanted)
    return sameSystems(actual.systems, wanted.systems) ? 'fits' : 'systems';
  return 'fits';
}

/** The type that holds the values of all, or undefined when there is none. */
export function joinTypes(types: readonly ValueType[]): ValueType | undefined {
  return types.reduce<ValueType | undefined>((joined, type) => joined && joinTwo(joined, type), types[0]);
}

function joinTwo(a: ValueType, b: ValueType): ValueType | undefined {
  if (isNumber(a) && isNumber(b)) {
    if (a.kind === 'integer' && b.kind === 'integer') return a;
    return { kind: 'decimal', scale: Math.max(scaleOf(a), scaleOf(b)) };
  }
  if (a.kind === 'date' && b.kind === 'date') return { kind: 'date', openEnded: a.openEnded || b.openEnded };
  if (a.kind === 'enum' && b.kind === 'enum') return { kind: 'enum', values: [...new Set([...a.values, ...b.values])] };
  if (a.kind === 'set' && b.kind === 'set') {
    const of = joinTwo(a.of, b.of);
    return of?.kind === 'enum' || of?.kind === 'code' ? { kind: 'set', of } : undefined;
  }
  return canBecome(b, a) === 'fits' ? a : undefined;
}
