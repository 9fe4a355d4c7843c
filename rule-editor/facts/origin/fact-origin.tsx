import { Checkbox, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { namesIn, readObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { ExpressionForm } from '../../sentences/expression/expression-form.tsx';
import { factsFor } from '../../sentences/expression/choices.ts';
import { ChoiceField } from '../../sentences/slots/choice-field.tsx';
import { valueTypeOf } from '../../sentences/source-words/value-type.ts';
import type { Part, Reading } from '../../sentences/use-object.ts';
import { Section } from '../../ui/section.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { withMember } from '../change-fact.ts';
import { objectIn } from '../fact-words.ts';
import styles from '../facts.module.css';
import { ExplainedChoice } from './explained-choice.tsx';
import { LookupFields } from './lookup-fields.tsx';
import { asDerived, givenBy, type Giver, giverOf } from './origin.ts';
import { originWords } from './words.ts';

type Props = { readonly part: Part; readonly reading: Reading; readonly title: string };

/** Who gives a fact, and what that means: privacy, what can be done about it, disagreement, discretion. */
export function FactOrigin({ part, reading, title }: Props) {
  const w = useWords(originWords);
  const written = objectIn(part.value);
  const giver = giverOf(written);
  const [isDeriving, setDeriving] = useState(false);
  const label = w.changed(title);
  const set = (member: string, value: Parameters<typeof withMember>[2]) =>
    part.change(label, withMember(written, member, value));
  const unit = typeof written['unit'] === 'string' ? written['unit'] : undefined;
  const canBeDerived = written['type'] !== 'list' && written['type'] !== 'text';
  const givers = canBeDerived
    ? w.givers
    : (Object.fromEntries(Object.entries(w.givers).filter(([one]) => one !== 'derived')) as typeof w.givers);
  return (
    <Section title={w.title}>
      <ExplainedChoice
        legend={w.title}
        isLegendHidden
        value={isDeriving ? 'derived' : giver}
        options={givers}
        onChange={(next: Giver) => {
          setDeriving(next === 'derived');
          if (next !== 'derived') part.change(label, givenBy(written, next));
        }}
      />
      {giver !== 'derived' && !isDeriving && <Paragraph data-size="sm">{w.missing}</Paragraph>}
      {isDeriving && giver !== 'derived' && (
        <ExpressionForm
          title={title}
          first={null}
          wanted={valueTypeOf(written)}
          unit={unit}
          reading={reading}
          onCancel={() => setDeriving(false)}
          onSave={(json) => {
            part.change(label, asDerived(written, json));
            setDeriving(false);
          }}
        />
      )}
      {giver === 'register' && <Register source={String(written['source'])} onChange={(next) => set('source', next)} />}
      {(giver === 'register' || giver === 'decisions') && (
        <LookupFields part={part.at('lookup')} reading={reading} title={title} isOfDecisions={giver === 'decisions'} />
      )}
      {giver === 'case-worker' && written['type'] === 'boolean' && (
        <Checkbox
          label={w.discretionary}
          description={w.discretionaryHelp}
          value="discretionary"
          checked={written['discretionary'] !== undefined}
          onChange={({ target }) =>
            set('discretionary', target.checked ? { question: objectIn(written['title']) } : undefined)
          }
        />
      )}
      <ExplainedChoice
        legend={w.identifying}
        value={String(written['identifying'] ?? 'none')}
        options={w.identifyings}
        onChange={(next) => set('identifying', next === 'none' ? undefined : next)}
      />
      <ExplainedChoice
        legend={w.curable}
        value={String(written['curable'] ?? 'no')}
        options={w.curables}
        onChange={(next) => set('curable', next === 'no' ? undefined : next)}
      />
      {giver !== 'derived' && <Contest part={part} reading={reading} title={title} />}
    </Section>
  );
}

type RegisterProps = { readonly source: string; readonly onChange: (source: string) => void };

function Register({ source, onChange }: RegisterProps) {
  const w = useWords(originWords);
  const { content } = useWorkspace();
  const used = namesIn(content, 'facts')
    .map((name) => String(objectIn(readObject(content, `facts/${name}`))['source']))
    .filter((one) => one.startsWith('register:'));
  const all = [...new Set([...Object.keys(w.registers).map((name) => `register:${name}`), ...used, source])];
  return (
    <ChoiceField
      label={w.register}
      value={source}
      options={all.map((one) => [one, w.registers[one.slice('register:'.length)] ?? one.slice('register:'.length)])}
      onChange={onChange}
    />
  );
}

/** No fact has such a name. */
const none = '-';

function Contest({ part, reading, title }: Props) {
  const w = useWords(originWords);
  const { content } = useWorkspace();
  const written = objectIn(part.value);
  const contestable = written['contestable'];
  const confirmations = factsFor(reading, { kind: 'confirmation' }).filter(
    ([name]) => objectIn(readObject(content, `facts/${name}`))['source'] === 'patient',
  );
  const set = (value: Parameters<typeof withMember>[2]) =>
    part.change(w.changed(title), withMember(written, 'contestable', value));
  return (
    <div className={styles['form']}>
      <Checkbox
        label={w.contestable}
        description={w.contestableHelp}
        value="contestable"
        checked={contestable !== undefined}
        onChange={({ target }) => set(target.checked ? {} : undefined)}
      />
      {contestable !== undefined && (
        <ChoiceField
          label={w.confirmedBy}
          description={w.confirmedByHelp}
          value={String(objectIn(contestable)['confirmedBy'] ?? none)}
          options={[[none, w.confirmedByNone], ...confirmations]}
          onChange={(next) => set(next === none ? {} : { confirmedBy: next })}
        />
      )}
    </div>
  );
}
