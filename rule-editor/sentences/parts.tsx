import { isObject } from '#engine/objects';
import { Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { valueAt } from './json-path.ts';
import styles from './sentences.module.css';
import { ChoiceSlot } from './slots/choice-slot.tsx';
import { ExpressionSentence } from './slots/expression-sentence.tsx';
import type { Part, Reading } from './use-object.ts';
import { sentenceWords } from './words.ts';

type BlockProps = { readonly title: string; readonly children: ReactNode; readonly level?: 2 | 4 };

/** A part of an object under its heading. */
export function Block({ title, children, level = 2 }: BlockProps) {
  return (
    <section className={styles['block']}>
      <Heading level={level} data-size={level === 2 ? 'xs' : '2xs'}>
        {title}
      </Heading>
      {children}
    </section>
  );
}

/** What is granted, or how it is narrowed: a sentence for each of it. */
type GrantProps = { readonly part: Part; readonly reading: Reading; readonly title: string; readonly level?: 2 | 4 };

export function Grant({ part, reading, title, level = 2 }: GrantProps) {
  if (!isObject(part.value)) return null;
  const fields = reading.readable.document.grant;
  return (
    <Block title={title} level={level}>
      <ul className={styles['facts']}>
        {Object.keys(part.value).map((name) => {
          const field = fields.find((one) => one.name === name);
          return (
            <li key={name}>
              <ExpressionSentence
                part={part.at(name)}
                reading={reading}
                title={field ? reading.words.text(field.title) : name}
                wanted={field?.type}
              />
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** The values that a reason's texts name. */
export function Figures({
  part,
  reading,
  title,
}: {
  readonly part: Part;
  readonly reading: Reading;
  readonly title: string;
}) {
  if (part.isLocked || !isObject(part.value) || Object.keys(part.value).length === 0) return null;
  return (
    <div>
      <small>{title}</small>
      <ul className={styles['facts']}>
        {Object.keys(part.value).map((name) => (
          <li key={name}>
            <ExpressionSentence part={part.at(name)} reading={reading} title={`«${name}»`} wanted={undefined} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who decides, and why a machine may refuse. */
export function Automation({ part }: { readonly part: Part }) {
  const w = useWords(sentenceWords);
  const written = valueAt(part.value, ['automation']);
  const value = written === 'automatic' || written === 'recommend' ? written : '';
  const basis = valueAt(part.value, ['basis']);
  const [text, setText] = useState(typeof basis === 'string' ? basis : '');
  useEffect(() => setText(typeof basis === 'string' ? basis : ''), [basis]);
  return (
    <>
      <span>
        {w.decidedBy}:{' '}
        <ChoiceSlot
          label={w.decidedBy}
          value={value}
          options={w.automations}
          isLocked={part.isLocked}
          onChange={(next) =>
            part.change(w.labels.choice(w.decidedBy, w.automations[next]), next === '' ? undefined : next, [
              'automation',
            ])
          }
        />
      </span>
      {part.isLocked
        ? typeof basis === 'string' && (
            <Paragraph data-size="sm">
              {w.basis}: {basis}
            </Paragraph>
          )
        : value === 'automatic' && (
            <Textfield
              label={w.basis}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onBlur={() => {
                const next = text.trim();
                if (next !== (basis ?? ''))
                  part.change(w.labels.value(w.basis), next === '' ? undefined : next, ['basis']);
              }}
            />
          )}
    </>
  );
}
