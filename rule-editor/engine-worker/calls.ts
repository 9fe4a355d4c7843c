import type { Audience, Evaluation, Explanation, Language, Problem, RulesetDocument, Suspension } from '#engine';
import type { JsonObject, ObjectId } from '#engine/objects';
import type { Letter } from './letter.ts';
import type { Reaching } from './reaching.ts';

/** What one finds wrong, or the checked document. */
export type Checked = {
  /** Absent when the source is wrong. */
  readonly document?: RulesetDocument;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};
/** A reason in words, for those who get a text of it. */
export type ToldReason = { readonly [audience in Audience]?: string };
export type Told = {
  readonly reasons: readonly ToldReason[];
  readonly also: readonly ToldReason[];
  readonly recommended: readonly ToldReason[];
};
export type TryOutOptions = {
  /** Tells the reasons in this language. */
  readonly language?: Language;
  /** With every rule and condition; with what would have been approved as well, which takes longer. */
  readonly explain?: 'trace' | 'counterfactuals';
  readonly suspended?: readonly Suspension[];
};
export type Tried = {
  readonly evaluation: Evaluation;
  /** What is wrong with the facts. They were left out, unless they are only against each other. */
  readonly problems: readonly Problem[];
  readonly told?: Told;
  readonly explanation?: Explanation;
};

/** The calls of the engine's worker. A `key` names a source that was opened: `blaresept/3`, `draft`. */
export type EngineCalls = {
  /** Reads, checks and (when nothing is wrong) compiles a source, and keeps it under the key. */
  open(key: string, source: JsonObject): Checked;
  /** Evaluates facts in their JSON form. */
  tryOut(key: string, facts: JsonObject, options?: TryOutOptions): Tried;
  /** The test cases that an object of the source under the key has a part in. */
  casesReaching(key: string, cases: readonly JsonObject[], object: ObjectId): readonly Reaching[];
  /** The patient's letter of an application (facts as a test case has them), with the texts of the source under the key. */
  letter(key: string, facts: JsonObject, language: Language, suspended: readonly Suspension[]): Letter;
};
