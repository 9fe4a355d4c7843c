import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { useWords } from '../app/language.tsx';
import { get } from '../backend/client.ts';
import type { DraftView } from '../backend/drafts.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { Unsaved } from '../workspace/unsaved.tsx';
import { useWorkspace, WorkspaceProvider } from '../workspace/workspace.tsx';
import { Acts } from './acts.tsx';
import { ChangeList } from './change-list.tsx';
import { Checks, stateOf } from './checks.tsx';
import { Effect } from './effect.tsx';
import { History } from './history.tsx';
import styles from './review.module.css';
import { words } from './words.ts';

/** A draft on one page, in the order in which a busy approver reads. */
export function ReviewPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error } = useQuery({
    queryKey: ['draft-programme', id],
    queryFn: () => get<DraftView>(`/v1/drafts/${id}`),
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  return (
    <WorkspaceProvider key={id} programme={data.programme} draftId={id}>
      <Review />
    </WorkspaceProvider>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}

function Review() {
  const w = useWords(words);
  const { draft, programme, readOnly } = useWorkspace();
  if (!draft) return null;
  const compared = stateOf(draft, 'regression');
  return (
    <div className={styles['page']}>
      <Unsaved />
      <header>
        <PageTitle title={draft.title}>
          {!readOnly && (
            <Button asChild variant="secondary" data-size="sm">
              <Link href={`/ordning/${programme}?utkast=${draft.id}`}>{w.continueEditing}</Link>
            </Button>
          )}
        </PageTitle>
        <dl className={styles['about']}>
          <dt>{w.purpose}</dt>
          <dd>{draft.purpose}</dd>
          <dt>{w.reference}</dt>
          <dd>{draft.reference}</dd>
          <dt>{w.writtenBy}</dt>
          <dd>
            {draft.contributors.map(({ name }) => name).join(', ') || draft.createdBy.name} ·{' '}
            {draft.base ? w.onPublication(draft.base.number) : w.ofNew}
          </dd>
        </dl>
      </header>
      <Part title={w.changes}>
        <ChangeList />
      </Part>
      <Part title={w.effect}>
        {draft.base === null && <Paragraph>{w.effectNew}</Paragraph>}
        {draft.base !== null && compared !== 'ok' && (
          <Alert data-color="warning">
            <Paragraph>{compared === 'failed' ? w.effectNotJudged : w.effectNotRun}</Paragraph>
            <Button asChild variant="secondary" data-size="sm">
              <Link href={`/ordning/${programme}/sammenlign?utkast=${draft.id}`}>
                {compared === 'failed' ? w.judgeIt : w.runIt}
              </Link>
            </Button>
          </Alert>
        )}
        <Effect />
      </Part>
      <Part title={w.checks}>
        <Checks />
      </Part>
      <Part title={w.act}>
        <Acts />
      </Part>
      <Part title={w.history}>
        <History />
      </Part>
    </div>
  );
}
