import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { JsonObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { usagesOf } from '../programmes/usages.ts';
import { ThreeLanguages } from '../ui/three-languages.tsx';
import { Section } from '../ui/section.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { addValue, removeValue } from './change-fact.ts';
import { valuesOf } from './fact-words.ts';
import styles from './facts.module.css';
import { factsWords } from './words.ts';

type Props = {
  readonly name: string;
  readonly title: string;
  readonly written: JsonObject;
  readonly mayEdit: boolean;
};

/** The values that a fact may have, with their words. */
export function FactChoices({ name, title, written, mayEdit }: Props) {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const { content, edit } = useWorkspace();
  const [added, setAdded] = useState('');
  const values = valuesOf(content, written);
  if (values.length === 0) return null;
  const wordsOf = (value: (typeof values)[number]) =>
    textIn(value.words as { nb: string } | undefined, language) || value.value;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (added.trim() === '') return;
    edit(w.changed(title), addValue(content, name, { nb: added.trim() }));
    setAdded('');
  };
  return (
    <Section title={w.choices}>
      <ul className={styles['choices']}>
        {values.map((one) => (
          <li key={one.value}>
            {mayEdit ? (
              <>
                <ThreeLanguages
                  legend={wordsOf(one)}
                  text={one.words}
                  remark={(_, text) => (text === '' ? w.missing : undefined)}
                  onWrite={(text) =>
                    edit(w.changed(title), [{ object: `vocabulary/${one.value}`, value: text ?? null }])
                  }
                />
                {values.length > 1 && usagesOf(content, `value/${one.value}`).length === 0 && (
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    data-color="danger"
                    onClick={() => edit(w.changed(title), removeValue(content, name, one.value))}
                  >
                    {w.remove(wordsOf(one))}
                  </Button>
                )}
              </>
            ) : (
              <>
                {wordsOf(one)}
                {one.words === undefined && <span className={styles['quiet']}> ({w.noWords})</span>}
              </>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <form onSubmit={add} className={styles['row']}>
          <Textfield label={w.newChoice} value={added} onChange={({ target }) => setAdded(target.value)} />
          <Button type="submit" variant="secondary">
            {w.addChoice}
          </Button>
        </form>
      )}
    </Section>
  );
}
