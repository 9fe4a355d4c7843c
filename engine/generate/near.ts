import { addDays, addMonths, formatDate, parseDate } from '../calendar.ts';
import type { FactValue } from '../evaluation.ts';
import { formatDecimal } from '../number.ts';
import type { LiteralValue, ValueType } from '../ruleset-document.ts';
import type { Span } from './matters.ts';

/** A date so many days later; the same when there is no such day. */
export function dateAfter(iso: string, { unit, amount }: Span, days = 0): string {
  const day = parseDate(iso);
  if (day === undefined) return iso;
  const moved =
    unit === 'days' ? addDays(day, amount) : addMonths(day, unit === 'years' ? amount * 12 : amount, 'clamp');
  const then = moved === undefined ? undefined : addDays(moved, days);
  return then === undefined ? iso : formatDate(then);
}

/** A number so many steps from another, as values of the type are written. */
function number(value: number, steps: number, type: ValueType): FactValue {
  const scale = type.kind === 'decimal' ? type.scale : 0;
  const moved = Math.round(value * 10 ** scale) + steps;
  return type.kind === 'decimal' ? formatDecimal(moved, scale) : moved;
}

/** The value one step further: the next number or day. Others stay. */
export function stepped(value: FactValue, steps: number, type: ValueType): FactValue {
  if (type.kind === 'date')
    return typeof value === 'string' ? dateAfter(value, { unit: 'days', amount: steps }) : value;
  if (type.kind !== 'integer' && type.kind !== 'decimal') return value;
  return value === null ? value : number(Number(value), steps, type);
}

/** A written value and the values next to it, as the type has them. */
export function neighbours(value: LiteralValue, type: ValueType): readonly FactValue[] {
  if (typeof value === 'object') return [];
  if (type.kind === 'integer' || type.kind === 'decimal') {
    return Number.isFinite(Number(value)) ? [-1, 0, 1].map((steps) => number(Number(value), steps, type)) : [];
  }
  if (type.kind === 'date') return [-1, 0, 1].map((steps) => stepped(String(value), steps, type));
  return [value];
}
