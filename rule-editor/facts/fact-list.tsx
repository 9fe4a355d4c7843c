import { Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { namesIn, readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { findUsages } from '../programmes/usages.ts';
import { LinkTable } from '../ui/link-table.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { isFound, SearchField, useSought } from '../ui/search-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { AddFact } from './add-fact.tsx';
import { objectIn, sourceWords, typeWords } from './fact-words.ts';
import styles from './facts.module.css';
import { factsWords } from './words.ts';

/** Every fact of the programme: what it is, who gives it, how much it is used. */
export function FactList() {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const { content, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const sought = useSought();
  const facts = useMemo(() => {
    const users = new Map<string, Set<string>>();
    for (const { used, by } of findUsages(content)) users.set(used, (users.get(used) ?? new Set()).add(by));
    return namesIn(content, 'facts').map((name) => {
      const written = objectIn(readObject(content, `facts/${name}`));
      const title = textIn(written['title'] as { nb: string } | undefined, language) || name;
      const type = typeWords(content, written, language);
      const by = sourceWords(written, language);
      const help = textIn(written['help'] as { nb: string } | undefined, language);
      return {
        name,
        title,
        type,
        by,
        uses: users.get(`facts/${name}`)?.size ?? 0,
        all: [name, title, type, by, help].join(' '),
      };
    });
  }, [content, language]);
  const shown = facts.filter(({ all }) => isFound(sought, all));
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      <div className={styles['head']}>
        <SearchField label={w.search} help={w.searchHelp} />
        {!readOnly && <AddFact />}
      </div>
      <p role="status">
        {facts.length === 0 ? w.empty : shown.length === 0 ? w.none : w.count(shown.length, facts.length)}
      </p>
      {shown.length > 0 && (
        <LinkTable
          columns={[w.columns.name, w.columns.type, w.columns.by, w.columns.used]}
          rows={shown.map(({ name, title, type, by, uses }) => ({
            key: name,
            href: address(`/opplysninger/${name}`),
            cells: [title, type, by, w.used(uses)],
          }))}
        />
      )}
    </>
  );
}
