import { Alert, Button, Field, Label, Paragraph, Select, Textarea } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { locate } from '#engine/objects';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { useMay, useSession } from '../app/session.tsx';
import { get } from '../backend/client.ts';
import type { Person } from '../backend/drafts.ts';
import { titleOf } from '../sentences/object-title.ts';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { problemWords } from '../problems/problem-words.ts';
import { Refused } from '../problems/refused.tsx';
import { objectPath } from '../programmes/usages-list.tsx';
import { Behind } from './behind.tsx';
import styles from './review.module.css';
import { Unread } from './unread.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

/** What may be done with the draft now, by whoever is signed in. */
export function Acts() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { draft, programme } = useWorkspace();
  const { person } = useSession();
  const isMaintainer = useMay('maintainer');
  const isApprover = useMay('approver');
  if (!draft) return null;
  const contributed = draft.contributors.some(({ id }) => id === person?.id);
  const approval = draft.approvals.at(-1);
  return (
    <div className={styles['stack']}>
      {draft.returned && draft.state === 'open' && (
        <Alert data-color="warning">
          <Paragraph>{w.returnedBy(draft.returned.by.name, timeWords(draft.returned.at, language))}</Paragraph>
          <Paragraph>{draft.returned.reason}</Paragraph>
        </Alert>
      )}
      {draft.state === 'in-review' && (
        <Paragraph>{draft.reviewer ? w.awaiting(draft.reviewer.name) : w.awaitingAny}</Paragraph>
      )}
      {approval && draft.state === 'approved' && (
        <Paragraph>{w.approvedBy(approval.by.name, timeWords(approval.at, language))}</Paragraph>
      )}
      {draft.published && (
        <Alert data-color="success">
          <Paragraph>{w.publishedAs(draft.published.number)}</Paragraph>
          <Button asChild variant="secondary" data-size="sm">
            <Link href={`/ordning/${programme}`}>{w.seePublication}</Link>
          </Button>
        </Alert>
      )}
      {draft.state === 'open' && !isMaintainer && <Paragraph>{w.notSent}</Paragraph>}
      <Behind />
      {draft.state === 'open' && isMaintainer && <OpenActs />}
      {(draft.state === 'in-review' || draft.state === 'approved') && isMaintainer && <Withdraw />}
      {(draft.state === 'in-review' || draft.state === 'approved') &&
        isApprover &&
        (contributed ? <Alert data-color="info">{w.cannotApproveOwn}</Alert> : <ApproverActs />)}
    </div>
  );
}

function usePeople(isNeeded: boolean) {
  return useQuery({
    queryKey: ['people', 'approver'],
    queryFn: () => get<{ people: readonly Person[] }>('/v1/people?role=approver'),
    enabled: isNeeded,
  });
}

function OpenActs() {
  const w = useWords(words);
  const { draft, flush, problems } = useWorkspace();
  const people = usePeople(true);
  const [reviewer, setReviewer] = useState('');
  const [isSure, setSure] = useState(false);
  const [isUnsaved, setUnsaved] = useState(false);
  const { run, error, isBusy } = useAct();
  async function submit() {
    const isSaved = await flush();
    setUnsaved(!isSaved);
    if (isSaved && (await run('submission', reviewer === '' ? {} : { reviewer }))) announce(w.awaitingAny);
  }
  return (
    <>
      {problems.length > 0 && <Problems />}
      <Unread />
      {isUnsaved && <Alert data-color="warning">{w.mustWait}</Alert>}
      {error !== undefined && <Refused error={error} />}
      <div className={styles['acts']}>
        <Field>
          <Label>{w.submitTo}</Label>
          <Select value={reviewer} onChange={({ target }) => setReviewer(target.value)}>
            <Select.Option value="">{w.anyApprover}</Select.Option>
            {people.data?.people.map(({ id, name }) => (
              <Select.Option key={id} value={id}>
                {name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Button
          disabled={isBusy || problems.length > 0 || (draft?.changes.length ?? 0) === 0}
          onClick={() => void submit()}
        >
          {w.submit}
        </Button>
        <Button
          variant="tertiary"
          data-color="danger"
          disabled={isBusy}
          onClick={() => (isSure ? void run('discard') : setSure(true))}
        >
          {isSure ? w.discardSure : w.discard}
        </Button>
      </div>
    </>
  );
}

function Problems() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { problems, content, programme, draft } = useWorkspace();
  return (
    <Alert data-color="danger">
      <Paragraph>{w.problems}</Paragraph>
      <ul>
        {problems.slice(0, 20).map((problem) => {
          const [means, hint] = problemWords(problem, language);
          const object = locate(content, problem.pointer)?.object;
          const path = object === undefined ? '/kilde' : objectPath(object);
          return (
            <li key={`${problem.pointer}${problem.code}`}>
              <Link href={`/ordning/${programme}${path}?utkast=${draft?.id}`}>
                {object === undefined ? w.source : titleOf(content, object, language)}
              </Link>
              : {means} {hint}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

function Withdraw() {
  const w = useWords(words);
  const { run, error, isBusy } = useAct();
  return (
    <>
      {error !== undefined && <Refused error={error} />}
      <Button variant="secondary" disabled={isBusy} onClick={() => void run('withdrawal')}>
        {w.withdraw}
      </Button>
    </>
  );
}

function ApproverActs() {
  const w = useWords(words);
  const { draft } = useWorkspace();
  const people = usePeople(true);
  const { person } = useSession();
  const [reason, setReason] = useState('');
  const [isReturning, setReturning] = useState(false);
  const [to, setTo] = useState('');
  const { run, error, isBusy } = useAct();
  const id = useId();
  const others = people.data?.people.filter((other) => other.id !== person?.id) ?? [];
  return (
    <>
      {error !== undefined && <Refused error={error} />}
      <div className={styles['acts']}>
        {draft?.state === 'in-review' && (
          <Button disabled={isBusy} onClick={() => void run('approval', { version: draft.version })}>
            {w.approve}
          </Button>
        )}
        {draft?.state === 'approved' && (
          <Button disabled={isBusy || draft.behind !== undefined} onClick={() => void run('publication')}>
            {w.publish}
          </Button>
        )}
        <Button variant="secondary" disabled={isBusy} onClick={() => setReturning((before) => !before)}>
          {w.giveBack}
        </Button>
      </div>
      {draft?.state === 'approved' && <Paragraph data-size="sm">{w.publishHelp}</Paragraph>}
      {isReturning && (
        <div className={styles['stack']}>
          <Field>
            <Label htmlFor={id}>{w.giveBackReason}</Label>
            <Textarea id={id} autoFocus rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
          </Field>
          <Button disabled={isBusy || reason.trim() === ''} onClick={() => void run('return', { reason })}>
            {w.giveBack}
          </Button>
        </div>
      )}
      {draft?.state === 'in-review' && others.length > 0 && (
        <div className={styles['acts']}>
          <Field>
            <Label>{w.handOverTo}</Label>
            <Select value={to} onChange={({ target }) => setTo(target.value)}>
              <Select.Option value=""> </Select.Option>
              {others.map((other) => (
                <Select.Option key={other.id} value={other.id}>
                  {other.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Button variant="secondary" disabled={isBusy || to === ''} onClick={() => void run('handover', { to })}>
            {w.handOver}
          </Button>
        </div>
      )}
    </>
  );
}
