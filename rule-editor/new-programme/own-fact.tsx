import { Button, Field, Heading, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { type Change, type JsonObject, namesIn } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Choice } from './fields.tsx';
import styles from './guide.module.css';
import { idFrom, nameFrom } from './names.ts';
import { submitterOf } from './submitter.ts';
import { guideWords } from './words.ts';

const kinds = ['boolean', 'confirmation', 'integer', 'decimal', 'money', 'date', 'enum', 'text'] as const;
type Kind = (typeof kinds)[number];
type By = 'submitter' | 'caseWorker' | 'assessment';
const nothing = {
  nb: '',
  nn: '',
  en: '',
  kind: 'boolean' as Kind,
  unit: '',
  scale: '1',
  choices: '',
  by: 'submitter' as By,
};

/** Makes a fact that the library does not have. */
export function OwnFact() {
  const w = useWords(guideWords);
  const { content, edit } = useWorkspace();
  const [given, setGiven] = useState(nothing);
  const [isTried, setTried] = useState(false);
  const set = (members: Partial<typeof nothing>) => setGiven((before) => ({ ...before, ...members }));
  const lacksTitle = given.nb.trim() === '';
  const lacksChoices = given.kind === 'enum' && given.choices.trim() === '';

  function add(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (lacksTitle || lacksChoices) return;
    const title = Object.fromEntries(
      (['nb', 'nn', 'en'] as const).flatMap((own) => (given[own].trim() === '' ? [] : [[own, given[own].trim()]])),
    );
    const words: Change[] = [];
    const fact: { [member: string]: JsonObject[string] } = { ...shapeOf(given, words), title: title as JsonObject };
    const isAssessment = given.by === 'assessment' && given.kind === 'boolean';
    fact['source'] = given.by === 'submitter' ? submitterOf(content) : 'case-worker';
    if (isAssessment) fact['discretionary'] = { question: title as JsonObject };
    edit(w.edits.facts, [...words, { object: `facts/${nameFrom(given.nb, namesIn(content, 'facts'))}`, value: fact }]);
    setGiven(nothing);
    setTried(false);
  }

  return (
    <form className={styles['box']} onSubmit={add} noValidate>
      <Heading level={3} data-size="2xs">
        {w.ownFact}
      </Heading>
      <div className={styles['three']}>
        {(['nb', 'nn', 'en'] as const).map((language) => (
          <Textfield
            key={language}
            lang={language}
            label={`${w.factTitle} (${w.languages[language]})`}
            value={given[language]}
            onChange={({ target }) => set({ [language]: target.value })}
            error={isTried && language === 'nb' && lacksTitle ? w.needed : undefined}
          />
        ))}
      </div>
      <div className={styles['row']}>
        <Field>
          <Label>{w.factType}</Label>
          <Select value={given.kind} onChange={({ target }) => set({ kind: target.value as Kind })}>
            {kinds.map((kind) => (
              <Select.Option key={kind} value={kind}>
                {w.types[kind]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {(given.kind === 'integer' || given.kind === 'decimal') && (
          <Textfield
            label={w.unit}
            value={given.unit}
            style={{ maxWidth: '8rem' }}
            onChange={({ target }) => set({ unit: target.value })}
          />
        )}
        {given.kind === 'decimal' && (
          <Field>
            <Label>{w.scale}</Label>
            <Select value={given.scale} onChange={({ target }) => set({ scale: target.value })}>
              {['1', '2', '3'].map((scale) => (
                <Select.Option key={scale} value={scale}>
                  {scale}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {given.kind === 'enum' && (
        <Textfield
          label={w.choices}
          description={w.choicesHelp}
          multiline
          rows={4}
          value={given.choices}
          onChange={({ target }: { target: { value: string } }) => set({ choices: target.value })}
          error={isTried && lacksChoices ? w.needed : undefined}
        />
      )}
      <Choice
        legend={w.whoStates}
        options={
          given.kind === 'boolean'
            ? w.states
            : ({ submitter: w.states.submitter, caseWorker: w.states.caseWorker } as typeof w.states)
        }
        value={given.by}
        onChoose={(by) => set({ by })}
      />
      <div>
        <Button type="submit" variant="secondary">
          {w.add}
        </Button>
      </div>
    </form>
  );
}

/** The type of a fact; its choices in words go to the vocabulary. */
function shapeOf({ kind, unit, scale, choices }: typeof nothing, words: Change[]): JsonObject {
  const measured: JsonObject = unit.trim() === '' ? {} : { unit: unit.trim() };
  if (kind === 'money') return { type: 'integer', unit: 'øre', min: 0 };
  if (kind === 'integer') return { type: 'integer', ...measured };
  if (kind === 'decimal') return { type: 'decimal', scale: Number(scale), ...measured };
  if (kind === 'text') return { type: 'text', identifying: 'direct' };
  if (kind !== 'enum') return { type: kind };
  const values: string[] = [];
  for (const line of choices
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)) {
    const value = idFrom(line, values);
    values.push(value);
    words.push({ object: `vocabulary/${value}`, value: { nb: line } });
  }
  return { type: 'enum', values };
}
