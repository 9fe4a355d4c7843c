import type { ValueType } from '../ruleset-document.ts';
import type { Value } from '../value.ts';
import type { Scope } from './scope.ts';

/** Is a known code coarser than a code can be, or a code of a set? Nothing for what holds no codes. */
export function coarseness(scope: Scope, type: ValueType): ((value: Value) => boolean) | undefined {
  const of = type.kind === 'set' ? type.of : type;
  if (of.kind !== 'code') return undefined;
  const space = scope.codes(of.systems);
  const isCoarse = (code: string): boolean => space.key(code) === undefined;
  return (value) => {
    if (typeof value === 'string') return isCoarse(value);
    return Array.isArray(value) && (value as readonly string[]).some(isCoarse);
  };
}
