import type { Change } from '#engine/objects';
import { isBackendProblem, post } from '../backend/client.ts';
import type { StoredChange } from '../backend/drafts.ts';
import { type Refusal, refusalOf } from '../problems/refusal-words.ts';
import type { Taken } from './draft-state.ts';

export type SaveResult =
  | { readonly kind: 'saved'; readonly taken: Taken }
  | { readonly kind: 'conflict'; readonly conflicts: readonly StoredChange[] }
  | { readonly kind: 'offline' }
  /** The service refuses: the draft is closed, the session is over, or the change cannot be. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Sends changes that were made on a version of the draft. */
export async function save(draft: string, version: number, changes: readonly Change[]): Promise<SaveResult> {
  try {
    const body = { changes: changes.map(({ object, value }) => ({ object, value })) };
    return { kind: 'saved', taken: await post<Taken>(`/v1/drafts/${draft}/changes`, body, `"${version}"`) };
  } catch (error) {
    if (!isBackendProblem(error)) throw error;
    if (error.status === 412)
      return { kind: 'conflict', conflicts: (error.members['conflicts'] ?? []) as readonly StoredChange[] };
    if (error.status === 0 || error.status >= 500) return { kind: 'offline' };
    return { kind: 'refused', refusal: refusalOf(error) };
  }
}
