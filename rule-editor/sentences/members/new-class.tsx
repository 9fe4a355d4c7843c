import { Button, Heading, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { valueFor } from '../../facts/change-fact.ts';
import { announce } from '../../ui/announce.ts';
import { LeafEditor } from '../condition/leaf-editor.tsx';
import { ReasonField, useReasons } from '../reason-field.tsx';
import styles from '../sentences.module.css';
import { ChoiceField } from '../slots/choice-field.tsx';
import { objectsOf } from '../source-words/value-type.ts';
import type { Part, Reading } from '../use-object.ts';
import { sentenceWords } from '../words.ts';

type Props = { readonly part: Part; readonly reading: Reading; readonly list: string };

/** One more way in which an entry is judged, after those that there are. What is published of the others stays. */
export function NewClass({ part, reading, list }: Props) {
  const w = useWords(sentenceWords);
  const { codes } = useReasons();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState('count');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  if (part.isLocked) return null;
  if (!isOpen)
    return (
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
          {w.addClass}
        </Button>
      </div>
    );
  function save(leaf: JsonObject) {
    setTried(true);
    if (title.trim() === '' || !codes.includes(reason)) return;
    const written = objectsOf(part.value);
    const id = valueFor(
      written.map((one) => String(one['id'])),
      title,
    );
    part.change(w.labels.addRequirement(title.trim()), [
      ...written,
      { id, title: { nb: title.trim() }, when: leaf, class: chosen, reason },
    ]);
    announce(w.added);
    setOpen(false);
    setTitle('');
    setReason('');
    setTried(false);
  }
  return (
    <section className={styles['requirement']}>
      <Heading level={3} data-size="xs">
        {w.addClass}
      </Heading>
      <Textfield
        label={w.classTitle}
        value={title}
        autoFocus
        onChange={({ target }) => setTitle(target.value)}
        error={isTried && title.trim() === '' ? w.needed : undefined}
      />
      <ChoiceField label={w.classes} value={chosen} options={Object.entries(w.entryClass)} onChange={setChosen} />
      <ReasonField
        value={reason}
        onChange={setReason}
        error={isTried && !codes.includes(reason) ? w.reasonWrong : undefined}
      />
      <LeafEditor reading={reading} where={{ list }} onSave={save} onCancel={() => setOpen(false)} isAlone={false} />
    </section>
  );
}
