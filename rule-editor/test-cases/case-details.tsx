import { Alert, Button, Heading, Link, Paragraph, Table } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import type { RulesetDocument } from '#engine';
import { type Json, type JsonObject, namesIn } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { announce } from '../ui/announce.ts';
import { caseId, renewedExpectation } from '../try-out/cases.ts';
import { Expectation } from '../try-out/expectation.tsx';
import { createOutcomeLines } from '../try-out/outcome-lines.ts';
import { placeOf } from '../try-out/place-of.ts';
import { problemsByField } from '../try-out/problem-words.ts';
import { Suspended } from '../try-out/suspended.tsx';
import { Pairs } from '../ui/pairs.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { CaseText } from './case-text.tsx';
import { factsWords } from './facts-words.ts';
import type { ListedCase } from './select-cases.ts';
import styles from './test-cases.module.css';
import { words } from './words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly one: ListedCase;
  readonly onChoose: (id: string | undefined) => void;
};

/** One case: what it shall give beside what it gives, its facts in words, and what can be done with it. */
export function CaseDetails({ document, one, onChoose }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const address = useProgrammeAddress();
  const { edit, readOnly, content } = useWorkspace();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isRenaming, setRenaming] = useState(false);
  const { testCase, run } = one;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [testCase.id]);
  const facts = useMemo(() => factsWords(document, testCase.facts, language), [document, testCase, language]);
  const write = (label: string, value: Json, id = testCase.id) => {
    edit(label, [{ object: `cases/${id}`, value }]);
    announce(label);
  };
  const asJson = testCase as unknown as JsonObject;

  function accept() {
    if (!run?.evaluation) return;
    const expected = renewedExpectation(testCase.expect, run.evaluation) as unknown as JsonObject;
    write(w.accepted(testCase.title), { ...asJson, expect: expected });
  }
  function copy() {
    const title = w.copyOf(testCase.title);
    const id = caseId(title, namesIn(content, 'cases'));
    write(w.copied(testCase.title), { ...asJson, id, title }, id);
    onChoose(id);
  }
  function remove() {
    write(w.removed(testCase.title), null);
    onChoose(undefined);
  }

  return (
    <>
      <Heading level={2} data-size="xs" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {testCase.title}
      </Heading>
      {testCase.note && <Paragraph>{testCase.note}</Paragraph>}
      <Suspended document={document} suspended={testCase.suspended ?? []} />
      {isRenaming && (
        <CaseText
          testCase={testCase}
          onSave={(text) => {
            const { note: _note, ...rest } = asJson;
            write(w.renamed(text.title), { ...rest, ...text });
            setRenaming(false);
          }}
          onCancel={() => setRenaming(false)}
        />
      )}
      <div className={styles['status']}>
        <Button asChild data-size="sm">
          <RouterLink href={address('/prov', { eksempel: testCase.id })}>{w.open}</RouterLink>
        </Button>
        {!readOnly && (
          <>
            <Button variant="secondary" data-size="sm" onClick={() => setRenaming(!isRenaming)}>
              {w.rename}
            </Button>
            <Button variant="secondary" data-size="sm" onClick={copy}>
              {w.copy}
            </Button>
            <Button variant="secondary" data-size="sm" data-color="danger" onClick={remove}>
              {w.remove}
            </Button>
          </>
        )}
      </div>
      {run?.state === 'wrong' && (
        <Alert data-color="danger">
          <Paragraph>{w.cannotRun}</Paragraph>
          <ul>
            {[...problemsByField(document, [], run.problems, language)].map(([pointer, text]) => (
              <li key={pointer}>
                {createOutcomeLines(document, language, '9999-12-31').pointer(pointer)}: {text}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {run?.state === 'failed' && <Differences document={document} run={run} />}
      {run?.state === 'failed' && !readOnly && (
        <div className={styles['part']}>
          <Paragraph data-size="sm">{w.acceptHelp}</Paragraph>
          <Button data-size="sm" onClick={accept}>
            {w.accept}
          </Button>
        </div>
      )}
      {run?.state !== 'failed' && (
        <section className={styles['part']}>
          <Heading level={3} data-size="2xs">
            {run?.state === 'ok' ? w.agrees : w.expected}
          </Heading>
          <Expectation document={document} language={language} expect={testCase.expect} />
        </section>
      )}
      {run && run.reached.length > 0 && (
        <section className={styles['part']}>
          <Heading level={3} data-size="2xs">
            {w.decidedBy}
          </Heading>
          <ul>
            {run.reached
              .filter((key) => key.includes('/'))
              .map((key) => {
                const [rule = '', part = ''] = key.split('/');
                const place = placeOf(document, { rule, ...(part !== '' && { part }) });
                return (
                  place && (
                    <li key={key}>
                      <Link asChild>
                        <RouterLink href={address(`/del/${place.member}/${place.id}`)}>
                          {textIn(place.title, language)}
                        </RouterLink>
                      </Link>
                      {place.part && `: ${textIn(place.part, language)}`}
                    </li>
                  )
                );
              })}
          </ul>
        </section>
      )}
      <section className={styles['part']}>
        <Heading level={3} data-size="2xs">
          {w.facts}
        </Heading>
        <Pairs pairs={facts} />
      </section>
    </>
  );
}

type DifferencesProps = { readonly document: RulesetDocument; readonly run: NonNullable<ListedCase['run']> };

function Differences({ document, run }: DifferencesProps) {
  const w = useWords(words);
  const { language } = useLanguage();
  const lines = useMemo(() => createOutcomeLines(document, language, '9999-12-31'), [document, language]);
  return (
    <section className={styles['part']}>
      <Heading level={3} data-size="2xs">
        {w.differs}
      </Heading>
      <Table data-size="sm">
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{w.what}</Table.HeaderCell>
            <Table.HeaderCell>{w.expected}</Table.HeaderCell>
            <Table.HeaderCell>{w.got}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {run.differences.map(({ part, expected, got }) => (
            <Table.Row key={part}>
              <Table.HeaderCell scope="row">{lines.part(part)}</Table.HeaderCell>
              {[expected, got].map((value, side) => (
                <Table.Cell key={side === 0 ? 'expected' : 'got'}>
                  {lines.value(part, value).map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  );
}
