import type { Problem } from '#engine';
import { locate, type RulesetContent } from '#engine/objects';

/** A problem with the object that it is in; without one, the pointer is into the whole document. */
export type PlacedProblem = Problem & { readonly object?: string };

/** `file`: what pointers begin with where they are not into the source. */
export function placed(content: RulesetContent, problem: Problem, file = ''): PlacedProblem {
  const pointer = problem.pointer.startsWith(file) ? problem.pointer.slice(file.length) : problem.pointer;
  return { ...problem, pointer, ...locate(content, pointer) };
}
