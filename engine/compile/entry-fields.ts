import { FALSE, fromBoolean, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import { isFullyKnown, isInterval, sameValue, type EntryState, type Value } from '../value.ts';
import type { Leaves } from './leaves.ts';
import { compileExpression, must, within, type Context, type ListScope, type Scope, type ValueNode } from './scope.ts';

/** One field of all entries of a list, as functions of an entry and the others read it. */
export type EntryField = {
  readonly name: string;
  /** What its keys are keys of: fields of which it is the same have the same keys for the same values. */
  readonly keyedBy: string;
  readonly value: (context: Context, entry: EntryState) => Value;
  /** Are two values of it the same? None is the same as none. */
  readonly same: (a: Value, b: Value) => Truth;
  /** What the same values have in common, none being `null`; `undefined` when a value is not known well enough. */
  readonly key: (value: Value) => Key | undefined;
  /** Why a value, or its being the same as another, is not known. */
  readonly walk: (context: Context, leaves: Leaves, entry: EntryState) => void;
};

export type Key = string | number | boolean | null;

export function entryField(scope: Scope, list: ListScope, name: string): EntryField {
  const declared = must(
    list.fields.find((field) => field.name === name),
    name,
  );
  const { type } = declared;
  const node: ValueNode = compileExpression(scope, { op: 'field', name, type });
  const codes = type.kind === 'code' ? scope.codes(type.systems) : undefined;
  const value = (context: Context, entry: EntryState): Value => {
    const outer = context.entry;
    context.entry = entry;
    const known = node.value(context);
    context.entry = outer;
    return known;
  };
  return {
    name,
    keyedBy: type.kind === 'code' ? `codes of ${type.systems.join(' ')}` : type.kind,
    value,
    same: (a, b) => {
      if (a === undefined || b === undefined || isInterval(a) || isInterval(b)) return UNKNOWN;
      if (a === null || b === null) return fromBoolean(a === b);
      return codes === undefined ? fromBoolean(sameValue(a, b)) : codes.equal(a as string, b as string);
    },
    key: (known) => {
      if (known === undefined || isInterval(known)) return undefined;
      if (codes !== undefined && known !== null) return codes.key(String(known));
      return Array.isArray(known) ? JSON.stringify(known) : (known as Key);
    },
    walk: (context, leaves, entry) =>
      within(context, entry, () => {
        if (isFullyKnown(node.value(context))) node.walkCoarse?.(context, leaves);
        else node.walk(context, leaves);
      }),
  };
}

export const truthValue = (truth: Truth): Value => (truth === UNKNOWN ? undefined : truth === TRUE);

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
