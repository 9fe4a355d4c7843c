import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { ConditionSentences } from './condition/condition-sentences.tsx';
import { ParameterValues } from './condition/parameter-values.tsx';
import { valueAt } from './json-path.ts';
import { LegalBasis } from './legal-basis.tsx';
import { NewRequirement } from './new-requirement.tsx';
import { titleOf } from './object-title.ts';
import { Automation, Block, Exceptions, Figures, Grant } from './parts.tsx';
import { Reason } from './reason.tsx';
import { Requirement } from './requirement.tsx';
import styles from './sentences.module.css';
import { ChoiceSlot } from './slots/choice-slot.tsx';
import { ExpressionSentence } from './slots/expression-sentence.tsx';
import { TextSlot } from './slots/text-slot.tsx';
import { entriesOf, isObject, objectsOf, valueTypeOf } from './source-words/value-type.ts';
import type { Part, Reading } from './use-object.ts';
import { NewVersion } from './versions/new-version.tsx';
import { useAsOf, VersionLine } from './versions/version-line.tsx';
import { versionOn, versionsIn } from './versions/versions.ts';
import { sentenceWords } from './words.ts';

/** `part`: the content of the version that is shown; of what has no versions the object itself. */
type Props = { readonly part: Part; readonly reading: Reading; readonly name: string };
type Text = { readonly nb: string };
type Event = 'approve' | 'deny' | 'route-to-manual' | 'stop';

export function SectionSentences({ part, reading }: Props) {
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
  const move = (index: number) => (by: -1 | 1) => {
    const [name = '', value = null] = entries[index] ?? [];
    const to = index + by;
    if (to < 0 || to >= entries.length) return;
    requirements.change(
      w.labels.moveRequirement(titleAt(name)),
      Object.fromEntries(entries.toSpliced(index, 1).toSpliced(to, 0, [name, value])),
    );
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
          <ConditionSentences part={applies} reading={reading} label={w.appliesWhen} />
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
                onMove={requirements.isLocked || entries.length < 2 ? undefined : move(index)}
                onRemove={requirements.isLocked ? undefined : remove(name)}
              />
            ))}
          </ol>
          <NewRequirement part={requirements} reading={reading} />
        </Block>
      )}
      <Grant part={part.at('approve', 'grant')} reading={reading} title={w.grant} />
      <Figures part={part.at('approve', 'values')} reading={reading} title={w.values} />
      <Exceptions part={part.at('exceptions')} />
      <Block title={w.decidedBy}>
        <div className={styles['foot']}>
          <Automation part={part} />
          <Reason part={part.at('approve')} reading={reading} />
        </div>
      </Block>
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}

export function RuleSentences({ part, reading }: Props) {
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
        <Figures part={part.at('values')} reading={reading} title={w.values} />
      </Block>
      <Grant part={part.at('grant')} reading={reading} title={w.grant} />
      <Exceptions part={part.at('exceptions')} />
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}

export function RestrictionSentences({ part, reading }: Props) {
  const w = useWords(sentenceWords);
  return (
    <>
      <Block title={w.when}>
        <ConditionSentences part={part.at('when')} reading={reading} label={w.when} />
      </Block>
      <Grant part={part.at('narrows')} reading={reading} title={w.narrows} />
      <div className={styles['foot']}>
        <Reason part={part} reading={reading} />
        <Automation part={part} />
      </div>
      <Figures part={part.at('values')} reading={reading} title={w.values} />
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}

export function ReplacementSentences({ part, reading }: Props) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const address = useProgrammeAddress();
  const section = String(valueAt(part.value, ['replaces', 'section']));
  const requirement = String(valueAt(part.value, ['replaces', 'requirement']));
  const title = versionsIn(readObject(content, `sections/${section}`))
    .flatMap((version) => versionsIn(valueAt(version.content, ['requirements', requirement])))
    .map((version) => valueAt(version.content, ['title']) as Text | undefined)
    .findLast(Boolean);
  return (
    <>
      <Block title={w.replaces}>
        <RouterLink href={address(`/del/sections/${section}`)}>
          {w.inSection(textIn(title, language) || requirement, titleOf(content, `sections/${section}`, language))}
        </RouterLink>
      </Block>
      <Block title={w.when}>
        <ConditionSentences part={part.at('when')} reading={reading} label={w.when} />
      </Block>
      <Block title={w.requires}>
        <ConditionSentences part={part.at('conditions')} reading={reading} label={w.requires} />
      </Block>
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}

export function NamedConditionSentences({ part, reading }: Props) {
  const w = useWords(sentenceWords);
  const over = valueAt(part.value, ['over']);
  return (
    <>
      <Block title={w.means}>
        <ConditionSentences
          part={part.at('condition')}
          reading={reading}
          where={{ group: typeof over === 'string' ? over : undefined }}
          label={w.means}
        />
      </Block>
      <LegalBasis part={part.at('legalBasis')} />
    </>
  );
}

export function ConstraintSentences({ part, reading }: Props) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const text = part.at('text');
  return (
    <>
      <Block title={w.must}>
        <ConditionSentences part={part.at('condition')} reading={reading} label={w.must} />
      </Block>
      <Block title={w.mustText}>
        <div>
          <TextSlot part={text} text={textIn(text.value as Text | undefined, language)} multiline />
        </div>
      </Block>
    </>
  );
}

export function EntriesSentences({ part, reading, name }: Props) {
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
        <VersionLine object={whole.object} path={whole.path} title={text} />
        <NewVersion object={whole.object} path={whole.path} title={text} isQuiet />
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

export function ParameterSentences({ reading, name }: Props) {
  return <ParameterValues name={name} reading={reading} isAlone />;
}

/** What one does with something that has no versions: a copy under a new name, used where the change is to apply. */
export function CopyButton({ part, name }: { readonly part: Part; readonly name: string }) {
  const w = useWords(sentenceWords);
  const { content, edit } = useWorkspace();
  const { language } = useLanguage();
  function copy() {
    let number = 2;
    while (readObject(content, `conditions/${name}${number}`) !== undefined) number += 1;
    const title = titleOf(content, part.object, language);
    const value = isObject(part.value) ? part.value : {};
    const named = { ...(isObject(value['title']) ? value['title'] : {}), [language]: w.copyTitle(title) };
    edit(w.labels.copy(title), [{ object: `conditions/${name}${number}`, value: { ...value, title: named } }]);
    announce(w.copied);
  }
  return (
    <Button variant="secondary" data-size="sm" onClick={copy}>
      {w.copy}
    </Button>
  );
}
