import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of a page: names the tab as well, and takes focus when one comes from another page. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Vedtak`;
    if (document.activeElement === document.body || document.activeElement?.id === 'innhold') heading.current?.focus();
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
