import type { FactValue, SystemDeclaration, ValueType } from '#engine';
import type { Edition, EditionItem, EditionRow, EditionValue } from './edition-schema.ts';

/** What a fact is looked up by: the value of another fact or field; `undefined` is unknown. */
export type LookupArgument = { readonly type: ValueType; readonly value: FactValue | undefined };
export type EditionQuestion = {
  readonly field: string;
  readonly by: readonly LookupArgument[];
  /** The day that is asked about; `undefined` is unknown. */
  readonly on: string | undefined;
  readonly systems: readonly SystemDeclaration[];
};

type Known = boolean | undefined;
type Code = { readonly system: string; readonly code: string };

/** The value that the edition holds: `null` is none, `undefined` unknown. Which rows are read: `rulesets/_reference`. */
export function findInEdition(edition: Edition, question: EditionQuestion): EditionValue | undefined {
  const names = identifyingCodes(edition, question);
  if (names === undefined || names.length === 0) return undefined;
  const fits = itemsNamed(edition, names[0], question).map((item) => ({ item, fit: fitsItem(item, names, question) }));
  const possible = fits.filter(({ fit }) => fit !== false);
  if (!possible.some(({ fit }) => fit === true)) return undefined;
  return commonValue(possible.map(({ item }) => valueOf(item, question)));
}

const indexes = new WeakMap<Edition, ReadonlyMap<string, readonly EditionItem[]>>();

/** The items that have this code, by any of its names: no other fits. In the order of the edition. */
function itemsNamed(edition: Edition, asked: Code | undefined, { systems }: EditionQuestion): readonly EditionItem[] {
  if (!asked) return [];
  const index = indexes.get(edition) ?? indexItems(edition);
  indexes.set(edition, index);
  const names = namesOf(asked.code, declarationOf(asked.system, systems));
  const found = names.flatMap((name) => index.get(`${asked.system}:${name}`) ?? []);
  return names.length === 1 ? found : edition.items.filter((item) => found.includes(item));
}

function indexItems({ items }: Edition): ReadonlyMap<string, readonly EditionItem[]> {
  const index = new Map<string, EditionItem[]>();
  for (const item of items)
    for (const [system, codes] of Object.entries(item.codes))
      for (const key of new Set(codes.map((own) => `${system}:${typeof own === 'string' ? own : own.code}`)))
        index.set(key, [...(index.get(key) ?? []), item]);
  return index;
}

/** The identifying codes asked by, or undefined when one of them is unknown. */
function identifyingCodes(edition: Edition, { by }: EditionQuestion): readonly Code[] | undefined {
  const codes: Code[] = [];
  for (const argument of by) {
    if (argument.type.kind !== 'code') continue;
    if (!argument.type.systems.some((system) => edition.identifiedBy.includes(system))) continue;
    const code = readCode(argument);
    if (!code) return undefined;
    if (edition.identifiedBy.includes(code.system)) codes.push(code);
  }
  return codes;
}

function readCode({ type, value }: LookupArgument): Code | undefined {
  if (type.kind !== 'code' || typeof value !== 'string') return undefined;
  const [only, another] = type.systems;
  if (only !== undefined && another === undefined) return { system: only, code: value };
  const colon = value.indexOf(':');
  return colon > 0 ? { system: value.slice(0, colon), code: value.slice(colon + 1) } : undefined;
}

/** True when the item has every code asked by on that day; unknown when that turns on an unknown day. */
function fitsItem(item: EditionItem, names: readonly Code[], { on, systems }: EditionQuestion): Known {
  return allOf(
    names.map(({ system, code }) => {
      const all = namesOf(code, declarationOf(system, systems));
      const held = (item.codes[system] ?? []).map((own) => (typeof own === 'string' ? { code: own } : own));
      return anyOf(held.filter((own) => all.includes(own.code)).map((own) => isOn(own, on)));
    }),
  );
}

