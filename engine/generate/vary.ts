import type { Entry, Facts, FactValue } from '../evaluation.ts';
import type { FactDeclaration, ValueType } from '../ruleset-document.ts';
import type { Matters } from './matters.ts';
import { dateAfter, stepped } from './near.ts';
import { entriesOf, type Pools } from './pools.ts';
import { oneOf, percent, type Random } from './random.ts';

/** What a fact may be changed to. */
export type Choices = { readonly facts: Pools; readonly fields: (list: string) => Pools; readonly matters: Matters };

const builtInDates = ['receivedOn', 'appliedOn', 'decidedOn'] as const;
const isBuiltInDate = (name: string): boolean => (builtInDates as readonly string[]).includes(name);

type Changed = { [name: string]: FactValue };

/** Changes one fact of an application in place: to a value that matters, next to its own, or to nothing. */
export function changeFact(random: Random, facts: Changed, fact: FactDeclaration, choices: Choices): void {
  const { name, type } = fact;
  if (name !== 'startedBy' && !isBuiltInDate(name) && percent(random, 7)) {
    delete facts[name];
    return;
  }
  if (type.kind === 'list') facts[name] = changedList(random, facts, name, choices);
  else {
    const value = changedValue(random, facts, fact, choices);
    if (value !== undefined) facts[name] = value;
    if (isBuiltInDate(name)) moveWith(random, facts, name);
  }
}

/** Most applications are received, dated and decided within days; none is decided before it is received and dated. */
function moveWith(random: Random, facts: Changed, name: string): void {
  const date = facts[name];
  if (typeof date !== 'string') return;
  const isTogether = percent(random, 60);
  for (const other of builtInDates) {
    if (other === name) continue;
    if (isTogether) facts[other] = percent(random, 70) ? date : dateAfter(date, days(random.nextInt(-3, 0)));
    const then = facts[other];
    const isWrong =
      typeof then === 'string' && (name === 'decidedOn' ? then > date : other === 'decidedOn' && then < date);
    if (isWrong) facts[other] = date;
  }
}

const days = (amount: number) => ({ unit: 'days', amount }) as const;
const isMeasured = ({ kind }: ValueType): boolean => kind === 'integer' || kind === 'decimal' || kind === 'date';

function changedValue(random: Random, facts: Changed, { name, type, min, max }: FactDeclaration, choices: Choices) {
  const now = facts[name];
  if (isMeasured(type) && percent(random, 30)) {
    const value = relative(random, facts, name, type, choices.matters);
    const isBelow = min !== undefined && value !== undefined && isLess(value, min, type);
    const isAbove = max !== undefined && value !== undefined && isLess(max, value, type);
    if (value !== undefined && !isBelow && !isAbove) return value;
  }
  return oneOf(random, choices.facts.get(name) ?? []) ?? now;
}

function isLess(a: FactValue, b: FactValue, type: ValueType): boolean {
  return type.kind === 'date' ? String(a) < String(b) : Number(a) < Number(b);
}

/** A value that is chosen by another: next to its own, the same as that of another fact, a span from another date. */
function relative(
  random: Random,
  facts: Changed,
  name: string,
  type: ValueType,
  { pairs, spans }: Matters,
): FactValue | undefined {
  const now = facts[name];
  const step = random.nextInt(-1, 1);
  const other = oneOf(random, pairs.get(name) ?? []);
  if (other !== undefined && percent(random, 40)) {
    const value = facts[other];
    return value === undefined || value === null ? undefined : stepped(value, step, type);
  }
  const span = type.kind === 'date' && percent(random, 85) ? oneOf(random, spans) : undefined;
  const near = now ?? (type.kind === 'date' ? facts['decidedOn'] : undefined);
  if (span === undefined) return near === undefined || near === null ? undefined : stepped(near, step, type);
  const isStart = span.from === name || (span.from === undefined && percent(random, 50));
  const from = facts[(isStart ? other : (span.from ?? other)) ?? oneOf(random, builtInDates) ?? 'decidedOn'];
  if (typeof from !== 'string') return undefined;
  return dateAfter(from, { unit: span.unit, amount: isStart ? -span.amount : span.amount }, step);
}

