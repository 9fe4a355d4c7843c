import { isObject, type Json, type JsonObject } from '#engine/objects';
import { cellWords, type CellWords, type TableLanguage } from './cell-words.ts';
import { type Names, namesOf } from './names.ts';

/** What a value is, as a declaration in the ruleset says it. */
export type CellType =
  | { readonly kind: 'boolean' | 'confirmation' | 'integer' | 'decimal' | 'date' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'code'; readonly systems: readonly string[] }
  | { readonly kind: 'set'; readonly of: Extract<CellType, { kind: 'enum' | 'code' }> };

/** A fact, parameter or field of the grant, as far as a cell needs it. */
export type Declared = { readonly type: CellType | undefined; readonly unit: string | undefined };
export type DeclaredParameter = Declared & { readonly key: CellType | undefined };

export type CodeSystem = {
  readonly label: string;
  readonly pattern: RegExp | undefined;
};

/** What the words of a ruleset's cells are read by. */
export type CellContext = {
  readonly language: TableLanguage;
  readonly words: CellWords;
  readonly facts: ReadonlyMap<string, Declared>;
  readonly factNames: Names;
  readonly parameters: ReadonlyMap<string, DeclaredParameter>;
  readonly parameterNames: Names;
  readonly grant: ReadonlyMap<string, Declared>;
  readonly grantNames: Names;
  readonly conditionNames: Names;
  readonly systems: ReadonlyMap<string, CodeSystem>;
  /** The word for a value or code; undefined when the ruleset has none. */
  readonly wordOf: (value: string) => string | undefined;
  /** Names of values, one for each of these. */
  readonly valueNames: (values: readonly string[]) => Names;
  /** Everything that has a word, codes among it. */
  readonly vocabulary: Names;
};

const objectAt = (json: Json | undefined, member: string): JsonObject => {
  const value = isObject(json) ? json[member] : undefined;
  return isObject(value) ? value : {};
};

/** A text in the language; bokmål where it lacks. */
export function textIn(text: Json | undefined, language: TableLanguage): string | undefined {
  const found = isObject(text) ? (text[language] ?? text['nb']) : undefined;
  return typeof found === 'string' ? found : undefined;
}

const strings = (json: Json | undefined): readonly string[] =>
  Array.isArray(json) ? json.filter((item): item is string => typeof item === 'string') : [];

/** What a declaration says a value is; undefined: nothing that a cell can say. */
export function declaredType(declaration: JsonObject): CellType | undefined {
  const { type, values, system, systems, of } = declaration;
  switch (type) {
    case 'boolean':
    case 'confirmation':
    case 'integer':
    case 'decimal':
    case 'date':
      return { kind: type };
    case 'enum':
      return { kind: 'enum', values: strings(values) };
    case 'code':
    case 'codes':
      return { kind: 'code', systems: typeof system === 'string' ? [system] : strings(systems) };
    case 'set': {
      const inner = isObject(of) ? declaredType(of) : undefined;
      return inner?.kind === 'enum' || inner?.kind === 'code' ? { kind: 'set', of: inner } : undefined;
    }
    default:
      return undefined;
  }
}

const declaredOf = (declaration: Json): Declared => ({
  type: isObject(declaration) ? declaredType(declaration) : undefined,
  unit: isObject(declaration) && typeof declaration['unit'] === 'string' ? declaration['unit'] : undefined,
});

/** Facts that every ruleset has. */
const builtIn: JsonObject = {
  appliedOn: { type: 'date', title: { nb: 'Søknadsdato', en: 'Date of application' } },
  receivedOn: { type: 'date', title: { nb: 'Mottatt dato', nn: 'Motteken dato', en: 'Date received' } },
  decidedOn: { type: 'date', title: { nb: 'Vedtaksdato', en: 'Date of decision' } },
  startedBy: {
    type: 'enum',
    values: ['application', 'event'],
    title: {
      nb: 'Satt i gang av søknad eller hendelse',
      nn: 'Sett i gang av søknad eller hending',
      en: 'Started by an application or an event',
    },
  },
};

function systemOf(declaration: Json, name: string, language: TableLanguage): CodeSystem {
  const title = (isObject(declaration) && textIn(declaration['title'], language)) || name;
  const pattern = isObject(declaration) ? declaration['pattern'] : undefined;
  return {
    label: /\b[A-Z]{2,}[-\w]*/.exec(title)?.[0] ?? title,
    pattern: typeof pattern === 'string' ? new RegExp(`^(?:${pattern})$`) : undefined,
  };
}

/** The names of one declaration's values are worked out once. */
function remembered(make: (values: readonly string[]) => Names): (values: readonly string[]) => Names {
  const known = new WeakMap<readonly string[], Names>();
  return (values) => {
    const names = known.get(values) ?? make(values);
    known.set(values, names);
    return names;
  };
}

/** Reads what the cells of a ruleset's tables are written with. `source`: the ruleset as it is written. */
export function cellContext(source: JsonObject, language: TableLanguage): CellContext {
  const facts = { ...builtIn, ...objectAt(source, 'facts') };
  const parameters = objectAt(source, 'parameters');
  const grant = objectAt(source, 'grant');
  const vocabulary = objectAt(source, 'vocabulary');
  const wordOf = (value: string) =>
    Object.hasOwn(vocabulary, value) ? textIn(vocabulary[value], language) : undefined;
  const names = (declarations: JsonObject) =>
    namesOf(
      Object.entries(declarations).map(([name, declaration]) => [
        name,
        (isObject(declaration) && textIn(declaration['title'], language)) || name,
      ]),
    );
  const declared = (declarations: JsonObject) =>
    new Map(Object.entries(declarations).map(([name, declaration]) => [name, declaredOf(declaration)]));
  return {
    language,
    words: cellWords[language],
    facts: declared(facts),
    factNames: names(facts),
    parameters: new Map(
      Object.entries(parameters).map(([name, declaration]) => {
        const key = isObject(declaration) ? declaration['key'] : undefined;
        return [name, { ...declaredOf(declaration), key: isObject(key) ? declaredType(key) : undefined }];
      }),
    ),
    parameterNames: names(parameters),
    grant: declared(grant),
    grantNames: names(grant),
    conditionNames: names(objectAt(source, 'conditions')),
    systems: new Map(
      Object.entries(objectAt(source, 'systems')).map(([name, declaration]) => [
        name,
        systemOf(declaration, name, language),
      ]),
    ),
    wordOf,
    valueNames: remembered((values) => namesOf(values.map((value) => [value, wordOf(value) ?? value]))),
    vocabulary: namesOf(Object.keys(vocabulary).map((value) => [value, wordOf(value) ?? value])),
  };
}
