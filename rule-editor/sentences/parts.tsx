import { Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { useStageName } from '../programmes/stage-name.ts';
import { WrittenField } from '../ui/written-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { valueAt } from './json-path.ts';
import styles from './sentences.module.css';
import { ChoiceField } from './slots/choice-field.tsx';
import { ChoiceSlot } from './slots/choice-slot.tsx';
import type { Part } from './use-object.ts';
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

/** Who decides, and why a machine may refuse. `usual`: what holds where nothing is said. */
export function Automation({ part, usual }: { readonly part: Part; readonly usual?: string }) {
  const w = useWords(sentenceWords);
  const choices = usual === undefined ? w.automations : { ...w.automations, '': usual };
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
          options={choices}
          isLocked={part.isLocked}
          onChange={(next) =>
            part.change(w.labels.choice(w.decidedBy, choices[next]), next === '' ? undefined : next, ['automation'])
          }
        />
      </span>
      {part.isLocked
        ? typeof basis === 'string' && (
            <Paragraph data-size="sm">
              {w.basis}: {basis}
            </Paragraph>
          )
        : (value === 'automatic' || basis !== undefined) && (
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

/** A note for those who keep the rules. */
export function Note({ part }: { readonly part: Part }) {
  const w = useWords(sentenceWords);
  const value = typeof part.value === 'string' ? part.value : '';
  if (part.isLocked) return value === '' ? null : <Paragraph data-size="sm">{value}</Paragraph>;
  return (
    <WrittenField
      label={w.note}
      description={w.noteHelp}
      value={value}
      multiline
      onWrite={(text) => part.change(w.labels.value(w.note), text.trim() === '' ? undefined : text.trim())}
    />
  );
}

/** At which step of the way to the outcome something is asked. */
export function Stage({ part }: { readonly part: Part }) {
  const w = useWords(sentenceWords);
  const { content } = useWorkspace();
  const stageName = useStageName();
  const { stages } = content.source;
  const all = Array.isArray(stages) ? (stages as readonly string[]) : [];
  const own = String(part.value);
  const at = all.indexOf(own);
  if (all.length < 2) return null;
  if (part.isLocked) return <Paragraph data-size="sm">{stageName(all[at] ?? '', at + 1)}</Paragraph>;
  return (
    <ChoiceField
      label={w.stageLabel}
      description={w.stageHelp}
      value={own}
      options={all.map((name, index) => [name, stageName(name, index + 1)] as const)}
      onChange={(next) => part.change(w.labels.value(w.stageLabel), next)}
    />
  );
}
