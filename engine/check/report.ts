import type { Problem } from '../evaluation.ts';
import type { FactDeclaration, FieldDeclaration, SystemDeclaration, ValueType } from '../ruleset-document.ts';

export type Given = FactDeclaration | FieldDeclaration;
export type Check = {
  readonly systems: readonly SystemDeclaration[];
  readonly problems: Problem[];
};

export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What was found, in a few words. Long runs of digits are left out: they may identify a person. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (/\d{6,}/.test(text)) return `a ${typeof value} of ${text.length} characters`;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function report(
  check: Check,
  code: string,
  pointer: string,
  found: unknown,
  expected: string,
  hint: string,
): undefined {
  check.problems.push({ code, pointer, found: describe(found), expected, hint });
  return undefined;
}

export const WRITTEN: { readonly [kind in ValueType['kind']]?: string } = {
  boolean: 'true or false',
  confirmation: '"yes" or "no"',
  integer: 'a whole number',
  decimal: 'a decimal number',
  date: 'a date as "yyyy-mm-dd"',
  text: 'a text',
};

export function wrongType(check: Check, pointer: string, found: unknown, type: ValueType): undefined {
  const expected = WRITTEN[type.kind] ?? `a value of type ${type.kind}`;
  return report(check, 'WRONG_TYPE', pointer, found, expected, 'Write the value in the form that the fact declares.');
}
