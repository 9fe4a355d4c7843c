import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { useWords } from '../../app/language.tsx';
import { conditionWords } from '../condition/words.ts';

type Props = {
  readonly label: string;
  readonly description?: string | undefined;
  /** '': nothing is chosen. */
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
};

/** A choice with its label above; what is not chosen yet asks to be. */
export function ChoiceField({ label, description, value, options, onChange, error, autoFocus = false }: Props) {
  const w = useWords(conditionWords);
  const isKnown = options.some(([own]) => own === value);
  return (
    <Field style={{ maxWidth: '100%' }}>
      <Label>{label}</Label>
      {description !== undefined && <Field.Description>{description}</Field.Description>}
      <Select
        width="auto"
        style={{ maxWidth: '100%' }}
        value={isKnown ? value : ''}
        autoFocus={autoFocus}
        onChange={({ target }) => target.value !== '' && onChange(target.value)}
      >
        {!isKnown && <Select.Option value="">{value === '' ? w.choose : value}</Select.Option>}
        {options.map(([own, text]) => (
          <Select.Option key={own} value={own}>
            {text}
          </Select.Option>
        ))}
      </Select>
      {error !== undefined && <ValidationMessage>{error}</ValidationMessage>}
    </Field>
  );
}
