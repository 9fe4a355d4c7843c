import { Alert, Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { type WordsOf, useWords } from '../app/language.tsx';
import { isBackendProblem } from '../backend/client.ts';

const nb = {
  loading: 'Henter …',
  offline: 'Vi får ikke kontakt med tjenesten.',
  offlineHelp: 'Sjekk nettet. Det du har skrevet, er tatt vare på her og blir sendt når kontakten er tilbake.',
  signedOut: 'Du er ikke logget inn.',
  signedOutHelp: 'Logg inn øverst på siden. Har du skrevet noe, er det tatt vare på i nettleseren.',
  forbidden: 'Du har ikke tilgang til dette.',
  forbiddenHelp: 'Be den som styrer tilgangene, om en annen rolle.',
  notFound: 'Dette finnes ikke.',
  notFoundHelp: 'Lenken kan være gammel. Gå til forsiden og søk.',
  broken: 'Noe gikk galt.',
  brokenHelp: 'Last siden på nytt. Skjer det igjen, så meld fra med tidspunktet.',
  again: 'Prøv igjen',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    loading: 'Hentar …',
    offline: 'Vi får ikkje kontakt med tenesta.',
    offlineHelp: 'Sjekk nettet. Det du har skrive, er teke vare på her og blir sendt når kontakten er tilbake.',
    signedOut: 'Du er ikkje logga inn.',
    signedOutHelp: 'Logg inn øvst på sida. Har du skrive noko, er det teke vare på i nettlesaren.',
    forbidden: 'Du har ikkje tilgang til dette.',
    forbiddenHelp: 'Be den som styrer tilgangane, om ei anna rolle.',
    notFound: 'Dette finst ikkje.',
    notFoundHelp: 'Lenkja kan vere gammal. Gå til framsida og søk.',
    broken: 'Noko gjekk gale.',
    brokenHelp: 'Last sida på nytt. Skjer det igjen, så meld frå med tidspunktet.',
    again: 'Prøv igjen',
  },
  en: {
    loading: 'Loading …',
    offline: 'The service cannot be reached.',
    offlineHelp: 'Check the network. What you have written is kept here and is sent when the connection is back.',
    signedOut: 'You are not signed in.',
    signedOutHelp: 'Sign in at the top of the page. If you have written something, it is kept in the browser.',
    forbidden: 'You have no access to this.',
    forbiddenHelp: 'Ask whoever manages access for another role.',
    notFound: 'There is no such thing.',
    notFoundHelp: 'The link may be old. Go to the front page and search.',
    broken: 'Something went wrong.',
    brokenHelp: 'Load the page again. If it happens again, report it with the time.',
    again: 'Try again',
  },
};

/** That something is being fetched; says so only when it takes a while. */
export function Loading() {
  const { loading } = useWords(words);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" style={{ minHeight: '4rem', padding: '1rem' }}>
      {isLong && <Spinner aria-label={loading} />}
    </div>
  );
}

/** What went wrong, and what to do. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const w = useWords(words);
  const [title, help] = describe(error, w);
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={2} data-size="xs">
        {title}
      </Heading>
      <Paragraph>{help}</Paragraph>
      {onRetry && (
        <Button variant="secondary" onClick={onRetry}>
          {w.again}
        </Button>
      )}
    </Alert>
  );
}

function describe(error: unknown, w: typeof nb): readonly [string, string] {
  if (!isBackendProblem(error)) return [w.broken, w.brokenHelp];
  if (error.status === 0 || error.status === 503) return [w.offline, w.offlineHelp];
  if (error.status === 401) return [w.signedOut, w.signedOutHelp];
  if (error.status === 403) return [w.forbidden, w.forbiddenHelp];
  if (error.status === 404) return [w.notFound, w.notFoundHelp];
  return [w.broken, error.message || w.brokenHelp];
}
