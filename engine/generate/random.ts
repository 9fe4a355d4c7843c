/** Chance that is given from outside, so that the same seed gives the same applications: fast-check's, for one. */
export type Random = { nextInt(from: number, to: number): number };

export const oneOf = <T>(random: Random, items: readonly T[]): T | undefined =>
  items.length === 0 ? undefined : items[random.nextInt(0, items.length - 1)];

/** True `n` times in a hundred. */
export const percent = (random: Random, n: number): boolean => random.nextInt(1, 100) <= n;
