import { Heading, Link, Tag } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import type { AlsoReason, Audience, LegalBasis, Reason, RulesetDocument } from '#engine';
import { createWords } from '#engine/words';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import type { ToldReason } from '../engine-worker/calls.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { Pairs } from '../ui/pairs.tsx';
import { withUnit } from './condition-lines.ts';
import { createOutcomeLines } from './outcome-lines.ts';
import { placeOf } from './place-of.ts';
import styles from './try-out.module.css';
import { answerWords } from './answer-words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly title: string;
  readonly reasons: readonly (Reason | AlsoReason)[];
  readonly told: readonly ToldReason[];
  readonly audience: Audience;
};

/** Reasons: the text that somebody gets, the rule and its paragraph, and what was used of the application. */
export function Reasons({ document, title, reasons, told, audience }: Props) {
  if (reasons.length === 0) return null;
  return (
    <section className={styles['part']}>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      <ul className={styles['reasons']}>
        {reasons.map((reason, index) => (
          <li key={`${reason.code}/${reason.rule}/${reason.part}/${reason.version}/${reason.partVersion}`}>
            <OneReason document={document} reason={reason} told={told[index] ?? {}} audience={audience} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type OneProps = Omit<Props, 'title' | 'reasons' | 'told'> & {
  readonly reason: Reason | AlsoReason;
  readonly told: ToldReason;
};

function OneReason({ document, reason, told, audience }: OneProps) {
  const w = useWords(answerWords);
  const { language } = useLanguage();
  const address = useProgrammeAddress();
  const place = placeOf(document, reason);
  const text = told[audience];
  const used = Object.entries(reason.facts ?? {});
  const values = createWords(document, language, '9999-12-31');
  return (
    <>
      <div className={styles['text']}>
        {text ?? (
          <>
            {createOutcomeLines(document, language, '9999-12-31').code(reason.code)}{' '}
            <span className={styles['quiet']}>({w.noText})</span>
          </>
        )}
      </div>
      {place && (
        <div>
          <Link asChild>
            <RouterLink href={address(`/del/${place.member}/${place.id}`)}>{textIn(place.title, language)}</RouterLink>
          </Link>
          {place.part && `: ${textIn(place.part, language)}`}{' '}
          {'is' in reason && reason.is === 'unknown' && <Tag data-size="sm">{w.alsoUnknown}</Tag>}
        </div>
      )}
      {place?.legalBasis.map((basis) => (
        <Paragraphs key={`${basis.title}/${basis.section}`} basis={basis} />
      ))}
      {used.length > 0 && (
        <Pairs
          label={w.usedValues}
          pairs={used.map(([name, value]) => {
            const fact = document.facts.find((one) => one.name === name);
            return {
              name: textIn(fact?.title, language) || name,
              lines: [fact ? withUnit(values, value, fact) : String(value)],
            };
          })}
        />
      )}
    </>
  );
}

function Paragraphs({ basis }: { readonly basis: LegalBasis }) {
  const w = useWords(answerWords);
  const own = basis.kind === 'design' ? `${w.ourChoice} ` : '';
  const text = own + [basis.title, basis.section].filter(Boolean).join(', ');
  return (
    <div className={styles['quiet']}>
      {basis.url === undefined ? (
        text
      ) : (
        <Link href={basis.url} target="_blank" rel="noreferrer">
          {text}
        </Link>
      )}
    </div>
  );
}
