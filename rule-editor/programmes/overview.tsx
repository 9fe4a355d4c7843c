import { Alert, Button, Link, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import { dateWords, readDate, today } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { templatesOf } from '../new-medicine/copy-section.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { SearchField, useSought } from '../ui/search-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { OutlineView } from './outline-view.tsx';
import styles from './overview.module.css';
import { useProgrammeAddress } from './programme-menu.tsx';
import { SearchResults } from './search-results.tsx';
import { useDayLookedAt } from './use-day.ts';
import { programmeWords } from './words.ts';

/** The sections, rules and tables of a programme, stage by stage; with a search, what it finds. */
export function Overview() {
  const w = useWords(programmeWords);
  const { on, chosen, look } = useDayLookedAt();
  const sought = useSought();
  const mayChange = useMay('maintainer');
  const address = useProgrammeAddress();
  const { content } = useWorkspace();
  const hasTemplates = useMemo(() => templatesOf(content).length > 0, [content]);
  return (
    <>
      <PageTitle title={w.title}>
        {mayChange && (
          <Link asChild>
            <RouterLink href={address('/ny-tabell')}>{w.newTable}</RouterLink>
          </Link>
        )}
        {mayChange && hasTemplates && (
          <Link asChild>
            <RouterLink href={address('/nytt-legemiddel')}>{w.newMedicine}</RouterLink>
          </Link>
        )}
      </PageTitle>
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
      />
      {chosen !== undefined && (
        <Button variant="secondary" type="button" onClick={() => onLook(undefined)}>
          {w.asOfToday}
        </Button>
      )}
    </form>
  );
}
