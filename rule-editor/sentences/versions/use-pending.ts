import { useQuery } from '@tanstack/react-query';
import { get, isBackendProblem } from '../../backend/client.ts';
import type { VersionWords } from './words.ts';

type Pending = {
  readonly total: number;
  readonly by: readonly { readonly by: string; readonly count: number; readonly unknown?: number }[];
};

/** How many open cases a version from that day would touch, in words, by the date that it is judged by. */
export function usePending(programme: string, from: string | undefined, isPublished: boolean) {
  const { data, error } = useQuery({
    queryKey: ['pending', programme, from],
    queryFn: () => get<Pending>(`/v1/programmes/${programme}/pending?from=${from}`),
    enabled: from !== undefined && isPublished,
    retry: false,
  });
  return (w: VersionWords, by: string): string | undefined => {
    if (!isPublished) return w.notKnown(w.reasons.new);
    if (error) return w.notKnown(w.reasons[reasonOf(error)]);
    if (!data) return from === undefined ? undefined : w.counting;
    const found = data.by.find((one) => one.by === by);
    if (!found) return w.notKnown(w.reasons.notCounted);
    const { count, unknown = 0 } = found;
    return unknown > 0 ? `${w.pending(count)} ${w.unknownDate(unknown)}` : w.pending(count);
  };
}

function reasonOf(error: unknown): keyof VersionWords['reasons'] {
  if (!isBackendProblem(error)) return 'other';
  if (error.status === 0 || error.status === 503) return 'offline';
  return error.status === 401 || error.status === 403 ? 'forbidden' : 'other';
}
