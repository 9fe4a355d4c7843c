import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { RulesetDocument } from '#engine';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import styles from '../regression/regression.module.css';
import { Choice } from './condition-slot.tsx';
import type { LimitDraft } from './slots.ts';
import { words } from './words.ts';

type Props = {
  readonly document: RulesetDocument;
  /** The field of the grant that is limited. */
  readonly field: string;
  readonly draft: LimitDraft;
  readonly onChange: (draft: LimitDraft) => void;
};

/** A limit of a grant: a value, a fact, or a value of the rules. */
export function LimitSlot({ document, field, draft, onChange }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const declared = document.grant.find(({ name }) => name === field);
  const isFit = (kind: string): boolean =>
    declared?.type.kind === 'date' ? kind === 'date' : kind === 'integer' || kind === 'decimal';
  const kinds = (['literal', 'fact', 'parameter', 'kept'] as const).filter(
    (kind) => kind !== 'kept' || draft.kind === 'kept',
  );
  const options = (draft.kind === 'fact' ? document.facts : document.parameters.filter(({ key }) => !key))
    .filter(({ type }) => isFit(type.kind))
    .map(({ name, title }) => [name, textIn(title, language)] as const);
  return (
    <div className={styles['slots']}>
      <Field>
        <Label>{w.limit}</Label>
        <Select
          width="auto"
          value={draft.kind}
          onChange={({ target }) => {
            const kind = target.value as LimitDraft['kind'];
            if (kind === 'literal') onChange({ kind, text: '' });
            else if (kind !== 'kept') onChange({ kind, name: '' });
          }}
        >
          {kinds.map((kind) => (
            <Select.Option key={kind} value={kind}>
              {w.limitKinds[kind]}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {draft.kind === 'literal' && (
        <Textfield
          label={w.value}
          value={draft.text}
          {...(declared?.unit !== undefined && { suffix: declared.unit })}
          onChange={({ target }) => onChange({ kind: 'literal', text: target.value })}
        />
      )}
      {(draft.kind === 'fact' || draft.kind === 'parameter') && (
        <Choice
          label={draft.kind === 'fact' ? w.fact : w.parameter}
          value={draft.name}
          options={options}
          onChange={(name) => onChange({ kind: draft.kind, name })}
        />
      )}
    </div>
  );
}
