import { FALSE, TRUE } from '../kleene.ts';
import type { DistinctBy } from '../ruleset-document.ts';
import { interval, isFullyKnown, isInterval, type EntryState } from '../value.ts';
import { groupingKey, type GroupKey } from './grouping.ts';
import type { Leaves } from './leaves.ts';
import { fieldValue, standings, type ListFunction, type Over } from './over.ts';
import type { Context, Scope, ValueNode } from './scope.ts';

export type Keyed = {
  readonly keys: (context: Context, entry: EntryState) => GroupKey;
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
    const { keys, groups, walkGrouping } = groupingKey({ ...scope, list: over.list }, node, by.grouping, fieldValue);
    return { keys, groups, walked: [node, walkGrouping], grouping: walkGrouping };
  }
  const systems = node.type.kind === 'code' ? node.type.systems : undefined;
  const keys = (context: Context, entry: EntryState): GroupKey => {
    const value = fieldValue(node, context, entry);
    if (value === null) return 'out';
    if (value === undefined || isInterval(value)) return undefined;
    if (systems === undefined) return { key: String(value) };
    const space = scope.codes(systems);
    const key = by.how === 'prefix' ? space.prefixKey(value as string, by.length) : space.key(value as string);
    return key === undefined ? undefined : { key };
  };
  return { keys, groups: () => Infinity, walked: [node] };
}

export function countDistinct(over: Over, { keys, groups }: Keyed): ListFunction {
  return (context, list) => {
    const certain = new Set<string>();
    const possible: (string | undefined)[] = [];
    for (const { entry, truth } of standings(over, context, list)) {
      if (truth === FALSE) continue;
      const key = keys(context, entry);
      if (key === 'out') continue;
      if (key !== undefined && truth === TRUE) certain.add(key.key);
      else possible.push(key?.key);
    }
    const further = new Set(possible.filter((key) => key !== undefined && !certain.has(key))).size;
    const unknownKeys = possible.filter((key) => key === undefined).length;
    const most = list.complete ? certain.size + further + unknownKeys : Infinity;
    return interval(certain.size, Math.min(most, groups(context)));
  };
}

/** An unknown key: its field and grouping where they are unknown, else a code that is coarser than asked. */
export function walkKey(keys: Keyed, context: Context, leaves: Leaves): void {
  const open = keys.walked.filter((node) => !isFullyKnown(node.value(context)));
  for (const node of open) node.walk(context, leaves);
  if (open.length === 0) keys.walked[0]?.walkCoarse?.(context, leaves);
}
