import type { z } from 'zod';
import { definitionOf, innerOf } from './shape-union.ts';

/**
 * Whether a JSON value has the shape of a schema, without saying why it has not: the way of nearly every document, many
 * times faster than zod, which copies the value and tries all alternatives of a union. Of a union of strict objects only
 * those are tried that have the value's first key. What is not understood here does not fit, and is zod's to judge.
 */
type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes['_zod']['def'];
type Fits = (value: unknown) => boolean;
type Check = { readonly _zod: { readonly def: CheckDefinition } };
type CheckDefinition =
  | { readonly check: 'string_format'; readonly format: string; readonly pattern?: RegExp }
  | { readonly check: 'number_format'; readonly format: string }
  | { readonly check: 'min_length'; readonly minimum: number }
  | { readonly check: 'greater_than' | 'less_than'; readonly value: number; readonly inclusive: boolean };

const never: Fits = () => false;
const made = new WeakMap<Schema, Fits>();

export function fits(schema: Schema): Fits {
  const known = made.get(schema);
  if (known !== undefined) return known;
  // Conditions and expressions contain themselves: what asks for one that is being made gets this.
  const later = { fits: never };
  made.set(schema, (value) => later.fits(value));
  later.fits = make(schema);
  made.set(schema, later.fits);
  return later.fits;
}

function make(schema: Schema): Fits {
  const definition = ownDefinition(schema);
  if (definition.type === 'lazy') return fits(innerOf(schema));
  if (definition.type !== 'optional') return fitsDefinition(definition);
  const inner = fits(definition.innerType);
  return (value) => value === undefined || inner(value);
}

const ownDefinition = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def;
const isOptional = (schema: Schema): boolean => ownDefinition(schema).type === 'optional';

function fitsDefinition(definition: Definition): Fits {
  const checks = ((definition.checks ?? []) as unknown as readonly Check[]).map(({ _zod }) => fitsCheck(_zod.def));
  const passes: Fits = (value) => checks.every((check) => check(value));
  switch (definition.type) {
    case 'string':
      return (value) => typeof value === 'string' && passes(value);
    case 'number':
      return (value) => Number.isFinite(value) && passes(value);
    case 'array': {
      const item = fits(definition.element);
      return (value) => Array.isArray(value) && passes(value) && fitsAll(value, item);
    }
    default:
      return checks.length > 0 ? never : fitsUnchecked(definition);
  }
}

function fitsAll(values: readonly unknown[], item: Fits): boolean {
  for (const value of values) if (!item(value)) return false;
  return true;
}

function fitsCheck(definition: CheckDefinition): Fits {
  switch (definition.check) {
    case 'string_format': {
      const { format, pattern } = definition;
      return format === 'regex' && pattern !== undefined ? (value) => pattern.test(value as string) : never;
    }
    case 'number_format':
      return definition.format === 'safeint' ? Number.isSafeInteger : never;
    case 'min_length':
      return (value) => (value as string | readonly unknown[]).length >= definition.minimum;
    case 'greater_than':
      return (value) => (value as number) > definition.value || (definition.inclusive && value === definition.value);
    case 'less_than':
      return (value) => (value as number) < definition.value || (definition.inclusive && value === definition.value);
    default:
      return never;
  }
}

function fitsUnchecked(definition: Definition): Fits {
  switch (definition.type) {
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'null':
      return (value) => value === null;
    case 'unknown':
      return () => true;
    case 'literal':
      return (value) => definition.values.includes(value as never);
    case 'enum': {
      const values = new Set<unknown>(Object.values(definition.entries));
      return (value) => values.has(value);
    }
    case 'tuple': {
      const items = definition.items.map(fits);
      return (value) =>
        Array.isArray(value) && value.length === items.length && items.every((item, i) => item(value[i]));
    }
    case 'record':
      return fitsRecord(definition);
    case 'object':
      return fitsObject(definition);
    case 'union':
      return fitsUnion(definition.options);
    default:
      return never;
  }
}

/** An object as JSON has it: whatever else it were, zod would judge. */
const isPlain = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function fitsRecord({ keyType, valueType, partial }: z.core.$ZodRecordDef & { readonly partial?: boolean }): Fits {
  const [key, value] = [fits(keyType), fits(valueType)];
  if ((keyType as z.core.$ZodTypes)._zod.values !== undefined && partial !== true) return never;
  return (record) => {
    if (!isPlain(record)) return false;
    for (const name in record) if (name === '__proto__' || !key(name) || !value(record[name])) return false;
    return true;
  };
}

function fitsObject({ shape, catchall }: z.core.$ZodObjectDef): Fits {
  if (catchall === undefined || definitionOf(catchall).type !== 'never') return never;
  const members = new Map(
    Object.entries(shape).map(([key, member]) => [key, { fits: fits(member), isRequired: !isOptional(member) }]),
  );
  const required = [...members.values()].filter(({ isRequired }) => isRequired).length;
  return (value) => {
    if (!isPlain(value)) return false;
    let found = 0;
    for (const key in value) {
      const member = members.get(key);
      if (member === undefined || !member.fits(value[key])) return false;
      if (member.isRequired) found += 1;
    }
    return found === required;
  };
}

function fitsUnion(options: readonly Schema[]): Fits {
  const byKey = new Map<string, Fits[]>();
  const objects: Fits[] = [];
  const others: Fits[] = [];
  for (const option of options) {
    const definition = definitionOf(option);
    (definition.type === 'object' ? objects : others).push(fits(option));
    if (definition.type === 'object')
      for (const key of Object.keys(definition.shape)) byKey.set(key, [...(byKey.get(key) ?? []), fits(option)]);
  }
  const byFirstKey = (value: object): readonly Fits[] | undefined => {
    for (const key in value) return byKey.get(key) ?? [];
    return undefined;
  };
  return (value) => {
    const candidates = isPlain(value) ? (byFirstKey(value) ?? objects) : [];
    return candidates.some((option) => option(value)) || others.some((option) => option(value));
  };
}
