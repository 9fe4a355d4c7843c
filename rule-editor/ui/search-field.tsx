import { Search } from '@digdir/designsystemet-react';
import { useDeferredValue, useEffect, useId, useState } from 'react';
import { fit, wordsOf } from '../programmes/search-words.ts';
import { useAddressValue } from './use-address.ts';

/** What is sought on this page (`?sok=`). */
export function useSought(): string {
  const [query = ''] = useAddressValue('sok');
  return useDeferredValue(query);
}

/** Has a text every word that is sought? */
export function isFound(sought: string, text: string): boolean {
  const there = wordsOf(text);
  return wordsOf(sought).every((word) => there.some((candidate) => fit(word, candidate) > 0));
}

/** A field to search in: what is sought stands in the address a moment after it is typed. */
export function SearchField({ label, help }: { readonly label: string; readonly help?: string }) {
  const id = useId();
  const [query = '', setQuery] = useAddressValue('sok');
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped((before) => (before.trim() === query.trim() ? before : query)), [query]);
  useEffect(() => {
    if (typed === query) return undefined;
    const timer = setTimeout(() => setQuery(typed === '' ? undefined : typed), 120);
    return () => clearTimeout(timer);
  }, [typed, query, setQuery]);
  return (
    <div role="search">
      <label htmlFor={id} className="ds-label">
        {label}
      </label>
      {help !== undefined && (
        <p id={`${id}-help`} style={{ margin: '0 0 0.25rem', color: 'var(--ds-color-neutral-text-subtle)' }}>
          {help}
        </p>
      )}
      <Search>
        <Search.Input
          id={id}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Search.Clear onClick={() => setTyped('')} />
      </Search>
    </div>
  );
}
