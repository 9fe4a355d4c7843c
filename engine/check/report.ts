import type { FactValue, Problem } from '../evaluation.ts';
import type { FactDeclaration, FieldDeclaration, ValueType } from '../ruleset-document.ts';

export type Given = FactDeclaration | FieldDeclaration;

/** One check of facts: what is wrong so far and which item is at hand. Pointers are made for what is reported only. */
export type Check = {
  readonly problems: Problem[];
  /** The pointer of the list, or empty at the top, where no item is at hand. */
  list: string;
  item: number;
};
/** Checks a value of one declaration, made once a ruleset: its normal form, or undefined when it was reported. */
export type CheckValue = (check: Check, value: unknown) => FactValue | undefined;

export const startCheck = (): Check => ({ problems: [], list: '', item: -1 });
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = ({ list, item }: Check, own: string): string => (item < 0 ? own : `${list}/${item}${own}`);

/** The items in normal form, or undefined when one was reported. `own` is the pointer of the list. */
export function checkItems<T>(
  check: Check,
  own: string,
  items: readonly unknown[],
  checkItem: (check: Check, value: unknown) => T | undefined,
): T[] | undefined {
  const { list, item } = check;
  const before = check.problems.length;
  const checked: T[] = [];
  check.list = pointerOf(check, own);
  for (let i = 0; i < items.length; i += 1) {
    check.item = i;
    const normal = checkItem(check, items[i]);
    if (normal !== undefined) checked.push(normal);
  }
  check.list = list;
  check.item = item;
  return check.problems.length > before ? undefined : checked;
}

/** What was found, in a few words. Long runs of digits are left out: they may identify a person. */
function describe(value: unknown): string {
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
  own: string,
  found: unknown,
  expected: string,
  hint: string,
): undefined {
  check.problems.push({ code, pointer: pointerOf(check, own), found: describe(found), expected, hint });
  return undefined;
}

const WRITTEN: { readonly [kind in ValueType['kind']]?: string } = {
  boolean: 'true or false',
  confirmation: '"yes" or "no"',
  integer: 'a whole number',
  decimal: 'a decimal number',
  date: 'a date as "yyyy-mm-dd"',
  text: 'a text',
};
export const written = ({ kind }: ValueType): string => WRITTEN[kind] ?? `a value of type ${kind}`;

export const wrongType = (check: Check, own: string, found: unknown, type: ValueType): undefined =>
  report(check, 'WRONG_TYPE', own, found, written(type), 'Write the value in the form that the fact declares.');
