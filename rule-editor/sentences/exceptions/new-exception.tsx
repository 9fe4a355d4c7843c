import { Button, Field, Heading, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { Change, Json, JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { nameFor } from '../../facts/change-fact.ts';
import { announce } from '../../ui/announce.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { LeafEditor } from '../condition/leaf-editor.tsx';
import styles from '../sentences.module.css';
import type { Part, Reading } from '../use-object.ts';
import { isClaimable } from './claimable.ts';
import { exceptionWords } from './words.ts';

/** The condition that is written here instead of chosen: no condition has such a name. */
const own = '+';

type Props = { readonly part: Part; readonly reading: Reading; readonly onClose: () => void };

/** A new exception: how it is put, and when it holds: a condition that there is, or one that is written here. */
export function NewException({ part, reading, onClose }: Props) {
  const w = useWords(exceptionWords);
  const { content } = useWorkspace();
  const id = useId();
  const { conditionNames } = reading.cells;
  const offered = conditionNames.keys.filter((key) => isClaimable(content, key));
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(offered.length === 0 ? own : '');
  const [isTried, setTried] = useState(false);
  function add(condition: string, beside: readonly Change[] = []) {
    const written: JsonObject = { condition, text: { nb: text.trim() } };
    const before = Array.isArray(part.value) ? (part.value as readonly Json[]) : [];
    part.change(w.labels.add(text.trim()), [...before, written], [], beside);
    announce(w.added);
    onClose();
  }
  function saveChosen() {
    setTried(true);
    if (text.trim() !== '' && chosen !== '') add(chosen);
  }
  function saveOwn(leaf: JsonObject) {
    setTried(true);
    if (text.trim() === '') return;
    const name = nameFor(content, 'conditions', text);
    add(name, [{ object: `conditions/${name}`, value: { title: { nb: text.trim() }, condition: leaf } }]);
  }
  return (
    <section className={styles['requirement']}>
      <Heading level={3} data-size="xs">
        {w.addTitle}
      </Heading>
      <Textfield
        label={w.text}
        value={text}
        autoFocus
        onChange={({ target }) => setText(target.value)}
        error={isTried && text.trim() === '' ? w.needed : undefined}
      />
      <Field>
        <Label htmlFor={id}>{w.when}</Label>
        <Select id={id} width="auto" value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <Select.Option value="">{w.choose}</Select.Option>
          <Select.Option value={own}>{w.own}</Select.Option>
          {offered.map((key) => (
            <Select.Option key={key} value={key}>
              {conditionNames.textOf(key)}
            </Select.Option>
          ))}
        </Select>
        {isTried && chosen === '' && <ValidationMessage>{w.chooseOne}</ValidationMessage>}
      </Field>
      {chosen === own ? (
        <LeafEditor reading={reading} where={{}} onSave={saveOwn} onCancel={onClose} isAlone={false} />
      ) : (
        <div className={styles['buttons']}>
          <Button data-size="sm" onClick={saveChosen}>
            {w.create}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={onClose}>
            {w.cancel}
          </Button>
        </div>
      )}
    </section>
  );
}
