/** What the service tells of drafts and contents: types only. */
import type { Json, JsonObject } from '#engine/objects';
import type * as contract from '../../api/contract/drafts.ts';

export type Person = contract.DraftPerson;
export type StoredChange = contract.StoredChange & { readonly value: Json };
export type DraftSummary = contract.DraftSummary;
export type DraftView = Omit<contract.DraftView, 'changes'> & { readonly changes: readonly StoredChange[] };

export type ContentView = {
  readonly programme: string;
  readonly number: number;
  readonly sha256: string;
  readonly source: JsonObject;
  readonly cases: readonly JsonObject[];
  readonly demands: readonly JsonObject[];
};
