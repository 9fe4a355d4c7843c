import { FALSE, fromBoolean, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { Expression } from '../ruleset-document.ts';
import { compareScaled } from '../number.ts';
import { isInterval, sameValue, type EntryState, type ListValue, type Value } from '../value.ts';
import { addFact, type Leaves } from './leaves.ts';
import { must, type Context, type ListScope, type Scope, type ValueNode } from './scope.ts';

/** Functions of an entry and the other entries of its list: corrections and duplicates. FORMAT.md, section 4. */

type Same = (a: Value, b: Value) => Truth;

/** Are two values of a field the same? None is the same as none. */
function sameness(scope: Scope, list: ListScope, field: number): Same {
  const { type } = must(list.fields[field], list.name);
  const known: Same =
    type.kind === 'code'
      ? (a, b) => scope.codes(type.systems).equal(a as string, b as string)
      : type.kind === 'integer' || type.kind === 'decimal'
        ? (a, b) => fromBoolean(compareScaled(Number(a), 0, Number(b), 0) === 0)
        : (a, b) => fromBoolean(sameValue(a, b));
  return (a, b) => {
    if (a === undefined || b === undefined) return UNKNOWN;
    if (a === null || b === null) return fromBoolean(a === b);
    return isInterval(a) || isInterval(b) ? UNKNOWN : known(a, b);
  };
}

const listValue = (context: Context, list: ListScope): ListValue | undefined =>
  context.values[list.slot] as ListValue | undefined;

const truthValue = (truth: Truth): Value => (truth === UNKNOWN ? undefined : truth === TRUE);

/** The value of a given field; derived fields are no argument of these functions. */
const given = (entry: EntryState, field: number): Value => entry.fields[field];

function walkField(list: ListScope, entry: EntryState, field: number, leaves: Leaves): void {
  addFact(leaves, list.slot, given(entry, field) === undefined ? 'value' : 'exact-code', entry.index, field);
}

/** What is kept for a list while it is evaluated; computed when first asked for. */
function keep<T>(list: ListValue, owner: object, compute: () => T): T {
  if (!list.kept.has(owner)) list.kept.set(owner, compute());
  return list.kept.get(owner) as T;
}

/** A value as a key under which the same value is found; `undefined` when it is not known well enough. */
function keyOf(scope: Scope, list: ListScope, field: number, value: Value): string | undefined {
  if (value === undefined || isInterval(value)) return undefined;
  if (value === null) return 'none';
  const { type } = must(list.fields[field], list.name);
  const exact = type.kind === 'code' ? scope.codes(type.systems).key(String(value)) : value;
  return exact === undefined ? undefined : JSON.stringify(exact);
}

function isReplaced(list: ListScope, scope: Scope, id: number, replaces: number): Omit<ValueNode, 'type'> {
  const same = sameness(scope, list, id);
  const owner = {};
  const replacedBy = (own: EntryState, other: EntryState): Truth => {
    const [a, b] = [given(own, id), given(other, replaces)];
    return a === null || b === null ? FALSE : same(a, b);
  };
  const others = (context: Context): readonly EntryState[] =>
    (listValue(context, list)?.entries ?? []).filter((entry) => entry !== context.entry);
  /** By the key of what is replaced, how many replace it; nothing when one of the keys is not known. */
  const replacements = (entries: ListValue): ReadonlyMap<string, number> | undefined =>
    keep(entries, owner, () => {
      const counted = new Map<string, number>();
      for (const entry of entries.entries) {
        const key = keyOf(scope, list, id, given(entry, replaces));
        if (key === undefined) return undefined;
        if (key !== 'none') counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      return counted;
    });
  const quick = (entries: ListValue, own: EntryState): boolean | undefined => {
    const counted = replacements(entries);
    const key = keyOf(scope, list, id, given(own, id));
    if (counted === undefined || key === undefined) return undefined;
    const itself = key === keyOf(scope, list, id, given(own, replaces)) ? 1 : 0;
    return (counted.get(key) ?? 0) > itself;
  };
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
      const entries = listValue(context, list);
      const found = entries?.complete === true ? quick(entries, own) : undefined;
      if (found !== undefined) return found;
      const truth = others(context).reduce<Truth>(
        (a, other) => Math.max(a, replacedBy(own, other)) as Truth,
        entries?.complete === true ? FALSE : UNKNOWN,
      );
      return truthValue(truth);
    },
    walk: (context, leaves) => {
      const own = must(context.entry, list.name);
      if (listValue(context, list)?.complete !== true) addFact(leaves, list.slot, 'complete-list');
      for (const other of others(context)) {
        if (replacedBy(own, other) !== UNKNOWN) continue;
        const fields = [
          [own, id],
          [other, replaces],
        ] as const;
        const open = fields.filter(([entry, field]) => given(entry, field) === undefined);
        for (const [entry, field] of open.length > 0 ? open : fields) walkField(list, entry, field, leaves);
      }
    },
  };
}

function isDuplicate(list: ListScope, scope: Scope, by: readonly number[]): Omit<ValueNode, 'type'> {
  const same = by.map((field) => sameness(scope, list, field));
  const earlier = (context: Context): readonly EntryState[] => {
    const own = must(context.entry, list.name);
    return (listValue(context, list)?.entries ?? []).slice(0, own.index);
  };
  const owner = {};
  /** The first entry with each combination of values; nothing when one of the values is not known. */
  const firsts = (entries: ListValue): ReadonlyMap<string, number> | undefined =>
    keep(entries, owner, () => {
      const found = new Map<string, number>();
      for (const entry of entries.entries) {
        const key = keyOfAll(entry);
        if (key === undefined) return undefined;
        if (!found.has(key)) found.set(key, entry.index);
      }
      return found;
    });
  const keyOfAll = (entry: EntryState): string | undefined => {
    const keys = by.map((field) => keyOf(scope, list, field, given(entry, field)));
    return keys.includes(undefined) ? undefined : keys.join('\n');
  };
  const compare = (own: EntryState, other: EntryState): readonly Truth[] =>
    by.map((field, i) => must(same[i], list.name)(given(own, field), given(other, field)));
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
      const entries = listValue(context, list);
      const known = entries && firsts(entries);
      if (known !== undefined) return (known.get(keyOfAll(own) ?? '') ?? own.index) < own.index;
      const truth = earlier(context).reduce<Truth>(
        (a, other) => Math.max(a, Math.min(...compare(own, other))) as Truth,
        FALSE,
      );
      return truthValue(truth);
    },
    walk: (context, leaves) => {
      const own = must(context.entry, list.name);
      for (const other of earlier(context)) {
        const truths = compare(own, other);
        if (Math.min(...truths) !== UNKNOWN) continue;
        by.forEach((field, i) => {
          if (truths[i] !== UNKNOWN) return;
          const open = [own, other].filter((entry) => given(entry, field) === undefined);
          for (const entry of open.length > 0 ? open : [own, other]) walkField(list, entry, field, leaves);
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
  const slotOf = (field: string): number => must(list.fieldSlots.get(field), field);
  return {
    type: expression.type,
    ...(expression.op === 'isReplaced'
      ? isReplaced(list, scope, slotOf(expression.id), slotOf(expression.replaces))
      : isDuplicate(
          list,
          scope,
          expression.by.map((field) => slotOf(field)),
        )),
  };
}
