import { Alert, Button, Fieldset, Heading, Paragraph, Radio } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { readObject } from '#engine/objects';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { signInAddress } from '../app/session.tsx';
import type { StoredChange } from '../backend/drafts.ts';
import { refusals } from '../problems/refusal-words.ts';
import { titleOf } from '../sentences/object-title.ts';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from './workspace.tsx';

const nb = {
  conflict: 'Dere har endret det samme',
  conflictHelp: 'Ingenting er tapt. Velg hva som skal gjelde, for hver del.',
  who: (name: string, time: string) => `${name}, ${time}`,
  mine: 'Min endring',
  theirs: (name: string) => `Endringen til ${name}`,
  settle: 'Lagre valgene',
  signedOut: 'Du er logget ut. Endringene er tatt vare på i nettleseren og blir lagret når du har logget inn.',
  signIn: 'Logg inn igjen',
  refused: 'Endringen kunne ikke lagres',
  refusedHelp:
    'Den er tatt vare på i nettleseren. Angre den, eller last siden på nytt for å se hva som har skjedd med utkastet.',
  discard: 'Forkast det som ikke er lagret',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    conflict: 'De har endra det same',
    conflictHelp: 'Ingenting er tapt. Vel kva som skal gjelde, for kvar del.',
    who: (name, time) => `${name}, ${time}`,
    mine: 'Mi endring',
    theirs: (name) => `Endringa til ${name}`,
    settle: 'Lagre vala',
    signedOut: 'Du er logga ut. Endringane er tekne vare på i nettlesaren og blir lagra når du har logga inn.',
    signIn: 'Logg inn igjen',
    refused: 'Endringa kunne ikkje lagrast',
    refusedHelp:
      'Ho er teken vare på i nettlesaren. Angre ho, eller last sida på nytt for å sjå kva som har hendt med utkastet.',
    discard: 'Forkast det som ikkje er lagra',
  },
  en: {
    conflict: 'You have changed the same thing',
    conflictHelp: 'Nothing is lost. Choose what shall hold, part by part.',
    who: (name, time) => `${name}, ${time}`,
    mine: 'My change',
    theirs: (name) => `The change by ${name}`,
    settle: 'Save the choices',
    signedOut: 'You are signed out. The changes are kept in the browser and are saved when you have signed in.',
    signIn: 'Sign in again',
    refused: 'The change could not be saved',
    refusedHelp: 'It is kept in the browser. Undo it, or load the page again to see what has happened to the draft.',
    discard: 'Discard what is not saved',
  },
};

/** What keeps changes from being saved, and what to do about it; nothing when all is well. */
export function Unsaved() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { saving, discard } = useWorkspace();
  if (saving.kind === 'conflict') return <Conflict conflicts={saving.conflicts} />;
  if (saving.kind !== 'refused') return null;
  if (saving.refusal === 'not-signed-in')
    return (
      <Alert data-color="warning" role="alert">
        <Paragraph>{w.signedOut}</Paragraph>
        <Button asChild data-size="sm">
          <a href={signInAddress()}>{w.signIn}</a>
        </Button>
      </Alert>
    );
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={2} data-size="2xs">
        {w.refused}
      </Heading>
      <Paragraph>{refusals[language][saving.refusal].join(' ')}</Paragraph>
      <Paragraph>{w.refusedHelp}</Paragraph>
      <Button variant="secondary" data-size="sm" onClick={discard}>
        {w.discard}
      </Button>
    </Alert>
  );
}

function Conflict({ conflicts }: { readonly conflicts: readonly StoredChange[] }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { base, content, settle } = useWorkspace();
  const [error, setError] = useState<unknown>();
  const [chosen, setChosen] = useState<{ readonly [object: string]: 'mine' | 'theirs' }>({});
  const isReady = conflicts.every(({ object }) => chosen[object] !== undefined);
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={2} data-size="2xs">
        {w.conflict}
      </Heading>
      <Paragraph>{w.conflictHelp}</Paragraph>
      {conflicts.map(({ object, changedBy, changedAt }) => (
        <Fieldset key={object}>
          <Fieldset.Legend>
            {titleOf(readObject(content, object) === undefined ? base : content, object, language)} (
            {w.who(changedBy.name, timeWords(changedAt, language))})
          </Fieldset.Legend>
          {(['mine', 'theirs'] as const).map((which) => (
            <Radio
              key={which}
              name={`conflict-${object}`}
              value={which}
              label={which === 'mine' ? w.mine : w.theirs(changedBy.name)}
              checked={chosen[object] === which}
              onChange={() => setChosen((before) => ({ ...before, [object]: which }))}
            />
          ))}
        </Fieldset>
      ))}
      <Button
        disabled={!isReady}
        onClick={() =>
          void settle(conflicts.map(({ object }) => object).filter((object) => chosen[object] === 'theirs')).catch(
            setError,
          )
        }
      >
        {w.settle}
      </Button>
      {error !== undefined && <Failure error={error} />}
    </Alert>
  );
}
