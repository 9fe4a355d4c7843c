import type { Explanation, Evaluation, Problem, RulesetDocument } from '#engine';
import type { JsonObject } from '#engine/objects';

/** What one finds wrong, or the checked document. */
export type Checked = {
  /** Absent when the source is wrong. */
  readonly document?: RulesetDocument;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};
export type Tried =
  | { readonly ok: true; readonly evaluation: Evaluation; readonly explanation?: Explanation }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The calls of the engine's worker. A `key` names a source that was opened: `blaresept/3`, `draft`. */
export type EngineCalls = {
  /** Reads, checks and (when nothing is wrong) compiles a source, and keeps it under the key. */
  open(key: string, source: JsonObject): Checked;
  /** Evaluates facts in their JSON form; explained when asked for. */
  tryOut(
    key: string,
    facts: JsonObject,
    options?: { readonly explain?: boolean; readonly suspended?: string[] },
  ): Tried;
};
