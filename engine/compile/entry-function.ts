import { FALSE, UNKNOWN, type Truth } from '../kleene.ts';
import type { Expression } from '../ruleset-document.ts';
import type { EntryState, ListValue } from '../value.ts';
import { columnOf, keeper, repeats } from './columns.ts';
import { anyTruth, entryField, truthValue, walkSides, type EntryField } from './entry-fields.ts';
import { addFact } from './leaves.ts';
import { listOf, must, type Context, type ListScope, type Scope, type ValueNode } from './scope.ts';

/** Functions of an entry and the other entries of its list: corrections and duplicates. FORMAT.md, section 4. */

type Node = Omit<ValueNode, 'type'>;
/** For each entry whether it is so; nothing when one of the keys is not known. */
type ForAll = readonly boolean[] | undefined;

/** Does another entry replace this one? Where all keys are known, found by counting who replaces what. */
function isReplaced(scope: Scope, list: ListScope, id: EntryField, replaces: EntryField): Node {
  const kept = keeper<ForAll>(list, `replaced by ${id.name} and ${replaces.name}`);
  const idColumn = columnOf(list, id);
  const replacesColumn = columnOf(list, replaces, id);
  const others = (context: Context): readonly EntryState[] =>
    (listOf(scope, list, context)?.entries ?? []).filter((entry) => entry !== context.entry);
  const replacedBy = (context: Context, own: EntryState, other: EntryState): Truth => {
    const [a, b] = [id.value(context, own), replaces.value(context, other)];
    return a === null || b === null ? FALSE : id.same(a, b);
  };
  const replaced = (context: Context, value: ListValue): ForAll => {
    const ids = idColumn(context, value)?.numbers;
    const targets = replacesColumn(context, value)?.numbers;
    if (ids === undefined || targets === undefined) return undefined;
    const counted = new Map<number, number>();
    for (const target of targets) {
      if (!Number.isNaN(target)) counted.set(target, (counted.get(target) ?? 0) + 1);
    }
    return ids.map((own, i) => (counted.get(own) ?? 0) > (own === targets[i] ? 1 : 0));
  };
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
      const entries = listOf(scope, list, context);
      const isComplete = entries?.complete === true;
      const known = isComplete ? kept(entries, () => replaced(context, entries)) : undefined;
      if (known !== undefined) return known[own.index];
      const truths = others(context).map((other) => replacedBy(context, own, other));
      return truthValue(anyTruth(truths, isComplete ? FALSE : UNKNOWN));
    },
    walk: (context, leaves) => {
      const own = must(context.entry, list.name);
      if (listOf(scope, list, context)?.complete !== true) addFact(leaves, list.slot, 'complete-list');
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

/** Has an earlier entry the same values? Where all keys are known, found by their combination. */
function isDuplicate(scope: Scope, list: ListScope, fields: readonly EntryField[]): Node {
  const kept = keeper<ForAll>(list, `repeated by ${fields.map((field) => field.name).join(' ')}`);
  const columns = fields.map((field) => columnOf(list, field));
  const earlier = (context: Context, own: EntryState): readonly EntryState[] =>
    (listOf(scope, list, context)?.entries ?? []).slice(0, own.index);
  const duplicates = (context: Context, value: ListValue): ForAll => {
    const known = columns.flatMap((column) => column(context, value) ?? []);
    return known.length < columns.length ? undefined : repeats(known, value.entries.length);
  };
  const sameFields = (context: Context, own: EntryState, other: EntryState): readonly Truth[] =>
    fields.map((field) => field.same(field.value(context, own), field.value(context, other)));
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
      const entries = listOf(scope, list, context);
      const known = entries && kept(entries, () => duplicates(context, entries));
      if (known !== undefined) return known[own.index];
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
      ? isReplaced(scope, list, field(expression.id), field(expression.replaces))
      : isDuplicate(scope, list, expression.by.map(field));
  return { type: expression.type, ...node };
}
