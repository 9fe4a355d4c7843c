import { FALSE, TRUE } from '../kleene.ts';
import type { DistinctBy } from '../ruleset-document.ts';
import { interval, isFullyKnown, isInterval } from '../value.ts';
import { groupingKey, OUT, type GroupKey } from './grouping.ts';
import type { Leaves } from './leaves.ts';
import { eachEntry, type ListFunction, type Over } from './over.ts';
import type { Context, Scope, ValueNode } from './scope.ts';

export type Keyed = {
  /** The key of the entry at hand. */
  readonly keys: (context: Context) => GroupKey;
  /** The most groups there can be. */
  readonly groups: (context: Context) => number;
  /** What is walked when a key is unknown. */
  readonly walked: readonly ValueNode[];
  /** It bounds an open list, whatever its entries. */
  readonly grouping?: ValueNode;
};

export function keyed(scope: Scope, over: Over, by: DistinctBy): Keyed {
  const node = over.fieldNode(by.field);
  if (by.how === 'group') {
    const { keys, groups, walkGrouping } = groupingKey({ ...scope, list: over.list }, node, by.grouping);
    return { keys, groups, walked: [node, walkGrouping], grouping: walkGrouping };
  }
  const systems = node.type.kind === 'code' ? node.type.systems : undefined;
  const space = systems === undefined ? undefined : scope.codes(systems);
  const keys = (context: Context): GroupKey => {
    const value = node.value(context);
    if (value === null) return OUT;
    if (value === undefined || isInterval(value)) return undefined;
    if (space === undefined) return String(value);
    return by.how === 'prefix' ? space.prefixKey(value as string, by.length) : space.key(value as string);
  };
  return { keys, groups: () => Infinity, walked: [node] };
}

export function countDistinct(over: Over, { keys, groups }: Keyed): ListFunction {
  return (context, list) => {
    const certain = new Set<string>();
    const possible = new Set<string>();
    let unknownKeys = 0;
    eachEntry(context, list, () => {
      const truth = over.standing(context);
      const key = truth === FALSE ? OUT : keys(context);
      if (key === OUT) return;
      if (key === undefined) unknownKeys += 1;
      else (truth === TRUE ? certain : possible).add(key);
    });
    const most = list.complete ? certain.size + possible.difference(certain).size + unknownKeys : Infinity;
    return interval(certain.size, Math.min(most, groups(context)));
  };
}

/** An unknown key: its field and grouping where they are unknown, else a code that is coarser than asked. */
export function walkKey(keys: Keyed, context: Context, leaves: Leaves): void {
  const open = keys.walked.filter((node) => !isFullyKnown(node.value(context)));
  for (const node of open) node.walk(context, leaves);
  if (open.length === 0) keys.walked[0]?.walkCoarse?.(context, leaves);
}
