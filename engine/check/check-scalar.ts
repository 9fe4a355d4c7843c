import { parseDate } from '../calendar.ts';
import { formatDecimal, parseDecimal } from '../number.ts';
import type { SystemDeclaration } from '../ruleset-document.ts';
import { report, wrongType, type Check, type CheckValue, type Given } from './report.ts';

function limit(given: Given, end: 'min' | 'max', open: number): number {
  const value = given[end];
  if (value === undefined) return open;
  if (given.type.kind === 'date') return parseDate(String(value)) ?? open;
  const scaled = parseDecimal(String(value), given.type.kind === 'decimal' ? given.type.scale : 0);
  return typeof scaled === 'number' ? scaled : open;
}

type InRange = (check: Check, found: unknown, value: number) => boolean;
function rangeCheck(own: string, given: Given): InRange {
  const [low, high] = [limit(given, 'min', -Infinity), limit(given, 'max', Infinity)];
  const unit = given.unit === undefined ? '' : ` ${given.unit}`;
  const expected = `${given.min ?? '…'} to ${given.max ?? '…'}${unit}`;
  return (check, found, value) => {
    if (value >= low && value <= high) return true;
    report(check, 'OUT_OF_RANGE', own, found, expected, 'Check the value and its unit.');
    return false;
  };
}

export function integerCheck(own: string, given: Given): CheckValue {
  const inRange = rangeCheck(own, given);
  return (check, value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongType(check, own, value, given.type);
    return inRange(check, value, value) ? (value === 0 ? 0 : value) : undefined;
  };
}

export function decimalCheck(own: string, given: Given, scale: number): CheckValue {
  const inRange = rangeCheck(own, given);
  return (check, value) => {
    const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text !== 'string') return wrongType(check, own, value, given.type);
    const scaled = parseDecimal(text, scale);
    if (typeof scaled === 'number') return inRange(check, value, scaled) ? formatDecimal(scaled, scale) : undefined;
    if (scaled === 'malformed') return wrongType(check, own, value, given.type);
    if (scaled === 'too-large')
      return report(check, 'OUT_OF_RANGE', own, value, 'a smaller number', 'Check the value and its unit.');
    const hint = 'Values are never rounded: give the value with fewer decimals.';
    return report(check, 'TOO_MANY_DIGITS', own, value, `at most ${scale} decimals`, hint);
  };
}

export function dateCheck(own: string, given: Given): CheckValue {
  const inRange = rangeCheck(own, given);
  return (check, value) => {
    const day = typeof value === 'string' ? parseDate(value) : undefined;
    if (day !== undefined) return inRange(check, value, day) ? (value as string) : undefined;
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
      return wrongType(check, own, value, given.type);
    return report(check, 'IMPOSSIBLE_DATE', own, value, 'a day that exists', 'Check day and month.');
  };
}

type CheckText = (check: Check, value: unknown) => string | undefined;

/** Of several systems, a code is written `system:code`. */
export function codeCheck(own: string, names: readonly string[], declared: readonly SystemDeclaration[]): CheckText {
  const several = names.length > 1;
  const expected = several ? `a code as "system:code", system one of ${names.join(', ')}` : `a code of ${names.join()}`;
  const fits = new Map(
    declared
      .filter(({ name }) => names.includes(name))
      .map(({ name, pattern }) => [name, pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u')]),
  );
  const [only = ''] = names;
  const isCode = (value: string): boolean => {
    const colon = several ? value.indexOf(':') : -1;
    const system = several ? value.slice(0, Math.max(colon, 0)) : only;
    const bare = several ? value.slice(colon + 1) : value;
    return fits.has(system) && bare.length > 0 && bare.length <= 64 && (fits.get(system)?.test(bare) ?? true);
  };
  return (check, value) => {
    if (typeof value !== 'string') return report(check, 'WRONG_TYPE', own, value, expected, 'Give the code as text.');
    if (isCode(value)) return value;
    const hint = 'Check the code; a code that is not known exactly may be given shorter.';
    return report(check, 'NOT_A_CODE', own, value, expected, hint);
  };
}

export function enumCheck(own: string, values: readonly string[]): CheckText {
  const allowed = new Set<unknown>(values);
  return (check, value) => {
    if (allowed.has(value)) return value as string;
    const code = typeof value === 'string' ? 'NOT_ALLOWED_VALUE' : 'WRONG_TYPE';
    return report(check, code, own, value, `one of ${values.join(', ')}`, 'Use one of the declared values.');
  };
}
