import type { Deps } from '../deps.ts';
import type { Role } from '../sign-in/roles.ts';
import { createContents, type ReadContent } from '../publications/publication-content.ts';

/** What drafts are worked on with. */
export type DraftsMeans = Deps & { readonly readContent: ReadContent };

export function createDraftsMeans(deps: Deps): DraftsMeans {
  return { ...deps, readContent: createContents() };
}

/** Who may read drafts. */
export const draftReaders = ['maintainer', 'approver', 'case-worker', 'auditor'] as const satisfies readonly Role[];

/** Many objects, or a big table: several times the largest ruleset; as deep as a ruleset may be, in a change. */
export const changesBounds = { bytes: 8 * 1_048_576, depth: 70 };
