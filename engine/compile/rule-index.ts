import type { Condition, Expression, LiteralValue } from '../ruleset-document.ts';
import type { Value } from '../value.ts';
import { must, type Context, type Scope, type ValueNode } from './scope.ts';

/**
 * Which rules can be anything but false? A rule whose condition begins with *fact = value* (or *in*, or *in codes*) is
 * false for every other value, and need not be looked at. Such a demand is its guard; each rule is filed under one.
 */
export type RuleIndex = {
  /** Numbers of the items that may be true or unknown, ascending. */
  readonly candidates: (context: Context) => readonly number[];
  /** Numbers of the items before `item` that may be anything but false where it is. */
  readonly before: (item: number) => readonly number[];
};

/** What a guard demands of a fact: one of these values, or a code of these prefixes. */
type Guard = { readonly slot: number; readonly kind: 'value' | 'code'; readonly values: readonly string[] };

const MOST_CACHED = 2_000;

/** The value that a literal or a parameter stands for; of several versions it may not be known which is in force. */
function literals(scope: Scope, right: Expression | undefined): readonly LiteralValue[] | undefined {
  if (right?.op === 'literal') return [right.value];
  if (right?.op !== 'parameter' || right.key !== undefined) return undefined;
  const { versions } = must(scope.parameters.get(right.name), right.name).declaration;
  const content = versions.length === 1 ? versions[0]?.content : undefined;
  return typeof content === 'object' && 'value' in content ? [content.value] : undefined;
}

function codesOf(value: LiteralValue): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  if (typeof value === 'object' && 'include' in value) return value.include as readonly string[];
  return [String(value)];
}

function guardOf(scope: Scope, condition: Condition): Guard | undefined {
  if (condition.op === 'any') {
    const guards = condition.of.map((part) => guardOf(scope, part));
    const [first] = guards;
    if (first === undefined || guards.some((guard) => guard?.slot !== first.slot)) return undefined;
    return { ...first, values: guards.flatMap((guard) => guard?.values ?? []) };
  }
  if (condition.op !== 'compare' || condition.left.op !== 'fact') return undefined;
  const slot = must(scope.factSlots.get(condition.left.name), condition.left.name);
  const values = literals(scope, condition.right);
  const { kind } = condition.left.type;
  if (scope.facts[slot]?.derived !== undefined || values === undefined) return undefined;
  if (kind === 'code' && (condition.operator === 'inCodes' || condition.operator === 'equal')) {
    return { slot, kind: 'code', values: values.flatMap(codesOf) };
  }
  const comparable = kind === 'enum' || kind === 'boolean' || kind === 'confirmation';
  if (!comparable || (condition.operator !== 'equal' && condition.operator !== 'in')) return undefined;
  return { slot, kind: 'value', values: values.flatMap(codesOf) };
}

/** The guards of a condition that must hold for it not to be false. */
function guardsOf(scope: Scope, condition: Condition): readonly Guard[] {
  if (condition.op === 'all') return condition.of.flatMap((part) => guardsOf(scope, part));
  if (condition.op === 'named') {
    const declared = scope.document.conditions.find((candidate) => candidate.name === condition.name);
    return guardsOf(scope, must(declared, condition.name).condition);
  }
  const guard = guardOf(scope, condition);
  return guard === undefined ? [] : [guard];
}

/** Items filed by one fact. */
type File = {
  readonly fact: ValueNode;
  readonly items: number[];
  readonly lookup: (value: string) => readonly number[];
  /** The items that may hold where one with these values does. */
  readonly overlapping: (values: readonly string[]) => readonly number[];
};

function append(map: Map<string, number[]>, key: string, item: number): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else if (items.at(-1) !== item) items.push(item);
}

const ascending = (items: readonly number[]): readonly number[] => [...new Set(items)].toSorted((a, b) => a - b);

