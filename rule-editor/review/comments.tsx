import { Button, Textarea, Label, Field } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { post } from '../backend/client.ts';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './review.module.css';
import { words } from './words.ts';

/** What has been said of an object of the draft, and a place to say more. */
export function Comments({ object }: { readonly object: string }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { draft, refresh } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>();
  const id = useId();
  if (!draft) return null;
  const said = draft.comments.filter((comment) => comment.object === object);
  async function send() {
    try {
      await post(`/v1/drafts/${draft?.id}/comments`, { object, text });
      setText('');
      setOpen(false);
      await refresh();
    } catch (problem) {
      setError(problem);
    }
  }
  return (
    <div role="group" aria-label={w.comments}>
      {said.length > 0 && (
        <ul>
          {said.map((comment) => (
            <li key={comment.id}>
              <strong>{comment.by.name}</strong> ({timeWords(comment.at, language)}): {comment.text}
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <div className={styles['stack']}>
          <Field>
            <Label htmlFor={id}>{w.comment}</Label>
            <Textarea id={id} autoFocus value={text} onChange={({ target }) => setText(target.value)} rows={2} />
          </Field>
          {error !== undefined && <Failure error={error} />}
          <Button data-size="sm" disabled={text.trim() === ''} onClick={() => void send()}>
            {w.addComment}
          </Button>
        </div>
      ) : (
        draft.state !== 'published' &&
        draft.state !== 'discarded' && (
          <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
            {w.addComment}
          </Button>
        )
      )}
    </div>
  );
}
