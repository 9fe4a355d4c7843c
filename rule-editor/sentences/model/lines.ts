import type { Json, JsonObject } from '#engine/objects';
import type { Path } from '../json-path.ts';

export type GroupKind = 'all' | 'any' | 'atLeast';
/** One line of a condition: a group that opens what stands below it, or one thing that is required. */
export type Line = {
  /** From the whole condition to this line, its `not` included. */
  readonly path: Path;
  /** From the whole condition to what the line says without its `not`. */
  readonly inner: Path;
  /** How many groups it stands in. */
  readonly depth: number;
  readonly isNegated: boolean;
  /** What a group asks of its parts; `not`: of a condition that is denied twice. */
  readonly group: GroupKind | 'not' | undefined;
  readonly n: number | undefined;
  /** What is required, of a line that is no group. */
  readonly leaf: JsonObject | undefined;
};

/** The parts of a group, and the member they stand in. */
export function partsOf(
  json: Json | undefined,
): { readonly key: 'all' | 'any' | 'of'; readonly parts: readonly Json[] } | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const group = json as JsonObject;
  for (const key of ['all', 'any', 'of'] as const) {
    const parts = group[key];
    if (Array.isArray(parts)) return { key, parts: parts as readonly Json[] };
  }
  return undefined;
}

const denied = (json: Json): Json | undefined =>
  typeof json === 'object' && json !== null && 'not' in json ? (json as JsonObject)['not'] : undefined;

/** A condition as lines, from top to bottom. */
export function linesOf(condition: Json, path: Path = [], depth = 0): readonly Line[] {
  const within = denied(condition);
  const isNegated = within !== undefined;
  const inner = isNegated ? [...path, 'not'] : path;
  const said = within ?? condition;
  const own = { path, inner, depth, isNegated };
  if (denied(said) !== undefined)
    return [{ ...own, group: 'not', n: undefined, leaf: undefined }, ...linesOf(said, inner, depth + 1)];
  const group = partsOf(said);
  if (!group) return [{ ...own, group: undefined, n: undefined, leaf: said as JsonObject }];
  const n = group.key === 'of' ? Number((said as JsonObject)['atLeast']) : undefined;
  const kind = group.key === 'of' ? 'atLeast' : group.key;
  return [
    { ...own, group: kind, n, leaf: undefined },
    ...group.parts.flatMap((part, index) => linesOf(part, [...inner, group.key, index], depth + 1)),
  ];
}

/** The condition that lines say: what `linesOf` was made of. */
export function conditionOfLines(lines: readonly Line[]): Json {
  const [first, ...below] = lines;
  if (!first) throw new RangeError('no lines');
  const parts: Json[] = [];
  for (let start = 0; start < below.length;) {
    const next = below.findIndex((line, index) => index > start && line.depth === first.depth + 1);
    const end = next < 0 ? below.length : next;
    parts.push(conditionOfLines(below.slice(start, end)));
    start = end;
  }
  const said = (): Json => {
    if (first.leaf) return first.leaf;
    if (first.group === 'not') return parts[0] ?? {};
    return first.group === 'atLeast' ? { atLeast: first.n ?? 1, of: parts } : { [first.group ?? 'all']: parts };
  };
  return first.isNegated ? { not: said() } : said();
}

/** How many groups stand within each other. */
export function nesting(condition: Json | undefined): number {
  const within = condition === undefined ? undefined : denied(condition);
  if (within !== undefined) return nesting(within);
  const group = partsOf(condition);
  return group ? 1 + Math.max(0, ...group.parts.map(nesting)) : 0;
}
