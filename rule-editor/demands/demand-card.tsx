import { Button, Details, Heading, Link, Tag } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import type { Evaluation, Problem, RulesetDocument } from '#engine';
import type { Counterexample, DemandResult } from '#engine/applications';
import type { JsonObject } from '#engine/objects';
import { numberWords } from '../app/format.ts';
import { type Language, useLanguage, useWords } from '../app/language.tsx';
import { ApplicationFacts } from '../regression/application-facts.tsx';
import styles from '../regression/regression.module.css';
import { createOutcomeLines, outcomeParts } from '../try-out/outcome-lines.ts';
import type { ThreeTexts } from '../ui/three-languages.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { DemandForm } from './demand-form.tsx';
import { demandSentence } from './demand-sentence.ts';
import { ProblemList } from './problem-list.tsx';
import type { CheckedSlots } from './worker.ts';
import { words } from './words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly stored: JsonObject;
  /** Absent while it is read, and when it does not fit the rules. */
  readonly slots: CheckedSlots | undefined;
  readonly problems: readonly Problem[];
  readonly result: DemandResult | undefined;
};

/** A demand: its sentence, its law, whether it held, and the application that breaks it. */
export function DemandCard({ document, stored, slots, problems, result }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { readOnly, edit } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const sentence = slots && demandSentence(document, slots, language);
  const title = ownTitle(stored, language) ?? sentence ?? ownTitle(stored, 'nb') ?? '';
  if (isOpen) {
    return (
      <li>
        <DemandForm document={document} stored={stored} slots={slots} onDone={close} />
      </li>
    );
  }
  return (
    <li className={styles['group']}>
      <div className={styles['verdicts']}>
        <Heading level={2} data-size="2xs">
          {title}
        </Heading>
        <Verdict result={result} />
      </div>
      {sentence !== undefined && sentence !== title && <p className={styles['quiet']}>{sentence}</p>}
      <Law stored={stored} />
      {problems.length > 0 && <ProblemList problems={problems} />}
      {result?.counterexample && <Broken document={document} counterexample={result.counterexample} />}
      {!readOnly && (
        <div className={styles['bar']}>
          <Button variant="secondary" data-size="sm" ref={opener} onClick={() => setOpen(true)}>
            {w.change}
            <span className="ds-sr-only">: {title}</span>
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => edit(w.removeLabel, [{ object: `demands/${String(stored['id'])}`, value: null }])}
          >
            {w.remove}
            <span className="ds-sr-only">: {title}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

/** What it is called in a language; a string is bokmål. */
function ownTitle({ title }: JsonObject, language: Language): string | undefined {
  if (typeof title === 'string') return language === 'nb' ? title : undefined;
  return (title as ThreeTexts | undefined)?.[language];
}

function Verdict({ result }: { readonly result: DemandResult | undefined }) {
  const w = useWords(words);
  const { language } = useLanguage();
  if (result === undefined) return <Tag data-size="sm">{w.notTried}</Tag>;
  const isBroken = result.counterexample !== undefined;
  return (
    <Tag data-size="sm" data-color={isBroken ? 'danger' : 'success'}>
      {isBroken ? w.isBroken : w.held(numberWords(result.tried, language))}
    </Tag>
  );
}

type Basis = { readonly title: string; readonly section?: string; readonly url?: string };

function Law({ stored }: { readonly stored: JsonObject }) {
  const bases = (stored['legalBasis'] ?? []) as unknown as readonly Basis[];
  return bases.map(({ title, section, url }) => {
    const text = [title, section].filter(Boolean).join(', ');
    return (
      <div key={text} className={styles['quiet']}>
        {url === undefined ? (
          text
        ) : (
          <Link href={url} target="_blank" rel="noreferrer">
            {text}
          </Link>
        )}
      </div>
    );
  });
}

type BrokenProps = { readonly document: RulesetDocument; readonly counterexample: Counterexample };

function Broken({ document, counterexample: { facts, evaluation, other } }: BrokenProps) {
  const w = useWords(words);
  const differing =
    other === undefined
      ? []
      : [...new Set([...Object.keys(facts), ...Object.keys(other.facts)])].filter(
          (name) => JSON.stringify(facts[name]) !== JSON.stringify(other.facts[name]),
        );
  const own = Object.fromEntries(differing.flatMap((name) => (other ? [[name, other.facts[name] ?? null]] : [])));
  return (
    <Details defaultOpen>
      <Details.Summary>{w.example}</Details.Summary>
      <Details.Content>
        <ApplicationFacts document={document} facts={facts} marked={differing} />
        <Heading level={3} data-size="2xs">
          {w.answer}
        </Heading>
        <Answer document={document} evaluation={evaluation} />
        {other && (
          <>
            <Heading level={3} data-size="2xs">
              {w.other}
            </Heading>
            <ApplicationFacts document={document} facts={own} marked={differing} />
            <Heading level={3} data-size="2xs">
              {w.then}
            </Heading>
            <Answer document={document} evaluation={other.evaluation} />
          </>
        )}
      </Details.Content>
    </Details>
  );
}

const shown = ['outcome', 'recommended.outcome', 'reasons', 'recommended.reasons', 'grant', 'recommended.grant'];

function Answer({ document, evaluation }: { readonly document: RulesetDocument; readonly evaluation: Evaluation }) {
  const { language } = useLanguage();
  const lines = createOutcomeLines(document, language, '9999-12-31');
  return (
    <dl className={styles['facts']}>
      {outcomeParts(evaluation)
        .filter(({ part, value }) => shown.includes(part) && value !== undefined)
        .map(({ part, value }) => (
          <div key={part} className={styles['fact']}>
            <dt>{lines.part(part)}</dt>
            <dd>
              {lines.value(part, value).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
