import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { dateWords, readDate } from '../../app/format.ts';
import { useWords } from '../../app/language.tsx';
import { factsFor } from '../../sentences/expression/choices.ts';
import { ExpressionForm } from '../../sentences/expression/expression-form.tsx';
import { ChoiceField } from '../../sentences/slots/choice-field.tsx';
import { ExpressionSentence } from '../../sentences/slots/expression-sentence.tsx';
import { valueTypeOf } from '../../sentences/source-words/value-type.ts';
import type { Part, Reading } from '../../sentences/use-object.ts';
import { announce } from '../../ui/announce.ts';
import { Section } from '../../ui/section.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { objectIn } from '../fact-words.ts';
import styles from '../facts.module.css';
import { derivedFrom } from './origin.ts';
import { originWords } from './words.ts';

type Props = { readonly part: Part; readonly reading: Reading; readonly title: string };

/** How a fact is calculated, in a sentence to change; a new way from a day leaves the old one as it is before that. */
export function DerivedFact({ part, reading, title }: Props) {
  const w = useWords(originWords);
  const { readOnly } = useWorkspace();
  const written = objectIn(part.value);
  const derived = part.at('derived');
  const unit = typeof written['unit'] === 'string' ? written['unit'] : undefined;
  const wanted = valueTypeOf(written);
  if (derived.value === undefined) return null;
  return (
    <Section title={w.derived}>
      <div>
        <ExpressionSentence {...{ reading, title, wanted, unit }} part={derived} />
      </div>
      {!readOnly && (
        <>
          <Paragraph data-size="sm">{w.noVersions}</Paragraph>
          <FromDay {...{ part, reading, title }} />
        </>
      )}
    </Section>
  );
}

const date = { kind: 'date', openEnded: false } as const;

function FromDay({ part, reading, title }: Props) {
  const w = useWords(originWords);
  const [step, setStep] = useState<'closed' | 'day' | 'how'>('closed');
  const [text, setText] = useState('');
  const [by, setBy] = useState('receivedOn');
  const [isTried, setTried] = useState(false);
  const written = objectIn(part.value);
  const derived = written['derived'] ?? null;
  const day = readDate(text);
  const close = () => setStep('closed');
  if (step === 'closed')
    return (
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setStep('day')}>
          {w.fromDay}
        </Button>
      </div>
    );
  if (step === 'how' && day !== undefined)
    return (
      <ExpressionForm
        title={w.newFrom(title, dateWords(day))}
        first={derived}
        wanted={valueTypeOf(written)}
        unit={typeof written['unit'] === 'string' ? written['unit'] : undefined}
        reading={reading}
        onCancel={close}
        onSave={(json) => {
          part.change(w.newFrom(title, dateWords(day)), { ...written, derived: derivedFrom(derived, by, day, json) });
          announce(w.made);
          close();
        }}
      />
    );
  function next(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (day !== undefined) setStep('how');
  }
  return (
    <form onSubmit={next} noValidate className={styles['form']}>
      <Textfield
        label={w.day}
        description={w.dayHelp}
        value={text}
        autoFocus
        inputMode="numeric"
        onChange={({ target }) => setText(target.value)}
        error={isTried && day === undefined ? w.dayWrong : undefined}
      />
      <ChoiceField label={w.by} value={by} options={factsFor(reading, date)} onChange={setBy} />
      <div className={styles['row']}>
        <Button type="submit">{w.next}</Button>
        <Button type="button" variant="tertiary" onClick={close}>
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}
