import type { PhraseText } from './phrases.ts';
import type { z } from 'zod';
import { conditionSchema, expressionSchema } from '../condition-schema.ts';
import type { Problem } from '../evaluation.ts';
import { problem, quote, show } from './check.ts';
import { at } from './pointer.ts';
import type { ProblemCode } from './problem-codes.ts';
import { isObject } from './read-source.ts';
import { definitionOf, meantAlternative } from './shape-union.ts';
import { asWritten, either, inEnglish, listed, say, type Said } from './say.ts';

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;
type Key = string | number;

/** A problem of shape, with the keys that lead to it (also to a key that is absent). */
export type ShapeProblem = { readonly problem: Problem; readonly keys: readonly Key[] };
/** A part of the document that can be left out by itself. */
export type Replaceable = { readonly keys: readonly Key[]; readonly kind: 'condition' | 'expression' };

/**
 * What zod finds, told as one problem per mistake at the deepest place. Of a union, zod tells what is wrong with every
 * alternative; told here is what is wrong with the one that the author meant.
 */
export function shapeProblems(schema: Schema, value: unknown, keys: readonly Key[] = []): ShapeProblem[] {
  const definition = definitionOf(schema);
  if (definition.type === 'union') {
    const option = definition.options[meantAlternative(definition.options, value)];
    const problems = option ? shapeProblems(option, value, keys) : [];
    return problems.length > 0 ? problems : [noForm(schema, value, keys)];
  }
  const unions = new Map<string, ShapeProblem[]>();
  const issues = (schema as z.ZodType).safeParse(value).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? key.toString() : key));
    const union = firstUnion(schema, value, path);
    if (!union || union.value === undefined) return tell(schema, value, keys, path, issue);
    const pointer = at('', ...union.path);
    if (unions.has(pointer)) return [];
    const problems = shapeProblems(union.schema, union.value, [...keys, ...union.path]);
    unions.set(pointer, problems);
    return problems;
  });
}

/** The first place on the path that has alternatives. */
function firstUnion(root: Schema, rootValue: unknown, path: readonly Key[]) {
  for (let length = 1; length <= path.length; length += 1) {
    const part = path.slice(0, length);
    const { schema, value } = descend(root, rootValue, part);
    if (definitionOf(schema).type === 'union') return { schema, value, path: part };
  }
  return undefined;
}

function noForm(schema: Schema, value: unknown, keys: readonly Key[]): ShapeProblem {
  const hint = wrongShapeHint(schema, value);
  return { problem: problem('NO_FORM', at('', ...keys), show(value), describe(schema), hint), keys };
}

function tell(
  root: Schema,
  rootValue: unknown,
  before: readonly Key[],
  path: readonly Key[],
  issue: Issue,
): ShapeProblem[] {
  const { schema, value } = descend(root, rootValue, path);
  const keys = [...before, ...path];
  const one = (code: ProblemCode, found: Said, expected: Said, hint: Said, key?: Key): ShapeProblem[] => {
    const isAbsent = code === 'MISSING_KEY';
    const full = key === undefined ? keys : [...keys, key];
    return [
      {
        problem: problem(code, at('', ...(isAbsent ? full.slice(0, -1) : full)), found, expected, hint),
        keys: full,
      },
    ];
  };
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) =>
        one(
          'UNKNOWN_KEY',
          quote(key),
          say('only {0}', keysOf(schema).join(', ')),
          unknownKeyHint(key, keysOf(schema)),
          key,
        ),
      );
    case 'invalid_key': {
      const key = String(path.at(-1));
      const expected =
        definitionOf(root).type === 'never'
          ? say('another key')
          : describeKey(descend(root, rootValue, path.slice(0, -1)).schema);
      return one('MALFORMED', quote(key), expected, say('Rename it, here and where it is used.'));
    }
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_value': {
      if (value === undefined && keys.length > 0) {
        const name = String(keys.at(-1));
        return one(
          'MISSING_KEY',
          say('no {0}', quote(name)),
          say('{0}: {1}', quote(name), describe(schema)),
          say('Add it.'),
        );
      }
      const code = issue.code === 'invalid_value' ? 'NOT_AN_OPTION' : 'WRONG_SHAPE';
      return one(code, show(value), describe(schema), wrongShapeHint(schema, value));
    }
    case 'invalid_format': {
      return one('MALFORMED', show(value), describe(schema), say('Write it in that form.'));
    }
    case 'too_small':
    case 'too_big': {
      const isLeast = issue.code === 'too_small';
      const bound = isLeast ? say('at least {0}', String(issue.minimum)) : say('at most {0}', String(issue.maximum));
      const expected =
        issue.origin === 'array'
          ? say('{0} items', bound)
          : issue.origin === 'string'
            ? say('{0} characters', bound)
            : bound;
      const hint =
        isLeast && issue.origin === 'array' ? say('Leave it out, or give it something.') : say('Correct the value.');
      return one('OUT_OF_BOUNDS', show(value), expected, hint);
    }
    default:
      return one('WRONG_SHAPE', show(value), describe(schema), say('Correct the value.'));
  }
}

