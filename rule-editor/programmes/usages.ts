import {
  isObject,
  type Json,
  type JsonObject,
  listObjects,
  type ObjectId,
  readObject,
  type RulesetContent,
} from '#engine/objects';

/** Where something is used. */
export type Usage = {
  /**
   * What is used: an object (`facts/ldl`, `parameters/cap`, `conditions/x`, `texts/CODE`, `grant/to`, `figures/fee`,
   * `systems/atc`, `sections/x`), or a code or other value as it is written (`value/C10AX16`).
   */
  readonly used: ObjectId;
  /** The object that uses it. */
  readonly by: ObjectId;
  /** Where in it: the members and positions that lead there. */
  readonly path: readonly (string | number)[];
};

/** Facts that every ruleset has. */
const builtIn = ['appliedOn', 'receivedOn', 'decidedOn', 'startedBy'];
/** Members that hold words, never names of anything. */
const wordMembers = new Set([
  'title',
  'help',
  'text',
  'question',
  'legalBasis',
  'note',
  'basis',
  'source',
  'mark',
  'unit',
]);
/** Members with an expression where a string that is no date is the name of a fact. */
export const dateMembers: ReadonlySet<string> = new Set([
  'after',
  'of',
  'dayBefore',
  'dayAfter',
  'firstDayOfYear',
  'lastDayOfYear',
  'yearOf',
  'earliestOf',
  'latestOf',
  'daysBetween',
  'workingDaysBetween',
  'fullYearsBetween',
]);
const valueMembers = new Set(['value', 'include', 'exclude', 'content', 'then', 'else', 'key']);

const namesOf = (member: Json | undefined): ReadonlySet<string> => new Set(isObject(member) ? Object.keys(member) : []);

const found = new WeakMap<RulesetContent, readonly Usage[]>();

/** Every use of everything in a ruleset, in the order of its objects. Works on what has errors too. */
export function findUsages(content: RulesetContent): readonly Usage[] {
  const known = found.get(content);
  if (known) return known;
  const facts = new Set([...builtIn, ...namesOf(content.source['facts'])]);
  const dateGrants = new Set(
    Object.entries(isObject(content.source['grant']) ? content.source['grant'] : {})
      .filter(([, field]) => isObject(field) && field['type'] === 'date')
      .map(([name]) => name),
  );
  const usages: Usage[] = [];
  for (const object of listObjects(content)) {
    if (object.startsWith('cases/') || object.startsWith('vocabulary/')) continue;
    const value = readObject(content, object);
    if (value === undefined) continue;
    const use = (used: ObjectId, path: Usage['path']) => usages.push({ used, by: object, path });
    if (object.startsWith('texts/')) walkTexts(value, [], facts, use);
    else if (object.startsWith('groups/')) walkGroup(value, [], use);
    else walk(value, [], { facts, dateGrants, use });
  }
  found.set(content, usages);
  return usages;
}

/** Where an object is used; of a value (`value/E78`): where it is written. */
export function usagesOf(content: RulesetContent, used: ObjectId): readonly Usage[] {
  return findUsages(content).filter((usage) => usage.used === used);
}

type Use = (used: ObjectId, path: Usage['path']) => void;
type Walk = { readonly facts: ReadonlySet<string>; readonly dateGrants: ReadonlySet<string>; readonly use: Use };

/** `isValue`: strings here are values of facts. */
function walk(value: Json, path: Usage['path'], given: Walk, isValue = false): void {
  if (typeof value === 'string') {
    if (isValue) given.use(`value/${value}`, path);
  } else if (Array.isArray(value)) value.forEach((item: Json, index) => walk(item, [...path, index], given, isValue));
  else if (isObject(value))
    for (const [member, inner] of Object.entries(value)) walkMember(value, member, inner, [...path, member], given);
}

/** Things by name: their names are no members. */
function walkRecord(value: Json, path: Usage['path'], given: Walk, isValue: boolean): void {
  if (isObject(value)) for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name], given, isValue);
}

