import { useEffect, useRef, useState } from 'react';

const idle = 400;

/** What is typed, told on when one pauses or leaves the field: one step to undo, not one a key. */
export function useTyped(value: string, tell: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const telling = useRef(tell);
  telling.current = tell;
  const given = useRef(value);
  // What comes from elsewhere (undo, a colleague) replaces what is shown.
  useEffect(() => {
    if (given.current !== value) setTyped(value);
    given.current = value;
  }, [value]);
  const flush = (text: string) => {
    if (text === given.current) return;
    given.current = text;
    telling.current(text);
  };
  useEffect(() => {
    const timer = setTimeout(() => flush(typed), idle);
    return () => clearTimeout(timer);
  }, [typed]);
  return {
    value: typed,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setTyped(target.value),
    onBlur: () => flush(typed),
  };
}
