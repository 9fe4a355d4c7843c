import type { DistinctBy, Expression, FieldDeclaration } from '../ruleset-document.ts';
import { compare } from './compare.ts';
import { compareDays } from './dates.ts';
import { all, any, not, type Truth } from './kleene.ts';
import { highest, interval, lowest, parseDecimal, plus, point, type End, type NumberValue } from './numbers.ts';
import { fieldType, isOpenEnded, type EntryList, type EntryScope, type Scope } from './scope.ts';
import { boolean, none, unknown, writeValue, type Value } from './values.ts';

/** Functions over lists as bounds: FORMAT.md 4. */

type Node<Op extends Expression['op']> = Expression & { readonly op: Op };
export type Aggregate = Node<'count' | 'countDistinct' | 'sum' | 'any' | 'all' | 'pick'>;

const truthValue = (truth: Truth): Value => (truth === 'unknown' ? unknown : boolean(truth));

/** Whether the class lets the entry count: `count` true, `exclude` false, else unknown; true when not asked. */
export const counts = (aggregate: Aggregate, entry: EntryScope): Truth => {
  if (!aggregate.counted) return true;
  const { class: entryClass } = entry.world.classOf(entry);
  return entryClass === 'count' ? true : entryClass === 'exclude' ? false : 'unknown';
};
const meetsWhere = (aggregate: Aggregate, entry: EntryScope): Truth =>
  aggregate.where === undefined ? true : entry.truth(aggregate.where);

/** True: certain; unknown: possible; false: out. */
export const status = (aggregate: Aggregate, entry: EntryScope): Truth =>
  all([meetsWhere(aggregate, entry), counts(aggregate, entry)]);

/** The value that the entry adds to `any` or `all`. */
export const element = (aggregate: Aggregate, entry: EntryScope): Truth =>
  aggregate.op === 'all'
    ? any([not(counts(aggregate, entry)), meetsWhere(aggregate, entry)])
    : status(aggregate, entry);

export type Key = { readonly is: 'known'; readonly key: string } | { readonly is: 'unknown' | 'out' };

const groupKey = (value: Value & { kind: 'code' }, grouping: Value, scope: Scope): Key => {
  if (grouping.kind !== 'grouping') return { is: 'unknown' };
  let doubtful = false;
  for (const group of grouping.groups) {
    const included = any(group.codes.map((prefix) => scope.world.systems.isIncluded(prefix, value)));
    if (included === true) return doubtful ? { is: 'unknown' } : { is: 'known', key: group.name };
    if (included === 'unknown') doubtful = true;
  }
  return { is: doubtful ? 'unknown' : 'out' };
};

/** The key of an entry for `countDistinct`. */
export const keyOf = (by: DistinctBy, grouping: Value, entry: EntryScope): Key => {
  const value = entry.field(by.field);
  const { systems } = entry.world;
  if (value.kind === 'none') return { is: 'out' };
  if (value.kind === 'code') {
    if (by.how === 'group') return groupKey(value, grouping, entry);
    const key = by.how === 'prefix' ? systems.prefixOf(value, by.length) : systems.canonical(value).code;
    if (key === undefined || (by.how === 'field' && systems.isCoarse(value))) return { is: 'unknown' };
    return { is: 'known', key: JSON.stringify([value.system, key]) };
  }
  const type = fieldType(entry, by.field);
  if (type === undefined || by.how !== 'field' || value.kind === 'unknown') return { is: 'unknown' };
  const written = writeValue(value, type);
  const isInterval = value.kind === 'number' && value.low !== value.high;
  return written === undefined || isInterval ? { is: 'unknown' } : { is: 'known', key: JSON.stringify(written) };
};

/** The grouping that `by` names, as a value. */
export const groupingOf = (by: DistinctBy): Expression | undefined =>
  by.how === 'group' ? { op: 'parameter', name: by.grouping, type: { kind: 'grouping', systems: [] } } : undefined;

const countDistinct = (node: Node<'countDistinct'>, list: EntryList, scope: Scope): Value => {
  const groupingExpression = groupingOf(node.by);
  const grouping = groupingExpression === undefined ? unknown : scope.value(groupingExpression);
  const groups = grouping.kind === 'grouping' ? BigInt(grouping.groups.length) : undefined;
  const keyed = list.entries
    .map((entry) => ({ certain: status(node, entry), key: keyOf(node.by, grouping, entry) }))
    .filter(({ certain, key }) => certain !== false && key.is !== 'out');
  const known = keyed.flatMap(({ certain, key }) => (certain === true && key.is === 'known' ? [key.key] : []));
  const certainKeys = new Set(known);
  const possibleKeys = new Set(
    keyed.flatMap(({ key }) => (key.is === 'known' && !certainKeys.has(key.key) ? [key.key] : [])),
  );
  const unknownKeys = keyed.filter(({ key }) => key.is === 'unknown').length;
  const low = BigInt(certainKeys.size);
  const high: End = list.complete ? low + BigInt(possibleKeys.size + unknownKeys) : '∞';
  return interval(low, groups === undefined ? high : lowest([high, groups]), 0);
};

const declaredEnd = (end: string | number | undefined, scale: number, otherwise: End): End =>
  end === undefined ? otherwise : (parseDecimal(String(end), scale) ?? otherwise);

