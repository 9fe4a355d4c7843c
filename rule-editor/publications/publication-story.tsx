import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../app/language.tsx';
import type { DraftSummary, Person } from '../backend/drafts.ts';
import { historyWords } from './history-words.ts';

/** What a publication was for, who wrote it and who approved it. */
export function PublicationStory({ draft }: { readonly draft: DraftSummary }) {
  const w = useWords(historyWords);
  const names = (people: readonly Person[]) => [...new Set(people.map(({ name }) => name))].join(` ${w.and} `);
  const wrote = draft.contributors.length > 0 ? draft.contributors : [draft.createdBy];
  return (
    <>
      <Link asChild>
        <RouterLink href={`/utkast/${draft.id}`}>{draft.title}</RouterLink>
      </Link>
      {draft.purpose !== '' && <Paragraph data-size="sm">{draft.purpose}</Paragraph>}
      <Paragraph data-size="sm">{w.people(names(wrote), names(draft.approvals.map(({ by }) => by)))}</Paragraph>
    </>
  );
}
