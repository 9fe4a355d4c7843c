import { Heading, Link, Paragraph, Table } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Link as RouterLink } from 'wouter';
import type { RulesetDocument } from '#engine';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { type Reach, reachOf } from './reach.ts';
import type { CaseRun } from './run-cases.ts';
import styles from './test-cases.module.css';
import { Thorough } from './thorough.tsx';
import { words } from './words.ts';

/** Which cases reach each rule; those that none reaches first. */
export function CoverageView({
  document,
  runs,
}: {
  readonly document: RulesetDocument;
  readonly runs: readonly CaseRun[];
}) {
  const w = useWords(words);
  const reach = useMemo(() => reachOf(document, runs), [document, runs]);
  const unreached = reach.filter(({ cases }) => cases.length === 0);
  return (
    <>
      <Paragraph>{w.coverageLead}</Paragraph>
      <Heading level={2} data-size="xs">
        {unreached.length === 0 ? w.allReached : w.unreached(unreached.length)}
      </Heading>
      <Thorough />
      <Table data-size="sm" className={styles['part']}>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{w.coverageColumns.rule}</Table.HeaderCell>
            <Table.HeaderCell>{w.coverageColumns.part}</Table.HeaderCell>
            <Table.HeaderCell>{w.coverageColumns.cases}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {[...unreached, ...reach.filter(({ cases }) => cases.length > 0)].map((one) => (
            <ReachRow key={`${one.member}/${one.key}`} one={one} />
          ))}
        </Table.Body>
      </Table>
    </>
  );
}

function ReachRow({ one: { key, member, rule, title, part, cases } }: { readonly one: Reach }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const address = useProgrammeAddress();
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <Link asChild>
          <RouterLink href={address(`/del/${member}/${rule}`)}>{textIn(title, language)}</RouterLink>
        </Link>
      </Table.HeaderCell>
      <Table.Cell>{part === 'approval' ? w.approval : textIn(part, language)}</Table.Cell>
      <Table.Cell className={styles['count']}>
        {cases.length === 0 ? (
          0
        ) : (
          <Link asChild>
            <RouterLink href={address('/eksempler', { regel: key })}>{w.seeCases(cases.length)}</RouterLink>
          </Link>
        )}
      </Table.Cell>
    </Table.Row>
  );
}
