import type { Change } from '#engine/objects';
import { isBackendProblem, post } from '../backend/client.ts';
import type { StoredChange } from '../backend/drafts.ts';

export type SaveResult =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'conflict'; readonly conflicts: readonly StoredChange[] }
  | { readonly kind: 'offline' }
  /** The service refuses: the draft is closed, the session is over, or the change cannot be. */
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string };

/** Sends changes that were made on a version of the draft. */
export async function save(draft: string, version: number, changes: readonly Change[]): Promise<SaveResult> {
  try {
    const { version: next } = await post<{ version: number }>(
      `/v1/drafts/${draft}/changes`,
      { changes },
      `"${version}"`,
    );
    return { kind: 'saved', version: next };
  } catch (error) {
    if (!isBackendProblem(error)) throw error;
    if (error.status === 412)
      return { kind: 'conflict', conflicts: (error.members['conflicts'] ?? []) as readonly StoredChange[] };
    if (error.status === 0 || error.status >= 500) return { kind: 'offline' };
    return { kind: 'refused', status: error.status, detail: error.message };
  }
}
