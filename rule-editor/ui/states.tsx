import { Alert, Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { type WordsOf, useLanguage, useWords } from '../app/language.tsx';
import { isBackendProblem } from '../backend/client.ts';
import { refusalOf, refusals } from '../problems/refusal-words.ts';

const nb = {
  loading: 'Henter …',
  again: 'Prøv igjen',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    loading: 'Hentar …',
    again: 'Prøv igjen',
  },
  en: {
    loading: 'Loading …',
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
  const { language } = useLanguage();
  const refusal = isBackendProblem(error) ? refusalOf(error) : 'internal-error';
  const [title, help] = refusals[language][refusal];
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
