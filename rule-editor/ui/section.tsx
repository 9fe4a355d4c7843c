import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

/** A part of a page under a heading of its own. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section
      style={{ marginBlockStart: '2rem', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '0.75rem' }}
    >
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}
