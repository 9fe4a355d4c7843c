import { isObject } from '#engine/objects';
import { Paragraph } from '@digdir/designsystemet-react';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { Exceptions } from '../exceptions/exceptions.tsx';
import { valueAt } from '../json-path.ts';
import { LegalBasis } from '../legal-basis.tsx';
import { movedMember } from '../model/lists.ts';
import { NewRequirement } from '../new-requirement.tsx';
import { Automation, Block, Note, Stage } from '../parts.tsx';
import { Approval } from './approval.tsx';
import { ChoiceSlot } from '../slots/choice-slot.tsx';
import { Requirement } from '../requirement.tsx';
import styles from '../sentences.module.css';
import { versionsIn } from '../versions/versions.ts';
import { sentenceWords } from '../words.ts';
import type { MemberProps } from './member-props.ts';

type Text = { readonly nb: string };

export function SectionSentences({ whole, part, reading }: MemberProps) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const requirements = part.at('requirements');
  const entries = Object.entries(isObject(requirements.value) ? requirements.value : {});
  const notMet = valueAt(part.value, ['notMet']) === 'route-to-manual' ? 'route-to-manual' : 'deny';
  const applies = part.at('appliesWhen');
  const titleAt = (name: string) =>
    textIn(
      versionsIn(valueAt(requirements.value, [name]))
        .map(({ content }) => valueAt(content, ['title']) as Text | undefined)
        .findLast(Boolean),
      language,
    );
  const move = (name: string) => (by: -1 | 1) => {
    const written = isObject(requirements.value) ? requirements.value : {};
    requirements.change(w.labels.moveRequirement(titleAt(name)), movedMember(written, name, by));
    announce(w.moved);
  };
  const remove = (name: string) => () => {
    requirements.change(w.labels.removeRequirement(titleAt(name)), undefined, [name]);
    announce(w.removed);
  };
  return (
    <>
      {(applies.value !== undefined || !applies.isLocked) && (
        <Block title={w.appliesWhen}>
          <ConditionSentences part={applies} reading={reading} label={w.appliesWhen} isOptional />
        </Block>
      )}
      {(entries.length > 0 || !requirements.isLocked) && (
        <Block title={w.requirements}>
          <Paragraph data-size="sm">{w.requirementsLead}</Paragraph>
          <ol className={styles['requirements']}>
            {entries.map(([name], index) => (
              <Requirement
                key={name}
                part={requirements.at(name)}
                number={index + 1}
                reading={reading}
                notMet={notMet}
                onMove={requirements.isLocked || entries.length < 2 ? undefined : move(name)}
                onRemove={requirements.isLocked ? undefined : remove(name)}
              />
            ))}
          </ol>
          <NewRequirement part={requirements} reading={reading} />
        </Block>
      )}
      <Approval part={part.at('approve')} reading={reading} />
      <Exceptions part={part.at('exceptions')} reading={reading} />
      <Block title={w.decidedBy}>
        <div className={styles['foot']}>
          <Automation part={part} />
          <span>
            {w.usuallyNotMet}:{' '}
            <ChoiceSlot
              label={w.usuallyNotMet}
              value={notMet}
              options={w.notMet}
              isLocked={part.isLocked}
              onChange={(next) => part.change(w.labels.choice(w.usuallyNotMet, w.notMet[next]), next, ['notMet'])}
            />
          </span>
        </div>
      </Block>
      <LegalBasis part={part.at('legalBasis')} />
      <Note part={part.at('note')} />
      <Stage part={whole.at('stage')} />
    </>
  );
}
