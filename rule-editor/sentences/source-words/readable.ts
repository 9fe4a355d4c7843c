import type { FieldDeclaration, LiteralValue, RulesetDocument, ValueType } from '#engine';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { builtInFacts } from '#engine/words';
import { entriesOf, objectsOf, valueTypeOf } from './value-type.ts';

type Text = { readonly nb: string };
const text = (json: Json | undefined, name: string): Text =>
  isObject(json) && typeof json['nb'] === 'string' ? (json as unknown as Text) : { nb: name };

/** What a ruleset declares, as far as words need it; from the source as it is written, also while it has errors. */
export type Readable = {
  readonly document: RulesetDocument;
  readonly facts: ReadonlyMap<string, RulesetDocument['facts'][number]>;
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, FieldDeclaration>>;
  readonly parameters: ReadonlyMap<string, RulesetDocument['parameters'][number]>;
  /** Group → role → the fact of its first member. */
  readonly roles: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

function fieldOf(name: string, declaration: JsonObject, source?: string): FieldDeclaration {
  const { unit, min, max, none } = declaration;
  return {
    name,
    type: valueTypeOf(declaration),
    title: text(declaration['title'], name),
    noneAllowed: none !== undefined,
    ...(typeof unit === 'string' && { unit }),
    ...(min !== undefined && { min: min as string }),
    ...(max !== undefined && { max: max as string }),
    ...(source !== undefined && { source }),
  };
}

const codeList = (json: Json): LiteralValue => {
  if (isObject(json))
    return { include: (json['include'] ?? []) as string[], exclude: (json['exclude'] ?? []) as string[] };
  return { include: json as string[], exclude: [] };
};

/** A written value in the form that the checked document has it in. */
export function literalValue(json: Json, type: ValueType): LiteralValue {
  if (type.kind === 'codes') return codeList(json);
  if (type.kind === 'grouping') return (isObject(json) ? json['groups'] : {}) as { [group: string]: string[] };
  if (type.kind === 'set' && Array.isArray(json)) return [...new Set(json as readonly string[])].toSorted();
  if (type.kind === 'decimal') return String(json).includes('.') ? String(json).replace(/\.?0+$/, '') : String(json);
  return json as LiteralValue;
}

type ParameterVersion = RulesetDocument['parameters'][number]['versions'][number];

function parameterOf(name: string, declaration: JsonObject): RulesetDocument['parameters'][number] {
  const type = valueTypeOf(declaration);
  const key = isObject(declaration['key']) ? valueTypeOf(declaration['key']) : undefined;
  const { unit } = declaration;
  const versions = objectsOf(declaration['versions']).map((version): ParameterVersion => {
    const { content = 'missing', boundary } = version;
    const byKey = isObject(content) && isObject(content['byKey']) ? content['byKey'] : undefined;
    return {
      ...(isObject(boundary) && {
        boundary: { date: String(boundary['date']), by: { op: 'fact', name: String(boundary['by']) } },
      }),
      content:
        content === 'missing'
          ? 'missing'
          : byKey
            ? {
                byKey: Object.entries(byKey).map(([own, value]) => ({
                  key: key?.kind === 'integer' ? Number(own) : own,
                  value: literalValue(value, type),
                })),
              }
            : { value: literalValue(content, type) },
    };
  });
  return {
    name,
    type,
    title: text(declaration['title'], name),
    ...(typeof unit === 'string' && { unit }),
    ...(key && { key }),
    versions,
  };
}

function namedConditions(source: JsonObject): RulesetDocument['conditions'] {
  const never = { op: 'all', of: [] } as const;
  return entriesOf(source['conditions']).flatMap(([name, { title, over }]) => {
    const said = { title: text(title, name), legalBasis: [], condition: never };
    const members = typeof over === 'string' && isObject(source['groups']) ? source['groups'][over] : undefined;
    return [{ name, ...said }, ...entriesOf(members).map(([member]) => ({ name: `${name}/${member}`, ...said }))];
  });
}

/** Reads what words need from a source. Nothing is checked: the engine does that. */
export function readSource(source: JsonObject): Readable {
  const entries = new Map(objectsOf(source['entries']).map((one) => [one['list'], one]));
  const lists = new Map(
    entriesOf(source['facts'])
      .filter(([, { type }]) => type === 'list')
      .map(([name, { of }]) => {
        const own = entriesOf(of).map(([field, declaration]) => fieldOf(field, declaration));
        const derived = entriesOf(entries.get(name)?.['derived']).map(([field, declaration]) =>
          fieldOf(field, declaration, 'derived'),
        );
        return [name, [...own, ...derived]] as const;
      }),
  );
  const facts: RulesetDocument['facts'] = [
    ...builtInFacts,
    ...entriesOf(source['facts']).map(([name, declaration]) => {
      const fields = lists.get(name);
      const { derived, source: from } = declaration;
      return {
        ...fieldOf(name, declaration),
        ...(fields && { type: { kind: 'list' as const, fields } }),
        source: derived === undefined ? String(from ?? 'system') : 'derived',
        identifying: 'none' as const,
        curable: 'no' as const,
        contestable: false,
      };
    }),
  ];
  const parameters = entriesOf(source['parameters']).map(([name, declaration]) => parameterOf(name, declaration));
  const vocabulary = entriesOf(source['vocabulary']).map(([value, said]) => ({ value, words: text(said, value) }));
  const document: RulesetDocument = {
    format: 1,
    programme: String(source['programme']),
    title: text(source['title'], String(source['programme'])),
    subject: [],
    startedBy: [],
    stages: [],
    systems: entriesOf(source['systems']).map(([name, { title }]) => ({
      name,
      title: text(title, name),
      hierarchical: false,
      aliases: [],
    })),
    ...(vocabulary.length > 0 && { vocabulary }),
    facts,
    parameters,
    conditions: namedConditions(source),
    grant: entriesOf(source['grant']).map(([name, declaration]) => ({
      ...fieldOf(name, declaration),
      meet: 'equal' as const,
      key: false,
      lookup: false,
    })),
    figures: [],
    sections: [],
    rules: [],
    tables: [],
    restrictions: [],
    replacements: [],
    entries: [],
    constraints: [],
    reasons: [],
    remedies: [],
  };
  const roles = entriesOf(source['groups']).map(([group, members]) => {
    const [first] = entriesOf(members);
    return [group, new Map(Object.entries(first?.[1] ?? {}).map(([role, fact]) => [role, String(fact)]))] as const;
  });
  return {
    document,
    facts: new Map(facts.map((fact) => [fact.name, fact])),
    fields: new Map([...lists].map(([name, fields]) => [name, new Map(fields.map((field) => [field.name, field]))])),
    parameters: new Map(parameters.map((parameter) => [parameter.name, parameter])),
    roles: new Map(roles),
  };
}