/** The deepest condition or expression on the way to the problem. */
export function replaceablePart(root: Schema, rootValue: unknown, keys: readonly Key[]): Replaceable | undefined {
  let found: Replaceable | undefined;
  let schema: Schema | undefined = root;
  let value = rootValue;
  keys.forEach((key, index) => {
    schema = schema && innerSchema(schema, value, key);
    value = isObject(value) || Array.isArray(value) ? (value as Record<Key, unknown>)[key] : undefined;
    const bare = schema && unwrapped(schema);
    if (value === undefined || !bare) return;
    if (bare === conditionSchema) found = { keys: keys.slice(0, index + 1), kind: 'condition' };
    if (bare === expressionSchema) found = { keys: keys.slice(0, index + 1), kind: 'expression' };
  });
  return found;
}

function unwrapped(schema: Schema): Schema {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  return definition.type === 'optional' ? unwrapped(definition.innerType) : schema;
}

function descend(root: Schema, rootValue: unknown, path: readonly Key[]): { schema: Schema; value: unknown } {
  let schema = root;
  let value = rootValue;
  for (const key of path) {
    schema = innerSchema(schema, value, key) ?? schema;
    value =
      isObject(value) || Array.isArray(value)
        ? Object.hasOwn(value, key)
          ? (value as Record<Key, unknown>)[key]
          : undefined
        : undefined;
  }
  return { schema, value };
}

function innerSchema(schema: Schema, value: unknown, key: Key): Schema | undefined {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return Object.hasOwn(definition.shape, key) ? definition.shape[key] : undefined;
    case 'record':
      return definition.valueType;
    case 'array':
      return definition.element;
    case 'tuple':
      return definition.items[Number(key)];
    case 'union': {
      const option = definition.options[meantAlternative(definition.options, value)];
      return option && innerSchema(option, value, key);
    }
    default:
      return undefined;
  }
}

function keysOf(schema: Schema): string[] {
  const definition = definitionOf(schema);
  return definition.type === 'object' ? Object.keys(definition.shape) : [];
}

function unknownKeyHint(key: string, known: readonly string[]): Said {
  const close = known.find((other) => other.toLowerCase().startsWith(key.toLowerCase().slice(0, 4)));
  return close ? say('Remove it, or did you mean {0}?', quote(close)) : say('Remove it, or correct the name.');
}

function describeKey(schema: Schema): Said {
  const definition = definitionOf(schema);
  return definition.type === 'record' ? describe(definition.keyType) : say('another key');
}

function wrongShapeHint(schema: Schema, value: unknown): Said {
  if (value === null) return say('Leave the key out where nothing is known.');
  if (Array.isArray(value) && value.length === 0) return say('Leave it out, or give it something.');
  return definitionOf(schema).type === 'union'
    ? say('Write one of these forms; see FORMAT.md.')
    : say('Correct the value; see FORMAT.md.');
}

const severalOf = ([first = say('nothing'), ...others]: readonly Said[]): [Said, ...Said[]] => [first, ...others];
const distinct = (said: readonly Said[]): Said[] => [...new Map(said.map((one) => [inEnglish(one), one])).values()];

/** A schema in words. */
function describe(schema: Schema): Said {
  const own = (schema as z.ZodType).description;
  if (own !== undefined) return say(own as PhraseText);
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return say('an object with {0}', Object.keys(definition.shape).join(', '));
    case 'record':
      return say('an object by name');
    case 'array':
      return say('a list');
    case 'tuple':
      return say('a list of {0}', definition.items.length);
    case 'enum':
      return say('one of {0}', Object.values(definition.entries).map(String).map(quote).join(', '));
    case 'literal':
      return either(...severalOf(definition.values.map(show)));
    case 'union':
      return say('one of: {0}', listed(...severalOf(distinct(definition.options.map(describeBriefly)))));
    case 'string': {
      const pattern = definition.checks
        ?.map((check) => (check as { _zod: { def: { pattern?: RegExp } } })._zod.def.pattern)
        .find(Boolean);
      return pattern ? say('a text like {0}', pattern.source) : say('a text in quotes');
    }
    case 'number':
      return say('an integer');
    case 'boolean':
      return say('true or false');
    default:
      return asWritten(definition.type);
  }
}

function describeBriefly(schema: Schema): Said {
  const definition = definitionOf(schema);
  if (definition.type !== 'object') return describe(schema);
  const required = Object.entries(definition.shape).filter(
    ([, inner]) => (inner as z.core.$ZodTypes)._zod.def.type !== 'optional',
  );
  const names = (required.length > 0 ? required : Object.entries(definition.shape)).map(([name]) => name);
  return asWritten(`{${names.join(', ')}}`);
}
