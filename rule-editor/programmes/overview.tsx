import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { dateWords, readDate, today } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SearchField, useSought } from '../ui/search-field.tsx';
import { OutlineView } from './outline-view.tsx';
import styles from './overview.module.css';
import { SearchResults } from './search-results.tsx';
import { useDayLookedAt } from './use-day.ts';
import { programmeWords } from './words.ts';

/** The sections, rules and tables of a programme, stage by stage; with a search, what it finds. */
export function Overview() {
  const w = useWords(programmeWords);
  const { on, chosen, look } = useDayLookedAt();
  const sought = useSought();
  return (
    <>
      <PageTitle title={w.title} />
      <div className={styles['controls']}>
        <SearchField label={w.search} help={w.searchHelp} />
        <AsOf chosen={chosen} onLook={look} />
      </div>
      {chosen !== undefined && chosen !== today() && (
        <Alert data-color="warning" data-size="sm">
          {w.shownAsOf(dateWords(chosen))}
        </Alert>
      )}
      {sought.trim() === '' ? <OutlineView on={on} /> : <SearchResults query={sought} />}
    </>
  );
}

type AsOfProps = { readonly chosen: string | undefined; readonly onLook: (date: string | undefined) => void };

function AsOf({ chosen, onLook }: AsOfProps) {
  const w = useWords(programmeWords);
  const [typed, setTyped] = useState(dateWords(chosen ?? ''));
  const [isWrong, setWrong] = useState(false);
  useEffect(() => setTyped(dateWords(chosen ?? '')), [chosen]);
  const look = () => {
    const date = readDate(typed);
    setWrong(typed.trim() !== '' && date === undefined);
    if (typed.trim() === '') onLook(undefined);
    else if (date !== undefined) onLook(date);
  };
  return (
    <form
      className={styles['asOf']}
      onSubmit={(event) => {
        event.preventDefault();
        look();
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
        onBlur={look}
        style={{ maxWidth: '11rem' }}
      />
      {chosen !== undefined && (
        <Button variant="secondary" type="button" onClick={() => onLook(undefined)}>
          {w.asOfToday}
        </Button>
      )}
    </form>
  );
}
