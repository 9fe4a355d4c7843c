import type { FigureValue } from '../../engine/evaluation.ts';

type Bounds = { readonly atLeast?: string | number; readonly atMost?: string | number };

const isBounds = (value: FigureValue): value is Bounds =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isWithin({ atLeast, atMost }: Bounds, value: FigureValue): boolean {
  if (value === null || typeof value === 'boolean' || Array.isArray(value)) return false;
  const low = isBounds(value) ? (value.atLeast ?? -Infinity) : (value as string | number);
  const high = isBounds(value) ? (value.atMost ?? Infinity) : (value as string | number);
  return Number(low) >= Number(atLeast ?? -Infinity) && Number(high) <= Number(atMost ?? Infinity);
}

const isSameOrFiner = (before: string | number | boolean | null, after: unknown): boolean =>
  before === after || (typeof before === 'string' && typeof after === 'string' && after.startsWith(before));

/**
 * Whether learning more may turn the figure into the other: unknown into anything, an interval into a narrower one or a
 * point of it, a coarse code into one that begins with it; what is known stays.
 */
export function isRefinedTo(before: FigureValue | undefined, after: FigureValue | undefined): boolean {
  if (before === undefined) return true;
  if (after === undefined) return false;
  if (Array.isArray(before)) {
    return (
      Array.isArray(after) &&
      before.every((item: string) => after.some((other: string) => isSameOrFiner(item, other))) &&
      after.every((item: string) => before.some((other: string) => isSameOrFiner(other, item)))
    );
  }
  if (isBounds(before)) return isWithin(before, after);
  return isSameOrFiner(before as string | number | boolean | null, after);
}
