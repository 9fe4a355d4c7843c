import { FALSE, TRUE } from '../kleene.ts';
import type { EntryState, ListValue } from '../value.ts';
import { coarseness } from './coarse.ts';
import { eachEntry, entriesOf, type ListFunction, type Over } from './over.ts';
import { within, type Context, type Scope, type ValueNode } from './scope.ts';

type Picked = (context: Context, list: ListValue) => EntryState | undefined | 'none';

/** The entry with the first or last date: unknown when it is open which, or that there is one. */
export function pickEntry(over: Over, date: string, order: 'first' | 'last'): Picked {
  const dateNode = over.fieldNode(date);
  return (context, list) => {
    if (!list.complete) return undefined;
    const sign = order === 'first' ? 1 : -1;
    let isOpen = false;
    let extreme = Infinity;
    let picked: EntryState | undefined | 'none' = 'none';
    eachEntry(context, list, (entry) => {
      const truth = isOpen ? FALSE : over.standing(context);
      if (truth === FALSE) return;
      const day = truth === TRUE ? dateNode.value(context) : undefined;
      if (typeof day !== 'number') isOpen = true;
      else if (day * sign < extreme) [extreme, picked] = [day * sign, entry];
      else if (day * sign === extreme) picked = undefined;
    });
    return isOpen ? undefined : picked;
  };
}

export function pick(
  scope: Scope,
  over: Over,
  field: string,
  picked: Picked,
): Pick<ValueNode, 'walkCoarse' | 'mayChange'> & { value: ListFunction } {
  const node = over.fieldNode(field);
  const isCoarse = coarseness(scope, node.type);
  return {
    value: (context, list) => {
      const entry = picked(context, list);
      return entry === 'none' ? null : entry && within(context, entry, () => node.value(context));
    },
    walkCoarse: (context, leaves) => {
      const list = entriesOf(context, over);
      const entry = list && picked(context, list);
      if (typeof entry === 'object') within(context, entry, () => node.walkCoarse?.(context, leaves));
    },
    mayChange: (context) => {
      const list = entriesOf(context, over);
      const entry = list && picked(context, list);
      return typeof entry === 'object' && within(context, entry, () => isCoarse?.(node.value(context)) === true);
    },
  };
}
