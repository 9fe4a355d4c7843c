import { Details, Heading, Link, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link as RouterLink } from 'wouter';
import type { LegalBasis } from '#engine';
import { readObject } from '#engine/objects';
import { dateWords, today } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { engine } from '../engine-worker/connect.ts';
import { objectPath } from '../programmes/usages-list.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Comments } from './comments.tsx';
import { type DescribedChange, describeChange, type Difference } from './describe-change.ts';
import styles from './review.module.css';
import { words } from './words.ts';

const most = 8;

/** What a draft changes, an object at a time: the change in words, the source's words beside it. */
export function ChangeList() {
  const w = useWords(words);
  const { language } = useLanguage();
  const workspace = useWorkspace();
  const { draft, base, baseKey, document: after, publication } = workspace;
  const before = useQuery({
    queryKey: ['checked', baseKey],
    queryFn: async () => (await engine('open', baseKey, base.source)).document ?? null,
    enabled: publication !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const objects = useMemo(() => draft?.changes.map(({ object }) => object) ?? [], [draft]);
  const isReady = after !== undefined && (publication === undefined || before.data !== undefined);
  const described = useMemo(() => {
    if (!after || !isReady) return [];
    const documents = { before: before.data ?? undefined, after };
    return objects.map((object) => ({ object, change: describeChange(documents, object, language, today()) }));
  }, [after, before.data, isReady, objects, language]);
  if (objects.length === 0)
    return (
      <>
        <Paragraph>{w.noChanges}</Paragraph>
        <Paragraph>{w.noChangesHelp}</Paragraph>
      </>
    );
  const told = described.filter(({ change }) => change !== undefined);
  const others = described.filter(({ change }) => change === undefined);
  return (
    <>
      {told.map(({ object, change }) => change && <Change key={object} change={change} />)}
      {others.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {w.others}
          </Heading>
          <ul>
            {others.map(({ object }) => (
              <li key={object}>
                <OtherChange object={object} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OtherChange({ object }: { readonly object: string }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { base, content } = useWorkspace();
  const member = object.slice(0, object.indexOf('/'));
  const [old, now] = [readObject(base, object), readObject(content, object)];
  const kind = old === undefined ? 'new' : now === undefined ? 'removed' : 'changed';
  return (
    <>
      {w.kinds[kind]}: {w.members[member] ?? member}: {titleOf(now === undefined ? base : content, object, language)}
    </>
  );
}

function useObjectAddress(object: string): string {
  const { programme, draft } = useWorkspace();
  const path = objectPath(object);
  return `/ordning/${programme}${path}${draft ? `?utkast=${draft.id}` : ''}`;
}

function Change({ change }: { readonly change: DescribedChange }) {
  const w = useWords(words);
  const address = useObjectAddress(change.object);
  return (
    <article className={styles['change']}>
      <div>
        <Heading level={3} data-size="2xs">
          <Link asChild>
            <RouterLink href={address}>{change.title}</RouterLink>
          </Link>{' '}
          <Tag data-size="sm" data-color={change.kind === 'removed' ? 'danger' : 'info'}>
            {w.members[change.member]}: {w.kinds[change.kind]}
          </Tag>
        </Heading>
        {change.versions.map(({ boundary, by, differences }) => (
          <section key={boundary?.date ?? 'first'}>
            <Paragraph>
              <strong>{boundary ? w.newVersion(dateWords(boundary.date), by ?? '') : w.newVersionAlways}</strong>
            </Paragraph>
            <Differences differences={differences} />
          </section>
        ))}
        {change.corrected.length > 0 && (
          <section>
            <Paragraph>
              <strong>{w.corrected}</strong>
            </Paragraph>
            <Differences differences={change.corrected} />
          </section>
        )}
        <Comments object={change.object} />
      </div>
      {change.sources.length > 0 && <Sources sources={change.sources} />}
    </article>
  );
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const w = useWords(words);
  const list = (shown: readonly Difference[]) => (
    <ul className={styles['sentences']}>
      {shown.map(({ label, before, after }) => (
        <li key={label}>
          {label}:{' '}
          {before !== undefined && (
            <>
              <span className="ds-sr-only">{w.before}: </span>
              <del className={styles['old']}>{before}</del>{' '}
            </>
          )}
          {after === undefined ? (
            <em>{w.nothing}</em>
          ) : (
            <>
              <span className="ds-sr-only">{w.after}: </span>
              <ins className={styles['now']}>{after}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
  if (differences.length <= most) return list(differences);
  return (
    <>
      {list(differences.slice(0, most))}
      <Details>
        <Details.Summary>{w.whole(differences.length)}</Details.Summary>
        <Details.Content>{list(differences.slice(most))}</Details.Content>
      </Details>
    </>
  );
}

function Sources({ sources }: { readonly sources: readonly LegalBasis[] }) {
  const w = useWords(words);
  return (
    <div role="group" className={styles['source']} aria-label={w.sources}>
      {sources.map(({ title, section, url, quote, note, mark, asOf }, index) => (
        <div key={index}>
          <Paragraph data-size="sm">
            {url === undefined ? (
              `${title} ${section ?? ''}`
            ) : (
              <Link href={url} target="_blank" rel="noreferrer">
                {title} {section}
              </Link>
            )}{' '}
            ({w.marks[mark]}
            {asOf !== undefined && `, ${dateWords(asOf)}`})
          </Paragraph>
          {quote !== undefined && <blockquote>«{quote}»</blockquote>}
          {note !== undefined && <Paragraph data-size="sm">{note}</Paragraph>}
        </div>
      ))}
    </div>
  );
}
