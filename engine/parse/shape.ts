import type { z } from 'zod';
import { conditionSchema, expressionSchema } from '../condition-schema.ts';
import type { Problem } from '../evaluation.ts';
import { quote, show } from './check.ts';
import { at } from './pointer.ts';
import type { ProblemCode } from './problem-codes.ts';
import { isObject } from './read-source.ts';
import { definitionOf, meantAlternative } from './shape-union.ts';

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
  const problem = { code: 'NO_FORM', pointer: at('', ...keys), found: show(value), expected: describe(schema), hint };
  return { problem, keys };
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
  const one = (code: ProblemCode, found: string, expected: string, hint: string, key?: Key): ShapeProblem[] => {
    const isAbsent = code === 'MISSING_KEY';
    const full = key === undefined ? keys : [...keys, key];
    return [
      {
        problem: { code, pointer: at('', ...(isAbsent ? full.slice(0, -1) : full)), found, expected, hint },
        keys: full,
      },
    ];
  };
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) =>
        one('UNKNOWN_KEY', quote(key), `only ${keysOf(schema).join(', ')}`, unknownKeyHint(key, keysOf(schema)), key),
      );
    case 'invalid_key': {
      const key = String(path.at(-1));
      const expected =
        definitionOf(root).type === 'never'
          ? 'another key'
          : describeKey(descend(root, rootValue, path.slice(0, -1)).schema);
      return one('MALFORMED', quote(key), expected, 'Rename it, here and where it is used.');
    }
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_value': {
      if (value === undefined && keys.length > 0) {
        const name = String(keys.at(-1));
        return one('MISSING_KEY', `no ${quote(name)}`, `${quote(name)}: ${describe(schema)}`, 'Add it.');
      }
      const code = issue.code === 'invalid_value' ? 'NOT_AN_OPTION' : 'WRONG_SHAPE';
      return one(code, show(value), describe(schema), wrongShapeHint(schema, value));
    }
    case 'invalid_format': {
      return one('MALFORMED', show(value), describe(schema), 'Write it in that form.');
    }
    case 'too_small':
    case 'too_big': {
      const isLeast = issue.code === 'too_small';
      const bound = isLeast ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const unit = issue.origin === 'array' ? ' items' : issue.origin === 'string' ? ' characters' : '';
      const hint = isLeast && issue.origin === 'array' ? 'Leave it out, or give it something.' : 'Correct the value.';
      return one('OUT_OF_BOUNDS', show(value), `${bound}${unit}`, hint);
    }
    default:
      return one('WRONG_SHAPE', show(value), describe(schema), issue.message);
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

function unknownKeyHint(key: string, known: readonly string[]): string {
  const close = known.find((other) => other.toLowerCase().startsWith(key.toLowerCase().slice(0, 4)));
  return close ? `Remove it, or did you mean ${quote(close)}?` : 'Remove it, or correct the name.';
}

function describeKey(schema: Schema): string {
  const definition = definitionOf(schema);
  return definition.type === 'record' ? describe(definition.keyType) : 'another key';
}

function wrongShapeHint(schema: Schema, value: unknown): string {
  if (value === null) return 'Leave the key out where nothing is known.';
  if (Array.isArray(value) && value.length === 0) return 'Leave it out, or give it something.';
  return definitionOf(schema).type === 'union'
    ? 'Write one of these forms; see FORMAT.md.'
    : 'Correct the value; see FORMAT.md.';
}

/** A schema in words. */
function describe(schema: Schema): string {
  const own = (schema as z.ZodType).description;
  if (own !== undefined) return own;
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return `an object with ${Object.keys(definition.shape).join(', ')}`;
    case 'record':
      return 'an object by name';
    case 'array':
      return 'a list';
    case 'tuple':
      return `a list of ${definition.items.length}`;
    case 'enum':
      return `one of ${Object.values(definition.entries).map(String).map(quote).join(', ')}`;
    case 'literal':
      return definition.values.map((value) => show(value)).join(' or ');
    case 'union':
      return `one of: ${[...new Set(definition.options.map(describeBriefly))].join('; ')}`;
    case 'string': {
      const pattern = definition.checks
        ?.map((check) => (check as { _zod: { def: { pattern?: RegExp } } })._zod.def.pattern)
        .find(Boolean);
      return pattern ? `a text like ${pattern.source}` : 'a text in quotes';
    }
    case 'number':
      return 'an integer';
    case 'boolean':
      return 'true or false';
    default:
      return definition.type;
  }
}

function describeBriefly(schema: Schema): string {
  const definition = definitionOf(schema);
  if (definition.type !== 'object') return describe(schema);
  const required = Object.entries(definition.shape).filter(
    ([, inner]) => (inner as z.core.$ZodTypes)._zod.def.type !== 'optional',
  );
  const names = (required.length > 0 ? required : Object.entries(definition.shape)).map(([name]) => name);
  return `{${names.join(', ')}}`;
}
