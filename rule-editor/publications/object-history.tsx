import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { type ObjectId, readObject } from '#engine/objects';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { Section } from '../ui/section.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { historyOf, useProgrammeDrafts } from './history.ts';
import { historyWords } from './history-words.ts';
import { PublicationStory } from './publication-story.tsx';

/** Who changed an object before, when and why, and who else is about to; nothing for those who may not read drafts. */
export function ObjectHistory({ object }: { readonly object: ObjectId }) {
  const w = useWords(historyWords);
  const { language } = useLanguage();
  const { programme, draft, base } = useWorkspace();
  const isNew = draft !== undefined && readObject(base, object) === undefined;
  const drafts = useProgrammeDrafts(programme);
  if (!drafts) return null;
  const { published, underway } = historyOf(drafts, object, draft?.id);
  return (
    <Section title={w.title}>
      {underway.length > 0 && (
        <div>
          <Paragraph>{w.underway}</Paragraph>
          <ul>
            {underway.map(({ id, title }) => (
              <li key={id}>
                <Link asChild>
                  <RouterLink href={`/utkast/${id}`}>{title}</RouterLink>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {published.length === 0 ? (
        <Paragraph>{isNew ? w.isNew : w.none}</Paragraph>
      ) : (
        <ol reversed>
          {published.map((one) => (
            <li key={one.id}>
              {one.published && w.publication(one.published.number, timeWords(one.published.at, language))}:{' '}
              <PublicationStory draft={one} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
