import { Link } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { templatesOf } from '../new-medicine/copy-section.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { SearchField, useSought } from '../ui/search-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { AsOf } from './as-of.tsx';
import { OutlineView } from './outline-view.tsx';
import styles from './overview.module.css';
import { useProgrammeAddress } from './programme-menu.tsx';
import { SearchResults } from './search-results.tsx';
import { useDayLookedAt } from './use-day.ts';
import { programmeWords } from './words.ts';

/** The sections, rules and tables of a programme, stage by stage; with a search, what it finds. */
export function Overview() {
  const w = useWords(programmeWords);
  const { on } = useDayLookedAt();
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
            <RouterLink href={address('/ny-regel')}>{w.newRule}</RouterLink>
          </Link>
        )}
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
        <AsOf />
      </div>
      {sought.trim() === '' ? <OutlineView on={on} /> : <SearchResults query={sought} />}
    </>
  );
}
