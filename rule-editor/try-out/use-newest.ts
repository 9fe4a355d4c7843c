import { useEffect, useMemo, useState } from 'react';
import { createNewest } from './newest.ts';

/**
 * Asks again whenever the question is another (it must be memoised), one at a time: while one is being answered, only
 * the newest waits. `answer` is the newest there is; `isOld`: a newer question waits for its answer.
 */
export function useNewest<T>(ask: (() => Promise<T>) | undefined): {
  readonly answer: T | undefined;
  readonly isOld: boolean;
  readonly error: unknown;
} {
  const [state, setState] = useState<{ of: unknown; answer?: T | undefined; error?: unknown }>({ of: undefined });
  const newest = useMemo(
    () =>
      createNewest<T>(
        (of, answer) => setState({ of, answer }),
        (of, error) => setState((before) => ({ of, answer: before.answer, error })),
      ),
    [],
  );
  useEffect(() => {
    if (ask) newest.ask(ask);
  }, [ask, newest]);
  return { answer: state.answer, isOld: ask !== undefined && state.of !== ask, error: state.error };
}
