import type { Entry, FactValue } from '../evaluation.ts';
import type { FactDeclaration } from '../ruleset-document.ts';
import { UNREAD, type EntryState, type ListValue, type Value } from '../value.ts';
import { valueReader } from '../value-json.ts';
import type { Context, ListScope } from './scope.ts';

type Members = { readonly [name: string]: FactValue };

/** Reads a member; what every object inherits is no member. */
function memberReader(name: string): (of: Members) => FactValue | undefined {
  return name in Object.prototype ? (of) => (Object.hasOwn(of, name) ? of[name] : undefined) : (of) => of[name];
}

/** Reads a list: its entries, of which nothing is read yet. */
function listReader(list: ListScope): (json: FactValue) => ListValue {
  const unread: readonly (typeof UNREAD)[] = list.fields.map(() => UNREAD);
  return (json) => {
    const given = json as readonly Entry[] | { readonly items: readonly Entry[]; readonly complete: boolean };
    const isArray = 'length' in given;
    const items = isArray ? given : given.items;
    const entries: EntryState[] = [];
    for (const entry of items) {
      entries.push({ index: entries.length, given: entry, fields: unread.slice(), classified: undefined });
    }
    return { entries, complete: isArray || given.complete, kept: [] };
  };
}

/** Values that are what their JSON is, and that every object does not have anyway: most facts. */
const isPlain = (name: string, { kind }: FactDeclaration['type']): boolean =>
  !(name in Object.prototype) &&
  (kind === 'code' || kind === 'enum' || kind === 'integer' || kind === 'boolean' || kind === 'confirmation');

/** Reads an input fact from its JSON form, once an evaluation. */
export function inputReader(
  { name, type, derived }: FactDeclaration,
  slot: number,
  list: ListScope | undefined,
): (context: Context) => Value {
  if (derived !== undefined) return () => undefined;
  if (isPlain(name, type)) {
    return (context) => {
      const known = context.values[slot];
      if (known !== UNREAD) return known;
      const value = context.facts[name] as Value;
      context.values[slot] = value;
      return value;
    };
  }
  const member = memberReader(name);
  const read: (json: FactValue) => Value = list === undefined ? valueReader(type) : listReader(list);
  return (context) => {
    const known = context.values[slot];
    if (known !== UNREAD) return known;
    const json = member(context.facts);
    const value = json === undefined ? undefined : read(json);
    context.values[slot] = value;
    return value;
  };
}

/** Reads a field of the entry at hand that is given, once an evaluation. */
export function fieldReader(list: ListScope, slot: number): (context: Context) => Value {
  const field = list.fields[slot];
  if (field === undefined) throw new Error(`not in the checked document: field ${slot} of ${list.name}`);
  const member = memberReader(field.name);
  const read = valueReader(field.type);
  return ({ entry }) => {
    const { fields, given } = entry as EntryState;
    const known = fields[slot];
    if (known !== UNREAD) return known;
    const json = member(given);
    const value = json === undefined ? undefined : read(json);
    fields[slot] = value;
    return value;
  };
}
