import { Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { namesIn, readObject } from '#engine/objects';
import { dateWords } from '../app/format.ts';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { useDayLookedAt } from '../programmes/use-day.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { LinkTable } from '../ui/link-table.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { isFound, SearchField, useSought } from '../ui/search-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { NewValue } from './new-value.tsx';
import { useValueWords } from './use-value-words.ts';
import { codesIn, codeWords, shapeOf, valueVersions } from './value.ts';
import styles from './values.module.css';
import { valuesWords } from './words.ts';

/** Every value of the programme, with what holds on the day that is looked at. */
export function ValueList() {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const { content, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const { on } = useDayLookedAt();
  const valueWords = useValueWords();
  const sought = useSought();
  const values = useMemo(
    () =>
      namesIn(content, 'parameters').map((name) => {
        const written = objectIn(readObject(content, `parameters/${name}`));
        const versions = valueVersions(written);
        const now = versions.findLast(({ boundary }) => boundary === undefined || boundary.date <= on);
        const codes = versions.flatMap((version) =>
          shapeOf(version.content) === 'codes' ? codesIn(version.content).include : [],
        );
        const title = textIn(written['title'] as { nb: string } | undefined, language) || name;
        const named = codes.map((code) => `${code} ${codeWords(content, code, language)}`);
        return {
          name,
          title,
          now,
          value: now ? valueWords(written, now.content) : '',
          all: [name, title, ...named].join(' '),
        };
      }),
    [content, language, on, valueWords],
  );
  const shown = values.filter(({ all }) => isFound(sought, all));
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      <div className={styles['head']}>
        <SearchField label={w.search} help={w.searchHelp} />
        {!readOnly && <NewValue />}
      </div>
      <p role="status">
        {values.length === 0 ? w.empty : shown.length === 0 ? w.none : w.count(shown.length, values.length)}
      </p>
      {shown.length > 0 && (
        <LinkTable
          columns={[w.columns.name, w.columns.now, w.columns.from, w.columns.mark]}
          rows={shown.map(({ name, title, now, value }) => ({
            key: name,
            href: address(`/verdier/${name}`),
            cells: [
              title,
              value,
              now?.boundary ? dateWords(now.boundary.date) : '',
              now?.mark === undefined ? '' : w.marks[now.mark as keyof typeof w.marks],
            ],
          }))}
        />
      )}
    </>
  );
}
