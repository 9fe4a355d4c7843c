import { Button, Heading, Link, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { useWords } from '../app/language.tsx';
import { useMay, useSession } from '../app/session.tsx';
import { isBackendProblem, post } from '../backend/client.ts';
import type { DraftView } from '../backend/drafts.ts';
import { readDrafts } from '../backend/read-drafts.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure } from '../ui/states.tsx';
import styles from './guide.module.css';
import { idFrom, isId } from './names.ts';
import { guideWords } from './words.ts';

const address = (programme: string, draft: string) => `/ny-ordning/${programme}?utkast=${draft}`;

/** The first page of the guide: what the new programme is called; from here on it is a draft. */
export function BeginProgramme() {
  const w = useWords(guideWords);
  const mayChange = useMay('maintainer');
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph style={{ maxWidth: '46rem' }}>{w.lead}</Paragraph>
      {mayChange ? (
        <>
          <Begun />
          <BeginForm />
        </>
      ) : (
        <Paragraph>{w.signIn}</Paragraph>
      )}
    </>
  );
}

function Begun() {
  const w = useWords(guideWords);
  const { person } = useSession();
  const open = useQuery({
    queryKey: ['drafts', 'open'],
    queryFn: () => readDrafts({ state: 'open' }),
  });
  const own = open.data?.drafts.filter(({ base, createdBy }) => base === null && createdBy.id === person?.id) ?? [];
  if (own.length === 0) return null;
  return (
    <section>
      <Heading level={2} data-size="xs">
        {w.goOn}
      </Heading>
      <ul>
        {own.map(({ id, title, programme }) => (
          <li key={id}>
            <Link asChild>
              <RouterLink href={address(programme, id)}>{title}</RouterLink>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function BeginForm() {
  const w = useWords(guideWords);
  const [, navigate] = useLocation();
  const [given, setGiven] = useState({ title: '', purpose: '', reference: '' });
  const [ownId, setOwnId] = useState<string>();
  const [isTried, setTried] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const [error, setError] = useState<unknown>();
  const id = ownId ?? (given.title === '' ? '' : idFrom(given.title));

  async function begin(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setTaken(false);
    if (!isId(id) || Object.values(given).some((text) => text.trim() === '')) return;
    try {
      const draft = await post<DraftView>('/v1/drafts', { programme: id, ...given, new: true });
      const changes = [{ object: 'ruleset/title', value: { nb: given.title.trim() } }];
      await post(`/v1/drafts/${draft.id}/changes`, { changes }, `"${draft.version}"`);
      navigate(address(id, draft.id));
    } catch (problem) {
      if (isBackendProblem(problem) && problem.problem === 'programme-exists') setTaken(true);
      else setError(problem);
    }
  }

  const field = (name: keyof typeof given, label: string, description?: string) => (
    <Textfield
      label={label}
      {...(description !== undefined && { description })}
      value={given[name]}
      onChange={({ target }) => setGiven((before) => ({ ...before, [name]: target.value }))}
      error={isTried && given[name].trim() === '' ? w.needed : undefined}
    />
  );
  const wrongId = isTaken ? w.takenShortName : isTried && !isId(id) ? w.badShortName : undefined;
  return (
    <form className={styles['form']} style={{ maxWidth: '36rem' }} onSubmit={(event) => void begin(event)} noValidate>
      {field('title', w.programmeName, w.programmeNameHelp)}
      <Textfield
        label={w.shortName}
        description={w.shortNameHelp}
        value={id}
        onChange={({ target }) => {
          setTaken(false);
          setOwnId(target.value);
        }}
        error={wrongId}
      />
      {field('purpose', w.purpose)}
      {field('reference', w.reference)}
      {error !== undefined && <Failure error={error} />}
      <div>
        <Button type="submit">{w.begin}</Button>
      </div>
    </form>
  );
}
