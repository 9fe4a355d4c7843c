import { parseDate } from '../calendar.ts';
import { parseDecimal } from '../number.ts';
import type { CodeList, Expression, LiteralValue, ValueType } from '../ruleset-document.ts';
import { at } from './pointer.ts';
import { quote, report, show, warn, type Check } from './check.ts';
import { typeName } from './value-types.ts';
import { asWritten, either, say, type Said } from './say.ts';

export const looksLikeDate = (text: string): boolean => /^\d{4}-\d{1,2}-\d{1,2}$/.test(text);
const looksLikeDecimal = (text: string): boolean => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);

/** A scalar literal in normal form, or undefined after a report. `exact` asks for a complete code. */
export function readScalar(
  check: Check,
  value: unknown,
  type: ValueType,
  pointer: string,
  exact = false,
): boolean | number | string | undefined {
  const wrong = (hint: Said = say('Write {0}.', typeName(type))) =>
    report(check, 'WRONG_TYPE', pointer, show(value), typeName(type), hint);
  switch (type.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong(say('Write true or false.'));
    case 'confirmation':
      return value === 'yes' || value === 'no'
        ? value
        : wrong(say('Write "yes" or "no"; not answered is never written.'));
    case 'integer':
      return typeof value === 'number' ? value : wrong(say('Write an integer without quotes.'));
    case 'decimal':
      return readDecimal(check, value, type.scale, pointer);
    case 'date':
      return readDate(check, value, pointer);
    case 'enum':
      if (typeof value === 'string' && type.values.includes(value)) return value;
      return report(check, 'NOT_ALLOWED_VALUE', pointer, show(value), typeName(type));
    case 'code':
      return typeof value === 'string' ? readCode(check, value, type.systems, pointer, exact) : wrong();
    default:
      return wrong();
  }
}

/** A decimal in normal form: without trailing zeros. */
export function readDecimal(check: Check, value: unknown, scale: number, pointer: string): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || !looksLikeDecimal(value))
    return report(check, 'WRONG_TYPE', pointer, show(value), say('a decimal such as "3.6"'));
  const normal = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  const parsed = parseDecimal(normal, scale);
  if (parsed === 'too-many-digits')
    return report(check, 'TOO_MANY_DIGITS', pointer, show(value), say('at most {0} digits behind the point', scale));
  if (typeof parsed !== 'number')
    return report(
      check,
      'NUMBER_TOO_LARGE',
      pointer,
      show(value),
      say('a number within ±9007199254740991 units of its scale'),
    );
  return normal === '-0' ? '0' : normal;
}

export function readDate(check: Check, value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string' && parseDate(value) !== undefined) return value;
  if (typeof value === 'string' && looksLikeDate(value))
    return report(check, 'IMPOSSIBLE_DATE', pointer, show(value), say('a day that exists, as YYYY-MM-DD'));
  return report(check, 'WRONG_TYPE', pointer, show(value), say('a date as YYYY-MM-DD'));
}

/** A code (`exact`: a complete one), or the beginning of codes in a hierarchical system. */
export function readCode(
  check: Check,
  value: string,
  systems: readonly string[],
  pointer: string,
  exact = false,
): string | undefined {
  let bare = value;
  let name = systems[0] ?? '';
  if (systems.length > 1) {
    const colon = value.indexOf(':');
    name = colon < 0 ? '' : value.slice(0, colon);
    bare = value.slice(colon + 1);
    if (!systems.includes(name)) {
      const [first = quote(''), ...others] = systems.map((system) => asWritten(`${system}:…`));
      const expected = say('the system before the code: {0}', either(first, ...others));
      return report(
        check,
        'NOT_A_CODE',
        pointer,
        quote(value),
        expected,
        say('Write {0}.', quote(`${systems[0]}:${value}`)),
      );
    }
  }
  const system = check.systems.get(name);
  if (!system) return undefined;
  const partly = system.hierarchical && !exact;
  const pattern = check.patterns.get(name);
  const { exactLength } = system;
  const isBeginning = partly || (exactLength !== undefined && bare.length < exactLength);
  const matches = !pattern || (isBeginning ? pattern.isBeginning(bare) : pattern.isCode(bare));
  const isTooLong = exactLength !== undefined && bare.length > exactLength;
  if (bare.length === 0 || isTooLong || !matches) {
    const of = system.pattern ? `${name} (${system.pattern})` : name;
    const expected = partly ? say('a code, or the beginning of codes, of {0}', of) : say('a code of {0}', of);
    return report(check, 'NOT_A_CODE', pointer, quote(value), expected);
  }
  if (exact && system.hierarchical && (exactLength === undefined || bare.length < exactLength)) {
    const expected =
      exactLength === undefined
        ? say('a system with exactLength')
        : say('a complete code of {0} characters', exactLength);
    return report(check, 'CODE_NOT_EXACT', pointer, quote(value), expected);
  }
  return value;
}

