import { Checkbox } from '@digdir/designsystemet-react';
import type { ValueType } from '#engine';
import type { Json } from '#engine/objects';
import { useLanguage, useWords } from '../../app/language.tsx';
import { Declaration } from '../../facts/declaration/declaration.tsx';
import { typeChoices } from '../../facts/declaration/declared-type.ts';
import { withMember } from '../../facts/change-fact.ts';
import { objectIn, titleIn, typeWords } from '../../facts/fact-words.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { factsFor } from '../expression/choices.ts';
import type { MemberProps } from '../members/member-props.ts';
import { Block } from '../parts.tsx';
import styles from '../sentences.module.css';
import { ChoiceField } from '../slots/choice-field.tsx';
import { valueTypeOf } from '../source-words/value-type.ts';
import { declaredWords } from './words.ts';

const types = typeChoices.filter((one) => !['confirmation', 'list', 'text'].includes(one));

/** How two values of a type can meet. */
export function meetsOf(type: ValueType): readonly string[] {
  const own: { readonly [kind: string]: readonly string[] } = {
    date: ['earliest', 'latest'],
    integer: ['lowest', 'highest'],
    decimal: ['lowest', 'highest'],
    set: ['intersect', 'union'],
  };
  return [...(own[type.kind] ?? []), 'equal'];
}

/** No fact has such a name. */
const none = '-';

/** Something that a decision can say: its type, and what holds when it is narrowed. */
export function GrantFieldSentences({ part, reading, name }: MemberProps) {
  const w = useWords(declaredWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const written = objectIn(part.value);
  const title = titleIn(written, language) || name;
  const type = valueTypeOf(written);
  const meet = String(written['meet']);
  const set = (member: string, value: Json | undefined) =>
    part.change(w.changed(title), withMember(written, member, value));
  const asked = objectIn(written['asked'])['fact'];
  const askable = factsFor(reading, type);
  if (part.isLocked)
    return (
      <Block title={w.kind}>
        <p style={{ margin: 0 }}>
          {typeWords(content, written, language)}. {w.meet} {w.meets[meet]}.
        </p>
        {written['key'] === true && <p style={{ margin: 0 }}>{w.key}.</p>}
        {written['lookup'] === true && <p style={{ margin: 0 }}>{w.lookup}.</p>}
        {typeof asked === 'string' && (
          <p style={{ margin: 0 }}>
            {w.asked}: {askable.find(([one]) => one === asked)?.[1] ?? asked}
          </p>
        )}
      </Block>
    );
  const flag = (member: 'key' | 'lookup') => (
    <Checkbox
      label={w[member]}
      value={member}
      checked={written[member] === true}
      onChange={({ target }) => set(member, target.checked ? true : undefined)}
    />
  );
  return (
    <Block title={w.kind}>
      <div className={styles['form']}>
        <Declaration part={part} title={title} types={types} />
        <ChoiceField
          label={w.meet}
          description={w.meetHelp}
          value={meet}
          options={meetsOf(type).map((one) => [one, w.meets[one] ?? one] as const)}
          onChange={(next) => set('meet', next)}
        />
        {flag('key')}
        {flag('lookup')}
        {(['date', 'integer', 'decimal', 'set'].includes(type.kind) || asked !== undefined) && (
          <ChoiceField
            label={w.asked}
            description={w.askedHelp}
            value={String(asked ?? none)}
            options={[[none, w.askedNone], ...askable]}
            onChange={(next) => set('asked', next === none ? undefined : { fact: next })}
          />
        )}
      </div>
    </Block>
  );
}
