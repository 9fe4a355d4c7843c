import fc from 'fast-check';
import type { RulesetDocument, ValueType } from '../../engine/ruleset-document.ts';
import { licenceFacts, shops } from '../licence.ts';
import { bySchema, type Schema, type Schemas, spoil, toText } from './openapi.ts';

/** Requests for a call of the contract: what it allows, and what it does not. */

export type Operation = {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: Schema;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: { readonly [mediaType: string]: { readonly schema: Schema } } };
  readonly responses: Readonly<Record<string, unknown>>;
};
export type Sent = {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
};

/** Ids of what is there, so that calls reach what lies behind a 404. */
export type KnownIds = {
  readonly [of in 'applications' | 'decisions' | 'cases' | 'suspensions' | 'drafts' | 'people']: string[];
};

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly schemas: Schemas;
  /** A ruleset's folder in an archive. */
  readonly zip: Uint8Array<ArrayBuffer>;
};

export function requests(
  { method, path, operation, schemas, zip }: Call,
  document: RulesetDocument,
  known: KnownIds,
): fc.Arbitrary<Sent> {
  const { parameters = [], requestBody } = operation;
  const strange = fc.constantFrom(
    'x',
    '%00',
    '%',
    '%ff',
    '..%2f..',
    'a'.repeat(3000),
    '15838010080',
    '-1',
    '__proto__',
  );
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const kind = path.split('/')[2] as keyof KnownIds;
  const values = inPath.map((name) => {
    const usual: fc.Arbitrary<string> =
      name === 'programme'
        ? fc.constant('licence')
        : name === 'number'
          ? fc.constantFrom('1', '2')
          : fc.constantFrom(...(known[kind] ?? []), '01990000-0000-7000-8000-000000000000');
    return fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: strange });
  });
  const address = fc
    .tuple(...values)
    .map((found) => inPath.reduce((here, name, index) => here.replace(`{${name}}`, found[index] ?? ''), path));
  const query = fc.record(
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === 'query')
        .map(({ name, schema }) => [name, fc.oneof(bySchema(schema, schemas).map(String), strange.map(decodeSafely))]),
    ),
    { requiredKeys: [] },
  );
  const mediaType = Object.keys(requestBody?.content ?? {})[0] ?? 'application/json';
  const headers = fc.record(
    {
      'content-type': mostly(mediaType, fc.constantFrom(mediaType, 'text/plain')).map(String),
      'idempotency-key': fc.oneof({ weight: 6, arbitrary: fc.uuid() }, fc.constantFrom('', 'k'.repeat(300), '"same"')),
      'if-match': fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('"1"', '"2"', '"99"') },
        fc.constantFrom('', '*', 'W/"1"'),
      ),
    },
    { requiredKeys: ['content-type', 'idempotency-key', 'if-match'] },
  );
  const schema = requestBody?.content['application/json']?.schema;
  const valid = schema && bySchema(schema, schemas, insteadOf(factsOf(document), known));
  const text = valid
    ? fc.oneof(
        { weight: 5, arbitrary: valid.map(toText) },
        { weight: 4, arbitrary: valid.chain(spoil).map(toText) },
        {
          weight: 1,
          arbitrary: fc.oneof(fc.constantFrom('', '{', '['.repeat(5000), '{"a":1,"a":2}', '{"facts":'), fc.string()),
        },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)) },
      )
    : requestBody
      ? fc.oneof(
          fc.constant(zip),
          fc.uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes)),
        )
      : fc.constant(undefined);
  return fc.tuple(address, query, headers, text).map(([here, asked, sent, body]) => {
    const search = new URLSearchParams(asked as Record<string, string>).toString();
    return {
      path: search ? `${here}?${search}` : here,
      headers: method === 'post' ? sent : {},
      ...(body !== undefined && { body }),
    };
  });
}

