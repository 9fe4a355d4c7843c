import { Button, Details, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { nameAmong, withMember } from '../../facts/change-fact.ts';
import { Declaration } from '../../facts/declaration/declaration.tsx';
import { type TypeChoice, withType } from '../../facts/declaration/declared-type.ts';
import { declarationWords } from '../../facts/declaration/words.ts';
import { announce } from '../../ui/announce.ts';
import { ExpressionForm } from '../expression/expression-form.tsx';
import { Block } from '../parts.tsx';
import styles from '../sentences.module.css';
import { ChoiceField } from '../slots/choice-field.tsx';
import { ExpressionSentence } from '../slots/expression-sentence.tsx';
import { TextSlot } from '../slots/text-slot.tsx';
import { entriesOf, valueTypeOf } from '../source-words/value-type.ts';
import type { Part, Reading } from '../use-object.ts';
import { sentenceWords } from '../words.ts';

const types: readonly TypeChoice[] = ['boolean', 'integer', 'amount', 'decimal', 'date', 'enum'];

type Props = { readonly part: Part; readonly reading: Reading; readonly list: string };

/** What is worked out for each entry of a list: a sentence each, which is changed, added and taken away. */
export function DerivedFields({ part, reading, list }: Props) {
  const w = useWords(sentenceWords);
  const derived = entriesOf(part.value);
  const written = isObject(part.value) ? part.value : {};
  if (derived.length === 0 && part.isLocked) return null;
  return (
    <Block title={w.derived}>
      <ul className={styles['facts']}>
        {derived.map(([field, declaration]) => {
          const title = reading.words.text(declaration['title'] as never);
          const own = part.at(field);
          return (
            <li key={field}>
              <ExpressionSentence
                part={own.at('derived')}
                reading={reading}
                title={title}
                wanted={valueTypeOf(declaration)}
                unit={typeof declaration['unit'] === 'string' ? declaration['unit'] : undefined}
                list={list}
                onRemove={() => {
                  const left = withMember(written, field, undefined);
                  part.change(w.labels.value(title), derived.length === 1 ? undefined : left);
                  announce(w.removed);
                }}
              />
              {!own.isLocked && (
                <Details data-size="sm">
                  <Details.Summary>{w.derivedMore(title)}</Details.Summary>
                  <Details.Content className={styles['block']}>
                    <div>
                      <TextSlot part={own.at('title')} text={title} />
                    </div>
                    <Declaration part={own} title={title} types={types} />
                  </Details.Content>
                </Details>
              )}
            </li>
          );
        })}
      </ul>
      {!part.isLocked && (
        <NewField
          reading={reading}
          list={list}
          onAdd={(title, declared, json) => {
            const taken = [...Object.keys(written), ...(reading.readable.fields.get(list)?.keys() ?? [])];
            const made = { ...declared, title: { nb: title }, derived: json };
            part.change(w.labels.value(title), { ...written, [nameAmong(taken, title)]: made });
            announce(w.added);
          }}
        />
      )}
    </Block>
  );
}

type NewProps = {
  readonly reading: Reading;
  readonly list: string;
  readonly onAdd: (title: string, declared: JsonObject, json: Json) => void;
};

function NewField({ reading, list, onAdd }: NewProps) {
  const w = useWords(sentenceWords);
  const d = useWords(declarationWords);
  const [title, setTitle] = useState<string>();
  const [type, setType] = useState<TypeChoice>('boolean');
  if (title === undefined)
    return (
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setTitle('')}>
          {w.addDerived}
        </Button>
      </div>
    );
  const declared = withType({ type: 'text' }, type, []);
  const said = title.trim();
  return (
    <>
      <div className={styles['form']}>
        <Textfield label={w.derivedTitle} value={title} autoFocus onChange={({ target }) => setTitle(target.value)} />
        <ChoiceField
          label={d.type}
          value={type}
          options={types.map((one) => [one, d.types[one]] as const)}
          onChange={(next) => setType(next as TypeChoice)}
        />
      </div>
      <ExpressionForm
        key={type}
        title={said || w.derivedTitle}
        first={null}
        wanted={valueTypeOf(declared)}
        unit={type === 'amount' ? 'øre' : undefined}
        reading={reading}
        list={list}
        isOfEntry
        hasFocus={false}
        onCancel={() => setTitle(undefined)}
        onSave={(json) => {
          if (said === '') return announce(w.needed);
          onAdd(said, declared, json);
          return setTitle(undefined);
        }}
      />
    </>
  );
}
