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

function isReplaced(list: ListScope, scope: Scope, id: number, replaces: number): Omit<ValueNode, 'type'> {
  const same = sameness(scope, list, id);
  const replacedBy = (own: EntryState, other: EntryState): Truth => {
    const [a, b] = [given(own, id), given(other, replaces)];
    return a === null || b === null ? FALSE : same(a, b);
  };
  const others = (context: Context): readonly EntryState[] =>
    (listValue(context, list)?.entries ?? []).filter((entry) => entry !== context.entry);
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
      const open = listValue(context, list)?.complete !== true;
      const truth = others(context).reduce<Truth>(
        (a, other) => Math.max(a, replacedBy(own, other)) as Truth,
        open ? UNKNOWN : FALSE,
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
  const compare = (own: EntryState, other: EntryState): readonly Truth[] =>
    by.map((field, i) => must(same[i], list.name)(given(own, field), given(other, field)));
  return {
    value: (context) => {
      const own = must(context.entry, list.name);
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