const declaredField = (list: string, name: string, scope: Scope): FieldDeclaration | undefined => {
  const type = scope.world.factType(list);
  return type?.kind === 'list' ? type.fields.find((field) => field.name === name) : undefined;
};

const sum = (node: Node<'sum'>, list: EntryList, scope: Scope): Value => {
  const field = declaredField(node.over, node.field, scope);
  const scale = field?.type.kind === 'decimal' ? field.type.scale : 0;
  const lowestDeclared = declaredEnd(field?.min, scale, '-∞');
  const unknownAmount = interval(lowestDeclared, declaredEnd(field?.max, scale, '∞'), scale);
  const withZero = (amount: NumberValue): NumberValue =>
    interval(lowest([amount.low, 0n]), highest([amount.high, 0n]), amount.scale);
  const contribution = (entry: EntryScope): NumberValue => {
    const certain = status(node, entry);
    const value = entry.field(node.field);
    if (certain === false || value.kind === 'none') return point(0n, scale);
    const isKnown = value.kind === 'number';
    const amount = isKnown ? value : unknownAmount;
    return certain === true && (isKnown || field?.noneAllowed !== true) ? amount : withZero(amount);
  };
  const total = list.entries.map(contribution).reduce(plus, point(0n, scale));
  if (list.complete) return total;
  const neverNegative = typeof lowestDeclared === 'bigint' && lowestDeclared >= 0n;
  return interval(neverNegative ? total.low : '-∞', '∞', total.scale);
};

const pick = (node: Node<'pick'>, list: EntryList): Value => {
  const possible = list.entries.some((entry) => status(node, entry) === 'unknown');
  if (!list.complete || possible) return unknown;
  const dated = list.entries
    .filter((entry) => status(node, entry) === true)
    .map((entry) => ({ entry, date: entry.field(node.date) }));
  let best: (typeof dated)[number] | undefined;
  let shared = false;
  for (const candidate of dated) {
    if (candidate.date.kind !== 'date') return unknown;
    const sign = best?.date.kind === 'date' ? compareDays(candidate.date.value, best.date.value) : 0;
    if (best === undefined || (node.order === 'first' ? sign < 0 : sign > 0)) {
      best = candidate;
      shared = false;
    } else if (sign === 0) shared = true;
  }
  if (best === undefined) return none;
  return shared ? unknown : best.entry.field(node.field);
};

export const aggregateValue = (node: Aggregate, scope: Scope): Value => {
  const list = scope.world.list(node.over);
  if (list === undefined) return unknown;
  switch (node.op) {
    case 'count': {
      const statuses = list.entries.map((entry) => status(node, entry));
      const certain = statuses.filter((entry) => entry === true).length;
      const possible = statuses.filter((entry) => entry !== false).length;
      return interval(BigInt(certain), list.complete ? BigInt(possible) : '∞', 0);
    }
    case 'countDistinct':
      return countDistinct(node, list, scope);
    case 'sum':
      return sum(node, list, scope);
    case 'any': {
      const elements = list.entries.map((entry) => element(node, entry));
      return truthValue(any(list.complete ? elements : [...elements, 'unknown']));
    }
    case 'all': {
      const elements = list.entries.map((entry) => element(node, entry));
      return truthValue(all(list.complete ? elements : [...elements, 'unknown']));
    }
    case 'pick':
      return pick(node, list);
  }
};

/** `equal` of a field of this entry and a field of another, as `isReplaced` and `isDuplicate` read it. */
export const equalFields = (
  [entry, field]: readonly [EntryScope, string],
  [other, otherField]: readonly [EntryScope, string],
): Truth =>
  compare(
    'equal',
    { value: entry.field(field), openEnded: isOpenEnded(fieldType(entry, field)) },
    { value: other.field(otherField), openEnded: isOpenEnded(fieldType(other, otherField)) },
    entry.world.systems,
  );

const isNone = (entry: EntryScope, field: string): boolean => entry.field(field).kind === 'none';

/** None: false. */
export const replaces = (other: EntryScope, entry: EntryScope, node: Node<'isReplaced'>): Truth =>
  isNone(other, node.replaces) || isNone(entry, node.id)
    ? false
    : equalFields([other, node.replaces], [entry, node.id]);

/** None equals none. */
export const sameField = (earlier: EntryScope, entry: EntryScope, field: string): Truth =>
  isNone(earlier, field) && isNone(entry, field) ? true : equalMaybeNone(earlier, entry, field);
const equalMaybeNone = (earlier: EntryScope, entry: EntryScope, field: string): Truth => {
  const isUnknown = [earlier, entry].some((each) => each.field(field).kind === 'unknown');
  return isUnknown ? 'unknown' : equalFields([earlier, field], [entry, field]);
};

export const entryFunctionValue = (node: Node<'isReplaced' | 'isDuplicate'>, scope: Scope): Value => {
  const { entry: at } = scope;
  const list = at === undefined ? undefined : scope.world.list(at.list);
  const own = at === undefined ? undefined : list?.entries[at.index];
  if (at === undefined || list === undefined || own === undefined) return unknown;
  if (node.op === 'isReplaced') {
    const others = list.entries.filter((other) => other.entry.index !== at.index);
    const truths = others.map((other) => replaces(other, own, node));
    return truthValue(any(list.complete ? truths : [...truths, 'unknown']));
  }
  const earlier = list.entries.slice(0, at.index);
  return truthValue(any(earlier.map((other) => all(node.by.map((field) => sameField(other, own, field))))));
};
