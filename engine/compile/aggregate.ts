import { FALSE, not, TRUE, UNKNOWN, type Truth } from '../kleene.ts';
import type { DistinctBy, Expression, FieldDeclaration } from '../ruleset-document.ts';
import { fromJson } from '../value-json.ts';
import {
  highOf,
  interval,
  isFullyKnown,
  isInterval,
  lowOf,
  type EntryState,
  type Interval,
  type ListValue,
  type Value,
} from '../value.ts';
import { coarseness } from './coarse.ts';
import { counts, walkClass } from './entries.ts';
import { addFact, type Leaves } from './leaves.ts';
import {
  compileCondition,
  compileExpression,
  listOf,
  must,
  type Context,
  type ListScope,
  type Scope,
  type Test,
  type ValueNode,
  within,
} from './scope.ts';
import { groupingKey, type GroupKey } from './grouping.ts';

type AggregateExpression = Extract<Expression, { op: 'count' | 'countDistinct' | 'sum' | 'any' | 'all' | 'pick' }>;

/** How one entry stands: certain, possible (unknown) or out. */
type Standing = { readonly entry: EntryState; readonly truth: Truth };

/** The list an aggregate is over, with its `where` and its class. */
type Over = {
  readonly scope: Scope;
  readonly list: ListScope;
  readonly counted: boolean;
  readonly where: Test | undefined;
  readonly fieldNode: (name: string) => ValueNode;
};

type ListFunction = (context: Context, list: ListValue) => Value;

const entriesOf = (context: Context, over: Over): ListValue | undefined => listOf(over.scope, over.list, context);

/** Does the entry count without meeting `where`? */
function unmet(over: Over, context: Context): Truth {
  const where = not(over.where?.test(context) ?? TRUE);
  return where === FALSE || !over.counted ? where : (Math.min(where, counts(over.list, context)) as Truth);
}

function standing(over: Over, context: Context): Truth {
  const where = over.where?.test(context) ?? TRUE;
  if (where === FALSE || !over.counted) return where;
  return Math.min(where, counts(over.list, context)) as Truth;
}

const standings = (over: Over, context: Context, list: ListValue): readonly Standing[] =>
  list.entries.map((entry) => ({ entry, truth: within(context, entry, () => standing(over, context)) }));

const fieldValue = (node: ValueNode, context: Context, entry: EntryState): Value =>
  within(context, entry, () => node.value(context));

function count(over: Over): ListFunction {
  return (context, list) => {
    const all = standings(over, context, list);
    const certain = all.filter(({ truth }) => truth === TRUE).length;
    const possible = all.filter(({ truth }) => truth === UNKNOWN).length;
    return interval(certain, list.complete ? certain + possible : Infinity);
  };
}

/** What an entry's field adds at least and at most. FORMAT.md, section 4, `sum`. */
function contribution(value: Value, truth: Truth, declared: FieldDeclaration): readonly [number, number] {
  if (truth === FALSE || value === null) return [0, 0];
  const bound = (end: string | number | undefined, open: number): number => {
    const known = end === undefined ? undefined : fromJson(end, declared.type);
    return typeof known === 'number' ? known : open;
  };
  const [low, high] =
    value === undefined
      ? [bound(declared.min, -Infinity), bound(declared.max, Infinity)]
      : [lowOf(value as number | Interval), highOf(value as number | Interval)];
  const mayBeNothing = truth === UNKNOWN || (value === undefined && declared.noneAllowed);
  return mayBeNothing ? [Math.min(low, 0), Math.max(high, 0)] : [low, high];
}

/** Exact sum of ends: BigInt when a step leaves the safe integers. */
function total(ends: readonly number[]): number {
  const infinite = ends.find((end) => end === Infinity || end === -Infinity);
  if (infinite !== undefined) return infinite;
  let sum = 0;
  for (const end of ends) {
    sum += end;
    if (!Number.isSafeInteger(sum)) {
      const exact = Number(ends.reduce((a, b) => a + BigInt(b), 0n));
      return Number.isSafeInteger(exact) ? exact : Number.NaN;
    }
  }
  return sum;
}

function sum(over: Over, field: string): ListFunction {
  const node = over.fieldNode(field);
  const declared = must(
    over.list.fields.find((candidate) => candidate.name === field),
    field,
  );
  const minimum = declared.min === undefined ? undefined : fromJson(declared.min, declared.type);
  const neverNegative = typeof minimum === 'number' && minimum >= 0;
  return (context, list) => {
    const ends = standings(over, context, list).map(({ entry, truth }) =>
      contribution(truth === FALSE ? 0 : fieldValue(node, context, entry), truth, declared),
    );
    const low = total(ends.map(([end]) => end));
    const high = total(ends.map(([, end]) => end));
    if (list.complete) return interval(low, high);
    return interval(neverNegative ? low : -Infinity, Infinity);
  };
}

type Keyed = {
  readonly keys: (context: Context, entry: EntryState) => GroupKey;
  /** The most groups there can be. */
  readonly groups: (context: Context) => number;
  /** What is walked when a key is unknown. */
  readonly walked: readonly ValueNode[];
};

