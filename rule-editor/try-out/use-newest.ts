import { useEffect, useRef, useState } from 'react';

/**
 * Asks again whenever the question is another (it must be memoised), one at a time: while one is being answered, only
 * the newest waits. `answer` is the newest there is; `isOld`: a newer question waits for its answer.
 */
export function useNewest<T>(ask: (() => Promise<T>) | undefined): {
  readonly answer: T | undefined;
  readonly isOld: boolean;
  readonly error: unknown;
} {
  const [state, setState] = useState<{ ask: unknown; answer?: T | undefined; error?: unknown }>({ ask: undefined });
  const queue = useRef<{ isAsking: boolean; next: (() => Promise<T>) | undefined }>({
    isAsking: false,
    next: undefined,
  });
  useEffect(() => {
    queue.current.next = ask;
    if (!queue.current.isAsking) void work();
    async function work() {
      queue.current.isAsking = true;
      while (queue.current.next) {
        const asked = queue.current.next;
        queue.current.next = undefined;
        try {
          const answer = await asked();
          setState({ ask: asked, answer });
        } catch (error) {
          setState((before) => ({ ask: asked, answer: before.answer, error }));
        }
      }
      queue.current.isAsking = false;
    }
  }, [ask]);
  return { answer: state.answer, isOld: ask !== undefined && state.ask !== ask, error: state.error };
}
