import type { Program } from '../compile/ruleset.ts';
import type { Context, ListScope } from '../compile/scope.ts';
import type { Entry, Facts, FactValue } from '../evaluation.ts';
import { fromJson } from '../value-json.ts';
import type { EntryState, ListValue, Value } from '../value.ts';

function entryState(list: ListScope, given: Entry, index: number): EntryState {
  const fields = list.fields.map((field, slot): Value => {
    if (list.derived[slot] !== undefined || !Object.hasOwn(given, field.name)) return undefined;
    return fromJson(given[field.name] as FactValue, field.type);
  });
  return { index, given, fields, derived: list.fields.map(() => false), classified: undefined };
}

function listValue(list: ListScope, json: FactValue): ListValue {
  const items = (Array.isArray(json) ? json : (json as { items: readonly Entry[] }).items) as readonly Entry[];
  const complete = Array.isArray(json) || (json as { complete: boolean }).complete;
  return { entries: items.map((item, index) => entryState(list, item, index)), complete, kept: new Map() };
}

/** The state of an evaluation of checked facts. Names that are no facts are left out. */
export function createContext(program: Program, facts: Facts): Context {
  const { scope } = program;
  const values = scope.facts.map((): Value => undefined);
  for (const name of Object.keys(facts)) {
    const slot = scope.factSlots.get(name);
    const declared = slot === undefined ? undefined : scope.facts[slot];
    const json = facts[name];
    if (slot === undefined || declared === undefined || declared.derived !== undefined || json === undefined) continue;
    const list = scope.lists.get(name);
    values[slot] = list === undefined ? fromJson(json, declared.type) : listValue(list, json);
  }
  return { values, filled: [], entry: undefined, truths: [] };
}
