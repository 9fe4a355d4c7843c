import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { dateWords } from '../app/format.ts';
import { useWords, type WordsOf } from '../app/language.tsx';
import { useMay, useSession } from '../app/session.tsx';
import type { DraftSummary } from '../backend/drafts.ts';
import { useDrafts } from '../drafts/use-drafts.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useProgrammes } from './use-programmes.ts';
import styles from './home.module.css';

const nb = {
  title: 'Ordninger',
  lead: 'Velg en ordning for å lese reglene, prøve dem eller endre dem.',
  awaiting: 'Venter på din godkjenning',
  noneAwaiting: 'Ingen utkast venter på din godkjenning nå. De som gjør det, står her.',
  howToChange:
    'Vil du endre noe? Velg ordningen, og så «Endre reglene». Ingenting gjelder før en annen har godkjent det.',
  own: 'Dine utkast',
  signInHelp: 'Logg inn for å endre regler. Lese og prøve kan alle.',
  publication: (number: number, date: string) => `Utgave ${number}, i bruk fra ${date}`,
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    title: 'Ordningar',
    lead: 'Vel ei ordning for å lese reglane, prøve dei eller endre dei.',
    awaiting: 'Ventar på di godkjenning',
    noneAwaiting: 'Ingen utkast ventar på di godkjenning no. Dei som gjer det, står her.',
    howToChange:
      'Vil du endre noko? Vel ordninga, og så «Endre reglane». Ingenting gjeld før nokon annan har godkjent det.',
    own: 'Utkasta dine',
    signInHelp: 'Logg inn for å endre reglar. Lese og prøve kan alle.',
    publication: (number, date) => `Utgåve ${number}, i bruk frå ${date}`,
  },
  en: {
    title: 'Programmes',
    lead: 'Choose a programme to read its rules, try them or change them.',
    awaiting: 'Awaiting your approval',
    noneAwaiting: 'No draft awaits your approval now. Those that do stand here.',
    howToChange:
      'To change something, choose the programme, then “Change the rules”. Nothing holds before somebody else has approved it.',
    own: 'Your drafts',
    signInHelp: 'Sign in to change rules. Anyone may read and try them.',
    publication: (number, date) => `Publication ${number}, in use from ${date}`,
  },
};

/** The first page. */
export function Home() {
  const w = useWords(words);
  const { person } = useSession();
  const { drafts, awaiting, own } = useDrafts();
  const isApprover = useMay('approver');
  const isMaintainer = useMay('maintainer');
  const { programmes, error } = useProgrammes();
  if (error) return <Failure error={error} />;
  if (!programmes) return <Loading />;
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      {!person && <Paragraph>{w.signInHelp}</Paragraph>}
      {isApprover && drafts && awaiting.length === 0 && <Paragraph>{w.noneAwaiting}</Paragraph>}
      {isMaintainer && drafts && own.length === 0 && <Paragraph>{w.howToChange}</Paragraph>}
      <DraftLinks title={w.awaiting} drafts={awaiting} />
      <ul className={styles['cards']}>
        {programmes.map(({ programme, title, publication }) => (
          <li key={programme}>
            <Card asChild>
              <Link href={`/ordning/${programme}`}>
                <Heading level={2} data-size="xs">
                  {title}
                </Heading>
                <Paragraph data-size="sm">
                  {w.publication(publication.number, dateWords(publication.publishedAt))}
                </Paragraph>
              </Link>
            </Card>
          </li>
        ))}
      </ul>
      <DraftLinks title={w.own} drafts={own} />
    </>
  );
}

function DraftLinks({ title, drafts }: { readonly title: string; readonly drafts: readonly DraftSummary[] }) {
  if (drafts.length === 0) return null;
  return (
    <section>
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <ul>
        {drafts.map(({ id, title: name }) => (
          <li key={id}>
            <Link href={`/utkast/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
