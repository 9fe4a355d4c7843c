import { FALSE, not, TRUE, type Truth } from '../kleene.ts';
import type { EntryState, ListValue, Value } from '../value.ts';
import { counts } from './entries.ts';
import { listOf, within, type Context, type ListScope, type Scope, type Test, type ValueNode } from './scope.ts';

/** How one entry stands: certain, possible (unknown) or out. */
export type Standing = { readonly entry: EntryState; readonly truth: Truth };

/** The list an aggregate is over, with its `where` and its class. */
export type Over = {
  readonly scope: Scope;
  readonly list: ListScope;
  readonly counted: boolean;
  readonly where: Test | undefined;
  readonly fieldNode: (name: string) => ValueNode;
};

export type ListFunction = (context: Context, list: ListValue) => Value;

export const entriesOf = (context: Context, over: Over): ListValue | undefined =>
  listOf(over.scope, over.list, context);

/** Does the entry count without meeting `where`? */
export function unmet(over: Over, context: Context): Truth {
  const where = not(over.where?.test(context) ?? TRUE);
  return where === FALSE || !over.counted ? where : (Math.min(where, counts(over.list, context)) as Truth);
}

export function standing(over: Over, context: Context): Truth {
  const where = over.where?.test(context) ?? TRUE;
  if (where === FALSE || !over.counted) return where;
  return Math.min(where, counts(over.list, context)) as Truth;
}

export const standings = (over: Over, context: Context, list: ListValue): readonly Standing[] =>
  list.entries.map((entry) => ({ entry, truth: within(context, entry, () => standing(over, context)) }));

export const fieldValue = (node: ValueNode, context: Context, entry: EntryState): Value =>
  within(context, entry, () => node.value(context));
