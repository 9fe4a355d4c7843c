import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';

/** One value of the address's query: the address is the state. */
export function useAddressValue(name: string): readonly [string | undefined, (value: string | undefined) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const value = new URLSearchParams(search).get(name) ?? undefined;
  const set = useCallback(
    (next: string | undefined) => {
      const query = new URLSearchParams(location.search);
      if (next === undefined || next === '') query.delete(name);
      else query.set(name, next);
      const text = query.toString();
      navigate(`${location.pathname}${text === '' ? '' : `?${text}`}`, { replace: true });
    },
    [name, navigate],
  );
  return [value, set];
}

/** A name in the path of an address; what no browser writes stands as it is, and names nothing. */
export function nameInPath(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
