import { Button, Dialog, Heading, Link, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { useWords, type WordsOf } from '../app/language.tsx';
import { post } from '../backend/client.ts';
import type { DraftView } from '../backend/drafts.ts';
import { readDrafts } from '../backend/read-drafts.ts';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';

const nb = {
  start: 'Endre reglene',
  title: 'Nytt utkast',
  lead: 'Endringene gjelder ikke før en annen har godkjent og utgitt dem.',
  open: 'Utkast som er under arbeid',
  name: 'Navn på utkastet',
  nameHelp: 'For eksempel: Ny LDL-grense for inklisiran',
  purpose: 'Hva skal endres, og hvorfor?',
  reference: 'Lov, forskrift eller brev som endringen bygger på',
  needed: 'Skriv noe her.',
  create: 'Lag utkast',
  cancel: 'Avbryt',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    start: 'Endre reglane',
    title: 'Nytt utkast',
    lead: 'Endringane gjeld ikkje før nokon annan har godkjent og gitt dei ut.',
    open: 'Utkast som er under arbeid',
    name: 'Namn på utkastet',
    nameHelp: 'Til dømes: Ny LDL-grense for inklisiran',
    purpose: 'Kva skal endrast, og kvifor?',
    reference: 'Lov, forskrift eller brev som endringa byggjer på',
    needed: 'Skriv noko her.',
    create: 'Lag utkast',
    cancel: 'Avbryt',
  },
  en: {
    start: 'Change the rules',
    title: 'New draft',
    lead: 'Nothing changes until someone else has approved and published it.',
    open: 'Drafts that are being written',
    name: 'Name of the draft',
    nameHelp: 'For example: New LDL limit for inclisiran',
    purpose: 'What is to be changed, and why?',
    reference: 'Act, regulation or letter that the change rests on',
    needed: 'Write something here.',
    create: 'Make the draft',
    cancel: 'Cancel',
  },
};

/** Opens a draft of the programme, or makes a new one. */
export function StartDraft() {
  const w = useWords(words);
  const { programme } = useWorkspace();
  const [, navigate] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [given, setGiven] = useState({ title: '', purpose: '', reference: '' });
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const open = useQuery({
    queryKey: ['drafts', programme],
    queryFn: () => readDrafts({ programme, state: 'open' }),
  });
  const address = (id: string) => `${location.pathname}?${new URLSearchParams({ ...query(), utkast: id })}`;

  async function create(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(given).some((value) => value.trim() === '')) return;
    try {
      const draft = await post<DraftView>('/v1/drafts', { programme, ...given });
      dialog.current?.close();
      navigate(address(draft.id));
    } catch (problem) {
      setError(problem);
    }
  }

  const field = (name: keyof typeof given, label: string, description?: string) => (
    <Textfield
      label={label}
      description={description}
      value={given[name]}
      onChange={({ target }) => setGiven((before) => ({ ...before, [name]: target.value }))}
      error={isTried && given[name].trim() === '' ? w.needed : undefined}
    />
  );
  return (
    <>
      <Button data-size="sm" onClick={() => dialog.current?.showModal()}>
        {w.start}
      </Button>
      <Dialog ref={dialog} closedby="any">
        <Heading level={2} data-size="sm">
          {w.title}
        </Heading>
        <Paragraph>{w.lead}</Paragraph>
        {open.data && open.data.drafts.length > 0 && (
          <section>
            <Heading level={3} data-size="2xs">
              {w.open}
            </Heading>
            <ul>
              {open.data.drafts.map(({ id, title, createdBy }) => (
                <li key={id}>
                  <Link asChild>
                    <RouterLink href={address(id)}>{title}</RouterLink>
                  </Link>{' '}
                  ({createdBy.name})
                </li>
              ))}
            </ul>
          </section>
        )}
        <form onSubmit={(event) => void create(event)} style={{ display: 'grid', gap: '1rem' }} noValidate>
          {field('title', w.name, w.nameHelp)}
          {field('purpose', w.purpose)}
          {field('reference', w.reference)}
          {error !== undefined && <Failure error={error} />}
          <div style={{ display: 'flex', gap: '0.5rem' }}>
            <Button type="submit">{w.create}</Button>
            <Button variant="tertiary" type="button" onClick={() => dialog.current?.close()}>
              {w.cancel}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

const query = () => Object.fromEntries(new URLSearchParams(location.search));
