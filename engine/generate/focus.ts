import type { Facts, FactValue } from '../evaluation.ts';
import type { FactDeclaration } from '../ruleset-document.ts';
import type { Matters } from './matters.ts';
import { stepped } from './near.ts';
import { leavesOf } from './parts.ts';
import type { Pools } from './pools.ts';
import type { Choices } from './vary.ts';

const isMeasure = (value: FactValue): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d/.test(value));

/** Values that are written in what was changed, or next to it; all of them where none is. */
function narrowedPools(pools: Pools, leaves: ReadonlySet<string>): Pools {
  const isNear = (value: FactValue): boolean => {
    if (Array.isArray(value)) return value.some((item) => leaves.has(String(item)));
    if (leaves.has(String(value))) return true;
    if (!isMeasure(value)) return false;
    const kind = typeof value === 'string' && value.includes('-') ? 'date' : 'integer';
    const scale = typeof value === 'string' && kind !== 'date' ? (value.split('.')[1]?.length ?? 0) : 0;
    const type = kind === 'date' ? ({ kind, openEnded: false } as const) : ({ kind: 'decimal', scale } as const);
    return [-1, 1].some((steps) => leaves.has(String(stepped(value, steps, type))));
  };
  return new Map(
    [...pools].map(([name, values]) => {
      const near = values.filter(isNear);
      return [name, near.length > 0 ? near : values];
    }),
  );
}

function narrowedMatters(matters: Matters, leaves: ReadonlySet<string>): Matters {
  const spans = matters.spans.filter(({ amount }) => leaves.has(String(amount)));
  const sums = [...matters.sums].flatMap(([field, limits]) => {
    const near = limits.filter((limit) => leaves.has(String(limit)));
    return near.length > 0 ? [[field, near] as const] : [];
  });
  return {
    ...matters,
    spans: spans.length > 0 ? spans : matters.spans,
    sums: sums.length > 0 ? new Map(sums) : matters.sums,
  };
}

/** Choices narrowed to what is written in what was changed. */
export function narrowed(choices: Choices, leaves: ReadonlySet<string>): Choices {
  const lists = new Map<string, Pools>();
  return {
    facts: narrowedPools(choices.facts, leaves),
    fields: (list) => {
      const known = lists.get(list) ?? narrowedPools(choices.fields(list), leaves);
      lists.set(list, known);
      return known;
    },
    matters: narrowedMatters(choices.matters, leaves),
  };
}

/** Those of the facts that what was changed reads; all, when it reads none of them. */
export function narrowedFacts(
  facts: readonly FactDeclaration[],
  read: ReadonlySet<string>,
): readonly FactDeclaration[] {
  const own = facts.filter(({ name }) => read.has(name));
  return own.length > 0 ? own : facts;
}

const members: { readonly [op: string]: string } = { parameter: 'parameters', fact: 'facts', named: 'conditions' };

/** Comparisons in which a value or definition stands that was changed elsewhere: what is compared decides with it. */
export function comparisonsWith(nodes: readonly object[], changed: ReadonlySet<string>): readonly object[] {
  const isChanged = (value: unknown): boolean => {
    const { op, name } = (value ?? {}) as { op?: unknown; name?: unknown };
    const member = typeof op === 'string' && Object.hasOwn(members, op) ? members[op] : undefined;
    return member !== undefined && changed.has(`${member}/${String(name)}`);
  };
  return nodes.filter((node) => {
    if (!('op' in node) || node.op !== 'compare') return false;
    const { left, right, interval } = node as { left?: unknown; right?: unknown; interval?: object };
    return [left, right, ...Object.values(interval ?? {})].some(isChanged);
  });
}

const MOST_NEAR = 12;

/** The applications in which most of the values stand that are written in what was changed; none when none do. */
export function nearest(bases: readonly Facts[], leaves: ReadonlySet<string>): readonly Facts[] {
  const counted = bases.map((facts) => ({ facts, shared: leavesOf([facts]).intersection(leaves).size }));
  const near = counted.filter(({ shared }) => shared > 0).toSorted((a, b) => b.shared - a.shared);
  return near.slice(0, MOST_NEAR).map(({ facts }) => facts);
}
