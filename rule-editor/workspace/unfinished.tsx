import { Alert, Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink, useSearch } from 'wouter';
import { useWords, type WordsOf } from '../app/language.tsx';
import { Loading } from '../ui/states.tsx';
import { useWorkspace } from './workspace.tsx';

const nb = {
  title: 'Reglene kan ikke prøves ennå',
  help: (n: number) =>
    n === 1
      ? 'Én ting i dem er feil eller mangler. Rett den først.'
      : `${n} ting i dem er feil eller mangler. Rett dem først.`,
  see: 'Se hva som er feil',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    title: 'Reglane kan ikkje prøvast enno',
    help: (n) =>
      n === 1
        ? 'Éin ting i dei er feil eller manglar. Rett han først.'
        : `${n} ting i dei er feil eller manglar. Rett dei først.`,
    see: 'Sjå kva som er feil',
  },
  en: {
    title: 'The rules cannot be tried yet',
    help: (n) =>
      n === 1
        ? 'One thing in them is wrong or missing. Correct it first.'
        : `${n} things in them are wrong or missing. Correct them first.`,
    see: 'See what is wrong',
  },
};

/** In place of what needs rules without errors: that they are being read, or that they never were without. */
export function Unfinished() {
  const w = useWords(words);
  const { programme, problems } = useWorkspace();
  const search = new URLSearchParams(useSearch());
  if (problems.length === 0) return <Loading />;
  const draft = search.get('utkast');
  return (
    <Alert data-color="warning">
      <Heading level={2} data-size="xs">
        {w.title}
      </Heading>
      <Paragraph>{w.help(problems.length)}</Paragraph>
      <Link asChild>
        <RouterLink href={`/ordning/${programme}/kilde${draft === null ? '' : `?utkast=${draft}`}`}>{w.see}</RouterLink>
      </Link>
    </Alert>
  );
}
