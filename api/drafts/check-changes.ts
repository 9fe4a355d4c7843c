import { type Change, isObject, isSingle, type Json, kindOf } from '#engine/objects';
import { rulesetSchema } from '#engine/tools';
import { holdsIdentityNumber } from '../identity/identity-number.ts';
import type { RequestError } from '../problem.ts';

const members: readonly string[] = [...Object.keys(rulesetSchema.shape), 'cases', 'demands'];

/**
 * Changes as they are stored: of objects that a ruleset can have, each once, an object of a list with its own name in
 * it. What an object says is left to the parser: a draft may be wrong while it is worked on.
 */
export function checkChanges(changes: readonly { readonly object: string; readonly value: unknown }[]): {
  readonly changes: readonly Change[];
  readonly errors: readonly RequestError[];
} {
  const errors: RequestError[] = [];
  const seen = new Set<string>();
  const checked = changes.map(({ object, value }, index): Change => {
    const wrong = seen.has(object) ? twice : (findFault(object, value as Json) ?? findIdentity(value));
    seen.add(object);
    if (wrong) errors.push({ ...wrong, pointer: `/changes/${index}/${wrong.pointer}` });
    return { object, value: wrong ? null : named(object, value as Json) };
  });
  return { changes: checked, errors };
}

const twice: RequestError = {
  pointer: 'object',
  code: 'DUPLICATE_ID',
  detail: 'An object is changed once in a request; leave one of the two out.',
};
const noObject: RequestError = {
  pointer: 'object',
  code: 'UNKNOWN_OBJECT',
  detail: 'Found no object of a ruleset; expected <member>/<name>, ruleset/<member> or order/<member>.',
};
const notNames: RequestError = {
  pointer: 'value',
  code: 'WRONG_TYPE',
  detail: 'An order is a list of names, each once; null takes it back.',
};
const notObject: RequestError = { pointer: 'value', code: 'WRONG_TYPE', detail: 'Expected an object, or null.' };

/** Test cases are made up, and rules name nobody. */
export function findIdentity(value: unknown): RequestError | undefined {
  if (!holdsIdentityNumber(JSON.stringify(value ?? null))) return undefined;
  const detail = 'Found what may be an identity number; expected rules and test cases that name nobody. Leave it out.';
  return { pointer: 'value', code: 'IDENTITY_NOT_ALLOWED_HERE', detail };
}

function findFault(object: string, value: Json): RequestError | undefined {
  const [member, name] = partsOf(object);
  if (name === '' || name === '__proto__') return noObject;
  if (member === 'ruleset') return members.includes(name) && isSingle(name) ? undefined : noObject;
  if (member === 'order') {
    if (name !== 'ruleset' && (!members.includes(name) || kindOf(name).kind === 'single')) return noObject;
    return value === null || isListOfNames(value) ? undefined : notNames;
  }
  const { kind } = kindOf(member);
  if (!members.includes(member) || kind === 'single') return noObject;
  return kind === 'record' || value === null || isObject(value) ? undefined : notObject;
}

/** An object of a list names itself. */
function named(object: string, value: Json): Json {
  const [member, name] = partsOf(object);
  const kind = kindOf(member);
  return kind.kind === 'list' && isObject(value) ? { ...value, [kind.key]: name } : value;
}

function partsOf(object: string): readonly [string, string] {
  const slash = object.indexOf('/');
  return [object.slice(0, slash), object.slice(slash + 1)];
}

const isListOfNames = (value: Json): boolean =>
  Array.isArray(value) &&
  value.every((name) => typeof name === 'string') &&
  new Set(value as readonly string[]).size === value.length;