/** In place of what the contract leaves open: what this programme takes, mostly. */
function insteadOf(
  facts: fc.Arbitrary<unknown>,
  { people }: KnownIds,
): (name: string) => fc.Arbitrary<unknown> | undefined {
  const members = new Map<string, fc.Arbitrary<unknown>>([
    ['facts', facts],
    ['subject', subjects],
    ['submitter', submitters],
    ['grant', grants],
    ['programme', mostly('licence', fc.string())],
    ['target', mostly(null, fc.constantFrom('terms', 'sold-without', 'x'))],
    ['reasons', mostly(['AREA_TOO_SMALL'], fc.array(fc.string()))],
    ['scope', mostly({ pointOfSale: '4601-1' }, fc.dictionary(fc.string(), fc.jsonValue()))],
    ['evaluation', fc.constantFrom(1, 1, 1, 2)],
    ['version', fc.constantFrom(1, 2, 3)],
    ['to', mostly(people[0] ?? '', fc.uuid())],
    ['reviewer', mostly(people[0] ?? '', fc.uuid())],
    ['object', mostly('facts/nearSchool', fc.constantFrom('ruleset/title', 'cases/one', 'order/facts', 'x'))],
  ]);
  return (name) => members.get(name);
}

function factsOf({ facts }: RulesetDocument): fc.Arbitrary<unknown> {
  const declared = facts.filter(({ source }) => source !== 'derived' && source !== 'system');
  const arbitrary = fc.record(Object.fromEntries(declared.map(({ name, type }) => [name, ofType(type)])), {
    requiredKeys: [],
  });
  const some = fc.record({
    openingHours: fc.integer({ min: 1, max: 24 }),
    floorArea: fc.constantFrom(1, '19.9', 20.5),
  });
  return fc.oneof(
    arbitrary,
    arbitrary.map((given) => ({ ...licenceFacts, ...given })),
    { weight: 2, arbitrary: some.map((given) => ({ ...licenceFacts, weightyReasons: false, ...given })) },
  );
}

const mostly = (usual: unknown, arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });

const grants = fc.record(
  {
    pointOfSale: fc.constantFrom('4601-1', '4601-2', '4601-3'),
    goods: fc.constantFrom('T210', 'T21', 'x'),
    hours: fc.integer({ min: 0, max: 25 }),
    from: fc.constantFrom('2026-11-22', '2027-01-01', '2020-01-01'),
    to: fc.constantFrom('2027-11-22', '2026-01-01', null),
  },
  { requiredKeys: ['pointOfSale', 'goods', 'hours', 'from'] },
);
const submitters = fc.constantFrom(
  { kind: 'organisation' },
  { kind: 'organisation', organisation: shops[0] },
  { kind: 'case-worker' },
  { kind: 'doctor', hpr: '9144900' },
);
const subjects = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...shops.map((id) => ({ kind: 'organisation', id }))) },
  fc.constantFrom({ kind: 'person', id: '15858001053' }, { kind: 'none' }, { kind: 'organisation', id: '123456789' }),
);

function ofType(type: ValueType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'boolean':
      return fc.boolean();
    case 'confirmation':
      return fc.constantFrom('yes', 'no');
    case 'integer':
      return fc.integer({ min: -5, max: 40 });
    case 'decimal':
      return fc.oneof(fc.integer({ min: -10, max: 9999 }), fc.constantFrom(30.5, 0.1, '19.9', 20.04));
    case 'date':
      return bySchema({ type: 'string', format: 'date' }, {});
    case 'enum':
      return fc.constantFrom(...type.values);
    case 'set':
      return fc.array(type.of.kind === 'enum' ? fc.constantFrom(...type.of.values) : fc.string(), { maxLength: 3 });
    case 'list': {
      const entry = fc.record(Object.fromEntries(type.fields.map((field) => [field.name, ofType(field.type)])), {
        requiredKeys: [],
      });
      const items = fc.array(entry, { maxLength: 4 });
      return fc.oneof(items, fc.record({ items, complete: fc.boolean() }));
    }
    default:
      return fc.oneof(fc.constantFrom('4601-1', '4601-12', 'T210', 'T21'), fc.string());
  }
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
