import { parseDate } from './calendar.ts';
import { inputFacts } from './compile/input-facts.ts';
import type { Program } from './compile/ruleset.ts';
import { must } from './compile/scope.ts';
import { createContext } from './evaluate/context.ts';
import type { Entry, Facts, FactValue, Problem } from './evaluation.ts';
import { FALSE } from './kleene.ts';
import { formatDecimal, parseDecimal } from './number.ts';
import type { FactDeclaration, FieldDeclaration, SystemDeclaration, ValueType } from './ruleset-document.ts';
import { sortedSet } from './value-json.ts';

export type CheckedFacts =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const SUBMITTERS = new Set(['doctor', 'patient', 'hospital', 'organisation']);
type Given = FactDeclaration | FieldDeclaration;
type Check = {
  readonly systems: readonly SystemDeclaration[];
  readonly problems: Problem[];
};

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What was found, in a few words. Long runs of digits are left out: they may identify a person. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (/\d{6,}/.test(text)) return `a ${typeof value} of ${text.length} characters`;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function report(
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

const WRITTEN: { readonly [kind in ValueType['kind']]?: string } = {
  boolean: 'true or false',
  confirmation: '"yes" or "no"',
  integer: 'a whole number',
  decimal: 'a decimal number',
  date: 'a date as "yyyy-mm-dd"',
  text: 'a text',
};

function wrongType(check: Check, pointer: string, found: unknown, type: ValueType): undefined {
  const expected = WRITTEN[type.kind] ?? `a value of type ${type.kind}`;
  return report(check, 'WRONG_TYPE', pointer, found, expected, 'Write the value in the form that the fact declares.');
}

type Comparable = number | undefined;
function limit(given: Given, end: 'min' | 'max'): Comparable {
  const value = given[end];
  if (value === undefined) return undefined;
  if (given.type.kind === 'date') return parseDate(String(value));
  const scaled = parseDecimal(String(value), given.type.kind === 'decimal' ? given.type.scale : 0);
  return typeof scaled === 'number' ? scaled : undefined;
}

function inRange(check: Check, pointer: string, given: Given, found: unknown, value: number): boolean {
  const [low, high] = [limit(given, 'min'), limit(given, 'max')];
  if ((low === undefined || value >= low) && (high === undefined || value <= high)) return true;
  const unit = given.unit === undefined ? '' : ` ${given.unit}`;
  const expected = `${given.min ?? '…'} to ${given.max ?? '…'}${unit}`;
  report(check, 'OUT_OF_RANGE', pointer, found, expected, 'Check the value and its unit.');
  return false;
}

function checkInteger(check: Check, pointer: string, given: Given, value: unknown): FactValue | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongType(check, pointer, value, given.type);
  return inRange(check, pointer, given, value, value) ? (value === 0 ? 0 : value) : undefined;
}

function checkDecimal(
  check: Check,
  pointer: string,
  given: Given,
  scale: number,
  value: unknown,
): FactValue | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return wrongType(check, pointer, value, given.type);
  const scaled = parseDecimal(text, scale);
  if (scaled === 'malformed') return wrongType(check, pointer, value, given.type);
  if (scaled === 'too-many-digits') {
    const expected = `at most ${scale} decimals`;
    return report(
      check,
      'TOO_MANY_DIGITS',
      pointer,
      value,
      expected,
      'Values are never rounded: give the value with fewer decimals.',
    );
  }
  if (scaled === 'too-large') {
    return report(check, 'OUT_OF_RANGE', pointer, value, 'a smaller number', 'Check the value and its unit.');
  }
  return inRange(check, pointer, given, value, scaled) ? formatDecimal(scaled, scale) : undefined;
}

function checkDate(check: Check, pointer: string, given: Given, value: unknown): FactValue | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return wrongType(check, pointer, value, given.type);
  const day = parseDate(value);
  if (day === undefined) {
    return report(check, 'IMPOSSIBLE_DATE', pointer, value, 'a day that exists', 'Check day and month.');
  }
  return inRange(check, pointer, given, value, day) ? value : undefined;
}

function checkCode(check: Check, pointer: string, systems: readonly string[], value: unknown): string | undefined {
  const several = systems.length > 1;
  const expected = several
    ? `a code as "system:code", system one of ${systems.join(', ')}`
    : `a code of ${systems.join()}`;
  if (typeof value !== 'string') return report(check, 'WRONG_TYPE', pointer, value, expected, 'Give the code as text.');
  const colon = value.indexOf(':');
  const system = check.systems.find((s) => s.name === (several ? value.slice(0, Math.max(colon, 0)) : systems[0]));
  const bare = several ? value.slice(colon + 1) : value;
  const known = system !== undefined && systems.includes(system.name);
  const matches =
    known &&
    bare.length > 0 &&
    bare.length <= 64 &&
    (system.pattern === undefined || new RegExp(`^(?:${system.pattern})$`, 'u').test(bare));
  if (matches) return value;
  return report(
    check,
    'NOT_A_CODE',
    pointer,
    value,
    expected,
    'Check the code; a code that is not known exactly may be given shorter.',
  );
}

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

function checkEnum(check: Check, pointer: string, values: readonly string[], value: unknown): string | undefined {
  if (typeof value === 'string' && values.includes(value)) return value;
  const code = typeof value === 'string' ? 'NOT_ALLOWED_VALUE' : 'WRONG_TYPE';
  return report(check, code, pointer, value, `one of ${values.join(', ')}`, 'Use one of the declared values.');
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

function checkMembers(
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

/** Constraints that facts of the submitter alone break: each fact is named. */
function brokenConstraints(program: Program, facts: Facts): readonly Problem[] {
  const context = createContext(program, facts);
  return program.constraints.flatMap(({ id, test, facts: slots }) => {
    if (test.test(context) !== FALSE) return [];
    const read = inputFacts(program.scope, slots).map((slot) => must(program.scope.facts[slot], id));
    if (!read.every((fact) => SUBMITTERS.has(fact.source))) return [];
    const expected = program.scope.document.constraints.find((constraint) => constraint.id === id)?.text.nb ?? id;
    return read.map((fact) => ({
      code: 'CONSTRAINT_BROKEN',
      pointer: `/${fact.name}`,
      found: 'values that contradict each other',
      expected,
      hint: `Check ${read.map((other) => other.name).join(' and ')}.`,
    }));
  });
}

/** Facts by name in normal form, or every problem there is with them. The input is not changed. */
export function checkFacts(program: Program, input: unknown): CheckedFacts {
  const check: Check = { systems: program.scope.document.systems, problems: [] };
  const facts = checkMembers(check, '', program.scope.facts, input);
  if (facts === undefined || check.problems.length > 0) return { ok: false, problems: check.problems };
  const broken = brokenConstraints(program, facts);
  return broken.length > 0 ? { ok: false, problems: broken } : { ok: true, facts };
}
