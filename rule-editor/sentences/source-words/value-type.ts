import type { ValueType } from '#engine';
import { isObject, type Json, type JsonObject } from '#engine/objects';

const strings = (json: Json | undefined): readonly string[] =>
  Array.isArray(json) ? json.filter((item): item is string => typeof item === 'string') : [];

/** The type that a declaration writes; of what is not written well enough, text. */
export function valueTypeOf(declaration: JsonObject): ValueType {
  const { type, scale, values, system, systems, of, none } = declaration;
  const named = typeof system === 'string' ? [system] : strings(systems);
  switch (type) {
    case 'boolean':
    case 'confirmation':
    case 'integer':
      return { kind: type };
    case 'decimal':
      return { kind: 'decimal', scale: typeof scale === 'number' ? scale : 9 };
    case 'date':
      return { kind: 'date', openEnded: none === 'open-ended' };
    case 'enum':
      return { kind: 'enum', values: strings(values) };
    case 'code':
    case 'codes':
    case 'grouping':
      return { kind: type, systems: named };
    case 'set': {
      const inner = isObject(of) ? valueTypeOf(of) : undefined;
      return inner?.kind === 'enum' || inner?.kind === 'code' ? { kind: 'set', of: inner } : { kind: 'text' };
    }
    default:
      return { kind: 'text' };
  }
}

/** The members of an object of objects. */
export const entriesOf = (json: Json | undefined): readonly (readonly [string, JsonObject])[] =>
  isObject(json) ? Object.entries(json).filter((entry): entry is [string, JsonObject] => isObject(entry[1])) : [];
export const objectsOf = (json: Json | undefined): readonly JsonObject[] =>
  Array.isArray(json) ? (json as readonly Json[]).filter(isObject) : [];
