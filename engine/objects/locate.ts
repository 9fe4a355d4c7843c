import { isSingle, type JsonObject, kindOf } from './members.ts';
import type { ObjectId, RulesetContent } from './objects.ts';

/** A place in a content: an object, and an RFC 6901 pointer inside it. */
export type Place = { readonly object: ObjectId; readonly pointer: string };

/**
 * Where a pointer into the source (`/sections/3/outcome`, as problems have it) is, or one into the cases or demands
 * (`/cases/0/facts`); undefined when it is in no object, such as the whole of a member.
 */
export function locate(content: RulesetContent, pointer: string): Place | undefined {
  const [member, key, ...rest] = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (member === undefined) return undefined;
  if (isSingle(member))
    return { object: `ruleset/${member}`, pointer: joined(key === undefined ? [] : [key, ...rest]) };
  if (key === undefined) return undefined;
  const kind = kindOf(member);
  if (kind.kind !== 'list') return { object: `${member}/${key}`, pointer: joined(rest) };
  const items = (member === 'cases' || member === 'demands' ? content[member] : content.source[member]) as
    | readonly JsonObject[]
    | undefined;
  const name = Array.isArray(items) ? items[Number(key)]?.[kind.key] : undefined;
  return typeof name === 'string' ? { object: `${member}/${name}`, pointer: joined(rest) } : undefined;
}

const joined = (parts: readonly string[]) =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