function valueFile(fact: ValueNode, guards: readonly (readonly [number, Guard])[]): File {
  const byValue = new Map<string, number[]>();
  for (const [item, { values }] of guards) for (const value of values) append(byValue, value, item);
  const lookup = (value: string): readonly number[] => byValue.get(value) ?? [];
  return { fact, items: guards.map(([item]) => item), lookup, overlapping: (values) => values.flatMap(lookup) };
}

function codeFile(scope: Scope, fact: ValueNode, guards: readonly (readonly [number, Guard])[]): File {
  const space = scope.codes(fact.type.kind === 'code' ? fact.type.systems : []);
  const whole = new Map<string, number[]>();
  const begins = new Map<string, number[]>();
  const coarse = new Map<string, number[]>();
  for (const [item, { values }] of guards) {
    for (const { prefix, hierarchical } of space.written(values)) {
      append(hierarchical ? begins : whole, prefix, item);
      for (let end = prefix.length - 1; hierarchical && end > 0; end -= 1) append(coarse, prefix.slice(0, end), item);
    }
  }
  const cache = new Map<string, readonly number[]>();
  const lookup = (code: string): readonly number[] => {
    const known = cache.get(code);
    if (known !== undefined) return known;
    const found = [...(whole.get(code) ?? []), ...(coarse.get(code) ?? [])];
    for (let end = code.length; end > 0; end -= 1) found.push(...(begins.get(code.slice(0, end)) ?? []));
    const items = ascending(found);
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(code, items);
    return items;
  };
  const overlapping = (values: readonly string[]): readonly number[] =>
    space.written(values).flatMap(({ prefix }) => lookup(prefix));
  return { fact, items: guards.map(([item]) => item), lookup, overlapping };
}

const NOTHING: readonly number[] = [];
/** Items of a file for a value: all when it is unknown, none when there is none. */
function ofFile(file: File, value: Value): readonly number[] {
  if (value === undefined) return file.items;
  return value === null ? NOTHING : file.lookup(String(value));
}

function merge(lists: readonly (readonly number[])[]): readonly number[] {
  const filled = lists.filter((list) => list.length > 0);
  const [first = NOTHING] = filled;
  return filled.length < 2 ? first : filled.flat().toSorted((a, b) => a - b);
}

/** Files items, given by conditions of which each must hold, under the fact that most of them ask for. */
export function createRuleIndex(
  scope: Scope,
  facts: readonly ValueNode[],
  items: readonly (readonly Condition[])[],
): RuleIndex {
  const guards = items.map((conditions) => conditions.flatMap((condition) => guardsOf(scope, condition)));
  const popularity = new Map<number, number>();
  for (const of of guards) {
    for (const slot of new Set(of.map((guard) => guard.slot))) popularity.set(slot, (popularity.get(slot) ?? 0) + 1);
  }
  const chosen = guards.map((of) =>
    of.reduce<Guard | undefined>((best, guard) => {
      const [a, b] = [popularity.get(guard.slot) ?? 0, best === undefined ? 0 : (popularity.get(best.slot) ?? 0)];
      return a > b ? guard : best;
    }, undefined),
  );
  const always = items.flatMap((_, item) => (chosen[item] === undefined ? [item] : []));
  const files = new Map<number, File>();
  for (const slot of popularity.keys()) {
    const filed = chosen.flatMap((guard, item) => (guard?.slot === slot ? [[item, guard] as const] : []));
    const fact = must(facts[slot], 'fact');
    const [first] = filed;
    if (first === undefined) continue;
    files.set(slot, first[1].kind === 'code' ? codeFile(scope, fact, filed) : valueFile(fact, filed));
  }
  const all = [...files.values()];
  return {
    candidates: (context) => merge([always, ...all.map((file) => ofFile(file, file.fact.value(context)))]),
    before: (item) => {
      const guard = chosen[item];
      const others = guard === undefined ? all : all.filter((file) => file !== files.get(guard.slot));
      const own = guard === undefined ? [] : (files.get(guard.slot)?.overlapping(guard.values) ?? []);
      return ascending([...always, ...others.flatMap((file) => file.items), ...own]).filter((other) => other < item);
    },
  };
}
