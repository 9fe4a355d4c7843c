import { useWords } from '../../app/language.tsx';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { Exceptions } from '../exceptions/exceptions.tsx';
import { valueAt } from '../json-path.ts';
import { LegalBasis } from '../legal-basis.tsx';
import { Grant } from '../grant/grant.tsx';
import { ReasonValues } from '../grant/reason-values.tsx';
import { Automation, Block, Note, Stage } from '../parts.tsx';
import { Reason, reasonOf } from '../reason.tsx';
import styles from '../sentences.module.css';
import { ChoiceSlot } from '../slots/choice-slot.tsx';
import { sentenceWords } from '../words.ts';
import type { MemberProps } from './member-props.ts';
type Event = 'approve' | 'deny' | 'route-to-manual' | 'stop';

export function RuleSentences({ whole, part, reading }: MemberProps) {
  const w = useWords(sentenceWords);
  const event = valueAt(part.value, ['event']) as Event;
  return (
    <>
      <Block title={w.when}>
        <ConditionSentences part={part.at('when')} reading={reading} label={w.when} />
      </Block>
      <Block title={w.outcome}>
        <div className={styles['foot']}>
          <ChoiceSlot
            label={w.outcome}
            value={event}
            options={w.events}
            isLocked={part.isLocked}
            onChange={(next) => part.change(w.labels.choice(w.outcome, w.events[next]), next, ['event'])}
          />
          <Reason part={part} reading={reading} />
          <Automation part={part} />
        </div>
        <ReasonValues part={part.at('values')} reading={reading} title={w.values} reason={reasonOf(part)} />
      </Block>
      {(event === 'approve' || valueAt(part.value, ['grant']) !== undefined) && (
        <Grant part={part.at('grant')} reading={reading} title={w.grant} isOptional />
      )}
      {event === 'deny' && <Exceptions part={part.at('exceptions')} reading={reading} />}
      <LegalBasis part={part.at('legalBasis')} />
      <Note part={part.at('note')} />
      <Stage part={whole.at('stage')} />
    </>
  );
}

export function RestrictionSentences({ part, reading }: MemberProps) {
  const w = useWords(sentenceWords);
  return (
    <>
      <Block title={w.when}>
        <ConditionSentences part={part.at('when')} reading={reading} label={w.when} />
      </Block>
      <Grant part={part.at('narrows')} reading={reading} title={w.narrows} isNarrowing />
      <div className={styles['foot']}>
        <Reason part={part} reading={reading} />
        <Automation part={part} />
      </div>
      <ReasonValues part={part.at('values')} reading={reading} title={w.values} reason={reasonOf(part)} />
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}
