import { formatDate, parseDate } from './calendar.ts';
import type { FactValue, FigureValue } from './evaluation.ts';
import { formatDecimal, parseDecimal } from './number.ts';
import type { LiteralValue, ValueType } from './ruleset-document.ts';
import { isInterval, type Value } from './value.ts';

export function sortedSet(items: readonly string[]): readonly string[] {
  const isSorted = items.every((item, i) => i === 0 || (items[i - 1] ?? '') < item);
  return isSorted ? items : [...new Set(items)].toSorted();
}

/** Reads checked JSON values of a type (not of a list). */
export function valueReader(type: ValueType): (json: FactValue | LiteralValue) => Value {
  switch (type.kind) {
    case 'date':
      return (json) => (json === null ? null : parseDate(json as string));
    case 'decimal': {
      const { scale } = type;
      return (json) => {
        if (json === null) return null;
        const scaled = parseDecimal(String(json), scale);
        return typeof scaled === 'number' ? scaled : undefined;
      };
    }
    case 'set':
      return (json) => (json === null ? null : sortedSet(json as readonly string[]));
    case 'text':
      return (json) => (json === null ? null : undefined);
    default:
      return (json) => json as Value;
  }
}

/** The internal value of a checked JSON value (not of a list). */
export const fromJson = (json: FactValue | LiteralValue, type: ValueType): Value => valueReader(type)(json);

const scalarJson = (value: number, type: ValueType): number | string =>
  type.kind === 'date' ? formatDate(value) : type.kind === 'decimal' ? formatDecimal(value, type.scale) : value;

/** The JSON form of a value (not of a list); `undefined` when nothing is known of it. */
export function toJson(value: Value, type: ValueType): FigureValue | undefined {
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return scalarJson(value, type);
  // A copy: whoever changes an evaluation changes neither the ruleset nor the facts.
  if (Array.isArray(value)) return value.slice() as readonly string[];
  if (!isInterval(value)) return undefined;
  const bounds = {
    ...(value.low === -Infinity ? {} : { atLeast: scalarJson(value.low, type) }),
    ...(value.high === Infinity ? {} : { atMost: scalarJson(value.high, type) }),
  };
  return 'atLeast' in bounds || 'atMost' in bounds ? bounds : undefined;
}
