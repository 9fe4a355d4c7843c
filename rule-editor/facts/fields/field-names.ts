import {
  type Change,
  isObject,
  type Json,
  type JsonObject,
  listObjects,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import { renamedMember } from '../../sentences/model/lists.ts';

type Map = (name: string) => string;

/** Members that name a field where entries are counted, summed or compared. */
const fieldMembers = ['field', 'first', 'last', 'id', 'replaces', 'prefix', 'group'];

/** A value with the fields of a list under other names. `isWithin`: fields are those of the list here. */
function mapped(json: Json, list: string, isWithin: boolean, map: Map): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map((item) => mapped(item, list, isWithin, map));
  if (!isObject(json)) return json;
  const isFunction = typeof json['fn'] === 'string';
  const over = isFunction ? json['over'] : json['list'];
  const inner = typeof over === 'string' ? over === list : isWithin;
  const isNamed = (member: string) => (isFunction && fieldMembers.includes(member)) || member === 'field';
  const own = (member: string, value: Json): Json => {
    if (inner && isNamed(member) && typeof value === 'string') return map(value);
    if (inner && isFunction && member === 'by') return mappedBy(value, map);
    return mapped(value, list, inner, map);
  };
  return Object.fromEntries(Object.entries(json).map(([member, value]) => [member, own(member, value)]));
}

/** By what entries differ, or are the same. */
function mappedBy(by: Json, map: Map): Json {
  if (typeof by === 'string') return map(by);
  if (Array.isArray(by)) return (by as readonly Json[]).map((name) => (typeof name === 'string' ? map(name) : name));
  if (!isObject(by)) return by;
  const named = (member: string, value: Json) =>
    (member === 'prefix' || member === 'group') && typeof value === 'string' ? map(value) : value;
  return Object.fromEntries(Object.entries(by).map(([member, value]) => [member, named(member, value)]));
}

/** The declaration of the list itself: its fields look each other up by name. */
function mappedFields(of: JsonObject, map: Map): JsonObject {
  const name = (value: Json): Json =>
    typeof value === 'string' && Object.hasOwn(of, value) ? map(value) : Array.isArray(value) ? value.map(name) : value;
  return Object.fromEntries(
    Object.entries(of).map(([field, written]): [string, Json] => {
      const lookup = isObject(written) ? written['lookup'] : undefined;
      if (!isObject(written) || !isObject(lookup)) return [field, written];
      const looked = Object.entries(lookup).map(([member, value]): [string, Json] => [
        member,
        ['by', 'on', 'subject'].includes(member) ? name(value) : value,
      ]);
      return [field, { ...written, lookup: Object.fromEntries(looked) }];
    }),
  );
}

const entriesWith = (given: Json, map: (entry: JsonObject) => JsonObject): Json => {
  const items = isObject(given) ? given['items'] : given;
  if (!Array.isArray(items)) return given;
  const made = (items as readonly Json[]).map((entry) => (isObject(entry) ? map(entry) : entry));
  return isObject(given) ? { ...given, items: made } : made;
};

/** `/fees/0/paidOn` */
const pointerWith = (pointer: Json, list: string, map: Map): Json => {
  const parts = String(pointer).split('/');
  return parts[1] === list && parts.length > 3 ? [...parts.slice(0, -1), map(parts.at(-1) ?? '')].join('/') : pointer;
};

/** Every object as it is when the fields of a list are named by `map`, but for the names where they are declared. */
function objectsWith(content: RulesetContent, list: string, map: Map): readonly Change[] {
  return listObjects(content).flatMap((object): Change[] => {
    if (object.startsWith('cases/') || object.startsWith('texts/')) return [];
    const value = readObject(content, object) ?? null;
    if (object === `facts/${list}` && isObject(value) && isObject(value['of']))
      return [{ object, value: { ...value, of: mappedFields(value['of'], map) } }];
    // A value may be measured by a field, of whichever list it is used with.
    const isMeasured = object.startsWith('parameters/');
    const own: Map = isMeasured ? (name) => (isOnlyIn(content, list, name) ? map(name) : name) : map;
    return [{ object, value: mapped(value, list, isMeasured, own) }];
  });
}

/** Has no other list a field of that name? */
function isOnlyIn({ source }: RulesetContent, list: string, field: string): boolean {
  const facts = isObject(source['facts']) ? Object.entries(source['facts']) : [];
  return facts.every(
    ([name, fact]) =>
      name === list ||
      !isObject(fact) ||
      fact['type'] !== 'list' ||
      !isObject(fact['of']) ||
      !Object.hasOwn(fact['of'], field),
  );
}

/** In how many places a field of a list is used by the rules. */
export function fieldUses(content: RulesetContent, list: string, field: string): number {
  let uses = 0;
  objectsWith(content, list, (name) => {
    if (name === field) uses += 1;
    return name;
  });
  return uses;
}

/** A field of a list under another name, everywhere it is used: in the rules, and in the test cases. */
export function renameField(content: RulesetContent, list: string, from: string, to: string): readonly Change[] {
  const map: Map = (name) => (name === from ? to : name);
  const rules = objectsWith(content, list, map).map(({ object, value }): Change => {
    if (object !== `facts/${list}` || !isObject(value) || !isObject(value['of'])) return { object, value };
    return { object, value: { ...value, of: renamedMember(value['of'], from, to) } };
  });
  const cases = content.cases.map((one): Change => {
    const { facts, expect } = one;
    const object = `cases/${String(one['id'])}`;
    const given: JsonObject =
      isObject(facts) && facts[list] !== undefined
        ? { facts: { ...facts, [list]: entriesWith(facts[list], (entry) => renamedMember(entry, from, to)) } }
        : {};
    const missing = isObject(expect) ? expect['missingFacts'] : undefined;
    const expected: JsonObject =
      isObject(expect) && Array.isArray(missing)
        ? { expect: { ...expect, missingFacts: missing.map((pointer: Json) => pointerWith(pointer, list, map)) } }
        : {};
    return { object, value: { ...one, ...given, ...expected } };
  });
  return [...rules, ...cases].filter(
    ({ object, value }) => JSON.stringify(readObject(content, object)) !== JSON.stringify(value),
  );
}
