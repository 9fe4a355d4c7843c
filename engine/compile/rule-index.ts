import type { Condition } from '../ruleset-document.ts';
import type { Guard } from './guards.ts';
import { ascending, createFile, MOST_KEPT, type Items, type RuleFile } from './rule-files.ts';
import { must, type Context, type Scope } from './scope.ts';

/**
 * Which rules can be anything but false? A rule whose condition begins with *fact = value* (or *in*, *in codes*, an
 * order, an interval) is false for every other value, and need not be looked at. Such a demand is its guard; each rule
 * is filed under one, and while that fact is unknown under the next.
 */
export type RuleIndex = {
  /** Numbers of the items that may be true or unknown, ascending; the same list is the same array. */
  readonly candidates: (context: Context) => Items;
  /** The fact that all items are filed under, if there is one. */
  readonly slot: number | undefined;
  /** Numbers of the items before `item` that may be anything but false where it is. */
  readonly before: (item: number) => Items;
};

type Lookup = (context: Context) => Items;
type GuardsAt = (item: number) => readonly Guard[];

/**
 * Which of an item's guards it is filed under: that of the fact that most items ask for. Orders and spans tell less than
 * values, and count only where there is no other.
 */
function chooser(items: Items, guardsAt: GuardsAt): (guards: readonly Guard[]) => Guard | undefined {
  const asked = new Map<number, number>();
  for (const item of items) {
    for (const slot of new Set(guardsAt(item).map((guard) => guard.slot))) asked.set(slot, (asked.get(slot) ?? 0) + 1);
  }
  const count = (guard: Guard): number => (asked.get(guard.slot) ?? 0) + (guard.kind === 'span' ? 0 : items.length);
  return ([first, ...rest]) => {
    if (first === undefined) return undefined;
    return rest.reduce((best, other) => (count(other) > count(best) ? other : best), first);
  };
}

/** Lists merged into one, remembered by the lists: rules are not sorted for every application. */
type Merged = { readonly after: Map<Items, Merged>; items: Items | undefined };
const nothingMerged = (): Merged => ({ after: new Map(), items: undefined });

function merging(lookups: readonly Lookup[], always: Items): Lookup {
  const [only] = lookups;
  if (only === undefined) return () => always;
  if (lookups.length === 1 && always.length === 0) return only;
  let root = nothingMerged();
  let kept = 0;
  return (context) => {
    let at = root;
    for (const lookup of lookups) {
      const list = lookup(context);
      let next = at.after.get(list);
      if (next === undefined) at.after.set(list, (next = nothingMerged()));
      at = next;
    }
    if (at.items !== undefined) return at.items;
    const items = [always, ...lookups.map((lookup) => lookup(context))].flat().toSorted((a, b) => a - b);
    kept += items.length + 8 * lookups.length;
    if (kept > MOST_KEPT) [root, kept] = [nothingMerged(), 0];
    at.items = items;
    return items;
  };
}

type Filing = {
  readonly always: Items;
  readonly files: ReadonlyMap<number, { readonly items: Items; readonly file: RuleFile }>;
  readonly choose: (guards: readonly Guard[]) => Guard | undefined;
  readonly lookup: Lookup;
};

/** Files the items under facts other than these, which are unknown. */
function fileItems(scope: Scope, items: Items, guards: GuardsAt, unknown: readonly number[]): Filing {
  const guardsAt: GuardsAt = (item) => guards(item).filter(({ slot }) => !unknown.includes(slot));
  const choose = chooser(items, guardsAt);
  const bySlot = new Map<number, [item: number, guard: Guard][]>();
  const always: number[] = [];
  for (const item of items) {
    const guard = choose(guardsAt(item));
    if (guard === undefined) {
      always.push(item);
      continue;
    }
    const filed = bySlot.get(guard.slot);
    if (filed === undefined) bySlot.set(guard.slot, [[item, guard]]);
    else filed.push([item, guard]);
  }
  const files = new Map<number, { readonly items: Items; readonly file: RuleFile }>();
  const lookups = [...bySlot].map(([slot, filed]): Lookup => {
    const read = must(scope.inputs[slot], 'input fact');
    const file = createFile(scope, must(scope.facts[slot], 'fact').type, filed);
    const own = filed.map(([item]) => item);
    files.set(slot, { items: own, file });
    let otherwise: Lookup | undefined;
    return (context) => {
      const value = read(context);
      if (value !== undefined) return file.lookup(value);
      otherwise ??= fileItems(scope, own, guards, [...unknown, slot]).lookup;
      return otherwise(context);
    };
  });
  return { always, files, choose, lookup: merging(lookups, always) };
}

/** Files items, given by conditions of which each must hold. */
export function createRuleIndex(scope: Scope, items: readonly (readonly Condition[])[]): RuleIndex {
  const guardsAt: GuardsAt = (item) =>
    (items[item] ?? []).flatMap((condition) => scope.compilers.guards(scope, condition));
  const { always, files, choose, lookup } = fileItems(scope, [...items.keys()], guardsAt, []);
  return {
    candidates: lookup,
    slot: files.size === 1 && always.length === 0 ? [...files.keys()][0] : undefined,
    before: (item) => {
      const guard = choose(guardsAt(item));
      const others = [...files].flatMap(([slot, { items: filed, file }]) =>
        slot === guard?.slot ? file.overlapping(guard) : filed,
      );
      return ascending([...always, ...others]).filter((other) => other < item);
    },
  };
}
