import type { ObjectId } from '#engine/objects';

type Schema = { readonly [member: string]: unknown };
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function read(url: URL): Promise<Schema> {
  return (await fetch(url)).json() as Promise<Schema>;
}

/** Where a `$ref` leads, as often as it leads on. */
function resolved(whole: Schema, schema: unknown): Schema {
  let found = isSchema(schema) ? schema : {};
  while (typeof found['$ref'] === 'string') {
    const name = found['$ref'].slice('#/$defs/'.length);
    const next = (whole['$defs'] as Schema)[name];
    if (!isSchema(next)) return {};
    found = next;
  }
  return found;
}

/** What the ruleset says better than the schema is left out: descriptions, and operators, which turn on the type. */
function simplified(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplified);
  if (!isSchema(value)) return value;
  if (Array.isArray(value['enum']) && value['enum'].includes('lessThanInclusive')) return { type: 'string' };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => key !== 'description' || typeof member !== 'string')
      .map(([key, member]) => [key, simplified(member)]),
  );
}

/** The schema of an object's source; of the whole document without one. */
export async function schemaOf(object: ObjectId | undefined): Promise<object | undefined> {
  const isCase = object?.startsWith('cases/');
  const whole = await read(
    isCase
      ? new URL('../../rulesets/test-cases.schema.json', import.meta.url)
      : new URL('../../rulesets/ruleset.schema.json', import.meta.url),
  );
  return simplified(partOf(whole, object)) as object | undefined;
}

function partOf(whole: Schema, object: ObjectId | undefined): Schema | undefined {
  if (object === undefined) return whole;
  const [member = '', name = ''] = object.split('/');
  const top = resolved(whole, whole['$ref'] === undefined ? whole : { $ref: whole['$ref'] });
  const properties = top['properties'] as Schema;
  const owner = resolved(whole, properties[member === 'ruleset' ? name : member]);
  const part =
    member === 'ruleset'
      ? owner
      : (owner['items'] ?? (owner['properties'] as Schema)?.[name] ?? owner['additionalProperties']);
  return isSchema(part) ? { ...resolved(whole, part), $defs: whole['$defs'] } : undefined;
}
