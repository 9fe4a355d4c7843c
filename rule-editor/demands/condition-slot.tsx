import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { FactDeclaration, RulesetDocument } from '#engine';
import { createWords } from '#engine/words';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import styles from '../regression/regression.module.css';
import { operatorsFor, type ConditionDraft } from './slots.ts';
import { words } from './words.ts';

type Props = {
  readonly label: string;
  readonly document: RulesetDocument;
  readonly draft: ConditionDraft;
  /** Nothing need be chosen. */
  readonly isOptional?: boolean;
  readonly onChange: (draft: ConditionDraft) => void;
};

const starts: { readonly [kind in 'none' | 'named' | 'comparison']: ConditionDraft } = {
  none: { kind: 'none' },
  named: { kind: 'named', name: '' },
  comparison: { kind: 'comparison', fact: '', operator: '', text: '' },
};

/** A condition that is chosen: one that has a name, or a comparison of one fact. */
export function ConditionSlot({ label, document, draft, isOptional = false, onChange }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const kinds = [
    ...(isOptional ? [['none', w.always] as const] : []),
    ['named', w.named] as const,
    ['comparison', w.comparison] as const,
    ...(draft.kind === 'kept' ? [['kept', w.kept] as const] : []),
  ];
  return (
    <div className={styles['slots']}>
      <Field>
        <Label>{label}</Label>
        <Select
          width="auto"
          value={draft.kind}
          onChange={({ target }) => onChange(starts[target.value as keyof typeof starts] ?? draft)}
        >
          {kinds.map(([kind, text]) => (
            <Select.Option key={kind} value={kind}>
              {text}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {draft.kind === 'named' && (
        <Choice
          label={w.named}
          value={draft.name}
          options={document.conditions
            .filter(({ name }) => !name.includes('/'))
            .map(({ name, title }) => [name, textIn(title, language)])}
          onChange={(name) => onChange({ kind: 'named', name })}
        />
      )}
      {draft.kind === 'comparison' && <Comparison document={document} draft={draft} onChange={onChange} />}
    </div>
  );
}

type ComparisonProps = {
  readonly document: RulesetDocument;
  readonly draft: Extract<ConditionDraft, { kind: 'comparison' }>;
  readonly onChange: (draft: ConditionDraft) => void;
};

function Comparison({ document, draft, onChange }: ComparisonProps) {
  const w = useWords(words);
  const { language } = useLanguage();
  const facts = document.facts.filter(({ type }) => operatorsFor(type).length > 0);
  const fact = facts.find(({ name }) => name === draft.fact);
  const operators = fact ? operatorsFor(fact.type) : [];
  return (
    <>
      <Choice
        label={w.fact}
        value={draft.fact}
        options={facts.map(({ name, title }) => [name, textIn(title, language)])}
        onChange={(name) => {
          const chosen = facts.find((one) => one.name === name);
          onChange({ ...draft, fact: name, operator: chosen ? (operatorsFor(chosen.type)[0] ?? '') : '', text: '' });
        }}
      />
      {fact && (
        <Choice
          label={w.comparisonWord}
          value={draft.operator}
          options={operators.map((operator) => [operator, w.operators[operator] ?? operator])}
          onChange={(operator) => onChange({ ...draft, operator })}
        />
      )}
      {fact && (
        <ValueOf document={document} fact={fact} text={draft.text} onChange={(text) => onChange({ ...draft, text })} />
      )}
    </>
  );
}

type ValueProps = {
  readonly document: RulesetDocument;
  readonly fact: FactDeclaration;
  readonly text: string;
  readonly onChange: (text: string) => void;
};

function ValueOf({ document, fact, text, onChange }: ValueProps) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { type } = fact;
  const said = createWords(document, language, '9999-12-31');
  const of = type.kind === 'set' ? type.of : type;
  const options: readonly (readonly [string, string])[] | undefined =
    type.kind === 'boolean' || type.kind === 'confirmation'
      ? [
          ['yes', w.yes],
          ['no', w.no],
        ]
      : of.kind === 'enum'
        ? of.values.map((value) => [value, said.value(value, of)])
        : undefined;
  if (options) return <Choice label={w.value} value={text} options={options} onChange={onChange} />;
  return (
    <Textfield
      label={w.value}
      value={text}
      {...(fact.unit !== undefined && { suffix: fact.unit })}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
};

/** One of several, none at first; sorted as people look for them when there are many. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const sorted = options.length > 12 ? options.toSorted(([, a], [, b]) => a.localeCompare(b, 'nb')) : options;
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={({ target }) => onChange(target.value)}>
        <Select.Option value="">–</Select.Option>
        {sorted.map(([name, text]) => (
          <Select.Option key={name} value={name}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
