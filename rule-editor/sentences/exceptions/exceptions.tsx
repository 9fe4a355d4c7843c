import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { valueAt } from '../json-path.ts';
import { moved } from '../model/lists.ts';
import { Block } from '../parts.tsx';
import styles from '../sentences.module.css';
import { objectsOf } from '../source-words/value-type.ts';
import type { Part, Reading } from '../use-object.ts';
import { Exception } from './exception.tsx';
import { NewException } from './new-exception.tsx';
import { exceptionWords } from './words.ts';

type Props = { readonly part: Part; readonly reading: Reading; readonly level?: 2 | 4 };

/** The exceptions that a person may claim: that there are none is said, too, and is not the same as saying nothing. */
export function Exceptions({ part, reading, level = 2 }: Props) {
  const w = useWords(exceptionWords);
  const { language } = useLanguage();
  const [isAdding, setAdding] = useState(false);
  if (part.value === undefined && part.isLocked) return null;
  const exceptions = objectsOf(part.value);
  const textOf = (index: number) =>
    textIn(valueAt(exceptions[index], ['text']) as { readonly nb: string } | undefined, language);
  const move = (index: number) => (by: -1 | 1) => {
    part.change(w.labels.move(textOf(index)), [...moved(exceptions, index, by)]);
    announce(w.moved);
  };
  const remove = (index: number) => () => {
    part.change(w.labels.remove(textOf(index)), exceptions.length === 1 ? undefined : exceptions.toSpliced(index, 1));
    announce(w.removed);
  };
  return (
    <Block title={w.title} level={level}>
      <Paragraph data-size="sm">
        {exceptions.length > 0 ? w.lead : part.value === undefined ? w.notSaid : w.none}
      </Paragraph>
      {exceptions.length > 0 && (
        <ol className={styles['requirements']}>
          {exceptions.map((_, index) => (
            <Exception
              key={index}
              part={part.at(index)}
              reading={reading}
              text={textOf(index)}
              onMove={exceptions.length > 1 ? move(index) : undefined}
              onRemove={remove(index)}
            />
          ))}
        </ol>
      )}
      {!part.isLocked &&
        (isAdding ? (
          <NewException part={part} reading={reading} onClose={() => setAdding(false)} />
        ) : (
          <div className={styles['actions']}>
            <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
              {w.add}
            </Button>
            {part.value === undefined && (
              <Button variant="tertiary" data-size="sm" onClick={() => part.change(w.labels.none, [])}>
                {w.sayNone}
              </Button>
            )}
            {part.value !== undefined && exceptions.length === 0 && (
              <Button variant="tertiary" data-size="sm" onClick={() => part.change(w.labels.takeBack, undefined)}>
                {w.takeBack}
              </Button>
            )}
          </div>
        ))}
    </Block>
  );
}
