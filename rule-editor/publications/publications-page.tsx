import { Alert, Button, Field, Input, Label, Link, Paragraph, Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { get, post } from '../backend/client.ts';
import type { DraftView } from '../backend/drafts.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Refused } from '../problems/refused.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useProgrammeDrafts } from './history.ts';
import { historyWords } from './history-words.ts';
import { PublicationStory } from './publication-story.tsx';

const nb = {
  title: 'Utgaver',
  lead: 'En utgave endres aldri. Vedtak viser til utgaven de ble gjort etter.',
  none: 'Ordningen er ikke gitt ut ennå. Når utkastet er godkjent og gitt ut, står utgaven her.',
  columns: { number: 'Utgave', at: 'Tatt i bruk', story: 'Hva og hvem', hash: 'Kontrollsum', acts: 'Valg' },
  compare: 'Sammenlign',
  download: 'Last ned',
  reverse: 'Angre utgaven',
  reverseHelp: 'Lager et utkast som tar tilbake det utgaven endret. Det må godkjennes som andre utkast.',
  only: 'Den første utgaven kan ikke angres.',
  read: 'Les inn en mappe',
  readHelp:
    'Velg en fil som er lastet ned herfra, eller laget av mappen til en ordning (.zip). Er den noe annet enn utgaven som gjelder, blir det et utkast.',
  same: (number: number) => `Filen er den samme som utgave ${number}, til siste tegn.`,
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    title: 'Utgåver',
    lead: 'Ei utgåve blir aldri endra. Vedtak viser til utgåva dei vart gjorde etter.',
    none: 'Ordninga er ikkje gitt ut enno. Når utkastet er godkjent og gitt ut, står utgåva her.',
    columns: { number: 'Utgåve', at: 'Teken i bruk', story: 'Kva og kven', hash: 'Kontrollsum', acts: 'Val' },
    compare: 'Samanlikn',
    download: 'Last ned',
    reverse: 'Angre utgåva',
    reverseHelp: 'Lagar eit utkast som tek tilbake det utgåva endra. Det må godkjennast som andre utkast.',
    only: 'Den første utgåva kan ikkje angrast.',
    read: 'Les inn ei mappe',
    readHelp:
      'Vel ei fil som er lasta ned herfrå, eller laga av mappa til ei ordning (.zip). Er ho noko anna enn utgåva som gjeld, blir det eit utkast.',
    same: (number) => `Fila er den same som utgåve ${number}, til siste teiknet.`,
  },
  en: {
    title: 'Publications',
    lead: 'A publication never changes. Decisions name the publication they rest on.',
    none: 'The programme has not been published yet. When the draft is approved and published, its publication stands here.',
    columns: { number: 'Publication', at: 'In use since', story: 'What and who', hash: 'Checksum', acts: 'Choices' },
    compare: 'Compare',
    download: 'Download',
    reverse: 'Undo the publication',
    reverseHelp: 'Makes a draft that takes back what the publication changed. It must be approved as any other.',
    only: 'The first publication cannot be undone.',
    read: 'Read a folder in',
    readHelp:
      'Choose a file that was downloaded here, or made of the folder of a programme (.zip). If it is other than the publication in use, it becomes a draft.',
    same: (number) => `The file is the same as publication ${number}, to the last character.`,
  },
};

type Publications = {
  readonly publications: readonly { readonly number: number; readonly sha256: string; readonly publishedAt: string }[];
};

/** All publications of a programme, newest first: to compare, download or take back. */
export function PublicationsPage() {
  const w = useWords(words);
  const h = useWords(historyWords);
  const { language } = useLanguage();
  const { programme, draft } = useWorkspace();
  const isNew = draft?.base === null;
  const drafts = useProgrammeDrafts(programme);
  const [, navigate] = useLocation();
  const mayChange = useMay('maintainer');
  const [problem, setProblem] = useState<unknown>();
  const [same, setSame] = useState<number>();
  const { data, error } = useQuery({
    queryKey: ['publications', programme],
    queryFn: () => get<Publications>(`/v1/programmes/${programme}/publications`),
    enabled: !isNew,
  });
  if (isNew)
    return (
      <>
        <PageTitle title={w.title} />
        <Paragraph>{w.none}</Paragraph>
      </>
    );
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  const [first] = data.publications;
  const storyOf = (number: number) => {
    const draft = drafts?.find(({ published }) => published?.number === number);
    return draft ? <PublicationStory draft={draft} /> : drafts && <small>{h.readIn}</small>;
  };
  async function reverse(number: number) {
    try {
      const draft = await post<DraftView>(`/v1/programmes/${programme}/publications/${number}/reversal`);
      navigate(`/utkast/${draft.id}`);
    } catch (refused) {
      setProblem(refused);
    }
  }
  async function read(file: File | undefined) {
    if (!file) return;
    setSame(undefined);
    setProblem(undefined);
    try {
      const zip = new Blob([await file.arrayBuffer()], { type: 'application/zip' });
      const answer = await post<{ readonly same?: true; readonly number: number; readonly id?: string }>(
        '/v1/imports',
        zip,
      );
      if (answer.same) setSame(answer.number);
      else navigate(`/utkast/${answer.id}`);
    } catch (refused) {
      setProblem(refused);
    }
  }
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      {problem !== undefined && <Refused error={problem} />}
      <Table>
        <caption className="ds-sr-only">{w.title}</caption>
        <Table.Head>
          <Table.Row>
            {Object.entries(w.columns).map(([key, column]) => (
              <Table.HeaderCell key={key}>{column}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {data.publications.toReversed().map(({ number, sha256, publishedAt }) => (
            <Table.Row key={number}>
              <Table.Cell>{number}</Table.Cell>
              <Table.Cell>{timeWords(publishedAt, language)}</Table.Cell>
              <Table.Cell>{storyOf(number)}</Table.Cell>
              <Table.Cell>
                <code>{sha256.slice(0, 12)}</code>
              </Table.Cell>
              <Table.Cell>
                <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem', alignItems: 'center' }}>
                  <Link asChild>
                    <RouterLink href={`/ordning/${programme}/kilde?mot=${number}`}>
                      {w.compare} <span className="ds-sr-only">{number}</span>
                    </RouterLink>
                  </Link>
                  <Link href={`/v1/programmes/${programme}/publications/${number}/export`} download>
                    {w.download} <span className="ds-sr-only">{number}</span>
                  </Link>
                  {mayChange && number !== first?.number && (
                    <Button variant="tertiary" data-size="sm" onClick={() => void reverse(number)}>
                      {w.reverse} <span className="ds-sr-only">{number}</span>
                    </Button>
                  )}
                </div>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {mayChange && (
        <Field>
          <Label>{w.read}</Label>
          <Field.Description>{w.readHelp}</Field.Description>
          <Input type="file" accept=".zip,application/zip" onChange={({ target }) => void read(target.files?.[0])} />
        </Field>
      )}
      {same !== undefined && (
        <Alert data-color="success" role="status">
          {w.same(same)}
        </Alert>
      )}
      {mayChange && <Paragraph data-size="sm">{data.publications.length > 1 ? w.reverseHelp : w.only}</Paragraph>}
    </>
  );
}
