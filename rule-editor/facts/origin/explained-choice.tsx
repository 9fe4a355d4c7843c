import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useId } from 'react';

type Props<T extends string> = {
  readonly legend: string;
  /** A heading above says the same. */
  readonly isLegendHidden?: boolean;
  readonly value: T;
  readonly options: Readonly<Record<T, { readonly label: string; readonly help: string }>>;
  readonly onChange: (value: T) => void;
};

/** A choice where each answer says what it means for the one who applies. */
export function ExplainedChoice<T extends string>({
  legend,
  isLegendHidden = false,
  value,
  options,
  onChange,
}: Props<T>) {
  const group = useId();
  return (
    <Fieldset data-size="sm">
      <Fieldset.Legend className={isLegendHidden ? 'ds-sr-only' : undefined}>{legend}</Fieldset.Legend>
      {(Object.keys(options) as T[]).map((one) => (
        <Radio
          key={one}
          name={group}
          value={one}
          label={options[one].label}
          description={options[one].help}
          checked={one === value}
          onChange={() => onChange(one)}
        />
      ))}
    </Fieldset>
  );
}
