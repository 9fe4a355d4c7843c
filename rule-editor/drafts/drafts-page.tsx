import { Heading, Link, Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { problemOf } from '../backend/client.ts';
import type { DraftSummary } from '../backend/drafts.ts';
import { useProgrammes } from '../programmes/use-programmes.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useDrafts } from './use-drafts.ts';

const nb = {
  title: 'Utkast',
  awaitingYou: 'Venter på deg',
  inWork: 'Under arbeid',
  inReview: 'Til godkjenning',
  ended: 'Utgitt eller forkastet',
  none: 'Ingen utkast ennå.',
  noneHelp:
    'Åpne en ordning og velg «Endre reglene». Da får du et utkast som bare gjelder når en annen har godkjent det.',
  columns: { title: 'Utkast', programme: 'Ordning', state: 'Stand', by: 'Endret av', updated: 'Sist endret' },
  states: {
    open: 'under arbeid',
    'in-review': 'til godkjenning',
    approved: 'godkjent, ikke utgitt',
    published: 'utgitt',
    discarded: 'forkastet',
  },
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    title: 'Utkast',
    awaitingYou: 'Ventar på deg',
    inWork: 'Under arbeid',
    inReview: 'Til godkjenning',
    ended: 'Gitt ut eller forkasta',
    none: 'Ingen utkast enno.',
    noneHelp:
      'Opne ei ordning og vel «Endre reglane». Då får du eit utkast som berre gjeld når ein annan har godkjent det.',
    columns: { title: 'Utkast', programme: 'Ordning', state: 'Stand', by: 'Endra av', updated: 'Sist endra' },
    states: {
      open: 'under arbeid',
      'in-review': 'til godkjenning',
      approved: 'godkjent, ikkje gitt ut',
      published: 'gitt ut',
      discarded: 'forkasta',
    },
  },
  en: {
    title: 'Drafts',
    awaitingYou: 'Awaiting you',
    inWork: 'Being written',
    inReview: 'Awaiting approval',
    ended: 'Published or discarded',
    none: 'No drafts yet.',
    noneHelp:
      'Open a programme and choose “Change the rules”. You get a draft that holds only when someone else approves it.',
    columns: { title: 'Draft', programme: 'Programme', state: 'State', by: 'Changed by', updated: 'Last changed' },
    states: {
      open: 'being written',
      'in-review': 'awaiting approval',
      approved: 'approved, not published',
      published: 'published',
      discarded: 'discarded',
    },
  },
};

/** Every draft, first those that wait for whoever is signed in. */
export function DraftsPage() {
  const w = useWords(words);
  const { person } = useSession();
  const { mayRead, drafts, awaiting, error } = useDrafts();
  if (!mayRead)
    return (
      <Failure error={person ? problemOf(403, 'not-allowed', w.title) : problemOf(401, 'not-signed-in', w.title)} />
    );
  if (error) return <Failure error={error} />;
  if (!drafts) return <Loading />;
  const isOver = ({ state }: DraftSummary) => state === 'published' || state === 'discarded';
  const groups = [
    [w.awaitingYou, awaiting],
    [w.inReview, drafts.filter((draft) => draft.state !== 'open' && !isOver(draft) && !awaiting.includes(draft))],
    [w.inWork, drafts.filter(({ state }) => state === 'open')],
    [w.ended, drafts.filter(isOver)],
  ] as const;
  return (
    <>
      <PageTitle title={w.title} />
      {drafts.length === 0 && (
        <>
          <Paragraph>{w.none}</Paragraph>
          <Paragraph>{w.noneHelp}</Paragraph>
        </>
      )}
      {groups.map(([title, shown]) => shown.length > 0 && <Drafts key={title} title={title} drafts={shown} />)}
    </>
  );
}

function Drafts({ title, drafts }: { readonly title: string; readonly drafts: readonly DraftSummary[] }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { programmes } = useProgrammes();
  const titleOf = (programme: string) => programmes?.find((one) => one.programme === programme)?.title ?? programme;
  return (
    <section>
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <Table>
        <caption className="ds-sr-only">{title}</caption>
        <Table.Head>
          <Table.Row>
            {Object.entries(w.columns).map(([key, column]) => (
              <Table.HeaderCell key={key}>{column}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {drafts.map(({ id, title: name, programme, state, contributors, createdBy, updatedAt }) => (
            <Table.Row key={id}>
              <Table.Cell>
                <Link asChild>
                  <RouterLink href={`/utkast/${id}`}>{name}</RouterLink>
                </Link>
              </Table.Cell>
              <Table.Cell>{titleOf(programme)}</Table.Cell>
              <Table.Cell>
                <Tag data-color={state === 'open' ? 'info' : state === 'published' ? 'success' : 'warning'}>
                  {w.states[state]}
                </Tag>
              </Table.Cell>
              <Table.Cell>{contributors.map((who) => who.name).join(', ') || createdBy.name}</Table.Cell>
              <Table.Cell>{timeWords(updatedAt, language)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  );
}
