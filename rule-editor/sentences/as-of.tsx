import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useEffect, useState } from 'react';
import { dateWords, readDate } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import styles from './sentences.module.css';
import { useAsOf } from './versions/version-line.tsx';
import { sentenceWords } from './words.ts';

/** The day that is looked at. */
export function AsOf() {
  const w = useWords(sentenceWords);
  const [on, setOn] = useAsOf();
  const [text, setText] = useState(dateWords(on));
  const [isTried, setTried] = useState(false);
  useEffect(() => setText(dateWords(on)), [on]);
  const date = readDate(text);
  function show(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date !== undefined) setOn(date);
  }
  return (
    <form className={styles['asOf']} onSubmit={show} noValidate>
      <Textfield
        label={w.asOf}
        data-size="sm"
        value={text}
        onChange={({ target }) => setText(target.value)}
        error={isTried && date === undefined ? w.badDate : undefined}
      />
      <Button type="submit" variant="secondary" data-size="sm">
        {w.asOfShow}
      </Button>
      <Button type="button" variant="tertiary" data-size="sm" onClick={() => setOn(undefined)}>
        {w.asOfToday}
      </Button>
    </form>
  );
}
