import { Button, Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useRef, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { mayIdentify } from './cases.ts';
import styles from './try-out.module.css';
import { words } from './words.ts';

/** Asks for the number of a decision; never for that of a person. */
export function LoadDecision({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const w = useWords(words);
  const isAllowed = useMay('maintainer', 'auditor', 'case-worker');
  const dialog = useRef<HTMLDialogElement>(null);
  const [number, setNumber] = useState('');
  const [isTried, setTried] = useState(false);
  if (!isAllowed) return null;
  const id = number.trim();
  const wrong = mayIdentify(id) ? w.noIdentity : /^[0-9A-Za-z-]{8,64}$/.test(id) ? undefined : w.needNumber;
  function choose(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    setNumber('');
    setTried(false);
    dialog.current?.close();
    onChoose(id);
  }
  return (
    <>
      <Button variant="secondary" data-size="sm" onClick={() => dialog.current?.showModal()}>
        {w.loadDecision}
      </Button>
      <Dialog ref={dialog} closedby="any" aria-label={w.loadDecision}>
        <Heading level={2} data-size="sm">
          {w.loadDecision}
        </Heading>
        <Paragraph>{w.decisionHelp}</Paragraph>
        <form onSubmit={choose} noValidate className={styles['fields']}>
          <Textfield
            label={w.decisionNumber}
            value={number}
            onChange={({ target }) => setNumber(target.value)}
            error={isTried ? wrong : undefined}
            autoComplete="off"
            spellCheck={false}
          />
          <div className={styles['inline']}>
            <Button type="submit">{w.fetchIt}</Button>
            <Button type="button" variant="tertiary" onClick={() => dialog.current?.close()}>
              {w.cancel}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
