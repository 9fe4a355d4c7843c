import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { ExpressionForm } from '../expression/expression-form.tsx';
import { expressionWords } from '../expression/words.ts';
import { Block } from '../parts.tsx';
import styles from '../sentences.module.css';
import { ChoiceField } from '../slots/choice-field.tsx';
import { ExpressionSentence } from '../slots/expression-sentence.tsx';
import type { Part, Reading } from '../use-object.ts';
import { grantWords } from './words.ts';

type Props = {
  readonly part: Part;
  readonly reading: Reading;
  readonly title: string;
  readonly level?: 2 | 4;
  /** How what is granted is narrowed: may be empty, but is always written. */
  readonly isNarrowing?: boolean;
  /** Taken away with the last of it. */
  readonly isOptional?: boolean;
};

/** What is granted, or how it is narrowed: a sentence for each of it; more of it is added, and each taken away. */
export function Grant({ part, reading, title, level = 2, isNarrowing = false, isOptional = false }: Props) {
  const w = useWords(grantWords);
  const e = useWords(expressionWords);
  const written: JsonObject = isObject(part.value) ? part.value : {};
  const names = Object.keys(written);
  if (part.isLocked && names.length === 0) return null;
  const fields = reading.readable.document.grant;
  const titleOf = (name: string) => {
    const field = fields.find((one) => one.name === name);
    return field ? reading.words.text(field.title) : name;
  };
  const remove = (name: string) => {
    const { [name]: _, ...rest } = written;
    part.change(w.removeLabel(titleOf(name)), isOptional && names.length === 1 ? undefined : rest);
    announce(e.removed);
  };
  return (
    <Block title={title} level={level}>
      {names.length === 0 && <Paragraph data-size="sm">{isNarrowing ? w.emptyNarrows : w.empty}</Paragraph>}
      <ul className={styles['facts']}>
        {names.map((name) => {
          const field = fields.find((one) => one.name === name);
          return (
            <li key={name}>
              <ExpressionSentence
                part={part.at(name)}
                reading={reading}
                title={titleOf(name)}
                wanted={field?.type}
                unit={field?.unit}
                onRemove={() => remove(name)}
              />
            </li>
          );
        })}
      </ul>
      {!part.isLocked && (
        <AddGrant
          label={isNarrowing ? w.addNarrowing : w.addGrant}
          reading={reading}
          names={fields.map(({ name }) => name).filter((name) => !names.includes(name))}
          onAdd={(name, json) => {
            part.change(w.label(titleOf(name)), { ...written, [name]: json });
            announce(w.label(titleOf(name)));
          }}
        />
      )}
    </Block>
  );
}

type AddProps = {
  readonly label: string;
  readonly reading: Reading;
  readonly names: readonly string[];
  readonly onAdd: (name: string, json: Json) => void;
};

function AddGrant({ label, reading, names, onAdd }: AddProps) {
  const w = useWords(grantWords);
  const [name, setName] = useState<string>();
  const fields = reading.readable.document.grant;
  const titleOf = (one: string) => reading.words.text(fields.find((field) => field.name === one)?.title ?? { nb: one });
  if (names.length === 0) return <Paragraph data-size="sm">{w.none}</Paragraph>;
  if (name === undefined)
    return (
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setName('')}>
          {label}
        </Button>
      </div>
    );
  const field = fields.find((one) => one.name === name);
  return (
    <>
      <div className={styles['form']}>
        <ChoiceField
          label={w.what}
          value={name}
          options={names.map((one) => [one, titleOf(one)] as const)}
          onChange={setName}
          autoFocus
        />
        {!field && (
          <div>
            <Button variant="tertiary" data-size="sm" onClick={() => setName(undefined)}>
              {w.cancel}
            </Button>
          </div>
        )}
      </div>
      {field && (
        <ExpressionForm
          key={name}
          title={titleOf(name)}
          first={null}
          wanted={field.type}
          unit={field.unit}
          reading={reading}
          onCancel={() => setName(undefined)}
          onSave={(json) => {
            onAdd(name, json);
            setName(undefined);
          }}
        />
      )}
    </>
  );
}