function walkMember(owner: JsonObject, member: string, value: Json, path: Usage['path'], given: Walk): void {
  const { use, facts } = given;
  if (wordMembers.has(member)) return undefined;
  if (typeof value === 'string') {
    const used = namedBy(owner, member, value, facts);
    return used === undefined ? walk(value, path, given, valueMembers.has(member)) : use(used, path);
  }
  if (member === 'grant' || member === 'narrows') return walkGrant(value, path, given);
  if (member === 'requirements' || (member === 'of' && owner['type'] === 'list'))
    return walkRecord(value, path, given, false);
  if ((member === 'derived' && 'list' in owner) || (member === 'values' && isObject(value)))
    return walkRecord(value, path, given, false);
  if (member === 'cells' || member === 'groups') return walkRecord(value, path, given, true);
  if (member === 'replaces' && isObject(value)) return use(`sections/${String(value['section'])}`, path);
  if (member === 'lookup' && isObject(value)) return walkLookup(value, path, given);
  if (member === 'systems' && Array.isArray(value))
    return value.forEach((name, index) => use(`systems/${String(name)}`, [...path, index]));
  if (member === 'byKey' && isObject(value)) {
    for (const key of Object.keys(value)) use(`value/${key}`, [...path, key]);
    return walkRecord(value, path, given, true);
  }
  if (dateMembers.has(member) && Array.isArray(value)) {
    value.forEach((item: Json, index) => {
      if (typeof item === 'string' && facts.has(item)) use(`facts/${item}`, [...path, index]);
      else walk(item, [...path, index], given);
    });
    return undefined;
  }
  return walk(value, path, given, valueMembers.has(member));
}

/** The object that a string names at this place; undefined: it names none. */
function namedBy(owner: JsonObject, member: string, value: string, facts: ReadonlySet<string>): ObjectId | undefined {
  switch (member) {
    case 'fact':
    case 'list':
    case 'confirmedBy':
      return `facts/${value}`;
    case 'over':
      return 'fn' in owner ? `facts/${value}` : undefined;
    case 'by':
      return 'date' in owner ? `facts/${value}` : undefined;
    case 'parameter':
      return `parameters/${value}`;
    case 'in':
      return 'group' in owner ? `parameters/${value}` : undefined;
    case 'condition':
      return `conditions/${value}`;
    case 'reason':
      return `texts/${value}`;
    case 'system':
      return `systems/${value}`;
    default:
      return dateMembers.has(member) && facts.has(value) && !('condition' in owner) ? `facts/${value}` : undefined;
  }
}

function walkGrant(value: Json, path: Usage['path'], given: Walk): void {
  if (!isObject(value)) return;
  for (const [field, expression] of Object.entries(value)) {
    const place = [...path, field];
    given.use(`grant/${field}`, place);
    if (typeof expression === 'string' && given.dateGrants.has(field) && given.facts.has(expression))
      given.use(`facts/${expression}`, place);
    else walk(expression, place, given, true);
  }
}

function walkLookup(lookup: JsonObject, path: Usage['path'], { facts, use }: Walk): void {
  for (const member of ['by', 'on', 'subject'])
    for (const name of [lookup[member] ?? []].flat() as readonly Json[])
      if (typeof name === 'string' && facts.has(name)) use(`facts/${name}`, [...path, member]);
}

function walkGroup(value: Json, path: Usage['path'], use: Use): void {
  if (typeof value === 'string') use(`facts/${value}`, path);
  else if (isObject(value)) for (const [name, inner] of Object.entries(value)) walkGroup(inner, [...path, name], use);
}

const placeholder = /\{\{|\{(?:(grant|figures)\.)?([A-Za-z][A-Za-z0-9]*)\}/g;

function walkTexts(value: Json, path: Usage['path'], facts: ReadonlySet<string>, use: Use): void {
  if (typeof value === 'string') {
    for (const [whole, of, name = ''] of value.matchAll(placeholder)) {
      if (whole === '{{') continue;
      if (of !== undefined) use(`${of}/${name}`, path);
      else if (facts.has(name)) use(`facts/${name}`, path);
    }
  } else if (Array.isArray(value))
    value.forEach((item, index) => walkTexts(item as Json, [...path, index], facts, use));
  else if (isObject(value))
    for (const [member, inner] of Object.entries(value))
      if (member !== 'boundary') walkTexts(inner, [...path, member], facts, use);
      else walk(inner, [...path, member], { facts, dateGrants: new Set(), use });
}
