import {
  applyChanges,
  type Change,
  diffContents,
  isObject,
  type Json,
  locate,
  type ObjectId,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import type { Problem } from '#engine';
import { writeJson } from './json-text.ts';

/** The value that the source of an object shows; of the whole document without one. */
export function shownValue(content: RulesetContent, object: ObjectId | undefined): Json | undefined {
  return object === undefined ? content.source : readObject(content, object);
}

export function sourceText(content: RulesetContent, object: ObjectId | undefined): string {
  const value = shownValue(content, object);
  return value === undefined ? '' : writeJson(value);
}

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
  if (object === undefined) return problems.map((problem) => ({ keys: keysOf(problem.pointer), problem }));
  return problems.flatMap((problem) => {
    const place = locate(content, problem.pointer);
    return place?.object === object ? [{ keys: keysOf(place.pointer), problem }] : [];
  });
}
