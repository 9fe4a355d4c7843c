import { useEffect, useRef } from 'react';

/** Focus that waits for what a change brings: after it is asked for, `focus` is called once `key` is another. */
export function useFocusWhen(key: unknown, focus: () => void): () => void {
  const isAsked = useRef(false);
  const act = useRef(focus);
  act.current = focus;
  useEffect(() => {
    if (!isAsked.current) return;
    isAsked.current = false;
    act.current();
  }, [key]);
  return () => {
    isAsked.current = true;
  };
}
