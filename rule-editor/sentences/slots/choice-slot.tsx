import { Select } from '@digdir/designsystemet-react';

type Props<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly isLocked: boolean;
  readonly onChange: (value: T) => void;
};

/** A choice in words within a sentence. */
export function ChoiceSlot<T extends string>({ label, value, options, isLocked, onChange }: Props<T>) {
  if (isLocked) return <strong>{options[value]}</strong>;
  return (
    <Select
      data-size="sm"
      width="auto"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as T)}
      style={{ display: 'inline-block', maxWidth: '100%' }}
    >
      {(Object.entries(options) as [T, string][]).map(([key, text]) => (
        <Select.Option key={key} value={key}>
          {text}
        </Select.Option>
      ))}
    </Select>
  );
}
