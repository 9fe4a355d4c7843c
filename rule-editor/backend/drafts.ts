import type { Change, Json, ObjectId } from '#engine/objects';

/** What the service tells of drafts: `api/contract/drafts.ts`. */
export type Person = { readonly id: string; readonly name: string };

export type StoredChange = Change & {
  readonly version: number;
  readonly changedBy: Person;
  readonly changedAt: string;
};
export type DraftState = 'open' | 'in-review' | 'approved' | 'published' | 'discarded';
export type DraftCheck = {
  readonly name: string;
  readonly version: number;
  /** The content is still what was checked. */
  readonly holds: boolean;
  readonly ok: boolean;
  readonly summary: string;
  readonly details?: Json;
  readonly by: Person;
  readonly at: string;
};
export type DraftComment = {
  readonly id: string;
  readonly object: ObjectId;
  readonly text: string;
  readonly by: Person;
  readonly at: string;
};
export type DraftSummary = {
  readonly id: string;
  readonly programme: string;
  readonly title: string;
  readonly purpose: string;
  readonly reference: string;
  readonly base: { readonly number: number; readonly sha256: string } | null;
  readonly state: DraftState;
  readonly version: number;
  readonly createdBy: Person;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly contributors: readonly Person[];
  readonly reviewer?: Person;
};
export type DraftView = DraftSummary & {
  readonly changes: readonly StoredChange[];
  readonly approvals: readonly { readonly by: Person; readonly at: string; readonly version: number }[];
  readonly returned?: { readonly by: Person; readonly at: string; readonly reason: string };
  readonly checks: readonly DraftCheck[];
  readonly comments: readonly DraftComment[];
  readonly behind?: { readonly number: number; readonly conflicts: readonly ObjectId[] };
  readonly published?: { readonly number: number; readonly sha256: string; readonly at: string };
};
export type ContentView = {
  readonly programme: string;
  readonly number: number;
  readonly sha256: string;
  readonly source: { readonly [member: string]: Json };
  readonly cases: readonly { readonly [member: string]: Json }[];
  readonly demands: readonly { readonly [member: string]: Json }[];
};
