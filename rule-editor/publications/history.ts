import { useQuery } from '@tanstack/react-query';
import type { ObjectId } from '#engine/objects';
import { useMay } from '../app/session.tsx';
import type { DraftSummary } from '../backend/drafts.ts';
import { readDrafts } from '../backend/read-drafts.ts';

type Summary = Pick<DraftSummary, 'id' | 'state' | 'changes' | 'published'>;

/** What was published of an object, newest first, and the drafts that would change it, but for the one at hand. */
export function historyOf<T extends Summary>(drafts: readonly T[], object: ObjectId, current?: string) {
  const touching = drafts.filter(({ changes }) => changes.some((change) => change.object === object));
  return {
    published: touching
      .filter(({ published }) => published !== undefined)
      .toSorted((one, other) => (other.published?.number ?? 0) - (one.published?.number ?? 0)),
    underway: touching.filter(
      ({ id, state }) => id !== current && (state === 'open' || state === 'in-review' || state === 'approved'),
    ),
  };
}

/** A programme's drafts, published ones too; undefined while they are read, and for those who may not read them. */
export function useProgrammeDrafts(programme: string): readonly DraftSummary[] | undefined {
  const mayRead = useMay('maintainer', 'approver', 'case-worker', 'auditor');
  const { data } = useQuery({
    queryKey: ['drafts', 'of', programme],
    queryFn: () => readDrafts({ programme }),
    enabled: mayRead,
  });
  return data?.drafts;
}
