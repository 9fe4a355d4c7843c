import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** Who opens the editor begins at the top, with the way past the menu. */
let isOpening = true;

/** The heading of a page: names the tab as well, and takes focus when one comes from another page. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(isOpening);
  useEffect(() => {
    document.title = `${title} – Vedtak`;
    const isNowhere = document.activeElement === document.body || document.activeElement?.id === 'innhold';
    if (isNowhere && !isFirst.current) heading.current?.focus();
    isOpening = false;
  }, [title]);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem', alignItems: 'baseline' }}>
      <Heading level={1} data-size="md" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {title}
      </Heading>
      {children}
    </div>
  );
}
