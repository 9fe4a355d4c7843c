import type { Json, JsonObject } from '#engine/objects';
import { type Place, type Places, whereIs } from './json-places.ts';
import {
  codesOf,
  findNamed,
  type NamedKind,
  namedOf,
  operatorsFor,
  reasonText,
  type TextLanguage,
  textOf,
} from './named.ts';
import { dateMembers } from '../programmes/usages.ts';

/** Something that may be written where one is; `start` to `end` is what it replaces. */
export type Suggestion = {
  readonly kind: NamedKind | 'operator' | 'value' | 'code' | 'stage';
  /** As it is written, with quotes where it has them. */
  readonly text: string;
  readonly label: string;
  readonly detail: string;
};
export type Suggestions = {
  readonly start: number;
  readonly end: number;
  readonly items: readonly Suggestion[];
};

const byKey: { readonly [key: string]: NamedKind } = {
  fact: 'fact',
  field: 'field',
  parameter: 'parameter',
  condition: 'condition',
  reason: 'reason',
  over: 'list',
  list: 'list',
  system: 'system',
  confirmedBy: 'fact',
  on: 'fact',
};
const scalarOf = (place: Place | undefined, name: string): Json | undefined =>
  place?.members.find(([key]) => key === name)?.[1].value;

/** What may stand where one is; what the JSON Schema knows already is left to it. */
export function suggest(
  source: JsonObject,
  text: string,
  { root }: Places,
  offset: number,
  language: TextLanguage,
): Suggestions | undefined {
  const { keys, around, place, isKey } = whereIs(root, offset);
  if (isKey || place.kind === 'object') return undefined;
  const inList = around.at(-1)?.kind === 'array' || place.kind === 'array';
  const owner = around.findLast(({ kind }) => kind === 'object');
  const key = keys.findLast((name) => !/^\d+$/.test(name)) ?? '';
  const items = itemsFor(source, key, owner, inList, language);
  if (items.length === 0) return undefined;
  const [start, end] = place.kind === 'scalar' ? [place.start, place.end] : [offset, offset];
  const quoted = text[start] === '"' ? [start, end] : [start, Math.max(end, offset)];
  return { start: quoted[0] ?? start, end: quoted[1] ?? end, items };
}

function itemsFor(
  source: JsonObject,
  key: string,
  owner: Place | undefined,
  inList: boolean,
  language: TextLanguage,
): readonly Suggestion[] {
  if (key === 'operator') return operatorItems(source, owner);
  if (key === 'stage')
    return ((source['stages'] as readonly string[] | undefined) ?? []).map((stage) => item('stage', stage, ''));
  const kind = key === 'by' && inList ? 'fact' : byKey[key];
  if (kind !== undefined && !(inList && key === 'list')) return namedItems(source, kind, language);
  if (key === 'include' || key === 'exclude' || key === 'codes') return codeItems(source, undefined, language);
  if (key === 'value') return valueItems(source, owner, language);
  if (key === 'by')
    return namedItems(source, 'fact', language).filter(({ label }) => typeOf(source, label)?.['type'] === 'date');
  if (dateMembers.has(key))
    return namedItems(source, 'fact', language).filter(({ label }) => typeOf(source, label)?.['type'] === 'date');
  return [];
}

const typeOf = (source: JsonObject, name: string) => findNamed(source, 'fact', name)?.written;

const item = (kind: Suggestion['kind'], name: string, detail: string): Suggestion => ({
  kind,
  text: JSON.stringify(name),
  label: name,
  detail,
});

function namedItems(source: JsonObject, kind: NamedKind, language: TextLanguage): readonly Suggestion[] {
  return namedOf(source, kind).map(({ name, written }) =>
    item(kind, name, kind === 'reason' ? reasonText(written, language) : textOf(written['title'], language)),
  );
}

/** The declaration of what a comparison is about. */
function comparedIn(source: JsonObject, owner: Place | undefined): JsonObject | undefined {
  const fact = scalarOf(owner, 'fact');
  if (typeof fact === 'string') return findNamed(source, 'fact', fact)?.written;
  const field = scalarOf(owner, 'field');
  return typeof field === 'string' ? findNamed(source, 'field', field)?.written : undefined;
}

function operatorItems(source: JsonObject, owner: Place | undefined): readonly Suggestion[] {
  const compared = comparedIn(source, owner);
  return compared === undefined
    ? []
    : operatorsFor(compared['type'], 'none' in compared).map((name) => item('operator', name, ''));
}

function valueItems(source: JsonObject, owner: Place | undefined, language: TextLanguage): readonly Suggestion[] {
  const compared = comparedIn(source, owner);
  const set = compared?.['of'] as JsonObject | undefined;
  const type = compared?.['type'] === 'set' ? set : compared;
  if (type?.['type'] === 'boolean')
    return ['true', 'false'].map((text) => ({ kind: 'value', text, label: text, detail: '' }) as const);
  if (type?.['type'] === 'confirmation') return ['yes', 'no'].map((name) => item('value', name, ''));
  if (type?.['type'] === 'enum') {
    const vocabulary = (source['vocabulary'] ?? {}) as JsonObject;
    const values = (type['values'] ?? []) as readonly string[];
    return values.map((name) => item('value', name, textOf(vocabulary[name], language)));
  }
  if (type?.['type'] === 'code') return codeItems(source, type, language);
  return [];
}

function codeItems(source: JsonObject, type: JsonObject | undefined, language: TextLanguage): readonly Suggestion[] {
  const enums = new Set(
    namedOf(source, 'fact').flatMap(({ written }) => (written['values'] ?? []) as readonly string[]),
  );
  const many = Array.isArray(type?.['systems']);
  return codesOf(source)
    .filter(({ code }) => !enums.has(code) && (type === undefined || code.includes(':') === many))
    .map(({ code, words }) => item('code', code, textOf(words, language)));
}
