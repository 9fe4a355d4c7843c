import { Heading } from '@digdir/designsystemet-react';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { valueAt } from '../json-path.ts';
import { LegalBasis } from '../legal-basis.tsx';
import { Block } from '../parts.tsx';
import { Reason } from '../reason.tsx';
import styles from '../sentences.module.css';
import { ChoiceSlot } from '../slots/choice-slot.tsx';
import { ExpressionSentence } from '../slots/expression-sentence.tsx';
import { TextSlot } from '../slots/text-slot.tsx';
import { entriesOf, objectsOf, valueTypeOf } from '../source-words/value-type.ts';
import type { Part, Reading } from '../use-object.ts';
import { NewVersion } from '../versions/new-version.tsx';
import { useAsOf, VersionLine } from '../versions/version-line.tsx';
import { versionOn, versionsIn } from '../versions/versions.ts';
import { sentenceWords } from '../words.ts';
import type { MemberProps } from './member-props.ts';

type Text = { readonly nb: string };

export function EntriesSentences({ part, reading, name }: MemberProps) {
  const w = useWords(sentenceWords);
  const [on] = useAsOf();
  const otherwise = part.at('otherwise');
  const derived = entriesOf(valueAt(part.value, ['derived']));
  return (
    <>
      {derived.length > 0 && (
        <Block title={w.derived}>
          <ul className={styles['facts']}>
            {derived.map(([field, declaration]) => (
              <li key={field}>
                <ExpressionSentence
                  part={part.at('derived', field, 'derived')}
                  reading={reading}
                  title={reading.words.text(declaration['title'] as unknown as Text)}
                  wanted={valueTypeOf(declaration)}
                  list={name}
                />
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block title={w.classes}>
        <ol className={styles['requirements']}>
          {objectsOf(valueAt(part.value, ['classes'])).map((json, index) => {
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
              />
            );
          })}
        </ol>
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
};

function EntryClass({ whole, part, reading, list, number }: ClassProps) {
  const { language } = useLanguage();
  const title = part.at('title');
  const text = textIn(title.value as Text | undefined, language);
  return (
    <li className={styles['requirement']}>
      <Heading level={3} data-size="xs">
        {number}. <TextSlot part={title} text={text} />
      </Heading>
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
