import { Button, Heading, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { isObject, type JsonObject } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { idFrom, reasonFrom } from '../new-programme/names.ts';
import { announce } from '../ui/announce.ts';
import { LeafEditor } from './condition/leaf-editor.tsx';
import { ReasonField, useReasons } from './reason-field.tsx';
import styles from './sentences.module.css';
import type { Part, Reading } from './use-object.ts';
import { sentenceWords } from './words.ts';

/** Adds a requirement to a section: its title, its reason, and the first thing it requires. */
export function NewRequirement({ part, reading }: { readonly part: Part; readonly reading: Reading }) {
  const w = useWords(sentenceWords);
  const { codes } = useReasons();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  if (part.isLocked) return null;
  if (!isOpen)
    return (
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
          {w.addRequirement}
        </Button>
      </div>
    );
  const requirements = isObject(part.value) ? part.value : {};
  const isReason = reason === '' || codes.includes(reason);
  function save(leaf: JsonObject) {
    setTried(true);
    if (title.trim() === '' || !isReason) return;
    const name = idFrom(title, Object.keys(requirements));
    const code = reason === '' ? reasonFrom(title, codes) : reason;
    const made: JsonObject = { title: { nb: title.trim() }, conditions: leaf, reason: code };
    part.change(w.labels.addRequirement(title.trim()), { ...requirements, [name]: made });
    announce(w.added);
    setOpen(false);
    setTitle('');
    setReason('');
    setTried(false);
  }
  return (
    <section className={styles['requirement']}>
      <Heading level={3} data-size="xs">
        {w.newRequirement}
      </Heading>
      <Textfield
        label={w.requirementTitle}
        value={title}
        autoFocus
        onChange={({ target }) => setTitle(target.value)}
        error={isTried && title.trim() === '' ? w.needed : undefined}
      />
      <ReasonField
        value={reason}
        onChange={setReason}
        description={w.reasonHelp}
        error={isTried && !isReason ? w.reasonWrong : undefined}
      />
      <LeafEditor reading={reading} where={{}} onSave={save} onCancel={() => setOpen(false)} isAlone={false} />
    </section>
  );
}
