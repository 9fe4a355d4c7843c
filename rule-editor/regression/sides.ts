import type { DifferenceKind } from './difference.ts';

/** Who loses, who gains, and what else is other. */
export const sides = ['lose', 'gain', 'other'] as const;
type Side = (typeof sides)[number];

const worse = ['deny', 'recommend-deny', 'stop'];
const better = ['approve', 'recommend-approve'];

export function sideOf({ kind }: { readonly kind: DifferenceKind }): Side {
  if (kind.what !== 'verdict') return 'other';
  if (worse.includes(kind.to) || better.includes(kind.from)) return 'lose';
  return better.includes(kind.to) || worse.includes(kind.from) ? 'gain' : 'other';
}

/** The groups that come first, and the first of each side: of so many the simplest application is kept. */
export function toldGroups<T extends { readonly kind: DifferenceKind }>(
  groups: readonly T[],
  most: number,
  ofEach: number,
): ReadonlySet<T> {
  const bySide = sides.flatMap((side) => groups.filter((group) => sideOf(group) === side).slice(0, ofEach));
  return new Set([...groups.slice(0, most), ...bySide]);
}
