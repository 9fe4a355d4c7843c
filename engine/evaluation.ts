import type { Said } from './parse/say.ts';

/** What an evaluation gives. Plain JSON: what stands here is what is recorded, compared and replayed. */

/** A fact value in its JSON form: see FORMAT.md, "Values". `null` is *none*. */
export type FactValue =
  | boolean
  | number
  | string
  | null
  | readonly string[]
  | readonly Entry[]
  | { readonly items: readonly Entry[]; readonly complete: boolean };
export type Entry = { readonly [field: string]: Exclude<FactValue, readonly Entry[] | { items: readonly Entry[] }> };
/** Checked facts by name: absent is unknown. */
export type Facts = { readonly [name: string]: FactValue };

/**
 * What no machine decides by for now: a section, rule, table, restriction or the programme, by its id; with `deny` only
 * what it refuses, in whole or in part.
 */
export type Suspension = string | { readonly id: string; readonly outcomes: 'deny' };

export type Outcome = 'approve' | 'deny' | 'route-to-manual' | 'stop' | 'not-due';
export type GrantValue = {
  readonly [field: string]: Exclude<FactValue, readonly Entry[] | object> | readonly string[] | null;
};
export type FigureValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly atLeast?: string | number; readonly atMost?: string | number };

/** Why: the reason code and where it comes from. Engine reasons (MISSING_FACTS …) have no `rule`, except where noted in FORMAT.md. */
export type Reason = {
  readonly code: string;
  /** Id of the section, rule, table, restriction, constraint or list (entry reasons). */
  readonly rule?: string;
  readonly stage?: string;
  /** Id of the requirement or row. */
  readonly part?: string;
  /** Index of the version of the section or rule (of the row, in a table), and of the requirement. */
  readonly version?: number;
  readonly partVersion?: number;
  /** The declared `values` of the reason, as far as known; engine reasons: see FORMAT.md. */
  readonly values?: { readonly [name: string]: FigureValue };
  /** The facts that the condition reads and that are known, lists left out. */
  readonly facts?: { readonly [name: string]: FigureValue };
};
export type AlsoReason = Reason & { readonly is: 'true' | 'unknown' };

export type MissingFact = {
  /** RFC 6901, into the facts: `/ldl`, `/prior/2/result`, `/prior` for an open list. */
  readonly pointer: string;
  readonly fact: string;
  readonly needs: 'value' | 'exact-code' | 'complete-list' | 'answer';
};

/** An entry that may count or not. */
export type ReviewedEntry = {
  readonly list: string;
  readonly index: number;
  readonly class: 'route-to-manual' | 'unknown';
  /** Of an unknown class: the reason of the first row that may hold. */
  readonly reason?: string;
};

export type Recommended = {
  readonly outcome: 'approve' | 'deny';
  readonly reasons: readonly Reason[];
  readonly grant?: GrantValue;
  readonly partial?: readonly string[];
};

export type Evaluation = {
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  readonly also: readonly AlsoReason[];
  readonly missingFacts: readonly MissingFact[];
  readonly grant?: GrantValue;
  /** Grant fields that give less than was asked. */
  readonly partial?: readonly string[];
  readonly figures: { readonly [name: string]: FigureValue };
  readonly review: readonly ReviewedEntry[];
  readonly recommended?: Recommended;
};

/** One problem of a document, of facts or of a request. */
export type Problem = {
  readonly code: string;
  /** RFC 6901 JSON pointer to the offending value. */
  readonly pointer: string;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
  /** The same for other languages, of a document that is not as it should be; without `hint` it is the code's own. */
  readonly said?: { readonly found: Said; readonly expected: Said; readonly hint?: Said };
};
