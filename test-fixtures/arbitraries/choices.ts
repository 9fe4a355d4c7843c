import fc from 'fast-check';

/**
 * Decisions read one after another from a list of numbers. When the list ends every further decision is the first
 * alternative, so that a shorter list and smaller numbers make a simpler thing: that is how failures shrink.
 */
export type Choices = {
  /** A number from 0 to n − 1. */
  readonly below: (n: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Between `low` and `high` different items, in their order. */
  readonly some: <T>(items: readonly T[], low: number, high: number) => readonly T[];
  /** An item by weight. */
  readonly weighted: <T>(items: readonly (readonly [number, T])[]) => T;
};

export function readChoices(numbers: readonly number[]): Choices {
  let position = 0;
  const below = (n: number): number => {
    const number = numbers[position] ?? 0;
    position += 1;
    return number % n;
  };
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (percent) => below(100) >= 100 - percent,
    pick,
    some: (items, low, high) => {
      const wanted = Math.min(items.length, low + below(Math.min(high, items.length) - low + 1));
      const start = below(items.length);
      const chosen = new Set(Array.from({ length: wanted }, (_, i) => (start + i) % items.length));
      return items.filter((_, i) => chosen.has(i));
    },
    weighted: (items) => {
      let rest = below(items.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, item] of items) {
        if (rest < weight) return item;
        rest -= weight;
      }
      throw new Error('nothing to pick from');
    },
  };
}

/** Numbers to choose by, at most `length`; not biased towards small ones, which would make everything simple. */
export const numbers = (length: number): fc.Arbitrary<readonly number[]> =>
  fc.noBias(fc.array(fc.nat({ max: 0xffff }), { minLength: 0, maxLength: length, size: 'max' }));
