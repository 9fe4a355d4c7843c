import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { usagesOf } from '../programmes/usages.ts';
import { ThreeLanguages } from '../ui/three-languages.tsx';
import { Section } from '../ui/section.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { Part } from '../sentences/use-object.ts';
import { withoutValue, withValue } from './change-fact.ts';
import { objectIn, valuesOf } from './fact-words.ts';
import styles from './facts.module.css';
import { factsWords } from './words.ts';

type Props = { readonly part: Part; readonly title: string; readonly mayEdit: boolean };

/** The values that a fact, or a field, may have, with their words. */
export function FactChoices({ part, title, mayEdit }: Props) {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const { content, edit } = useWorkspace();
  const [added, setAdded] = useState('');
  const written = objectIn(part.value);
  const values = valuesOf(content, written);
  if (values.length === 0) return null;
  const wordsOf = (value: (typeof values)[number]) =>
    textIn(value.words as { nb: string } | undefined, language) || value.value;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (added.trim() === '') return;
    const made = withValue(content, written, { nb: added.trim() });
    part.change(w.changed(title), made.written, [], [made.words]);
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
                    onClick={() => part.change(w.changed(title), withoutValue(written, one.value))}
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
