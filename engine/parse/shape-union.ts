import type { z } from 'zod';
import { isObject } from './read-source.ts';

type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes['_zod']['def'];

/** The definition behind lazy and optional wrappers. */
export function definitionOf(schema: Schema): Definition {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  if (definition.type === 'lazy') return definitionOf(innerOf(schema));
  if (definition.type === 'optional') return definitionOf(definition.innerType);
  return definition;
}

/** What a lazy schema stands for: made once, where its getter would make another each time. */
export const innerOf = (schema: Schema): Schema => (schema as z.core.$ZodLazy)._zod.innerType;

/** Index of the alternative that an author meant by this value, or -1 when none is like it. */
export function meantAlternative(options: readonly Schema[], value: unknown): number {
  let best = -1;
  let bestScore = -Infinity;
  options.forEach((option, index) => {
    const likeness = likenessOf(option, value);
    if (likeness > bestScore && likeness > -Infinity) {
      best = index;
      bestScore = likeness;
    }
  });
  return best;
}

function likenessOf(schema: Schema, value: unknown): number {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'union':
      return Math.max(...definition.options.map((option) => likenessOf(option, value)));
    case 'object':
      return isObject(value) ? likenessOfObject(definition, value) : -Infinity;
    case 'record':
      return isObject(value) ? 0 : -Infinity;
    case 'array':
      return Array.isArray(value) ? 1 : -Infinity;
    case 'literal':
      return definition.values.includes(value as never) ? 2 : -Infinity;
    case 'enum':
      return typeof value === 'string' ? 1 : -Infinity;
    case 'null':
      return value === null ? 1 : -Infinity;
    default:
      return typeof value === definition.type ? 1 : -Infinity;
  }
}

function likenessOfObject(definition: z.core.$ZodObjectDef, value: Record<string, unknown>): number {
  const keys = Object.keys(value);
  let score = 0;
  for (const key of keys) {
    const inner = Object.hasOwn(definition.shape, key) ? definition.shape[key] : undefined;
    if (!inner) score -= 20;
    else score += isWord(inner) && likenessOf(inner, value[key]) === -Infinity ? 1 : 10;
    if (inner && isWord(inner) && isWrongWord(inner, value[key])) score -= 15;
  }
  if (!keys.some((key) => Object.hasOwn(definition.shape, key))) return -Infinity;
  for (const [key, inner] of Object.entries(definition.shape))
    if (!Object.hasOwn(value, key) && (inner as z.core.$ZodTypes)._zod.def.type !== 'optional') score -= 1;
  return score;
}

function isWord(schema: Schema): boolean {
  const { type } = definitionOf(schema);
  return type === 'literal' || type === 'enum';
}

function isWrongWord(schema: Schema, value: unknown): boolean {
  const definition = definitionOf(schema);
  if (definition.type === 'literal') return !definition.values.includes(value as never);
  return definition.type === 'enum' && !Object.values(definition.entries).includes(value as string);
}
