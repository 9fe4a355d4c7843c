import { Checkbox, Field, Fieldset, Label, Radio, Select, Textfield } from '@digdir/designsystemet-react';
import { textIn, useWords } from '../app/language.tsx';
import { CodeField, CodeSetField } from './code-field.tsx';
import { FieldHelp, FieldTitle, NoneOfThese, type ValueFieldProps, Wrong } from './field-parts.tsx';
import { helpWords } from './help-words.ts';
import { fieldId, useForm } from './form-context.tsx';
import { type FormValue, isMoney } from './form-value.ts';
import styles from './try-out.module.css';
import { formWords } from './form-words.ts';

/** The field of one value that is not a list of entries. */
export function ValueField(props: ValueFieldProps) {
  switch (props.declared.type.kind) {
    case 'boolean':
    case 'confirmation':
      return <YesNoField {...props} />;
    case 'enum':
      return <ChoiceField {...props} />;
    case 'code':
      return <CodeField {...props} />;
    case 'set':
      return props.declared.type.of.kind === 'code' ? <CodeSetField {...props} /> : <ChoicesField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

function YesNoField({ declared, pointer, value, onChange }: ValueFieldProps) {
  const w = useWords(formWords);
  const { wrong } = useForm();
  const id = fieldId(pointer);
  const choices: readonly (readonly [FormValue, string])[] = [
    ['yes', w.yes],
    ['no', w.no],
    ...(declared.noneAllowed ? [[null, w.none] as const] : []),
    [undefined, w.notAnswered],
  ];
  return (
    <Fieldset id={id} className={styles['field']} data-size="sm">
      <Fieldset.Legend>
        <FieldTitle declared={declared} pointer={pointer} />
      </Fieldset.Legend>
      <FieldHelp declared={declared} />
      <div className={styles['inline']}>
        {choices.map(([choice, label]) => (
          <Radio
            key={label}
            name={id}
            label={label}
            value={String(choice)}
            checked={value === choice}
            onChange={() => onChange(choice)}
          />
        ))}
      </div>
      <Wrong text={wrong.get(pointer)} />
    </Fieldset>
  );
}

function ChoiceField({ declared, pointer, value, onChange }: ValueFieldProps) {
  const w = useWords(formWords);
  const { document, language, wrong } = useForm();
  const values = declared.type.kind === 'enum' ? declared.type.values : [];
  const wordOf = (choice: string) =>
    textIn(document.vocabulary?.find((entry) => entry.value === choice)?.words, language) || choice;
  // A value that the rules do not know any more stays visible, with the problem beside it.
  const known = typeof value !== 'string' || value === '' || values.includes(value);
  return (
    <Field className={styles['field']} data-size="sm">
      <Label>
        <FieldTitle declared={declared} pointer={pointer} />
      </Label>
      {declared.help && <Field.Description>{helpWords(declared, document, language)}</Field.Description>}
      <Select
        id={fieldId(pointer)}
        width="auto"
        value={value === null ? '\u0000' : typeof value === 'string' ? value : ''}
        onChange={({ target }) =>
          onChange(target.value === '' ? undefined : target.value === '\u0000' ? null : target.value)
        }
        aria-invalid={wrong.has(pointer) || undefined}
      >
        <Select.Option value="">{w.notAnswered}</Select.Option>
        {values.map((choice) => (
          <Select.Option key={choice} value={choice}>
            {wordOf(choice)}
          </Select.Option>
        ))}
        {!known && <Select.Option value={value}>{value}</Select.Option>}
        {declared.noneAllowed && <Select.Option value={'\u0000'}>{w.none}</Select.Option>}
      </Select>
      <Wrong text={wrong.get(pointer)} />
    </Field>
  );
}

function ChoicesField({ declared, pointer, value, onChange }: ValueFieldProps) {
  const { document, language, wrong } = useForm();
  const values = declared.type.kind === 'set' && declared.type.of.kind === 'enum' ? declared.type.of.values : [];
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const wordOf = (choice: string) =>
    textIn(document.vocabulary?.find((entry) => entry.value === choice)?.words, language) || choice;
  return (
    <Fieldset id={fieldId(pointer)} className={styles['field']} data-size="sm">
      <Fieldset.Legend>
        <FieldTitle declared={declared} pointer={pointer} />
      </Fieldset.Legend>
      <FieldHelp declared={declared} />
      {values.map((choice) => (
        <Checkbox
          key={choice}
          label={wordOf(choice)}
          value={choice}
          checked={chosen.includes(choice)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, choice] : chosen.filter((other) => other !== choice))
          }
        />
      ))}
      <NoneOfThese value={value} onChange={onChange} />
      <Wrong text={wrong.get(pointer)} />
    </Fieldset>
  );
}

function TextField({ declared, pointer, value, onChange }: ValueFieldProps) {
  const w = useWords(formWords);
  const { document, language, wrong } = useForm();
  const { kind } = declared.type;
  const isNone = value === null;
  const helps = [
    declared.help && helpWords(declared, document, language),
    kind === 'date' && w.dateHelp,
    isMoney(declared) && w.amountHelp,
  ].flatMap((help) => (help ? [help.replace(/\.$/, '')] : []));
  const suffix = isMoney(declared) ? 'kr' : declared.unit;
  return (
    <div className={styles['field']}>
      <Textfield
        id={fieldId(pointer)}
        className={kind === 'text' ? undefined : styles['short']}
        data-size="sm"
        label={<FieldTitle declared={declared} pointer={pointer} />}
        description={helps.length > 0 ? helps.join('. ') : undefined}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        inputMode={kind === 'integer' ? 'numeric' : kind === 'decimal' ? 'decimal' : 'text'}
        autoComplete="off"
        spellCheck={false}
        error={wrong.get(pointer)}
        {...(suffix !== undefined && { suffix })}
      />
      {declared.noneAllowed && (
        <Checkbox
          data-size="sm"
          label={kind === 'date' && declared.type.openEnded ? w.openEnded : w.none}
          value="none"
          checked={isNone}
          onChange={({ target }) => onChange(target.checked ? null : undefined)}
        />
      )}
    </div>
  );
}
