import type { CompiledRuleset, Facts, RulesetDocument, Suspension } from '#engine';
import type { TestCase } from '#engine/tools';
import type { Database, Queryable } from './db/connect.ts';
import type { EditionReference } from './db/schema.ts';
import type { Keys } from './identity/keys.ts';
import type { InUse } from './registers/in-use.ts';
import type { SignIn } from './sign-in/sign-in-settings.ts';

/** A published ruleset, ready to decide with. */
export type Publication = {
  readonly programme: string;
  readonly number: number;
  readonly sha256: string;
  /** Hash without the words: equal here means the same outcomes. */
  readonly rulesSha256: string;
  readonly publishedAt: Date;
  readonly document: RulesetDocument;
  readonly ruleset: CompiledRuleset;
};

export type PublicationReference = Omit<Publication, 'document' | 'ruleset'>;

/** The register of publications. What is read inside a transaction is what that transaction decides by. */
export type Publications = {
  /** The highest published number; undefined: no such programme. */
  current(queryable: Queryable, programme: string): Promise<Publication | undefined>;
  byNumber(queryable: Queryable, programme: string, number: number): Promise<Publication | undefined>;
  /** What of the programme no machine decides by for now. */
  suspended(queryable: Queryable, programme: string): Promise<readonly Suspension[]>;
  /** All publications of all programmes, oldest first. */
  list(queryable: Queryable): Promise<readonly PublicationReference[]>;
  /** When the programme was first published here: since then its decisions are in this record. */
  firstPublishedAt(queryable: Queryable, programme: string): Promise<Date | undefined>;
};

export type GatherRequest = {
  readonly publication: Publication;
  /** Checked facts from the submitter and case workers, and the system's dates and startedBy. */
  readonly submitted: Facts;
  /** `id`: the identity or organisation number. */
  readonly subject: { readonly kind: 'person' | 'organisation' | 'none'; readonly id: string | undefined };
  /** The subject's row where the caller has looked for it; `rowId` undefined: not met before. */
  readonly subjectId?: { readonly rowId: string | undefined };
  /** What is decided by, where the caller has read it in this transaction. */
  readonly inUse?: InUse;
  /** The application that asks: its own case is not a pending one. */
  readonly applicationId: string;
};

/** What registers and our own decisions say, merged with what was submitted. */
export type Gathered =
  | { readonly ok: true; readonly facts: Facts; readonly editions: readonly EditionReference[] }
  /** A register that did not answer: nothing is decided and nothing recorded. */
  | { readonly ok: false; readonly unavailable: readonly string[] };

export type Registers = {
  gather(queryable: Queryable, request: GatherRequest): Promise<Gathered>;
};

/** The engine that decides here. Its bundle is in `engine_bundles` before the first decision. */
export type EngineInUse = { readonly sha256: string };

/** Structured log. Neither identities nor facts go in. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, details?: LogDetails) => void;
export type LogDetails = { readonly [name: string]: string | number | boolean | undefined };

/** Everything the features need from outside; made in one place, at start-up or by a test. */
export type Deps = {
  readonly db: Database;
  /** The only clock. */
  readonly now: () => Date;
  /** A new identifier (UUID version 7). */
  readonly newId: () => string;
  readonly keys: Keys;
  readonly identities: 'synthetic' | 'real';
  readonly signIn: SignIn;
  readonly publications: Publications;
  readonly registers: Registers;
  /** The test cases that belong to a publication. */
  readonly testCases: (programme: string, number: number) => Promise<readonly TestCase[]>;
  readonly engine: EngineInUse;
  readonly log: Log;
  /** Counts a recorded outcome; called after the commit. */
  readonly countOutcome: (programme: string, outcome: string) => void;
};
