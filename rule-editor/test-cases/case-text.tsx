import { Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { TestCase } from '#engine/tools';
import { useWords } from '../app/language.tsx';
import { mayIdentify } from '../try-out/cases.ts';
import { FormButtons } from '../ui/form-buttons.tsx';
import styles from './test-cases.module.css';
import { words } from './words.ts';

type Props = {
  readonly testCase: TestCase;
  readonly onSave: (text: { readonly title: string; readonly note?: string }) => void;
  readonly onCancel: () => void;
};

/** What a case shows, in a sentence, and a note. */
export function CaseText({ testCase, onSave, onCancel }: Props) {
  const w = useWords(words);
  const [title, setTitle] = useState(testCase.title);
  const [note, setNote] = useState(testCase.note ?? '');
  const identifies = mayIdentify(title) || mayIdentify(note);
  const wrong = title.trim() === '' ? w.needTitle : identifies ? w.hasIdentity : undefined;
  function save(event: FormEvent) {
    event.preventDefault();
    if (wrong) return;
    onSave({ title: title.trim(), ...(note.trim() !== '' && { note: note.trim() }) });
  }
  return (
    <form onSubmit={save} noValidate className={styles['form']}>
      <Textfield label={w.caseTitle} value={title} onChange={({ target }) => setTitle(target.value)} error={wrong} />
      <Textfield multiline rows={2} label={w.note} value={note} onChange={({ target }) => setNote(target.value)} />
      <FormButtons submit={w.keep} cancel={w.cancel} onCancel={onCancel} />
    </form>
  );
}
