import type { RulesetDocument, Suspension } from '#engine';

/**
 * What is suspended of a publication. A part that it does not have (any more) stands for the whole programme: what
 * became of it only people know, and a suspension does not end by a change of rules.
 */
export function suspendedIn(document: RulesetDocument, suspended: readonly Suspension[]): readonly Suspension[] {
  if (suspended.length === 0) return suspended;
  const { programme } = document;
  const known = new Set([programme, ...targetsOf(document)]);
  const placed = suspended.map((one) => {
    if (typeof one === 'string') return known.has(one) ? one : programme;
    return known.has(one.id) ? one : { ...one, id: programme };
  });
  const seen = new Map(placed.map((one) => [typeof one === 'string' ? one : `${one.id} ${one.outcomes}`, one]));
  return [...seen.values()];
}

/** Ids of what can be suspended of a programme. */
export function targetsOf({ sections, rules, tables, restrictions }: RulesetDocument): readonly string[] {
  return [...sections, ...rules, ...tables, ...restrictions].map(({ id }) => id);
}
