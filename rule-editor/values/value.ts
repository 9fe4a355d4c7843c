import type { ValueType } from '#engine';
import type { Json, JsonObject, RulesetContent } from '#engine/objects';
import { dateWords, dayBefore, readDate } from '../app/format.ts';
import { type Language, textIn } from '../app/language.tsx';
import { limitFrom, limitWords } from '../facts/change-fact.ts';
import { objectIn } from '../facts/fact-words.ts';
import type { BoundaryInSource } from '../sentences/versions/versions.ts';

/** A version of a value as it is written. */
export type ValueVersion = {
  readonly index: number;
  readonly boundary: BoundaryInSource | undefined;
  /** The day before the next version; undefined: it holds still. */
  readonly until: string | undefined;
  readonly content: Json;
  readonly source: string | undefined;
  readonly mark: string | undefined;
  readonly note: string | undefined;
};

const plain = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
const listOf = (parameter: JsonObject) =>
  Array.isArray(parameter['versions']) ? (parameter['versions'] as JsonObject[]) : [];

export function valueVersions(parameter: JsonObject): readonly ValueVersion[] {
  const versions = listOf(parameter);
  return versions.map((version, index) => {
    const next = versions[index + 1]?.['boundary'] as BoundaryInSource | undefined;
    return {
      index,
      boundary: version['boundary'] as BoundaryInSource | undefined,
      until: next && dayBefore(next.date),
      content: version['content'] ?? null,
      source: plain(version['source']),
      mark: plain(version['mark']),
      note: plain(version['note']),
    };
  });
}

/** The parameter with a member of one of its versions written anew; undefined takes it away. */
export function withVersionMember(
  parameter: JsonObject,
  index: number,
  member: 'content' | 'source' | 'mark' | 'note',
  value: Json | undefined,
): JsonObject {
  const versions = listOf(parameter).map((version, at) => {
    if (at !== index) return version;
    const { [member]: _, ...rest } = version;
    return value === undefined ? rest : { ...version, [member]: value };
  });
  return { ...parameter, versions };
}

/** Is the version in the publication? Then it is never written anew: a new one begins on a day. */
export function isPublished(base: Json | undefined, { boundary }: ValueVersion): boolean {
  const same = (other: ValueVersion) =>
    other.boundary?.date === boundary?.date && JSON.stringify(other.boundary?.by) === JSON.stringify(boundary?.by);
  return valueVersions(objectIn(base)).some(same);
}

/** The type of a value for the engine's words. */
export function valueType(parameter: JsonObject): ValueType {
  switch (parameter['type']) {
    case 'decimal':
      return { kind: 'decimal', scale: Number(parameter['scale'] ?? 0) };
    case 'date':
      return { kind: 'date', openEnded: false };
    case 'boolean':
      return { kind: 'boolean' };
    case 'enum':
      return { kind: 'enum', values: (parameter['values'] ?? []) as readonly string[] };
    default:
      return { kind: 'integer' };
  }
}

export type Shape = 'scalar' | 'keyed' | 'codes' | 'groups' | 'missing';
export function shapeOf(content: Json): Shape {
  if (content === 'missing') return 'missing';
  if (Array.isArray(content)) return 'codes';
  const object = objectIn(content);
  if ('byKey' in object) return 'keyed';
  if ('groups' in object) return 'groups';
  return 'include' in object ? 'codes' : 'scalar';
}

/** A code list in one form. */
export function codesIn(content: Json): { readonly include: readonly string[]; readonly exclude: readonly string[] } {
  if (Array.isArray(content)) return { include: content as string[], exclude: [] };
  const { include, exclude } = objectIn(content);
  return { include: (include ?? []) as string[], exclude: (exclude ?? []) as string[] };
}

/** A code list as it is written: short when nothing is left out. */
export function codesContent(was: Json, include: readonly string[], exclude: readonly string[]): Json {
  if (Array.isArray(was) && exclude.length === 0) return [...include];
  return { include: [...include], ...(exclude.length > 0 && { exclude: [...exclude] }) };
}

/** Codes as people paste them: apart by spaces, commas, semicolons or lines. Each once. */
export const readCodes = (text: string): readonly string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** The words of a code, with or without its system before it; its group's beginning where only that has words. */
export function codeWords({ source }: RulesetContent, code: string, language: Language): string {
  const vocabulary = objectIn(source['vocabulary']);
  const words = (key: string) =>
    Object.hasOwn(vocabulary, key) ? (vocabulary[key] as unknown as { nb: string }) : undefined;
  return textIn(words(code) ?? words(code.slice(code.indexOf(':') + 1)), language);
}

/** Is a code one of a coding system, as people know it (C10AX16, icd10:E78.0), not our own name of a choice? */
export const isOfSystem = (code: string): boolean => /\d|:/.test(code);

/** The keys that a keyed value has, in all of its versions, in the order they are declared or written. */
export function keysOf(parameter: JsonObject): readonly string[] {
  const declared = (objectIn(parameter['key'])['values'] ?? []) as readonly string[];
  const written = valueVersions(parameter).flatMap(({ content }) => Object.keys(objectIn(objectIn(content)['byKey'])));
  return [...new Set([...declared, ...written])];
}

/** What people write in a field, as the source has it; `wrong`: it is no such value. */
export function scalarFrom(parameter: JsonObject, text: string): Json | undefined | 'wrong' {
  if (parameter['type'] === 'date') return text.trim() === '' ? undefined : (readDate(text) ?? 'wrong');
  if (parameter['type'] === 'boolean' || parameter['type'] === 'enum')
    return text === '' ? undefined : text === 'true' ? true : text === 'false' ? false : text;
  return limitFrom(parameter, text);
}

/** A value of the source as one writes it in a field. */
export function scalarText(parameter: JsonObject, value: Json | undefined): string {
  if (value === undefined || value === null || value === 'missing') return '';
  if (parameter['type'] === 'date') return dateWords(String(value));
  return parameter['type'] === 'boolean' || parameter['type'] === 'enum' ? String(value) : limitWords(parameter, value);
}
