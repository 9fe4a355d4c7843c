import { Button, Heading, Link, Tag } from '@digdir/designsystemet-react';
import { type MouseEvent, useMemo, useState } from 'react';
import type { Audience, MissingFact, Outcome, Reason, RulesetDocument } from '#engine';
import { useLanguage, useWords } from '../app/language.tsx';
import { Pairs } from '../ui/pairs.tsx';
import type { Tried } from '../engine-worker/calls.ts';
import { formWords } from './form-words.ts';
import { fieldId, focusField } from './form-context.tsx';
import { createOutcomeLines } from './outcome-lines.ts';
import { outcomeWords } from './outcome-words.ts';
import { readingOrder } from './reading-order.ts';
import { Reasons } from './reasons.tsx';
import styles from './try-out.module.css';
import { answerWords } from './answer-words.ts';

const colours = {
  approve: 'success',
  deny: 'danger',
  'route-to-manual': 'warning',
  stop: 'info',
  'not-due': 'neutral',
} as const satisfies Record<Outcome, string>;

type Props = {
  readonly document: RulesetDocument;
  readonly tried: Tried;
  readonly audience: Audience;
  /** Makes a field visible that is asked for. */
  readonly onGoTo: (pointer: string) => void;
};

/** What came out of an application, in words. */
export function Answer({ document, tried, audience, onGoTo }: Props) {
  const w = useWords(answerWords);
  const o = useWords(outcomeWords);
  const { language } = useLanguage();
  const { evaluation, told } = tried;
  const lines = useMemo(() => createOutcomeLines(document, language, '9999-12-31'), [document, language]);
  const { recommended } = evaluation;
  const isToldAbove = (reason: Reason) =>
    (recommended?.reasons ?? []).some(
      ({ code, rule, part, version }) =>
        code === reason.code && rule === reason.rule && part === reason.part && version === reason.version,
    );
  const also = evaluation.also.flatMap((reason, index) =>
    isToldAbove(reason) ? [] : [[reason, told?.also[index] ?? {}] as const],
  );
  const grant = evaluation.grant ?? recommended?.grant;
  return (
    <>
      <p>
        <Tag data-size="lg" data-color={colours[evaluation.outcome]}>
          {o.outcomes[evaluation.outcome]}
        </Tag>{' '}
        {recommended && (
          <Tag data-size="lg" data-color={colours[recommended.outcome]} variant="outline">
            {o.recommendation[recommended.outcome]}
          </Tag>
        )}
      </p>
      <Missing
        title={w.missing}
        document={document}
        missing={evaluation.missingFacts}
        pointerWords={lines.pointer}
        onGoTo={onGoTo}
      />
      <Reasons
        document={document}
        title={o.parts['reasons'] ?? ''}
        reasons={evaluation.reasons}
        told={told?.reasons ?? []}
        audience={audience}
      />
      {recommended && (
        <Reasons
          document={document}
          title={o.parts['recommended.reasons'] ?? ''}
          reasons={recommended.reasons}
          told={told?.recommended ?? []}
          audience={audience}
        />
      )}
      {grant && (
        <TitledPairs
          title={(evaluation.grant ? o.parts['grant'] : o.parts['recommended.grant']) ?? ''}
          pairs={lines.grant(grant)}
        />
      )}
      <Lines
        title={o.parts['partial'] ?? ''}
        lines={lines.value('partial', evaluation.partial)}
        of={evaluation.partial}
      />
      <TitledPairs
        title={w.figures}
        pairs={Object.entries(evaluation.figures).map(([name, value]) => lines.figure(name, value))}
      />
      <Lines
        title={w.review}
        of={evaluation.review}
        lines={evaluation.review.map(
          ({ list, index, reason }) =>
            lines.pointer(`/${list}/${index}`) + (reason === undefined ? '' : `: ${lines.code(reason)}`),
        )}
      />
      <Reasons
        document={document}
        title={w.also}
        reasons={also.map(([reason]) => reason)}
        told={also.map(([, texts]) => texts)}
        audience={audience}
      />
    </>
  );
}

type MissingProps = {
  readonly title: string;
  readonly document: RulesetDocument;
  readonly missing: readonly MissingFact[];
  readonly pointerWords: (pointer: string) => string;
  readonly onGoTo: Props['onGoTo'];
};

const few = 8;

/** What is asked for next, as links to the fields, in the order of the form. */
function Missing({ title, document, missing, pointerWords, onGoTo }: MissingProps) {
  const w = useWords(answerWords);
  const { needs: needsWords } = useWords(formWords);
  const [isAll, setAll] = useState(false);
  const order = useMemo(() => new Map(readingOrder(document).map((name, index) => [name, index])), [document]);
  if (missing.length === 0) return null;
  const rank = ({ fact }: MissingFact) => order.get(fact) ?? order.size;
  const sorted = missing.toSorted((a, b) => rank(a) - rank(b));
  const goTo = (pointer: string) => (event: MouseEvent) => {
    event.preventDefault();
    onGoTo(pointer);
    if (!focusField(pointer)) setTimeout(() => focusField(pointer), 50);
  };
  return (
    <section className={styles['part']}>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      <ul>
        {(isAll ? sorted : sorted.slice(0, few)).map(({ pointer, needs }) => (
          <li key={pointer}>
            <Link href={`#${fieldId(pointer)}`} onClick={goTo(pointer)}>
              {pointerWords(pointer)}
            </Link>
            {needs !== 'value' && <span className={styles['quiet']}> ({needsWords[needs].toLowerCase()})</span>}
          </li>
        ))}
      </ul>
      {sorted.length > few && (
        <Button variant="tertiary" data-size="sm" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? w.showFewer : w.showMore(sorted.length - few)}
        </Button>
      )}
    </section>
  );
}

function TitledPairs({
  title,
  pairs,
}: {
  readonly title: string;
  readonly pairs: readonly (readonly [string, string])[];
}) {
  if (pairs.length === 0) return null;
  return (
    <section className={styles['part']}>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      <Pairs pairs={pairs.map(([name, value]) => ({ name, lines: [value] }))} />
    </section>
  );
}

type LinesProps = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly of: readonly unknown[] | undefined;
};

function Lines({ title, lines, of }: LinesProps) {
  if (of === undefined || of.length === 0) return null;
  return (
    <section className={styles['part']}>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