/** A code list: a list of prefixes, or include and exclude. */
export function readCodeList(
  check: Check,
  value: unknown,
  systems: readonly string[],
  pointer: string,
): CodeList | undefined {
  const isList = Array.isArray(value);
  const include: readonly unknown[] = isList ? value : (value as { include: string[] }).include;
  const exclude: readonly unknown[] = isList ? [] : ((value as { exclude?: string[] }).exclude ?? []);
  const read = (items: readonly unknown[], below: string) =>
    items.map((item, index) =>
      typeof item === 'string'
        ? readCode(check, item, systems, at(below, index))
        : report(check, 'WRONG_TYPE', at(below, index), show(item), say('a code')),
    );
  const list = {
    include: read(include, isList ? pointer : at(pointer, 'include')),
    exclude: read(exclude, at(pointer, 'exclude')),
  };
  checkRepeated(check, include, isList ? pointer : at(pointer, 'include'));
  checkRepeated(check, exclude, at(pointer, 'exclude'));
  exclude.forEach((code, index) => {
    if (typeof code !== 'string' || include.some((prefix) => typeof prefix === 'string' && code.startsWith(prefix)))
      return;
    warn(check, 'WITHOUT_EFFECT', at(pointer, 'exclude', index), quote(code), say('a code that is included otherwise'));
  });
  return [...list.include, ...list.exclude].includes(undefined) ? undefined : (list as CodeList);
}

/** A list of enum values or codes as a sorted set without repetition. */
export function readSet(
  check: Check,
  value: readonly unknown[],
  of: Extract<ValueType, { kind: 'enum' | 'code' }>,
  pointer: string,
): readonly string[] | undefined {
  const items = value.map((item, index) => readScalar(check, item, of, at(pointer, index)));
  checkRepeated(check, value, pointer);
  if (items.includes(undefined)) return undefined;
  return [...new Set(items as string[])].toSorted();
}

/** Every item once. */
export function checkRepeated(check: Check, items: readonly unknown[], pointer: string): void {
  items.forEach((item, index) => {
    if (items.indexOf(item) < index)
      report(check, 'DUPLICATE_ID', at(pointer, index), show(item), say('each value once'));
  });
}

/** A literal whose type is told by the literal itself: for values and figures, which are not declared with a type. */
export function readUntyped(check: Check, value: unknown, pointer: string): Expression | undefined {
  if (typeof value === 'boolean') return literal(value, { kind: 'boolean' });
  if (typeof value === 'number') return literal(value, { kind: 'integer' });
  if (typeof value === 'string' && looksLikeDate(value)) {
    const date = readDate(check, value, pointer);
    return date === undefined ? undefined : literal(date, { kind: 'date', openEnded: false });
  }
  if (typeof value === 'string' && looksLikeDecimal(value)) {
    const decimal = readDecimal(check, value, 9, pointer);
    return decimal === undefined ? undefined : literal(decimal, { kind: 'decimal', scale: digitsOf(decimal) });
  }
  const expected = say('a number, a date, true, false, or an object such as {"fact": …}');
  return report(
    check,
    'AMBIGUOUS_LITERAL',
    pointer,
    show(value),
    expected,
    say('Write {"fact": …} or {"parameter": …}.'),
  );
}

export const digitsOf = (decimal: string): number =>
  decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0;
export const literal = (value: LiteralValue, type: ValueType): Expression => ({ op: 'literal', value, type });
