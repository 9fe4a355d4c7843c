import { FALSE, fromBoolean, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import { isFullyKnown, isInterval, sameValue, type EntryState, type ListValue, type Value } from '../value.ts';
import type { Leaves } from './leaves.ts';
import { compileExpression, must, within, type Context, type ListScope, type Scope, type ValueNode } from './scope.ts';

/** One field of all entries of a list, as functions of an entry and the others read it. */
export type EntryField = {
  readonly value: (context: Context, entry: EntryState) => Value;
  /** Are two values of it the same? None is the same as none. */
  readonly same: (a: Value, b: Value) => Truth;
  /** A key under which the same value is found; `undefined` when it is not known well enough. */
  readonly key: (value: Value) => string | undefined;
  /** Why a value, or its being the same as another, is not known. */
  readonly walk: (context: Context, leaves: Leaves, entry: EntryState) => void;
};

export const NONE_KEY = 'none';

export function entryField(scope: Scope, list: ListScope, name: string): EntryField {
  const declared = must(
    list.fields.find((field) => field.name === name),
    name,
  );
  const { type } = declared;
  const node: ValueNode = compileExpression(scope, { op: 'field', name, type });
  const codes = type.kind === 'code' ? scope.codes(type.systems) : undefined;
  const value = (context: Context, entry: EntryState): Value => within(context, entry, () => node.value(context));
  return {
    value,
    same: (a, b) => {
      if (a === undefined || b === undefined || isInterval(a) || isInterval(b)) return UNKNOWN;
      if (a === null || b === null) return fromBoolean(a === b);
      return codes === undefined ? fromBoolean(sameValue(a, b)) : codes.equal(a as string, b as string);
    },
    key: (known) => {
      if (!isFullyKnown(known)) return undefined;
      if (known === null) return NONE_KEY;
      const exact = codes === undefined ? known : codes.key(String(known));
      return exact === undefined ? undefined : JSON.stringify(exact);
    },
    walk: (context, leaves, entry) =>
      within(context, entry, () => {
        if (isFullyKnown(node.value(context))) node.walkCoarse?.(context, leaves);
        else node.walk(context, leaves);
      }),
  };
}

export const truthValue = (truth: Truth): Value => (truth === UNKNOWN ? undefined : truth === TRUE);

/** What is kept for a list while it is evaluated; computed when first asked for. */
export function keep<T>(list: ListValue, owner: object, compute: () => T): T {
  if (!list.kept.has(owner)) list.kept.set(owner, compute());
  return list.kept.get(owner) as T;
}

/** `any`, in Kleene logic. */
export const anyTruth = (truths: readonly Truth[], start: Truth = FALSE): Truth =>
  truths.reduce<Truth>((a, b) => (b > a ? b : a), start);

/** Walks two sides of which it is not known whether they are the same: those that are open, else both. */
export function walkSides(
  context: Context,
  leaves: Leaves,
  sides: readonly (readonly [field: EntryField, entry: EntryState])[],
): void {
  const open = sides.filter(([field, entry]) => !isFullyKnown(field.value(context, entry)));
  for (const [field, entry] of open.length > 0 ? open : sides) field.walk(context, leaves, entry);
}
