import { isObject, isSingle, type Json, type JsonObject, kindOf } from './members.ts';

/**
 * A ruleset with what lies beside it: the source document as it is written, its test cases and its demands. Members
 * stay in the order in which they were written, for that order has meaning.
 */
export type RulesetContent = {
  readonly source: JsonObject;
  readonly cases: readonly JsonObject[];
  readonly demands: readonly JsonObject[];
};

/**
 * Names one object of a content: `facts/ldl`, `sections/inklisiran-1`, `cases/<id>`, `demands/<id>`; `ruleset/title`
 * for a member that is one object; `order/sections` for the order of the objects of a member (a list of their names),
 * `order/ruleset` for that of the members themselves, which means nothing but is in the hash.
 */
export type ObjectId = string;

/** An object as it shall be; null: it shall not be. */
export type Change = { readonly object: ObjectId; readonly value: Json };

type Member = Json | undefined;

const split = (object: ObjectId): readonly [string, string] => {
  const slash = object.indexOf('/');
  return [object.slice(0, slash), object.slice(slash + 1)];
};

function memberOf(content: RulesetContent, member: string): Member {
  if (member === 'cases') return content.cases;
  if (member === 'demands') return content.demands;
  return Object.hasOwn(content.source, member) ? content.source[member] : undefined;
}

function withMember(content: RulesetContent, member: string, value: Member): RulesetContent {
  if (member === 'cases' || member === 'demands')
    return { ...content, [member]: (value ?? []) as readonly JsonObject[] };
  const source = { ...content.source } as { [member: string]: Json };
  if (value === undefined) delete source[member];
  else source[member] = value;
  return { ...content, source };
}

/** The objects of a member, by name, in order. */
function entriesOf(content: RulesetContent, member: string): readonly (readonly [string, Json])[] {
  const kind = kindOf(member);
  const value = memberOf(content, member);
  if (value === undefined || value === null || typeof value !== 'object') return [];
  if (kind.kind === 'record') return Object.entries(value as JsonObject);
  if (kind.kind === 'single' || !Array.isArray(value)) return [];
  return (value as readonly JsonObject[]).map((item) => [String(item[kind.key]), item]);
}

function withEntries(
  content: RulesetContent,
  member: string,
  entries: readonly (readonly [string, Json])[],
): RulesetContent {
  const kind = kindOf(member);
  if (entries.length === 0 && memberOf(content, member) === undefined) return content;
  const value = kind.kind === 'record' ? Object.fromEntries(entries) : entries.map(([, item]) => item);
  // An optional member that has become empty is not written; `facts`, `grant` and `texts` must be there.
  const needed = ['facts', 'grant', 'texts', 'cases', 'demands'].includes(member);
  return withMember(content, member, entries.length === 0 && !needed ? undefined : value);
}

/** The names of a member's objects, in order; those of the members for `ruleset`. */
export function namesIn(content: RulesetContent, member: string): readonly string[] {
  if (member === 'ruleset') return Object.keys(content.source);
  return entriesOf(content, member).map(([name]) => name);
}

/** Every object of a content, in the order of its members. */
export function listObjects(content: RulesetContent): readonly ObjectId[] {
  return [...objectsOf(content).keys()];
}

