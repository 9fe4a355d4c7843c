import { Field, Label, Link, Select, Tag, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../app/language.tsx';
import { valueAt } from '../json-path.ts';
import type { Part } from '../use-object.ts';
import { sentenceWords } from '../words.ts';
import styles from './condition.module.css';

/** Where a value comes from, and how well that was read. `part`: the version of the value. */
export function ValueSource({ part, isLocked }: { readonly part: Part; readonly isLocked: boolean }) {
  const w = useWords(sentenceWords);
  const [source, mark, note] = ['source', 'mark', 'note'].map((name) => {
    const value = valueAt(part.value, [name]);
    return typeof value === 'string' ? value : '';
  });
  const [text, setText] = useState(source ?? '');
  useEffect(() => setText(source ?? ''), [source]);
  const change = (name: string, label: string, value: string) =>
    part.change(w.labels.value(label), value === '' ? undefined : value, [name]);
  if (isLocked)
    return (
      <div className={styles['buttons']}>
        {source && (
          <Link href={source} target="_blank" rel="noreferrer">
            {w.valueSource}
          </Link>
        )}
        {mark && (
          <Tag data-size="sm" data-color={mark === 'verified' ? 'success' : 'warning'}>
            {w.marks[mark] ?? mark}
          </Tag>
        )}
        {note && <small>{note}</small>}
      </div>
    );
  return (
    <div className={styles['fields']}>
      <Textfield
        label={w.source.url}
        description={w.sourceHelp.url}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => {
          if (text.trim() !== source) change('source', w.source.url, text.trim());
        }}
      />
      <Field>
        <Label>{w.source.mark}</Label>
        <Select width="auto" value={mark} onChange={({ target }) => change('mark', w.source.mark, target.value)}>
          <Select.Option value="">{w.notSaid}</Select.Option>
          {Object.entries(w.marks)
            .filter(([name]) => name !== 'recalled')
            .map(([name, said]) => (
              <Select.Option key={name} value={name}>
                {said}
              </Select.Option>
            ))}
        </Select>
      </Field>
    </div>
  );
}
