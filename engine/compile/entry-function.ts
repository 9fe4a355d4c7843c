import { FALSE, UNKNOWN, type Truth } from '../kleene.ts';
import type { Expression } from '../ruleset-document.ts';
import type { EntryState, ListValue } from '../value.ts';
import {
  anyTruth,
  entryField,
  keep,
  listValue,
  NONE_KEY,
  truthValue,
  walkSides,
  type EntryField,
} from './entry-fields.ts';
import { addFact } from './leaves.ts';
import { must, type Context, type ListScope, type Scope, type ValueNode } from './scope.ts';

/** Functions of an entry and the other entries of its list: corrections and duplicates. FORMAT.md, section 4. */

type Node = Omit<ValueNode, 'type'>;

/** Does another entry replace this one? Where all keys are known, found by counting who replaces what. */
function isReplaced(list: ListScope, id: EntryField, replaces: EntryField): Node {
  const owner = {};
  const others = (context: Context): readonly EntryState[] =>
    (listValue(context, list)?.entries ?? []).filter((entry) => entry !== context.entry);
  const replacedBy = (context: Context, own: EntryState, other: EntryState): Truth => {
    const [a, b] = [id.value(context, own), replaces.value(context, other)];
    return a === null || b === null ? FALSE : id.same(a, b);
  };
  const replacements = (context: Context, entries: ListValue): ReadonlyMap<string, number> | undefined =>
    keep(entries, owner, () => {
      const counted = new Map<string, number>();
      for (const entry of entries.entries) {
        const key = id.key(replaces.value(context, entry));
        if (key === undefined) return undefined;
        if (key !== NONE_KEY) counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      return counted;
    });
  const byKey = (context: Context, entries: ListValue, own: EntryState): boolean | undefined => {
    const counted = replacements(context, entries);
    const key = id.key(id.value(context, own));
    if (counted === undefined || key === undefined) return undefined;
    const itself = key === id.key(replaces.value(context, own)) ? 1 : 0;
    return (counted.get(key) ?? 0) > itself;
  };
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
      const entries = listValue(context, list);
      const isComplete = entries?.complete === true;
      const found = isComplete ? byKey(context, entries, own) : undefined;
      if (found !== undefined) return found;
      const truths = others(context).map((other) => replacedBy(context, own, other));
      return truthValue(anyTruth(truths, isComplete ? FALSE : UNKNOWN));
    },
    walk: (context, leaves) => {
      const own = must(context.entry, list.name);
      if (listValue(context, list)?.complete !== true) addFact(leaves, list.slot, 'complete-list');
      for (const other of others(context)) {
        if (replacedBy(context, own, other) !== UNKNOWN) continue;
        walkSides(context, leaves, [
          [id, own],
          [replaces, other],
        ]);
      }
    },
  };
}

/** Has an earlier entry the same values? Where all keys are known, found by the first entry of each combination. */
function isDuplicate(list: ListScope, fields: readonly EntryField[]): Node {
  const owner = {};
  const earlier = (context: Context, own: EntryState): readonly EntryState[] =>
    (listValue(context, list)?.entries ?? []).slice(0, own.index);
  const keyOf = (context: Context, entry: EntryState): string | undefined => {
    const keys = fields.map((field) => field.key(field.value(context, entry)));
    return keys.includes(undefined) ? undefined : keys.join('\n');
  };
  const firsts = (context: Context, entries: ListValue): ReadonlyMap<string, number> | undefined =>
    keep(entries, owner, () => {
      const found = new Map<string, number>();
      for (const entry of entries.entries) {
        const key = keyOf(context, entry);
        if (key === undefined) return undefined;
        if (!found.has(key)) found.set(key, entry.index);
      }
      return found;
    });
  const sameFields = (context: Context, own: EntryState, other: EntryState): readonly Truth[] =>
    fields.map((field) => field.same(field.value(context, own), field.value(context, other)));
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
      const entries = listValue(context, list);
      const known = entries && firsts(context, entries);
      if (known !== undefined) return (known.get(keyOf(context, own) ?? '') ?? own.index) < own.index;
      const truths = earlier(context, own).map((other) => Math.min(...sameFields(context, own, other)) as Truth);
      return truthValue(anyTruth(truths));
    },
    walk: (context, leaves) => {
      const own = must(context.entry, list.name);
      for (const other of earlier(context, own)) {
        const truths = sameFields(context, own, other);
        if (Math.min(...truths) !== UNKNOWN) continue;
        fields.forEach((field, i) => {
          if (truths[i] !== UNKNOWN) return;
          walkSides(context, leaves, [
            [field, own],
            [field, other],
          ]);
        });
      }
    },
  };
}

export function compileEntryFunction(
  scope: Scope,
  expression: Extract<Expression, { op: 'isReplaced' | 'isDuplicate' }>,
): ValueNode {
  const list = must(scope.list, expression.op);
  const field = (name: string): EntryField => entryField(scope, list, name);
  const node =
    expression.op === 'isReplaced'
      ? isReplaced(list, field(expression.id), field(expression.replaces))
      : isDuplicate(list, expression.by.map(field));
  return { type: expression.type, ...node };
}
