import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { announce } from '../../ui/announce.ts';
import { valueAt } from '../json-path.ts';
import { moved } from '../model/lists.ts';
import { MoveButtons } from '../move-buttons.tsx';
import { DerivedFields } from './derived-fields.tsx';
import { NewClass } from './new-class.tsx';
import { LegalBasis } from '../legal-basis.tsx';
import { Block } from '../parts.tsx';
import { Reason } from '../reason.tsx';
import styles from '../sentences.module.css';
import { ChoiceSlot } from '../slots/choice-slot.tsx';
import { TextSlot } from '../slots/text-slot.tsx';
import { objectsOf } from '../source-words/value-type.ts';
import type { Part, Reading } from '../use-object.ts';
import { NewVersion } from '../versions/new-version.tsx';
import { useAsOf, VersionLine } from '../versions/version-line.tsx';
import { versionOn, versionsIn } from '../versions/versions.ts';
import { sentenceWords } from '../words.ts';
import type { MemberProps } from './member-props.ts';

type Text = { readonly nb: string };

export function EntriesSentences({ part, reading, name }: MemberProps) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const [on] = useAsOf();
  const otherwise = part.at('otherwise');
  const classes = part.at('classes');
  const written = objectsOf(classes.value);
  const titleAt = (index: number) =>
    textIn(
      versionsIn(written[index])
        .map(({ content }) => valueAt(content, ['title']) as Text | undefined)
        .findLast(Boolean),
      language,
    );
  return (
    <>
      <DerivedFields part={part.at('derived')} reading={reading} list={name} />
      <Block title={w.classes}>
        <Paragraph data-size="sm">{w.classesLead}</Paragraph>
        <ol className={styles['requirements']}>
          {written.map((json, index) => {
            const version = versionOn(versionsIn(json), on);
            const own = part.at('classes', index);
            if (!version || version.content === 'none') return null;
            return (
              <EntryClass
                key={String(json['id'])}
                whole={own}
                part={own.at(...version.path)}
                reading={reading}
                list={name}
                number={index + 1}
                onMove={
                  classes.isLocked || written.length < 2
                    ? undefined
                    : (by) => classes.change(w.labels.moveRequirement(titleAt(index)), [...moved(written, index, by)])
                }
                onRemove={
                  own.isLocked
                    ? undefined
                    : () => {
                        classes.change(w.labels.removeRequirement(titleAt(index)), written.toSpliced(index, 1));
                        announce(w.removed);
                      }
                }
              />
            );
          })}
        </ol>
        <NewClass part={classes} reading={reading} list={name} />
      </Block>
      <Block title={w.otherwiseClass}>
        <div className={styles['foot']}>
          <ClassChoice part={otherwise} title={w.otherwiseClass} />
          <Reason part={otherwise} reading={reading} />
        </div>
      </Block>
    </>
  );
}

type ClassProps = {
  readonly whole: Part;
  readonly part: Part;
  readonly reading: Reading;
  readonly list: string;
  readonly number: number;
  readonly onMove: ((by: -1 | 1) => void) | undefined;
  readonly onRemove: (() => void) | undefined;
};

function EntryClass({ whole, part, reading, list, number, onMove, onRemove }: ClassProps) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const title = part.at('title');
  const text = textIn(title.value as Text | undefined, language);
  return (
    <li className={styles['requirement']}>
      <div className={styles['head']}>
        <Heading level={3} data-size="xs">
          {number}. <TextSlot part={title} text={text} />
        </Heading>
        <MoveButtons
          words={{ up: w.classUp(text), down: w.classDown(text), remove: w.classRemove(text) }}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <ConditionSentences part={part.at('when')} reading={reading} where={{ list }} label={text} />
      <div className={styles['foot']}>
        <ClassChoice part={part} title={text} />
        <Reason part={part} reading={reading} />
      </div>
      <LegalBasis part={part.at('legalBasis')} level={4} />
      <div className={styles['versions']}>
        <VersionLine object={whole.object} path={whole.path} title={text} list={list} />
        <NewVersion object={whole.object} path={whole.path} title={text} list={list} isQuiet />
      </div>
    </li>
  );
}

function ClassChoice({ part, title }: { readonly part: Part; readonly title: string }) {
  const w = useWords(sentenceWords);
  return (
    <ChoiceSlot
      label={title}
      value={valueAt(part.value, ['class']) as keyof typeof w.entryClass}
      options={w.entryClass}
      isLocked={part.isLocked}
      onChange={(next) => part.change(w.labels.choice(title, w.entryClass[next]), next, ['class'])}
    />
  );
}
