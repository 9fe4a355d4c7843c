import { FALSE, not, TRUE, type Truth } from '../kleene.ts';
import type { EntryState, ListValue, Value } from '../value.ts';
import { counts } from './entries.ts';
import { listOf, type Context, type ListScope, type Scope, type Test, type ValueNode } from './scope.ts';

/** The list an aggregate is over, with its `where` and its class. */
export type Over = {
  readonly scope: Scope;
  readonly list: ListScope;
  readonly counted: boolean;
  readonly where: Test | undefined;
  readonly fieldNode: (name: string) => ValueNode;
  /** How the entry at hand stands: certain, possible (unknown) or out. */
  readonly standing: (context: Context) => Truth;
};

export type ListFunction = (context: Context, list: ListValue) => Value;

export const entriesOf = (context: Context, over: Over): ListValue | undefined =>
  listOf(over.scope, over.list, context);

/** Runs something with each entry at hand, and puts back what was there. */
export function eachEntry(context: Context, list: ListValue, visit: (entry: EntryState) => void): void {
  const outer = context.entry;
  for (const entry of list.entries) {
    context.entry = entry;
    visit(entry);
  }
  context.entry = outer;
}

export function standing({ list, counted, where }: Omit<Over, 'standing'>): Over['standing'] {
  if (where === undefined) return counted ? (context) => counts(list, context) : () => TRUE;
  if (!counted) return where.test;
  return (context) => {
    const met = where.test(context);
    return met === FALSE ? FALSE : (Math.min(met, counts(list, context)) as Truth);
  };
}

/** Does the entry count without meeting `where`? */
export function unmet(over: Over, context: Context): Truth {
  const where = not(over.where?.test(context) ?? TRUE);
  return where === FALSE || !over.counted ? where : (Math.min(where, counts(over.list, context)) as Truth);
}
