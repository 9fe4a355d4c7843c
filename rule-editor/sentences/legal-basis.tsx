import { Button, Field, Heading, Label, Link, Paragraph, Select, Tag, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { JsonObject } from '#engine/objects';
import { dateWords, readDate } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import { announce } from '../ui/announce.ts';
import styles from './sentences.module.css';
import { objectsOf } from './source-words/value-type.ts';
import type { Part } from './use-object.ts';
import { sentenceWords } from './words.ts';

const textOf = (source: JsonObject, name: string): string => {
  const value = source[name];
  return typeof value === 'string' ? value : '';
};

/** The paragraphs that something rests on: link, the source's own words, and how well it was read. */
export function LegalBasis({ part, level = 3 }: { readonly part: Part; readonly level?: 3 | 4 }) {
  const w = useWords(sentenceWords);
  const [open, setOpen] = useState<number>();
  const sources = objectsOf(part.value);
  if (sources.length === 0 && part.isLocked && level === 4) return null;
  const put = (index: number, source: JsonObject | undefined) => {
    const list = source ? sources.toSpliced(index, 1, source) : sources.toSpliced(index, 1);
    part.change(
      w.labels.source(textOf(source ?? sources[index] ?? {}, 'title')),
      list.length === 0 && level === 4 ? undefined : [...list],
    );
    announce(source ? w.changed : w.removed);
    setOpen(undefined);
  };
  return (
    <section className={styles['block']}>
      {(sources.length > 0 || level === 3) && (
        <Heading level={level === 3 ? 2 : 4} data-size={level === 3 ? 'xs' : '2xs'}>
          {w.legalBasis}
        </Heading>
      )}
      {sources.length === 0 && level === 3 && <Paragraph data-size="sm">{w.noLegalBasis}</Paragraph>}
      <ul className={styles['sources']}>
        {sources.map((source, index) => (
          <li key={index}>
            {open === index ? (
              <SourceForm
                source={source}
                onSave={(changed) => put(index, changed)}
                onRemove={() => put(index, undefined)}
                onCancel={() => setOpen(undefined)}
              />
            ) : (
              <Source source={source} onEdit={part.isLocked ? undefined : () => setOpen(index)} />
            )}
          </li>
        ))}
        {open === sources.length && (
          <li>
            <SourceForm source={{}} onSave={(made) => put(sources.length, made)} onCancel={() => setOpen(undefined)} />
          </li>
        )}
      </ul>
      {!part.isLocked && open === undefined && (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setOpen(sources.length)}>
            {w.addSource}
          </Button>
        </div>
      )}
    </section>
  );
}

function Source({ source, onEdit }: { readonly source: JsonObject; readonly onEdit: (() => void) | undefined }) {
  const w = useWords(sentenceWords);
  const [title, url, quote, asOf, mark] = ['title', 'url', 'quote', 'asOf', 'mark'].map((name) => textOf(source, name));
  const name = [title, textOf(source, 'section')].filter(Boolean).join(', ');
  return (
    <>
      <div className={styles['source']}>
        {url ? (
          <Link href={url} target="_blank" rel="noreferrer">
            {name}
          </Link>
        ) : (
          <span>{name}</span>
        )}
        <Tag data-size="sm" data-color={mark === 'verified' ? 'success' : 'warning'}>
          {w.marks[mark ?? ''] ?? mark}
        </Tag>
        {asOf && <small>{w.readOn(dateWords(asOf))}</small>}
        {onEdit && (
          <Button variant="tertiary" data-size="sm" aria-label={w.editSource(name)} onClick={onEdit}>
            {w.edit}
          </Button>
        )}
      </div>
      {quote && <blockquote className={styles['quote']}>«{quote}»</blockquote>}
      {textOf(source, 'note') && <Paragraph data-size="sm">{textOf(source, 'note')}</Paragraph>}
    </>
  );
}

type FormProps = {
  readonly source: JsonObject;
  readonly onSave: (source: JsonObject) => void;
  readonly onRemove?: () => void;
  readonly onCancel: () => void;
};

function SourceForm({ source, onSave, onRemove, onCancel }: FormProps) {
  const w = useWords(sentenceWords);
  const [given, setGiven] = useState<{ readonly [name: string]: string }>(() => ({
    kind: textOf(source, 'kind') || 'regulation',
    title: textOf(source, 'title'),
    section: textOf(source, 'section'),
    url: textOf(source, 'url'),
    asOf: textOf(source, 'asOf') && dateWords(textOf(source, 'asOf')),
    quote: textOf(source, 'quote'),
    note: textOf(source, 'note'),
    mark: textOf(source, 'mark') || 'verified',
  }));
  const [isTried, setTried] = useState(false);
  const asOf = given['asOf'] ? readDate(given['asOf']) : '';
  const set = (name: string) => (event: { readonly target: { readonly value: string } }) =>
    setGiven((before) => ({ ...before, [name]: event.target.value }));
  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (given['title']?.trim() === '' || asOf === undefined) return;
    const written = { ...source, ...given, asOf };
    onSave(Object.fromEntries(Object.entries(written).filter(([, value]) => value !== '')) as JsonObject);
  }
  const choice = (name: 'kind' | 'mark', options: Readonly<Record<string, string>>) => (
    <Field>
      <Label>{w.source[name]}</Label>
      <Select width="auto" value={given[name] ?? ''} onChange={set(name)}>
        {Object.entries(options).map(([value, text]) => (
          <Select.Option key={value} value={value}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
  const text = (name: 'title' | 'section' | 'url' | 'asOf', error?: string) => (
    <Textfield
      label={w.source[name]}
      description={name === 'asOf' || name === 'url' ? w.sourceHelp[name] : undefined}
      value={given[name] ?? ''}
      autoFocus={name === 'title'}
      onChange={set(name)}
      error={error}
    />
  );
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      {choice('kind', w.kinds)}
      {text('title', isTried && given['title']?.trim() === '' ? w.sourceNeeded : undefined)}
      {text('section')}
      {text('url')}
      {text('asOf', isTried && asOf === undefined ? w.badDate : undefined)}
      <Textfield multiline label={w.source.quote} value={given['quote'] ?? ''} onChange={set('quote')} />
      <Textfield multiline label={w.source.note} value={given['note'] ?? ''} onChange={set('note')} />
      {choice('mark', w.marks)}
      <div className={styles['buttons']}>
        <Button type="submit" data-size="sm">
          {w.save}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={onCancel}>
          {w.cancel}
        </Button>
        {onRemove && (
          <Button type="button" variant="tertiary" data-color="danger" data-size="sm" onClick={onRemove}>
            {w.removeSource}
          </Button>
        )}
      </div>
    </form>
  );
}
