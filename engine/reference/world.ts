import type { Condition, Expression, RulesetDocument, ValueType } from '../ruleset-document.ts';
import type { Facts } from '../evaluation.ts';
import { codeSystems } from './codes.ts';
import { conditionTruth } from './condition.ts';
import { expressionValue } from './expression.ts';
import { reachableCases } from './branches.ts';
import { all, type Truth } from './kleene.ts';
import type { Classification, EntryList, EntryScope, Scope, World } from './scope.ts';
import { fit, readValue, unknown, type Value } from './values.ts';
import { isInForce } from './versions.ts';

/** The facts of one application under one document. Everything is computed once; the facts are never changed. */

const remember = <Key, Result>(compute: (key: Key) => Result): ((key: Key) => Result) => {
  const results = new Map<Key, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
};

/** Reads JSON of an object by its own name only. */
const own = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? Object.getOwnPropertyDescriptor(object, name)?.value
    : undefined;

const readScalar = (json: unknown, type: ValueType): Value => (json === undefined ? unknown : readValue(json, type));

/** Rows of an entry's classification, in order, with the versions in force (FORMAT.md 4, "Entries"). */
const classify = (document: RulesetDocument, entry: EntryScope): Classification => {
  const rules = document.entries.find(({ list }) => list === entry.entry.list);
  if (rules === undefined) return { class: 'count', part: undefined, reason: undefined };
  const rows = rules.classes.flatMap(({ id, versions }) =>
    versions.flatMap(({ content }, index) => (content === null ? [] : [{ id, versions, index, content }])),
  );
  const reached = reachableCases(rows, ({ versions, index, content }): Truth =>
    all([isInForce(versions, index, entry), entry.truth(content.when)]),
  ).map((row) => ({ ...(row?.content ?? rules.otherwise), part: row?.id }));
  const [first] = reached;
  return {
    class: reached.every((row) => row.class === first?.class) && first !== undefined ? first.class : 'unknown',
    part: first?.part,
    reason: first?.reason,
  };
};

export const createWorld = (document: RulesetDocument, facts: Facts): World => {
  const declarations = new Map(document.facts.map((fact) => [fact.name, fact]));

  const scopeOf = (entry: Scope['entry'], field: (name: string, scope: () => Scope) => Value): Scope => {
    const scope: Scope = {
      get world() {
        return world;
      },
      entry,
      field: remember((name) => field(name, () => scope)),
      value: remember((expression: Expression) => expressionValue(expression, scope)),
      truth: remember((condition: Condition) => conditionTruth(condition, scope)),
    };
    return scope;
  };

  const entryScope = (list: string, index: number, json: unknown, type: ValueType & { kind: 'list' }): EntryScope => {
    const derived = document.entries.find((rules) => rules.list === list)?.derived ?? [];
    const field = (name: string, scope: () => Scope): Value => {
      const declared = type.fields.find((candidate) => candidate.name === name);
      if (declared === undefined) return unknown;
      const expression = derived.find((candidate) => candidate.name === name)?.value;
      if (expression !== undefined) return fit(scope().value(expression), declared.type);
      return readScalar(own(json, name), declared.type);
    };
    const entry = { list, index };
    return { ...scopeOf(entry, field), entry };
  };

  const readList = (name: string): EntryList | undefined => {
    const type = declarations.get(name)?.type;
    const json = own(facts, name);
    const items = Array.isArray(json) ? json : own(json, 'items');
    if (type?.kind !== 'list' || !Array.isArray(items)) return undefined;
    return {
      complete: Array.isArray(json) || own(json, 'complete') === true,
      entries: items.map((item: unknown, index) => entryScope(name, index, item, type)),
    };
  };
  const lists = remember((name: string) => ({ list: readList(name) }));

  const world: World = {
    document,
    systems: codeSystems(document.systems),
    root: scopeOf(undefined, () => unknown),
    fact: remember((name) => {
      const declared = declarations.get(name);
      if (declared === undefined || declared.type.kind === 'list') return unknown;
      if (declared.derived !== undefined) return fit(world.root.value(declared.derived), declared.type);
      return readScalar(own(facts, name), declared.type);
    }),
    factType: (name) => declarations.get(name)?.type,
    list: (name) => lists(name).list,
    classOf: remember((entry) => classify(document, entry)),
  };
  return world;
};
