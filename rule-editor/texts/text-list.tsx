import { Link, Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Link as RouterLink } from 'wouter';
import { type Json, namesIn, readObject } from '#engine/objects';
import { isReservedReason } from '#engine/words';
import { useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { LinkTable } from '../ui/link-table.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { isFound, SearchField, useSought } from '../ui/search-field.tsx';
import { Section } from '../ui/section.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { givenBy, missingTexts, reasonTitle } from './reasons.ts';
import styles from './texts.module.css';
import { textsWords } from './words.ts';

const outcomes = ['deny', 'partial', 'approve', 'route-to-manual', 'stop'];
const wordsIn = (value: Json | undefined): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? Object.values(value as { readonly [key: string]: Json })
          .map(wordsIn)
          .join(' ')
      : '';

/** Every text of the programme, and what is missing. */
export function TextList() {
  const w = useWords(textsWords);
  const { language } = useLanguage();
  const { content, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const sought = useSought();
  const reasons = useMemo(
    () =>
      namesIn(content, 'texts').map((code) => {
        const written = readObject(content, `texts/${code}`);
        const missing = missingTexts(written).map(([audience, of]) => `${w.readers[audience].toLowerCase()} (${of})`);
        return {
          code,
          title: reasonTitle(written, language) || code,
          used: givenBy(content, code).length,
          missing,
          all: `${code} ${wordsIn(written)}`,
        };
      }),
    [content, language, w],
  );
  const shown = reasons.filter(({ all }) => isFound(sought, all));
  const remedies = outcomes.filter((outcome) => !readOnly || readObject(content, `remedies/${outcome}`) !== undefined);
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      <Section title={w.remedies}>
        {remedies.length === 0 && <Paragraph>{w.noRemedies}</Paragraph>}
        <ul className={styles['links']}>
          {remedies.map((outcome) => (
            <li key={outcome}>
              <Link asChild>
                <RouterLink href={address(`/tekster/klage-${outcome}`)}>{w.remedyOf[outcome]}</RouterLink>
              </Link>
              {readObject(content, `remedies/${outcome}`) === undefined && (
                <span className={styles['quiet']}> ({w.missing})</span>
              )}
            </li>
          ))}
          <li>
            <Link asChild>
              <RouterLink href={address('/tekster/automatisk')}>{w.automated}</RouterLink>
            </Link>
            {readObject(content, 'ruleset/automatedProcessing') === undefined && (
              <span className={styles['quiet']}> ({w.missing})</span>
            )}
          </li>
        </ul>
      </Section>
      <Section title={w.reasons}>
        <SearchField label={w.search} help={w.searchHelp} />
        <p role="status">
          {reasons.length === 0 ? w.empty : shown.length === 0 ? w.none : w.count(shown.length, reasons.length)}
        </p>
        {shown.length > 0 && (
          <LinkTable
            columns={[w.columns.reason, w.columns.used, w.columns.missing]}
            rows={shown.map(({ code, title, used, missing }) => ({
              key: code,
              href: address(`/tekster/${code}`),
              cells: [
                title,
                used === 0 && isReservedReason(code) ? w.usedAlways : w.used(used),
                missing.length === 0 ? w.complete : missing.join(', '),
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}