function changedList(random: Random, facts: Changed, list: string, choices: Choices): FactValue {
  const items = entriesOf(facts[list]);
  const pools = choices.fields(list);
  const at = items.length === 0 ? 0 : random.nextInt(0, items.length - 1);
  const way = random.nextInt(1, 100);
  if (items.length === 0 || way <= 20) return [...items, newEntry(random, items, pools)];
  if (way <= 40) return items.filter((_, i) => i !== at);
  if (way <= 48) return [...items, items[at] as Entry];
  if (way <= 52) return { items, complete: false };
  const own = items[at] as Entry;
  const changed =
    way <= 65
      ? summedUp(random, items, at, pools, choices.matters)
      : way <= 78
        ? datedAnew(random, facts, own, pools, choices.matters)
        : undefined;
  return items.map((entry, i) => (i === at ? (changed ?? changedEntry(random, entry, pools)) : entry));
}

function changedEntry(random: Random, entry: Entry, pools: Pools): Entry {
  const field = oneOf(random, [...pools.keys()]);
  if (field === undefined) return entry;
  const { [field]: before, ...others } = entry;
  if (before !== undefined && percent(random, 10)) return others;
  const value = oneOf(random, pools.get(field) ?? []);
  if (value === undefined) return entry;
  const changed = { ...others, [field]: value as Exclude<Entry[string], undefined> };
  return percent(random, 30) ? changedEntry(random, changed, pools) : changed;
}

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** The entry with one of its dates a span from a date of the application: the day a person turns 16, or next to it. */
function datedAnew(random: Random, facts: Changed, entry: Entry, pools: Pools, { spans }: Matters): Entry | undefined {
  const field = oneOf(
    random,
    Object.keys(entry).filter((name) => isDate(entry[name])),
  );
  const span = oneOf(random, spans);
  const from = facts[span?.from ?? oneOf(random, builtInDates) ?? 'decidedOn'];
  if (field === undefined || !isDate(from) || span === undefined) return undefined;
  const changed = percent(random, 50) ? changedEntry(random, entry, pools) : entry;
  const amount = span.from !== undefined || percent(random, 50) ? span.amount : -span.amount;
  return { ...changed, [field]: dateAfter(from, { unit: span.unit, amount }, random.nextInt(-1, 1)) };
}

/** Like an entry that is there, in most of its fields; else one whose every field is chosen. */
function newEntry(random: Random, items: readonly Entry[], pools: Pools): Entry {
  const like = percent(random, 70) ? oneOf(random, items) : undefined;
  if (like !== undefined) return changedEntry(random, like, pools);
  const fields = [...pools].flatMap(([field, values]) => {
    const value = percent(random, 85) ? oneOf(random, values) : undefined;
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(fields) as Entry;
}

/** The entry with the number that brings the sum to a limit, or next to it. */
function summedUp(random: Random, items: readonly Entry[], at: number, pools: Pools, { sums }: Matters) {
  const field = oneOf(
    random,
    [...sums.keys()].filter((name) => pools.has(name)),
  );
  const limit = field === undefined ? undefined : oneOf(random, sums.get(field) ?? []);
  const own = items[at];
  if (field === undefined || own === undefined || typeof limit !== 'number') return undefined;
  const others = items.reduce((sum, entry, i) => sum + (i === at ? 0 : Number(entry[field] ?? 0)), 0);
  const value = limit - others + random.nextInt(-1, 1);
  return Number.isSafeInteger(value) && value >= 0 ? { ...own, [field]: value } : undefined;
}

/** A date from which something is otherwise, and the fact that it is measured by. */
export type Turn = { readonly fact: string; readonly date: string };

/** The application on the day of a turn, or on the day before. */
export function atTurn(random: Random, base: Facts, { fact, date }: Turn): Facts {
  const facts: Changed = { ...base, [fact]: percent(random, 25) ? dateAfter(date, days(-1)) : date };
  if (isBuiltInDate(fact)) moveWith(random, facts, fact);
  return facts;
}

/** Facts to change, and to what; how often of a hundred times, unless one before it was taken. */
export type Focus = { readonly share: number; readonly facts: readonly FactDeclaration[]; readonly choices: Choices };

/** The application with some facts changed, mostly one or two. */
export function vary(random: Random, base: Facts, focuses: readonly Focus[]): Facts {
  const facts: Changed = { ...base };
  const changes = [1, 1, 1, 1, 2, 2, 2, 3, 3, 5][random.nextInt(0, 9)] ?? 1;
  for (let i = 0; i < changes; i += 1) {
    const focus = focuses.find(({ share }) => percent(random, share)) ?? focuses.at(-1);
    const fact = oneOf(random, focus?.facts ?? []);
    if (focus !== undefined && fact !== undefined) changeFact(random, facts, fact, focus.choices);
  }
  return facts;
}
