import fc from 'fast-check';

/** Values by an OpenAPI 3.1 schema: what the contract says may be sent. */

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly title?: string;
};
export type Schemas = { readonly [name: string]: Schema };

/** `instead` may give another arbitrary for a member of this name. */
export function bySchema(
  schema: Schema,
  schemas: Schemas,
  instead: (name: string) => fc.Arbitrary<unknown> | undefined = () => undefined,
  depth = 0,
): fc.Arbitrary<unknown> {
  const of = (inner: Schema) => bySchema(inner, schemas, instead, depth + 1);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const named = schemas[name];
    if (!named) throw new Error(`The contract has no schema ${name}`);
    return of(named);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map(of));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(of)).map((parts) => Object.assign({}, ...parts) as unknown);
  if (depth > 12) return fc.constant(null);
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (!types) return fc.jsonValue({ maxDepth: 2 });
  return fc.oneof(...types.map((type) => ofType(type, schema, of, instead)));
}

function ofType(
  type: string,
  schema: Schema,
  of: (inner: Schema) => fc.Arbitrary<unknown>,
  instead: (name: string) => fc.Arbitrary<unknown> | undefined,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'string':
      return ofString(schema);
    case 'array': {
      const { items = {}, minItems = 0, maxItems = 4 } = schema;
      return fc.array(of(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) });
    }
    default: {
      const { properties = {}, required = [], additionalProperties } = schema;
      const own = fc.record(
        Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, instead(name) ?? of(inner)])),
        {
          requiredKeys: [...required],
        },
      );
      if (typeof additionalProperties !== 'object') return own;
      return fc
        .tuple(own, fc.dictionary(fc.string({ maxLength: 12 }), of(additionalProperties), { maxKeys: 3 }))
        .map(([known, more]) => ({ ...more, ...known }));
    }
  }
}

function ofString({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return someDay;
  if (format === 'date-time') return someDay.map((day) => `${day}T12:00:00Z`);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)), unit: 'grapheme' });
}

const someDay = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => new Date(Date.UTC(1950, 0, 1 + days)).toISOString().slice(0, 10));

/** What no contract allows: put in the place of anything. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e21,
    9_007_199_254_740_993n,
    true,
    [],
    {},
    [[[]]],
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    'æ'.repeat(3000),
    '2026-02-30',
    '0000-00-00',
    '99999-01-01',
    '15838010080',
    "'; drop table applications; --",
    '../../etc/passwd',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Puts something hostile somewhere into a value, or adds a name that nobody knows. */
export function spoil(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value, []);
  return fc.tuple(fc.constantFrom(...places), hostile, fc.boolean()).map(([place, bad, add]) => {
    const copy: unknown = structuredClone(value);
    if (place.length === 0 && !add) return bad;
    const path = add ? [...place, 'unheardOf'] : place;
    let here = copy as Record<PropertyKey, unknown>;
    for (const step of path.slice(0, -1)) here = here[step] as Record<PropertyKey, unknown>;
    if (typeof here !== 'object' || here === null) return bad;
    here[path.at(-1) ?? ''] = bad;
    return copy;
  });
}

function placesIn(value: unknown, at: readonly PropertyKey[]): (readonly PropertyKey[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

/** JSON also of what JSON.stringify has no words for. */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? `bigint:${inner}` : inner,
  ).replaceAll(/"bigint:(-?\d+)"/g, '$1');
}