/** An object as it is written; undefined when there is none. */
export function readObject(content: RulesetContent, object: ObjectId): Json | undefined {
  const [member, name] = split(object);
  if (member === 'ruleset') return memberOf(content, name);
  if (member === 'order') return namesIn(content, name);
  const kind = kindOf(member);
  const value = memberOf(content, member);
  if (kind.kind === 'list')
    return Array.isArray(value)
      ? (value as readonly JsonObject[]).find((item) => String(item[kind.key]) === name)
      : undefined;
  return kind.kind === 'record' && isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The changes of one member, or one of a member that is one object. */
function applyToMember(content: RulesetContent, changes: readonly Change[]): RulesetContent {
  const [first] = changes;
  if (first === undefined) return content;
  for (const { object } of changes)
    if (['', '__proto__'].includes(split(object)[1])) throw new RangeError(`no object can be called ${object}`);
  const [member, name] = split(first.object);
  if (member === 'ruleset') return withMember(content, name, first.value === null ? undefined : first.value);
  const kind = kindOf(member);
  if (kind.kind === 'single') throw new RangeError(`a ruleset has no ${member}`);
  const entries: (readonly [string, Json] | undefined)[] = [...entriesOf(content, member)];
  const places = new Map(
    entriesOf(content, member)
      .map(([own], index) => [own, index] as const)
      .toReversed(),
  );
  for (const { object, value } of changes) {
    const [, own] = split(object);
    const at = places.get(own) ?? entries.length;
    places.set(own, at);
    if (value === null) places.delete(own);
    const written = kind.kind === 'list' ? { ...(value as JsonObject), [kind.key]: own } : value;
    entries[at] = value === null ? undefined : [own, written];
  }
  return withEntries(
    content,
    member,
    entries.filter((entry) => entry !== undefined),
  );
}

function applyOrder(content: RulesetContent, { object, value }: Change): RulesetContent {
  const [, name] = split(object);
  if (name === 'ruleset') return reorderMembers(content, value as readonly string[]);
  if (kindOf(name).kind === 'single') throw new RangeError(`a ruleset has no ${name}`);
  return reorder(content, name, value as readonly string[]);
}

type Entries<T> = readonly (readonly [string, T])[];

function inOrder<T>(entries: Entries<T>, order: readonly string[]): Entries<T> {
  const rank = new Map(order.map((name, index) => [name, index]));
  const rankOf = (name: string) => rank.get(name) ?? order.length;
  return entries.toSorted(([left], [right]) => rankOf(left) - rankOf(right));
}

function reorder(content: RulesetContent, member: string, order: readonly string[]): RulesetContent {
  return withEntries(content, member, inOrder(entriesOf(content, member), order));
}

function reorderMembers(content: RulesetContent, order: readonly string[]): RulesetContent {
  return { ...content, source: Object.fromEntries(inOrder(Object.entries(content.source), order)) };
}

/**
 * The content with the changes made: what exists stays at its place, what is new stands last, unless `order/<member>`
 * says otherwise. Throws a RangeError for an object that no ruleset can have.
 */
export function applyChanges(content: RulesetContent, changes: readonly Change[]): RulesetContent {
  const isOrder = ({ object }: Change) => object.startsWith('order/');
  const byMember = Map.groupBy(
    changes.filter((change) => !isOrder(change)),
    ({ object }) => (object.startsWith('ruleset/') ? object : split(object)[0]),
  );
  return changes.filter(isOrder).reduce(applyOrder, [...byMember.values()].reduce(applyToMember, content));
}

const same = (left: Json | undefined, right: Json | undefined) => JSON.stringify(left) === JSON.stringify(right);

/** Every object by its id, in the order of members: of a content that is looked at as a whole. */
function objectsOf(content: RulesetContent): ReadonlyMap<ObjectId, Json | undefined> {
  const members = [...Object.keys(content.source), 'cases', 'demands'];
  const objects = members.flatMap((member): (readonly [ObjectId, Json | undefined])[] =>
    isSingle(member)
      ? [[`ruleset/${member}`, memberOf(content, member)]]
      : entriesOf(content, member).map(([name, value]) => [`${member}/${name}`, value]),
  );
  return new Map(objects);
}

/** The changes that make `after` of `before`. */
export function diffContents(before: RulesetContent, after: RulesetContent): readonly Change[] {
  const [from, to] = [objectsOf(before), objectsOf(after)];
  const changes = [...new Set([...from.keys(), ...to.keys()])].flatMap((object): Change[] => {
    const value = to.get(object);
    return same(from.get(object), value) ? [] : [{ object, value: value ?? null }];
  });
  const made = applyChanges(before, changes);
  const members = new Set([...Object.keys(after.source), 'cases', 'demands'].filter((member) => !isSingle(member)));
  const orders = [...members]
    .filter((member) => kindOf(member).kind !== 'single')
    .filter((member) => !same(namesIn(made, member), namesIn(after, member)))
    .map((member): Change => ({ object: `order/${member}`, value: namesIn(after, member) }));
  const kept = Object.keys(made.source).filter((member) => Object.hasOwn(after.source, member));
  const wanted = Object.keys(after.source).filter((member) => Object.hasOwn(made.source, member));
  return [...changes, ...orders, ...(same(kept, wanted) ? [] : [{ object: 'order/ruleset', value: wanted }])];
}
