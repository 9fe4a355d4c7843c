import type { Problem } from '#engine';
import type { RulesetContent } from '#engine/objects';
import type { Difference } from '#engine/tools';
import { sha256 } from '../canonical-json.ts';
import type { PlacedProblem } from './placed-problem.ts';
import { askRulesThread } from './rules-thread.ts';

export type FailedCase = {
  readonly id: string;
  readonly title: string;
  /** Of the case's own facts. */
  readonly problems: readonly Problem[];
  /** What was expected, and what the engine that decides gave. */
  readonly differences: readonly Difference[];
  /** What the two readings of the rules gave, where they differ: a defect of one of them. */
  readonly disagreements: readonly { readonly part: string; readonly compiled: unknown; readonly reference: unknown }[];
};
/** What the service itself finds in a content. */
export type ContentCheck = {
  readonly problems: readonly PlacedProblem[];
  /** Absent where there are problems. */
  readonly rulesSha256?: string;
  /** Test cases that were run; none where there are problems. */
  readonly total: number;
  /** Of these, those in which the reference was asked as well: all but where it would take too long. */
  readonly compared: number;
  readonly failed: readonly FailedCase[];
};

const kept = new Map<string, Promise<ContentCheck>>();
const mostKept = 20;

/**
 * Reads a content as it would be published and runs its test cases in both readings of the rules, in a thread. What was
 * found of the same content before, when it was handed in, holds when it is published.
 */
export function checkContent(content: RulesetContent): Promise<ContentCheck> {
  const text = JSON.stringify(content);
  const key = sha256(text);
  const known = kept.get(key) ?? askRulesThread('tryContent', text);
  kept.delete(key);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return known;
}
