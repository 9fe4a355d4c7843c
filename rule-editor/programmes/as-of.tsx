import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { dateWords, readDate, today } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import styles from './overview.module.css';
import { useDayLookedAt } from './use-day.ts';
import { programmeWords } from './words.ts';

/** The day that is looked at, written here, and a warning where it is another than today. */
export function AsOf() {
  const w = useWords(programmeWords);
  const { chosen, look } = useDayLookedAt();
  const [typed, setTyped] = useState(dateWords(chosen ?? ''));
  const [isWrong, setWrong] = useState(false);
  useEffect(() => setTyped(dateWords(chosen ?? '')), [chosen]);
  const read = () => {
    const date = readDate(typed);
    setWrong(typed.trim() !== '' && date === undefined);
    if (typed.trim() === '') look(undefined);
    else if (date !== undefined) look(date);
  };
  return (
    <>
      <form
        className={styles['asOf']}
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
        noValidate
      >
        <Textfield
          label={w.asOf}
          description={w.asOfHelp}
          inputMode="numeric"
          data-size="sm"
          value={typed}
          error={isWrong ? w.badDate : undefined}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={read}
        />
        {chosen !== undefined && (
          <Button variant="secondary" type="button" onClick={() => look(undefined)}>
            {w.asOfToday}
          </Button>
        )}
      </form>
      {chosen !== undefined && chosen !== today() && (
        <Alert data-color="warning" data-size="sm" className={styles['shownAsOf']}>
          {w.shownAsOf(dateWords(chosen))}
        </Alert>
      )}
    </>
  );
}
