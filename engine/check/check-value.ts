import type { Entry, FactValue } from '../evaluation.ts';
import type { FieldDeclaration, ValueType } from '../ruleset-document.ts';
import { sortedSet } from '../value-json.ts';
import { checkCode, checkDate, checkDecimal, checkEnum, checkInteger } from './check-scalar.ts';
import { escapePointer, report, WRITTEN, wrongType, type Check, type Given } from './report.ts';

function checkSet(
  check: Check,
  pointer: string,
  of: Extract<ValueType, { kind: 'set' }>['of'],
  value: unknown,
): FactValue | undefined {
  if (!Array.isArray(value)) {
    return report(check, 'WRONG_TYPE', pointer, value, 'a list of values', 'Write [] when there are none.');
  }
  const items = value.map((item: unknown, i) => {
    const at = `${pointer}/${i}`;
    return of.kind === 'code' ? checkCode(check, at, of.systems, item) : checkEnum(check, at, of.values, item);
  });
  return items.includes(undefined) ? undefined : sortedSet(items.filter((item) => item !== undefined));
}

function checkValue(check: Check, pointer: string, given: Given, value: unknown): FactValue | undefined {
  const { type } = given;
  if (value === null) {
    if (given.noneAllowed) return null;
    const hint =
      'Leave the fact out when it is not known; null says that there is none, which this fact does not allow.';
    return report(
      check,
      'NONE_NOT_ALLOWED',
      pointer,
      value,
      WRITTEN[type.kind] ?? `a value of type ${type.kind}`,
      hint,
    );
  }
  switch (type.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(check, pointer, value, type);
    case 'confirmation':
      return value === 'yes' || value === 'no' ? value : wrongType(check, pointer, value, type);
    case 'integer':
      return checkInteger(check, pointer, given, value);
    case 'decimal':
      return checkDecimal(check, pointer, given, type.scale, value);
    case 'date':
      return checkDate(check, pointer, given, value);
    case 'enum':
      return checkEnum(check, pointer, type.values, value);
    case 'code':
      return checkCode(check, pointer, type.systems, value);
    case 'set':
      return checkSet(check, pointer, type.of, value);
    case 'text':
      return typeof value === 'string' ? value : wrongType(check, pointer, value, type);
    case 'list':
      return checkList(check, pointer, type.fields, value);
    default:
      return wrongType(check, pointer, value, type);
  }
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkList(
  check: Check,
  pointer: string,
  fields: readonly FieldDeclaration[],
  value: unknown,
): FactValue | undefined {
  const open = isObject(value) && Array.isArray(value['items']) && typeof value['complete'] === 'boolean';
  if (!Array.isArray(value) && !(open && Object.keys(value).length === 2)) {
    const expected = 'a list of entries, or {"items": […], "complete": false}';
    return report(check, 'WRONG_TYPE', pointer, value, expected, 'Write [] when there are no entries.');
  }
  const items = (open ? value['items'] : value) as readonly unknown[];
  const at = open ? `${pointer}/items` : pointer;
  const entries = items.map((item, i) => checkMembers(check, `${at}/${i}`, fields, item) as Entry | undefined);
  if (entries.includes(undefined)) return undefined;
  const checked = entries as readonly Entry[];
  return open && value['complete'] === false ? { items: checked, complete: false } : checked;
}

export function checkMembers(
  check: Check,
  pointer: string,
  declared: readonly Given[],
  value: unknown,
): { readonly [name: string]: FactValue } | undefined {
  if (!isObject(value)) {
    return report(
      check,
      'WRONG_TYPE',
      pointer,
      value,
      'an object of values by name',
      'Give the values by their declared names.',
    );
  }
  const before = check.problems.length;
  const members: [string, FactValue][] = [];
  for (const name of Object.keys(value)) {
    const at = `${pointer}/${escapePointer(name)}`;
    const given = declared.find((candidate) => candidate.name === name);
    if (given === undefined) {
      report(
        check,
        'UNDECLARED_FACT',
        at,
        name,
        'a declared name',
        'Check the spelling; the programme lists its facts.',
      );
    } else if (isDerived(given)) {
      report(
        check,
        'DERIVED_FACT',
        at,
        name,
        'a fact that can be given',
        'The ruleset computes this itself: leave it out.',
      );
    } else if (value[name] !== undefined) {
      const checked = checkValue(check, at, given, value[name]);
      if (checked !== undefined) members.push([name, checked]);
    }
  }
  return check.problems.length > before ? undefined : Object.fromEntries(members);
}
const isDerived = (given: Given): boolean => given.source === 'derived';
