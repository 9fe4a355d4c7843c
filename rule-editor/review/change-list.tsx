import { Alert, Details, Heading, Link, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link as RouterLink } from 'wouter';
import type { LegalBasis } from '#engine';
import { isObject, type ObjectId, readObject, type RulesetContent } from '#engine/objects';
import { dateWords, today } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { engine } from '../engine-worker/connect.ts';
import { objectPath } from '../programmes/usages-list.tsx';
import { Loading } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Comments } from './comments.tsx';
import { type DescribedChange, describeChange, titleIn } from './describe-change.ts';
import type { Difference } from './differences.ts';
import { OneDifference } from './one-difference.tsx';
import styles from './review.module.css';
import { useDemandSentences } from './use-demand-sentences.ts';
import { words } from './words.ts';

const most = 8;
/** What decides stands first, then what it builds on, what is said of it, and what watches over it. */
const memberOrder = [
  'ruleset sections rules tables restrictions replacements conditions entries constraints parameters grant figures',
  'remedies texts facts groups systems vocabulary order demands cases',
]
  .join(' ')
  .split(' ');
const memberOf = (object: ObjectId): string => object.slice(0, object.indexOf('/'));
const rankOf = (object: ObjectId): number => (memberOrder.indexOf(memberOf(object)) + 1 || memberOrder.length + 1) - 1;

/** What a draft changes, an object at a time: the change in words, the source's words beside it. */
export function ChangeList() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { draft, base, baseKey, content, document: after, publication, problems } = useWorkspace();
  const before = useQuery({
    queryKey: ['checked', baseKey],
    queryFn: async () => (await engine('open', baseKey, base.source)).document ?? null,
    enabled: publication !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const objects = useMemo(
    () => (draft?.changes.map(({ object }) => object) ?? []).toSorted((left, right) => rankOf(left) - rankOf(right)),
    [draft],
  );
  const hasDemands = objects.some((object) => memberOf(object) === 'demands');
  const [oldDemands, newDemands] = [
    useDemandSentences(base, before.data ?? undefined, hasDemands),
    useDemandSentences(content, after, hasDemands),
  ];
  const isBroken = problems.length > 0;
  const isReady = !isBroken && after !== undefined && (publication === undefined || before.data !== undefined);
  const described = useMemo(() => {
    if (!isReady) return [];
    const sides = {
      before: { content: base, document: before.data ?? undefined, sentences: oldDemands },
      after: { content, document: after, sentences: newDemands },
    };
    return objects.map((object) => describeChange(sides, object, language, today()));
  }, [after, base, before.data, content, isReady, language, newDemands, objects, oldDemands]);
  if (objects.length === 0)
    return (
      <>
        <Paragraph>{w.noChanges}</Paragraph>
        <Paragraph>{w.noChangesHelp}</Paragraph>
      </>
    );
  const counted = [...Map.groupBy(objects, memberOf)].map(([member, own]) => w.counted(own.length, member));
  return (
    <>
      <Paragraph>{w.summary(counted)}</Paragraph>
      {isBroken && <Alert data-color="warning">{w.brokenChanges}</Alert>}
      {isBroken && (
        <ul>
          {objects.map((object) => (
            <li key={object}>
              <Named object={object} />
            </li>
          ))}
        </ul>
      )}
      {!isBroken && !isReady && <Loading />}
      {described.map((change) => (
        <Change key={change.object} change={change} />
      ))}
    </>
  );
}

/** A change that cannot be told in words yet: what it is of. */
function Named({ object }: { readonly object: ObjectId }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { base, content } = useWorkspace();
  const [old, now] = [readObject(base, object), readObject(content, object)];
  const kind = old === undefined ? 'new' : now === undefined ? 'removed' : 'changed';
  return (
    <>
      {w.members[memberOf(object)]}: {titleIn(now === undefined ? base : content, object, language)} ({w.kinds[kind]})
    </>
  );
}

/** Has it versions with dates, so that what was published may be told from what is new? */
const isVersioned = (object: ObjectId, base: RulesetContent): boolean => {
  const written = readObject(base, object);
  return isObject(written) && 'versions' in written;
};
/** Can what is changed in it give a case another answer or another letter? */
const decides = (member: string): boolean => !['cases', 'demands', 'order', 'vocabulary', 'systems'].includes(member);
/** Of these a new one holds from the beginning, and one should be told so. */
const isWhenMember = (member: string): boolean => ['sections', 'rules', 'restrictions', 'parameters'].includes(member);

function useObjectAddress(object: string): string {
  const { programme, draft } = useWorkspace();
  const path = objectPath(object);
  return `/ordning/${programme}${path}${draft ? `?utkast=${draft.id}` : ''}`;
}

function Change({ change }: { readonly change: DescribedChange }) {
  const w = useWords(words);
  const address = useObjectAddress(change.object);
  const { programme, draft, base } = useWorkspace();
  const sourceAddress = `/ordning/${programme}/kilde?${new URLSearchParams({ utkast: draft?.id ?? '', mot: String(draft?.base?.number ?? '') })}`;
  const isRule = isVersioned(change.object, base);
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
            {(boundary || isWhenMember(change.member)) && (
              <Paragraph>
                <strong>{boundary ? w.newVersion(dateWords(boundary.date), by ?? '') : w.newVersionAlways}</strong>
              </Paragraph>
            )}
            <Differences differences={differences} kind={change.kind} />
          </section>
        ))}
        {change.corrected.length > 0 && (
          <section>
            {(change.kind === 'removed' || decides(change.member)) && (
              <Paragraph>
                <strong>{change.kind === 'removed' ? w.takenAway : isRule ? w.corrected : w.changedFor}</strong>
              </Paragraph>
            )}
            <Differences differences={change.corrected} kind={change.kind} />
          </section>
        )}
        {change.corrected.length === 0 && change.versions.every(({ differences }) => differences.length === 0) && (
          <Paragraph>
            {w.noWords}{' '}
            <Link asChild>
              <RouterLink href={sourceAddress}>{w.seeSource}</RouterLink>
            </Link>
          </Paragraph>
        )}
        <Comments object={change.object} />
      </div>
      {change.sources.length > 0 && <Sources sources={change.sources} />}
    </article>
  );
}

type DifferencesProps = {
  readonly differences: readonly Difference[];
  /** Of what: then there is nothing to compare. */
  readonly kind: DescribedChange['kind'];
};

function Differences({ differences, kind }: DifferencesProps) {
  const w = useWords(words);
  const list = (shown: readonly Difference[]) => (
    <ul className={styles['sentences']}>
      {shown.map((difference, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- what is told does not move
        <li key={index}>
          <OneDifference difference={difference} kind={kind} />
        </li>
      ))}
    </ul>
  );
  // Of what is new, the reader's own language is read first.
  const first = kind === 'new' ? differences.filter(({ isOther }) => !isOther) : differences;
  const others = kind === 'new' ? differences.filter(({ isOther }) => isOther) : [];
  const isLong = first.length > most + 2;
  const folded = [...(isLong ? first.slice(most) : []), ...others];
  return (
    <>
      {list(isLong ? first.slice(0, most) : first)}
      {folded.length > 0 && (
        <Details data-size="sm">
          <Details.Summary>{w.whole(folded.length)}</Details.Summary>
          <Details.Content>{list(folded)}</Details.Content>
        </Details>
      )}
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
