import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { dateWords } from '../app/format.ts';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { ConditionSentences } from './condition/condition-sentences.tsx';
import { valueAt } from './json-path.ts';
import { LegalBasis } from './legal-basis.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { ReasonValues } from './grant/reason-values.tsx';
import { Automation } from './parts.tsx';
import { Reason, reasonOf } from './reason.tsx';
import styles from './sentences.module.css';
import { ChoiceSlot } from './slots/choice-slot.tsx';
import { TextSlot } from './slots/text-slot.tsx';
import type { Part, Reading } from './use-object.ts';
import { NewVersion } from './versions/new-version.tsx';
import { useAsOf, useBoundaryWords, VersionLine } from './versions/version-line.tsx';
import { versionOn, versionsIn } from './versions/versions.ts';
import { sentenceWords } from './words.ts';

type Text = { readonly nb: string };
type Props = {
  /** The requirement as it stands in its section, with its versions. */
  readonly part: Part;
  readonly number: number;
  readonly reading: Reading;
  /** What the section says of a requirement that is not met, where it says nothing itself. */
  readonly notMet: 'deny' | 'route-to-manual';
  readonly onMove?: ((by: -1 | 1) => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
};

/** One requirement of a section: what must hold, and what happens when it does not. */
export function Requirement({ part, number, reading, notMet, onMove, onRemove }: Props) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const [on] = useAsOf();
  const byWords = useBoundaryWords();
  const versions = versionsIn(part.value);
  const version = versionOn(versions, on);
  if (!version || version.content === 'none') return null;
  const own = part.at(...version.path);
  const title = textIn(valueAt(own.value, ['title']) as Text | undefined, language);
  const event = (valueAt(own.value, ['notMet']) as typeof notMet | undefined) ?? '';
  const outcomes = { '': w.asSection(w.notMet[notMet]), ...w.notMet };
  const hasAutomation = valueAt(own.value, ['automation']) !== undefined;
  const hasSources = valueAt(own.value, ['legalBasis']) !== undefined;
  return (
    <li className={styles['requirement']}>
      <div className={styles['head']}>
        <Heading level={3} data-size="xs">
          {number}. <TextSlot part={own.at('title')} text={title} />
        </Heading>
        <MoveButtons
          words={{
            up: `${w.moveUp}: ${title}`,
            down: `${w.moveDown}: ${title}`,
            remove: `${w.removeRequirement}: ${title}`,
          }}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      {version.boundary && (
        <Paragraph data-size="sm">{w.period(dateWords(version.boundary.date), byWords(version.boundary))}</Paragraph>
      )}
      <ConditionSentences part={own.at('conditions')} reading={reading} label={title} />
      <div className={styles['foot']}>
        <span>
          {w.otherwise}:{' '}
          <ChoiceSlot
            label={`${w.otherwise}: ${title}`}
            value={event}
            options={own.isLocked ? { ...outcomes, '': w.notMet[notMet] } : outcomes}
            isLocked={own.isLocked}
            onChange={(value) =>
              own.change(w.labels.choice(title, outcomes[value]), value === '' ? undefined : value, ['notMet'])
            }
          />
        </span>
        <Reason part={own} reading={reading} />
        {hasAutomation && <Automation part={own} />}
      </div>
      {hasSources && <LegalBasis part={own.at('legalBasis')} level={4} />}
      <Details data-size="sm">
        <Details.Summary>{w.moreOf(title)}</Details.Summary>
        <Details.Content className={styles['block']}>
          {!hasAutomation && (
            <div>
              <Automation part={own} />
            </div>
          )}
          <ReasonValues part={own.at('values')} reading={reading} title={w.values} reason={reasonOf(own)} />
          {!hasSources && <LegalBasis part={own.at('legalBasis')} level={4} />}
          <VersionLine object={part.object} path={part.path} title={title} />
          <div>
            <NewVersion object={part.object} path={part.path} title={title} isQuiet />
          </div>
        </Details.Content>
      </Details>
    </li>
  );
}
