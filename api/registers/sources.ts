import type { FactValue } from '#engine';
import type { EditionReference } from '../db/schema.ts';
import type { Edition } from './edition-schema.ts';
import type { LookupArgument } from './find-in-edition.ts';

export type GrantState = 'valid' | 'expired' | 'pending';
export type GrantQuestion = {
  readonly programme: string;
  /** Identity number; undefined: the application's own subject. */
  readonly of: string | undefined;
  readonly state: GrantState;
  readonly on: string;
  readonly by: ReadonlyMap<string, LookupArgument>;
};
export type GrantFields = { readonly [field: string]: FactValue };

/** Where facts come from that nobody who applies may state. All are read inside the application's transaction. */
export type Sources = {
  /** The edition in use. Throws when there is none. */
  edition(register: string): Promise<{ readonly edition: Edition; readonly used: EditionReference }>;
  /** What the persons register holds of a person (undefined: of the application's subject); undefined: nothing. */
  person(of: string | undefined): Promise<{ readonly [fact: string]: unknown } | undefined>;
  /** Our own grants, latest first; for `pending` one empty item for each case. Undefined: cannot be told apart. */
  grants(question: GrantQuestion): Promise<readonly GrantFields[] | undefined>;
};

/** Thrown when a register does not answer: nothing may be decided then. */
export function unavailable(register: string): Error & { readonly unavailable: string } {
  return Object.assign(new Error(`The register ${register} does not answer`), { unavailable: register });
}

export function unavailableRegister(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('unavailable' in error)) return undefined;
  return String(error.unavailable);
}
