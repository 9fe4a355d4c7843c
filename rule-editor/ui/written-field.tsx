import { Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly lang?: string;
  readonly multiline?: boolean;
  readonly error?: string | undefined;
  readonly onWrite: (value: string) => void;
  /** Told on every key stroke. */
  readonly onType?: (value: string) => void;
  readonly inputMode?: 'numeric' | 'decimal';
};

/** So long after the last key stroke is what is written taken in. */
const pause = 600;

/** A field whose text is taken in when one leaves it or pauses; what comes from elsewhere shows when one is not writing. */
export function WrittenField({ value, onWrite, onType, multiline = false, ...rest }: Props) {
  const [typed, setTyped] = useState<string>();
  const write = useRef(onWrite);
  write.current = onWrite;
  const waiting = useRef<string>(undefined);
  waiting.current = typed === value ? undefined : typed;
  useEffect(() => {
    if (typed === undefined || typed === value) return undefined;
    const timer = setTimeout(() => write.current(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, value]);
  // What is written when the page is left is not lost.
  useEffect(
    () => () => {
      if (waiting.current !== undefined) write.current(waiting.current);
    },
    [],
  );
  const change = (next: string) => {
    setTyped(next);
    onType?.(next);
  };
  const leave = () => {
    if (waiting.current !== undefined) write.current(waiting.current);
    setTyped(undefined);
  };
  const shared = { ...rest, value: typed ?? value, onBlur: leave };
  return multiline ? (
    <Textfield {...shared} multiline rows={4} onChange={({ target }) => change(target.value)} />
  ) : (
    <Textfield {...shared} onChange={({ target }) => change(target.value)} />
  );
}
