import { Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '../app/language.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SourceView } from './source-view.tsx';
import { words } from './words.ts';

/** The whole document as it is written. */
export function SourcePage() {
  const w = useWords(words);
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      <SourceView />
    </>
  );
}
