import type { Entry, FactValue } from '../evaluation.ts';
import type { FieldDeclaration, SystemDeclaration, ValueType } from '../ruleset-document.ts';
import { sortedSet } from '../value-json.ts';
import { codeCheck, dateCheck, decimalCheck, enumCheck, integerCheck } from './check-scalar.ts';
import {
  checkItems,
  escapePointer,
  report,
  written,
  wrongType,
  type Check,
  type CheckValue,
  type Given,
} from './report.ts';

type Systems = readonly SystemDeclaration[];

function setCheck(own: string, of: Extract<ValueType, { kind: 'set' }>['of'], systems: Systems): CheckValue {
  const checkItem = of.kind === 'code' ? codeCheck('', of.systems, systems) : enumCheck('', of.values);
  return (check, value) => {
    if (!Array.isArray(value))
      return report(check, 'WRONG_TYPE', own, value, 'a list of values', 'Write [] when there are none.');
    const items = checkItems(check, own, value, checkItem);
    return items && sortedSet(items);
  };
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listCheck(own: string, fields: readonly FieldDeclaration[], systems: Systems): CheckValue {
  const checkEntry = membersCheck(fields, systems) as (check: Check, value: unknown) => Entry | undefined;
  return (check, value) => {
    if (Array.isArray(value)) return checkItems(check, own, value, checkEntry);
    const { items, complete } = isObject(value) ? value : {};
    if (!Array.isArray(items) || typeof complete !== 'boolean' || Object.keys(value as object).length > 2) {
      const expected = 'a list of entries, or {"items": […], "complete": false}';
      return report(check, 'WRONG_TYPE', own, value, expected, 'Write [] when there are no entries.');
    }
    const entries = checkItems(check, `${own}/items`, items, checkEntry);
    return entries && !complete ? { items: entries, complete } : entries;
  };
}

function valueCheck(own: string, given: Given, systems: Systems): CheckValue {
  const { type } = given;
  switch (type.kind) {
    case 'boolean':
      return (check, value) => (typeof value === 'boolean' ? value : wrongType(check, own, value, type));
    case 'confirmation':
      return (check, value) => (value === 'yes' || value === 'no' ? value : wrongType(check, own, value, type));
    case 'integer':
      return integerCheck(own, given);
    case 'decimal':
      return decimalCheck(own, given, type.scale);
    case 'date':
      return dateCheck(own, given);
    case 'enum':
      return enumCheck(own, type.values);
    case 'code':
      return codeCheck(own, type.systems, systems);
    case 'set':
      return setCheck(own, type.of, systems);
    case 'text':
      return (check, value) => (typeof value === 'string' ? value : wrongType(check, own, value, type));
    case 'list':
      return listCheck(own, type.fields, systems);
    default:
      return (check, value) => wrongType(check, own, value, type);
  }
}

/** None is a value of some declarations only; a derived value is nobody's to give. */
function memberCheck(given: Given, systems: Systems): CheckValue {
  const own = `/${escapePointer(given.name)}`;
  if (given.source === 'derived')
    return (check) => {
      const hint = 'The ruleset computes this itself: leave it out.';
      return report(check, 'DERIVED_FACT', own, given.name, 'a fact that can be given', hint);
    };
  const checkValue = valueCheck(own, given, systems);
  return (check, value) => {
    if (value !== null) return value === undefined ? undefined : checkValue(check, value);
    if (given.noneAllowed) return null;
    const hint =
      'Leave the fact out when it is not known; null says that there is none, which this fact does not allow.';
    return report(check, 'NONE_NOT_ALLOWED', own, value, written(given.type), hint);
  };
}

type Members = { readonly [name: string]: FactValue };

/** Checks the values of an object by their declared names: of an application, or of an entry. */
export function membersCheck(
  declared: readonly Given[],
  systems: Systems,
): (check: Check, value: unknown) => Members | undefined {
  const checks = new Map(declared.map((given) => [given.name, memberCheck(given, systems)]));
  return (check, value) => {
    if (!isObject(value)) {
      const hint = 'Give the values by their declared names.';
      return report(check, 'WRONG_TYPE', '', value, 'an object of values by name', hint);
    }
    const before = check.problems.length;
    // Most values are in normal form already: a copy of all at once is faster than one of each.
    const members: { [name: string]: unknown } = { ...value };
    for (const name of Object.keys(members)) {
      const checkMember = checks.get(name);
      if (checkMember === undefined) {
        const hint = 'Check the spelling; the programme lists its facts.';
        report(check, 'UNDECLARED_FACT', `/${escapePointer(name)}`, name, 'a declared name', hint);
        continue;
      }
      const given = members[name];
      const checked = checkMember(check, given);
      if (checked === undefined) delete members[name];
      else if (checked !== given) members[name] = checked;
    }
    return check.problems.length > before ? undefined : (members as Members);
  };
}
