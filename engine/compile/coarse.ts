import type { ValueType } from '../ruleset-document.ts';
import type { Value } from '../value.ts';
import type { Scope } from './scope.ts';

/** Is a known code coarser than a code can be, or a code of a set? */
export function isCoarse(scope: Scope, type: ValueType, value: Value): boolean {
  const of = type.kind === 'set' ? type.of : type;
  if (of.kind !== 'code' || value === undefined || value === null) return false;
  const space = scope.codes(of.systems);
  const codes = Array.isArray(value) ? (value as readonly string[]) : [value as string];
  return codes.some((code) => space.key(code) === undefined);
}
