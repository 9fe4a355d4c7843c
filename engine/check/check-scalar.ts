import { parseDate } from '../calendar.ts';
import type { FactValue } from '../evaluation.ts';
import { formatDecimal, parseDecimal } from '../number.ts';
import { report, wrongType, type Check, type Given } from './report.ts';

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

export function checkInteger(check: Check, pointer: string, given: Given, value: unknown): FactValue | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongType(check, pointer, value, given.type);
  return inRange(check, pointer, given, value, value) ? (value === 0 ? 0 : value) : undefined;
}

export function checkDecimal(
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

export function checkDate(check: Check, pointer: string, given: Given, value: unknown): FactValue | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return wrongType(check, pointer, value, given.type);
  const day = parseDate(value);
  if (day === undefined) {
    return report(check, 'IMPOSSIBLE_DATE', pointer, value, 'a day that exists', 'Check day and month.');
  }
  return inRange(check, pointer, given, value, day) ? value : undefined;
}

export function checkCode(
  check: Check,
  pointer: string,
  systems: readonly string[],
  value: unknown,
): string | undefined {
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

export function checkEnum(
  check: Check,
  pointer: string,
  values: readonly string[],
  value: unknown,
): string | undefined {
  if (typeof value === 'string' && values.includes(value)) return value;
  const code = typeof value === 'string' ? 'NOT_ALLOWED_VALUE' : 'WRONG_TYPE';
  return report(check, code, pointer, value, `one of ${values.join(', ')}`, 'Use one of the declared values.');
}
