import type { FigureValue } from '../evaluation.ts';
import type { ValueType } from '../ruleset-document.ts';
import { parseCode, type Code, type Codes, type Grouping } from './codes.ts';
import { compareDays, parseDay, type Day } from './dates.ts';
import { compareEnds, isPoint, isWithinRange, parseDecimal, point, rescale, writeDecimal } from './numbers.ts';
import type { NumberValue } from './numbers.ts';

/** What an expression gives: FORMAT.md 1. Lists are not values. */
export type Value =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Confirmation, enum, text. */
  | { readonly kind: 'word'; readonly value: string }
  | ({ readonly kind: 'code'; readonly written: string } & Code)
  | NumberValue
  | { readonly kind: 'date'; readonly value: Day }
  /** Sorted, without repetition, as written. */
  | { readonly kind: 'set'; readonly items: readonly string[]; readonly codes: readonly Code[] | undefined }
  | ({ readonly kind: 'codes' } & Codes)
  | { readonly kind: 'grouping'; readonly groups: Grouping };

export const unknown: Value = { kind: 'unknown' };
export const none: Value = { kind: 'none' };
export const boolean = (value: boolean): Value => ({ kind: 'boolean', value });
export const day = (value: Day | undefined): Value => (value === undefined ? unknown : { kind: 'date', value });
export const integer = (value: number | bigint): Value => point(BigInt(value));

/** "Fully known" (FORMAT.md 1): a value, none, or an interval of one point. */
export const isFullyKnown = (value: Value): boolean =>
  value.kind === 'number' ? isPoint(value) : value.kind !== 'unknown';

/** An unknown unless it is fully known: for arguments that cannot be intervals. */
export const pointOrUnknown = (value: Value): Value => (isFullyKnown(value) ? value : unknown);

/** The value at the scale of the type, unknown when it is beyond the range of numbers. */
export const fit = (value: Value, type: ValueType): Value => {
  if (value.kind !== 'number') return value;
  const scaled = rescale(value, type.kind === 'decimal' ? type.scale : 0);
  return isWithinRange(scaled) ? scaled : unknown;
};

const isStrings = (json: unknown): json is readonly string[] =>
  Array.isArray(json) && json.every((item) => typeof item === 'string');
const codesOf = (written: readonly string[], systems: readonly string[]): readonly Code[] =>
  written.map((code) => parseCode(code, systems));

const readCodes = (json: unknown, systems: readonly string[]): Value => {
  if (isStrings(json)) return { kind: 'codes', include: codesOf(json, systems), exclude: [] };
  if (typeof json !== 'object' || json === null) return unknown;
  const include = 'include' in json ? json.include : undefined;
  const exclude = 'exclude' in json ? (json.exclude ?? []) : [];
  if (!isStrings(include) || !isStrings(exclude)) return unknown;
  return { kind: 'codes', include: codesOf(include, systems), exclude: codesOf(exclude, systems) };
};
const readGrouping = (json: unknown, systems: readonly string[]): Value => {
  if (typeof json !== 'object' || json === null) return unknown;
  const groups = Object.entries(json).map(([name, codes]) => ({
    name,
    codes: codesOf(isStrings(codes) ? codes : [], systems),
  }));
  return { kind: 'grouping', groups };
};
const readSet = (json: unknown, type: ValueType & { kind: 'set' }): Value => {
  if (!isStrings(json)) return unknown;
  const items = [...new Set(json)].toSorted();
  return { kind: 'set', items, codes: type.of.kind === 'code' ? codesOf(items, type.of.systems) : undefined };
};

/** A fact value or a literal in its JSON form. What does not fit its type is unknown, so that reading is total. */
export const readValue = (json: unknown, type: ValueType): Value => {
  if (json === null) return none;
  switch (type.kind) {
    case 'boolean':
      return typeof json === 'boolean' ? boolean(json) : unknown;
    case 'integer':
      return Number.isSafeInteger(json) ? integer(Number(json)) : unknown;
    case 'decimal': {
      if (Number.isSafeInteger(json)) return fit(integer(Number(json)), type);
      const units = typeof json === 'string' ? parseDecimal(json, type.scale) : undefined;
      return units === undefined ? unknown : fit(point(units, type.scale), type);
    }
    case 'date':
      return typeof json === 'string' ? day(parseDay(json)) : unknown;
    case 'code':
      return typeof json === 'string' ? { kind: 'code', written: json, ...parseCode(json, type.systems) } : unknown;
    case 'confirmation':
    case 'enum':
    case 'text':
      return typeof json === 'string' ? { kind: 'word', value: json } : unknown;
    case 'set':
      return readSet(json, type);
    case 'codes':
      return readCodes(json, type.systems);
    case 'grouping':
      return readGrouping(json, type.systems);
    case 'list':
      return unknown;
  }
};

/** The JSON form for results; undefined when nothing is known, or when it is not a value that results can hold. */
export const writeValue = (value: Value, type: ValueType): FigureValue | undefined => {
  switch (value.kind) {
    case 'none':
      return null;
    case 'boolean':
    case 'word':
      return value.value;
    case 'code':
      return value.written;
    case 'date':
      return value.value.toString();
    case 'set':
      return value.items;
    case 'number':
      return writeNumber(value, type);
    case 'unknown':
    case 'codes':
    case 'grouping':
      return undefined;
  }
};

const writeNumber = (value: NumberValue, type: ValueType): FigureValue | undefined => {
  const write = (units: bigint): string | number =>
    type.kind === 'decimal' || value.scale > 0 ? writeDecimal(units, value.scale) : Number(units);
  if (isPoint(value) && typeof value.low === 'bigint') return write(value.low);
  const low = typeof value.low === 'bigint' ? { atLeast: write(value.low) } : undefined;
  const high = typeof value.high === 'bigint' ? { atMost: write(value.high) } : undefined;
  return low === undefined && high === undefined ? undefined : { ...low, ...high };
};

const sameCodes = (a: readonly Code[], b: readonly Code[]): boolean => {
  const names = (codes: readonly Code[]): string => JSON.stringify([...new Set(codes.map(codeName))].toSorted());
  return names(a) === names(b);
};
const codeName = (code: Code): string => `${code.system}:${code.code}`;

/** The same value, of two that are fully known; codes by the name they have. */
export const isSame = (a: Value, b: Value): boolean => {
  if (a.kind === 'number' && b.kind === 'number') {
    return compareEnds(rescale(a, b.scale).low, rescale(b, a.scale).low) === 0;
  }
  if (a.kind === 'date' && b.kind === 'date') return compareDays(a.value, b.value) === 0;
  if (a.kind === 'set' && b.kind === 'set') return JSON.stringify(a.items) === JSON.stringify(b.items);
  if (a.kind === 'code' && b.kind === 'code') return codeName(a) === codeName(b);
  if (a.kind === 'codes' && b.kind === 'codes') {
    return sameCodes(a.include, b.include) && sameCodes(a.exclude, b.exclude);
  }
  if (a.kind === 'grouping' && b.kind === 'grouping') {
    const groups = b.groups;
    return (
      a.groups.length === groups.length &&
      a.groups.every((group, i) => {
        const other = groups[i];
        return other !== undefined && group.name === other.name && sameCodes(group.codes, other.codes);
      })
    );
  }
  if ((a.kind === 'boolean' || a.kind === 'word') && (b.kind === 'boolean' || b.kind === 'word')) {
    return a.value === b.value;
  }
  return a.kind === 'none' && b.kind === 'none';
};
