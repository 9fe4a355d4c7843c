import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../app/session.tsx';
import type { DraftSummary } from '../backend/drafts.ts';
import { readDrafts } from '../backend/read-drafts.ts';

/** The drafts that whoever is signed in may see, and those that wait for their approval; none of somebody who may not. */
export function useDrafts() {
  const { person } = useSession();
  const mayRead = useMay('maintainer', 'approver', 'case-worker', 'auditor');
  const isApprover = useMay('approver');
  const { data, error } = useQuery({
    queryKey: ['drafts'],
    queryFn: () => readDrafts(),
    enabled: mayRead,
  });
  const isMine = ({ state, reviewer, contributors }: DraftSummary) =>
    isApprover &&
    (state === 'in-review' || state === 'approved') &&
    !contributors.some(({ id }) => id === person?.id) &&
    (reviewer === undefined || reviewer.id === person?.id);
  const drafts = mayRead ? data?.drafts : [];
  return {
    mayRead,
    drafts,
    awaiting: drafts?.filter(isMine) ?? [],
    own: drafts?.filter(({ state, createdBy }) => state === 'open' && createdBy.id === person?.id) ?? [],
    error,
  };
}
