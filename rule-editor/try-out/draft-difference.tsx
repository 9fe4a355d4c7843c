import { Alert, Heading, Table } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import type { Evaluation, RulesetDocument } from '#engine';
import { useLanguage, useWords } from '../app/language.tsx';
import { createOutcomeLines, outcomeDifferences } from './outcome-lines.ts';
import styles from './try-out.module.css';
import { answerWords } from './answer-words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly number: number;
  readonly published: Evaluation;
  readonly draft: Evaluation;
};

/** What the draft decides otherwise than the publication in force, beside each other. */
export function DraftDifference({ document, number, published, draft }: Props) {
  const w = useWords(answerWords);
  const { language } = useLanguage();
  const lines = useMemo(() => createOutcomeLines(document, language, '9999-12-31'), [document, language]);
  const differences = useMemo(() => outcomeDifferences(published, draft), [published, draft]);
  if (differences.length === 0) return <p className={styles['quiet']}>{w.same}</p>;
  const cell = (part: string, value: unknown) => lines.value(part, value).map((line) => <div key={line}>{line}</div>);
  return (
    <Alert data-color="info">
      <Heading level={3} data-size="2xs">
        {w.differs}
      </Heading>
      <Table data-size="sm">
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{w.what}</Table.HeaderCell>
            <Table.HeaderCell>{w.published(number)}</Table.HeaderCell>
            <Table.HeaderCell>{w.draft}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {differences.map(({ part, before, after }) => (
            <Table.Row key={part}>
              <Table.HeaderCell scope="row">{lines.part(part)}</Table.HeaderCell>
              <Table.Cell>{cell(part, before)}</Table.Cell>
              <Table.Cell>{cell(part, after)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </Alert>
  );
}
