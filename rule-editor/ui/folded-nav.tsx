import { Button } from '@digdir/designsystemet-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './folded-nav.module.css';

type Props = {
  /** What it leads about in. */
  readonly label: string;
  /** Where one is, on the button. */
  readonly current: string;
  /** Closed again when this is another: one has gone somewhere. */
  readonly place: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** Links that stand beside the content; where there is no room there, they are folded under a button above it. */
export function FoldedNav({ label, current, place, className, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  useEffect(() => setOpen(false), [place]);
  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key of the controls within
    <nav aria-label={label} className={className} onKeyDown={closeByKey}>
      <Button
        ref={button}
        className={styles['fold']}
        variant="secondary"
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {current}
        <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
      </Button>
      <div id={list} className={styles['list']} data-open={isOpen}>
        {children}
      </div>
    </nav>
  );
}
