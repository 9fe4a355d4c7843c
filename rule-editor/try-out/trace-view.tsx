import { Details, Heading, Link, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useCallback, useMemo, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import type { RulesetDocument, Suspension } from '#engine';
import type { JsonObject } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { engine } from '../engine-worker/connect.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useStageName } from '../programmes/stage-name.ts';
import type { TraceLine } from './condition-lines.ts';
import { createOutcomeLines } from './outcome-lines.ts';
import { type RuleLine, type StageLines, traceTree } from './trace-tree.ts';
import styles from './try-out.module.css';
import { useNewest } from './use-newest.ts';
import { answerWords } from './answer-words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly engineKey: string;
  readonly facts: JsonObject;
  readonly suspended: readonly Suspension[];
};

/** How it was decided: stages, rules, conditions and the answers that were used. Worked out when it is opened. */
export function TraceView(props: Props) {
  const w = useWords(answerWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <Details className={styles['part']} data-size="sm" open={isOpen} onToggle={() => setOpen(!isOpen)}>
      <Details.Summary>{w.trace}</Details.Summary>
      <Details.Content>{isOpen && <Trace {...props} />}</Details.Content>
    </Details>
  );
}

function Trace({ document, engineKey, facts, suspended }: Props) {
  const w = useWords(answerWords);
  const { language } = useLanguage();
  const stageName = useStageName();
  const ask = useCallback(
    () => engine('tryOut', engineKey, facts, { explain: 'trace', suspended }),
    [engineKey, facts, suspended, document],
  );
  const { answer } = useNewest(ask);
  const explanation = answer?.explanation;
  const stages = useMemo(
    () => (explanation ? traceTree(document, explanation, language, w.join) : undefined),
    [document, explanation, language, w],
  );
  const lines = useMemo(() => createOutcomeLines(document, language, '9999-12-31'), [document, language]);
  if (!stages || !explanation) return <p role="status">{w.working}</p>;
  return (
    <>
      <Paragraph data-size="sm">{w.traceHelp}</Paragraph>
      {stages.map((stage, index) => (
        <Stage
          key={stage.stage}
          title={
            stageName(stage.stage, document.stages.indexOf(stage.stage) + 1) +
            (index === stages.length - 1 ? ` – ${w.lastStage.toLowerCase()}` : '')
          }
          stage={stage}
        />
      ))}
      {explanation.entries.length > 0 && (
        <section className={styles['part']}>
          <Heading level={4} data-size="2xs">
            {w.entriesTrace}
          </Heading>
          <ul>
            {explanation.entries.map(({ list, index, reason }) => (
              <li key={`${list}/${index}`}>
                {lines.pointer(`/${list}/${index}`)}: {lines.code(reason)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Stage({ title, stage }: { readonly title: string; readonly stage: StageLines }) {
  const w = useWords(answerWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles['part']}>
      <Heading level={4} data-size="2xs">
        {title}
      </Heading>
      {stage.asked.length === 0 && <p className={styles['quiet']}>{w.nothingAsked}</p>}
      {stage.asked.map((rule) => (
        <RuleTree key={rule.key} rule={rule} />
      ))}
      {stage.others.length > 0 && (
        <Details data-size="sm" open={isOpen} onToggle={() => setOpen(!isOpen)}>
          <Details.Summary>{w.others(stage.others.length)}</Details.Summary>
          <Details.Content>
            {isOpen && stage.others.map((rule) => <RuleTree key={rule.key} rule={rule} isClosed />)}
          </Details.Content>
        </Details>
      )}
    </section>
  );
}

function RuleTree({ rule, isClosed = false }: { readonly rule: RuleLine; readonly isClosed?: boolean }) {
  const w = useWords(answerWords);
  const address = useProgrammeAddress();
  const [isOpen, setOpen] = useState(!isClosed);
  return (
    <div className={styles['tree']}>
      <p className={styles[rule.is]}>
        <Link asChild>
          <RouterLink href={address(`/del/${rule.place.member}/${rule.place.id}`)}>{rule.title}</RouterLink>
        </Link>{' '}
        <span className={styles['said']}>{w.is[rule.is]}</span>{' '}
        {rule.isDecisive && (
          <Tag data-size="sm" data-color="info">
            {w.decided}
          </Tag>
        )}
      </p>
      {isOpen ? (
        <TraceLines lines={rule.parts} />
      ) : (
        <button
          type="button"
          className={styles['more']}
          onClick={() => setOpen(true)}
          aria-label={`${w.trace}: ${rule.title}`}
        >
          …
        </button>
      )}
    </div>
  );
}

function TraceLines({ lines }: { readonly lines: readonly TraceLine[] }) {
  const w = useWords(answerWords);
  return (
    <ul>
      {lines.map((line, index) => (
        // The order of the lines is all that tells them apart.
        <li key={index}>
          <span className={styles[line.is]}>
            {line.text} <span className={styles['said']}>{said(line, w)}</span>
          </span>
          {line.parts && <TraceLines lines={line.parts} />}
        </li>
      ))}
    </ul>
  );
}

function said({ value, is }: TraceLine, w: (typeof answerWords)['nb']): string {
  return value === undefined ? `(${w.is[is].toLowerCase()})` : `(${w.said}: ${value})`;
}
