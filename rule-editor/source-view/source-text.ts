import {
  applyChanges,
  type Change,
  diffContents,
  type Json,
  type JsonObject,
  namesIn,
  type ObjectId,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import type { Problem } from '#engine';
import { writeJson } from './json-text.ts';

const lists = ['sections', 'rules', 'tables', 'restrictions', 'replacements', 'entries', 'constraints'];
const split = (object: ObjectId) =>
  [object.slice(0, object.indexOf('/')), object.slice(object.indexOf('/') + 1)] as const;

/** The value that the source of an object shows; of the whole document without one. */
export function shownValue(content: RulesetContent, object: ObjectId | undefined): Json | undefined {
  return object === undefined ? content.source : readObject(content, object);
}

export function sourceText(content: RulesetContent, object: ObjectId | undefined): string {
  const value = shownValue(content, object);
  return value === undefined ? '' : `${writeJson(value)}\n`;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The changes that make the content say what the text says. `renamed`: the text gives the object another name than it
 * has, which the source of one object cannot do.
 */
export function changesOf(
  content: RulesetContent,
  object: ObjectId | undefined,
  value: unknown,
): readonly Change[] | 'not-an-object' | 'renamed' {
  if (object === undefined) {
    if (!isObject(value)) return 'not-an-object';
    const fixed = { format: content.source['format'], programme: content.source['programme'] };
    if (value['format'] !== fixed.format || value['programme'] !== fixed.programme) return 'renamed';
    return diffContents(content, { ...content, source: value });
  }
  if (!object.startsWith('ruleset/') && !isObject(value)) return 'not-an-object';
  const changed = applyChanges(content, [{ object, value: value as Json }]);
  if (JSON.stringify(readObject(changed, object)) !== JSON.stringify(value)) return 'renamed';
  return diffContents(content, changed);
}

/** A problem with the keys that lead to its place in the text of the object. */
export type PlacedProblem = { readonly keys: readonly string[]; readonly problem: Problem };

const keysOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Those problems of the whole document that lie in the object. */
export function problemsOf(
  content: RulesetContent,
  object: ObjectId | undefined,
  problems: readonly Problem[],
): readonly PlacedProblem[] {
  const all = problems.map((problem) => ({ keys: keysOf(problem.pointer), problem }));
  if (object === undefined) return all;
  const [member, name] = split(object);
  const at = lists.includes(member) ? String(namesIn(content, member).indexOf(name)) : name;
  const before = member === 'ruleset' ? [name] : [member, at];
  return all
    .filter(({ keys }) => before.every((key, index) => keys[index] === key))
    .map(({ keys, problem }) => ({ keys: keys.slice(before.length), problem }));
}