function keyed(scope: Scope, over: Over, by: DistinctBy): Keyed {
  const node = over.fieldNode(by.field);
  if (by.how === 'group') {
    const { keys, groups, walkGrouping } = groupingKey({ ...scope, list: over.list }, node, by.grouping, fieldValue);
    return { keys, groups, walked: [node, walkGrouping] };
  }
  const systems = node.type.kind === 'code' ? node.type.systems : undefined;
  const keys = (context: Context, entry: EntryState): GroupKey => {
    const value = fieldValue(node, context, entry);
    if (value === null) return 'out';
    if (value === undefined || isInterval(value)) return undefined;
    if (systems === undefined) return { key: String(value) };
    const space = scope.codes(systems);
    const key = by.how === 'prefix' ? space.prefixKey(value as string, by.length) : space.key(value as string);
    return key === undefined ? undefined : { key };
  };
  return { keys, groups: () => Infinity, walked: [node] };
}

function countDistinct(over: Over, { keys, groups }: Keyed): ListFunction {
  return (context, list) => {
    const certain = new Set<string>();
    const possible: (string | undefined)[] = [];
    for (const { entry, truth } of standings(over, context, list)) {
      if (truth === FALSE) continue;
      const key = keys(context, entry);
      if (key === 'out') continue;
      if (key !== undefined && truth === TRUE) certain.add(key.key);
      else possible.push(key?.key);
    }
    const further = new Set(possible.filter((key) => key !== undefined && !certain.has(key))).size;
    const unknownKeys = possible.filter((key) => key === undefined).length;
    const most = list.complete ? certain.size + further + unknownKeys : Infinity;
    return interval(certain.size, Math.min(most, groups(context)));
  };
}

function quantified(over: Over, every: boolean): ListFunction {
  const where = must(over.where, 'where');
  return (context, list) => {
    const entryTruth = (entry: EntryState): Truth =>
      within(context, entry, () => {
        const holds = where.test(context);
        const counted = over.counted ? counts(over.list, context) : TRUE;
        return (every ? Math.max(not(counted), holds) : Math.min(counted, holds)) as Truth;
      });
    const truths = list.entries.map(entryTruth);
    const open = list.complete ? [] : [UNKNOWN];
    const truth = every ? Math.min(TRUE, ...truths, ...open) : Math.max(FALSE, ...truths, ...open);
    return truth === UNKNOWN ? undefined : truth === TRUE;
  };
}

type Picked = (context: Context, list: ListValue) => EntryState | undefined | 'none';

/** The entry with the first or last date: unknown when it is open which, or that there is one. */
function pickEntry(over: Over, date: string, order: 'first' | 'last'): Picked {
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

function pick(
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

/**
 * Walks the entries that may change the aggregate, and the fields it reads of those that are not out.
 * For `all`, an entry is out that meets `where`, or does not count.
 */
function walkList(over: Over, fields: readonly string[], keys: Keyed | undefined, every: boolean): ValueNode['walk'] {
  const nodes = fields.map((field) => over.fieldNode(field));
  return (context: Context, leaves: Leaves) => {
    const list = entriesOf(context, over);
    if (list === undefined) {
      addFact(leaves, over.list.slot, 'value');
      return;
    }
    if (!list.complete) addFact(leaves, over.list.slot, 'complete-list');
    for (const entry of list.entries) {
      within(context, entry, () => {
        const truth = every ? unmet(over, context) : standing(over, context);
        if (truth === FALSE) return;
        if (truth === UNKNOWN) {
          if (over.where?.test(context) === UNKNOWN) over.where.walk(context, leaves);
          if (over.counted && counts(over.list, context) === UNKNOWN) walkClass(over.list, entry, context, leaves);
        }
        for (const node of nodes) if (!isFullyKnown(node.value(context))) node.walk(context, leaves);
        if (keys !== undefined && keys.keys(context, entry) === undefined) walkKey(keys, context, leaves);
      });
    }
  };
}
/** An unknown key: its field and grouping where they are unknown, else a code that is coarser than asked. */
function walkKey(keys: Keyed, context: Context, leaves: Leaves): void {
  const open = keys.walked.filter((node) => !isFullyKnown(node.value(context)));
  for (const node of open) node.walk(context, leaves);
  if (open.length === 0) keys.walked[0]?.walkCoarse?.(context, leaves);
}

export function compileAggregate(scope: Scope, expression: AggregateExpression): ValueNode {
  const list = must(scope.lists.get(expression.over), expression.over);
  const inside: Scope = { ...scope, list };
  const fieldNode = (name: string): ValueNode => {
    const declared = must(
      list.fields.find((field) => field.name === name),
      name,
    );
    return compileExpression(inside, { op: 'field', name, type: declared.type });
  };
  const where = expression.where === undefined ? undefined : compileCondition(inside, expression.where);
  const over: Over = { scope, list, counted: expression.counted, where, fieldNode };
  const of = (value: ListFunction, fields: readonly string[] = [], keys?: Keyed, every = false): ValueNode => ({
    type: expression.type,
    value: (context) => {
      const entries = entriesOf(context, over);
      return entries === undefined ? undefined : value(context, entries);
    },
    walk: walkList(over, fields, keys, every),
  });
  switch (expression.op) {
    case 'count':
      return of(count(over));
    case 'countDistinct': {
      const keys = keyed(scope, over, expression.by);
      return of(countDistinct(over, keys), [], keys);
    }
    case 'sum':
      return of(sum(over, expression.field), [expression.field]);
    case 'any':
      return of(quantified(over, false));
    case 'all':
      return of(quantified(over, true), [], undefined, true);
    case 'pick': {
      const { value, ...coarse } = pick(
        scope,
        over,
        expression.field,
        pickEntry(over, expression.date, expression.order),
      );
      return { ...of(value, [expression.date, expression.field]), ...coarse };
    }
  }
}
