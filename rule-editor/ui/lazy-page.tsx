import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { get, problemOf } from '../backend/client.ts';
import { Failure, Loading } from './states.tsx';

type Load<N extends string, P> = () => Promise<{ readonly [name in N]: ComponentType<P> }>;
type Loaded<P> = { readonly Page?: ComponentType<P>; readonly hasFailed?: boolean };

/** A browser does not ask again for a script that it could not get, but for the whole page. */
async function reloadWhenBack(): Promise<void> {
  await get('/v1/session').then(
    () => location.reload(),
    () => undefined,
  );
}

/**
 * A page that is loaded when somebody goes there. Where it cannot be fetched, the page says so and can be asked again;
 * the rest stays. Not by React's `lazy`: with that, a page that is there already waits 300 ms to be shown.
 */
export function lazyPage<N extends string, P extends object>(load: Load<N, P>, name: N): ComponentType<P> {
  let kept: ComponentType<P> | undefined;
  return function LazyPage(props: P) {
    const [{ Page, hasFailed = false }, setLoaded] = useState<Loaded<P>>(() => (kept ? { Page: kept } : {}));
    const fetchPage = useCallback(async () => {
      try {
        kept = (await load())[name];
        setLoaded({ Page: kept });
      } catch {
        setLoaded({ hasFailed: true });
      }
    }, []);
    useEffect(() => {
      if (!kept) void fetchPage();
    }, [fetchPage]);
    if (Page) return <Page {...props} />;
    if (!hasFailed) return <Loading />;
    return <Failure error={problemOf(0, 'offline', 'No connection')} onRetry={() => void reloadWhenBack()} />;
  };
}