function valueOf(item: EditionItem, question: EditionQuestion): EditionValue | undefined {
  const content = item.values[question.field];
  if (!isRows(content)) return content;
  const reached: (EditionValue | undefined)[] = [];
  for (const row of content) {
    const fit = fitsRow(row, question);
    if (fit !== false) reached.push(row.uncertain === undefined ? row.value : undefined);
    if (fit === true) return commonValue(reached);
  }
  return undefined;
}

function isRows(content: EditionItem['values'][string] | undefined): content is EditionRow[] {
  return Array.isArray(content) && content.some((part) => typeof part === 'object');
}

function fitsRow(row: EditionRow, question: EditionQuestion): Known {
  const parts: Known[] = [isOn(row, question.on)];
  if (row.codes) parts.push(fitsCodes(row.codes, question));
  if (row.age) parts.push(fitsAge(row.age, question));
  return allOf(parts);
}

function fitsCodes(lists: NonNullable<EditionRow['codes']>, { by, systems }: EditionQuestion): Known {
  const concerned = by.filter(({ type }) => type.kind === 'code' && type.systems.some((system) => system in lists));
  if (concerned.length === 0) return undefined;
  return anyOf(
    concerned.map((argument) => {
      const found = readCode(argument);
      // None is no code at all; anything else that is not a code is unknown.
      if (!found) return argument.value === null ? false : undefined;
      const list = lists[found.system];
      if (!list) return false;
      const { include, exclude = [] } = Array.isArray(list) ? { include: list } : list;
      const declared = declarationOf(found.system, systems);
      const covers = (prefix: string) => isCovered(found.code, prefix, declared);
      return allOf([anyOf(include.map(covers)), not(anyOf(exclude.map(covers)))]);
    }),
  );
}

function isCovered(code: string, prefix: string, system: SystemDeclaration | undefined): Known {
  return anyOf(
    namesOf(code, system).map((name) => {
      if (!system?.hierarchical) return name === prefix;
      if (name.startsWith(prefix)) return true;
      return prefix.startsWith(name) ? undefined : false;
    }),
  );
}

function fitsAge(age: NonNullable<EditionRow['age']>, { by, on }: EditionQuestion): Known {
  const birth = by.find(({ type }) => type.kind === 'date')?.value;
  if (typeof birth !== 'string' || on === undefined) return undefined;
  const day = Temporal.PlainDate.from(on);
  const isAtLeast = (years: number) =>
    Temporal.PlainDate.compare(day, Temporal.PlainDate.from(birth).add({ years })) >= 0;
  return (age.from === undefined || isAtLeast(age.from)) && (age.under === undefined || !isAtLeast(age.under));
}

function isOn({ from, to }: { from?: string | undefined; to?: string | undefined }, on: string | undefined): Known {
  if (from === undefined && to === undefined) return true;
  if (on === undefined) return undefined;
  return (from === undefined || from <= on) && (to === undefined || on <= to);
}

function declarationOf(system: string, systems: readonly SystemDeclaration[]): SystemDeclaration | undefined {
  return systems.find(({ name }) => name === system);
}

function namesOf(code: string, system: SystemDeclaration | undefined): readonly string[] {
  if (!system || system.aliases.length === 0) return [code];
  const others = otherNames.get(system) ?? findOtherNames(system);
  otherNames.set(system, others);
  return [code, ...(others.get(code) ?? [])];
}

const otherNames = new WeakMap<SystemDeclaration, ReadonlyMap<string, readonly string[]>>();

function findOtherNames({ aliases }: SystemDeclaration): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>();
  const add = (code: string, other: string) => others.set(code, [...(others.get(code) ?? []), other]);
  for (const alias of aliases) {
    add(alias.old, alias.new);
    add(alias.new, alias.old);
  }
  return others;
}

function commonValue(values: readonly (EditionValue | undefined)[]): EditionValue | undefined {
  const [first] = values;
  if (values.length === 1) return first;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : undefined;
}

function allOf(parts: readonly Known[]): Known {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function anyOf(parts: readonly Known[]): Known {
  return not(allOf(parts.map(not)));
}

function not(part: Known): Known {
  return part === undefined ? undefined : !part;
}
