import { TRUE, UNKNOWN } from '../kleene.ts';
import type { EntryState, ListValue } from '../value.ts';
import { coarseness } from './coarse.ts';
import { entriesOf, fieldValue, standings, type ListFunction, type Over } from './over.ts';
import { within, type Context, type Scope, type ValueNode } from './scope.ts';

type Picked = (context: Context, list: ListValue) => EntryState | undefined | 'none';

/** The entry with the first or last date: unknown when it is open which, or that there is one. */
export function pickEntry(over: Over, date: string, order: 'first' | 'last'): Picked {
  const dateNode = over.fieldNode(date);
  return (context, list) => {
    const all = standings(over, context, list);
    if (!list.complete || all.some(({ truth }) => truth === UNKNOWN)) return undefined;
    const dated = all
      .filter(({ truth }) => truth === TRUE)
      .map(({ entry }) => ({ entry, day: fieldValue(dateNode, context, entry) }));
    if (dated.length === 0) return 'none';
    if (dated.some(({ day }) => typeof day !== 'number')) return undefined;
    const days = dated.map(({ day }) => Number(day));
    const extreme = order === 'first' ? Math.min(...days) : Math.max(...days);
    const picked = dated.filter(({ day }) => day === extreme);
    return picked.length === 1 ? picked[0]?.entry : undefined;
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
      return entry === 'none' ? null : entry && fieldValue(node, context, entry);
    },
    walkCoarse: (context, leaves) => {
      const list = entriesOf(context, over);
      const entry = list && picked(context, list);
      if (typeof entry === 'object') within(context, entry, () => node.walkCoarse?.(context, leaves));
    },
    mayChange: (context) => {
      const list = entriesOf(context, over);
      const entry = list && picked(context, list);
      return typeof entry === 'object' && isCoarse(fieldValue(node, context, entry));
    },
  };
}
