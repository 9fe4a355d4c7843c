import { Alert, Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { Suspension } from '#engine';
import type { JsonObject } from '#engine/objects';
import { type Language, languages, textIn, useLanguage, useWords } from '../app/language.tsx';
import { engine } from '../engine-worker/connect.ts';
import type { Letter } from '../engine-worker/letter.ts';
import { Section } from '../ui/section.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { casesFor, type LetterOf } from './reasons.ts';
import styles from './texts.module.css';
import { textsWords } from './words.ts';

/** The patient's letter of an example, with the texts as they stand now. Those that it is about come first. */
export function LetterPreview({ of }: { readonly of: LetterOf }) {
  const w = useWords(textsWords);
  const { language: own } = useLanguage();
  const ids = useId();
  const { content, document, key, problems } = useWorkspace();
  const [chosen, choose] = useAddressValue('eksempel');
  const [language, setLanguage] = useState<Language>(own);
  const [letter, setLetter] = useState<Letter>();
  const { giving, others } = useMemo(() => casesFor(content, of), [content, of]);
  const testCase = content.cases.find(({ id }) => id === chosen) ?? giving[0] ?? others[0];
  const isWrong = problems.length > 0;
  useEffect(() => {
    if (!testCase || !document || isWrong) return undefined;
    let isOver = false;
    const suspended = (testCase['suspended'] ?? []) as unknown as readonly Suspension[];
    engine('letter', key, testCase['facts'] as JsonObject, language, suspended).then(
      (written) => !isOver && setLetter(written),
      // The source was changed while the letter was asked for: the next check asks again.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [testCase, document, isWrong, key, language]);
  const option = ({ id, title }: JsonObject) => (
    <Select.Option key={String(id)} value={String(id)}>
      {String(title)}
    </Select.Option>
  );
  return (
    <Section title={w.letter}>
      <Paragraph>{w.letterLead}</Paragraph>
      {!testCase ? (
        <Paragraph>{w.noCases}</Paragraph>
      ) : (
        <>
          <div className={styles['row']}>
            <Field className={styles['wide']}>
              <Label htmlFor={`${ids}-case`}>{w.example}</Label>
              <Select id={`${ids}-case`} value={String(testCase['id'])} onChange={({ target }) => choose(target.value)}>
                {giving.length > 0 && <Select.Optgroup label={w.giving}>{giving.map(option)}</Select.Optgroup>}
                <Select.Optgroup label={w.others}>{others.map(option)}</Select.Optgroup>
              </Select>
            </Field>
            <Field>
              <Label htmlFor={`${ids}-language`}>{w.letterLanguage}</Label>
              <Select
                id={`${ids}-language`}
                value={language}
                onChange={({ target }) => setLanguage(target.value as Language)}
              >
                {languages.map(({ code, name }) => (
                  <Select.Option key={code} value={code}>
                    {name}
                  </Select.Option>
                ))}
              </Select>
            </Field>
          </div>
          {isWrong && (
            <Alert data-color="warning" data-size="sm">
              {w.waiting}
            </Alert>
          )}
          {letter && <LetterText letter={letter} language={language} />}
        </>
      )}
    </Section>
  );
}

function LetterText({ letter, language }: { readonly letter: Letter; readonly language: Language }) {
  const w = useWords(textsWords);
  const inLetter = textsWords[language];
  const { content } = useWorkspace();
  return (
    <>
      {letter.byPerson && <Paragraph data-size="sm">{w.byPerson}</Paragraph>}
      <article className={styles['letter']} lang={language} aria-label={w.letter}>
        <Heading level={3} data-size="xs">
          {textIn(content.source['title'] as { nb: string } | undefined, language)}
        </Heading>
        <p>
          <strong>{inLetter.outcomes[letter.outcome]}</strong>
        </p>
        {letter.reasons.map(({ code, text }, index) => (
          <p key={`${code} ${index}`}>{text}</p>
        ))}
        {letter.remedies.map(({ outcome, text, body, sendTo, weeks }) => (
          <div key={outcome}>
            <p>
              <strong>{inLetter.complain}</strong>
            </p>
            <p>{text}</p>
            <p>
              {inLetter.sendTo(sendTo, body)} {weeks !== undefined && inLetter.weeks(weeks)}
            </p>
          </div>
        ))}
        {letter.automated && (
          <>
            <p>
              <strong>{inLetter.automated}</strong>
            </p>
            <p>{letter.automated.text}</p>
            <p>{letter.automated.manualControl}</p>
          </>
        )}
      </article>
    </>
  );
}
