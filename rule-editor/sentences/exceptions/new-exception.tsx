import { Button, Heading, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Change, Json, JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { nameFor } from '../../facts/change-fact.ts';
import { announce } from '../../ui/announce.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { LeafEditor } from '../condition/leaf-editor.tsx';
import styles from '../sentences.module.css';
import { ChoiceField } from '../slots/choice-field.tsx';
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
      <ChoiceField
        label={w.when}
        value={chosen}
        options={[[own, w.own], ...offered.map((key) => [key, conditionNames.textOf(key)] as const)]}
        onChange={setChosen}
        error={isTried && chosen === '' ? w.chooseOne : undefined}
      />
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
