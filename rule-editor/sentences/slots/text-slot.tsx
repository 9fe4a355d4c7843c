import { Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { JsonObject } from '#engine/objects';
import { languages, useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import styles from '../condition/condition.module.css';
import type { Part } from '../use-object.ts';
import { sentenceWords } from '../words.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { Slot } from './slot.tsx';

/** A text in three languages, changed where it stands. */
export function TextSlot({
  part,
  text,
  multiline = false,
}: {
  readonly part: Part;
  readonly text: string;
  readonly multiline?: boolean;
}) {
  const w = useWords(sentenceWords);
  const [isOpen, setOpen] = useState(false);
  if (part.isLocked) return <>{text}</>;
  if (!isOpen) return <Slot text={text} label={w.editTitle(text)} onPress={() => setOpen(true)} />;
  return <TextForm part={part} multiline={multiline} onClose={() => setOpen(false)} />;
}

function TextForm({
  part,
  multiline,
  onClose,
}: {
  readonly part: Part;
  readonly multiline: boolean;
  readonly onClose: () => void;
}) {
  const w = useWords(sentenceWords);
  const [given, setGiven] = useState((part.value ?? {}) as { readonly [language: string]: string });
  const [isTried, setTried] = useState(false);
  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const nb = (given['nb'] ?? '').trim();
    if (nb === '') return;
    const value = Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim() !== ''));
    part.change(w.labels.title(nb), value as JsonObject);
    announce(w.changed);
    onClose();
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form className={styles['editor']} onSubmit={save} onKeyDown={onKeyDown} noValidate>
      {languages.map(({ code }, index) => {
        const field = {
          lang: code,
          label: w.languages[code],
          value: given[code] ?? '',
          autoFocus: index === 0,
          onChange: ({ target }: { readonly target: { readonly value: string } }) =>
            setGiven((before) => ({ ...before, [code]: target.value })),
          error: isTried && code === 'nb' && (given['nb'] ?? '').trim() === '' ? w.needed : undefined,
        };
        return multiline ? <Textfield key={code} {...field} multiline /> : <Textfield key={code} {...field} />;
      })}
      <FormButtons submit={w.save} cancel={w.cancel} onCancel={onClose} />
    </form>
  );
}
