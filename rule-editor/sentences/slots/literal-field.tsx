import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import type { ValueType } from '#engine';
import type { Json } from '#engine/objects';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { CodesField } from '../condition/codes-field.tsx';
import { knownCodes } from '../condition/operators.ts';
import type { Reading } from '../use-object.ts';
import { ScalarField } from './scalar-field.tsx';

type Props = {
  readonly label: string;
  readonly reading: Reading;
  readonly type: ValueType;
  readonly unit?: string | undefined;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly onEscape?: () => void;
  readonly autoFocus?: boolean;
};

/** A written value of any type: one, or several that are ticked or listed. */
export function LiteralField({ label, reading, type, unit, value, onChange, onEscape, autoFocus = false }: Props) {
  const { content } = useWorkspace();
  const { cells } = reading;
  const codes = type.kind === 'set' && type.of.kind === 'code' ? type.of.systems : undefined;
  const known = useMemo(() => (codes ? knownCodes(content.source, codes) : []), [content.source, codes]);
  if (type.kind !== 'set')
    return (
      <ScalarField
        {...{ label, cells, type, unit, onChange, autoFocus }}
        value={value === null || value === '' ? undefined : value}
        {...(onEscape && { onEscape })}
      />
    );
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  if (codes)
    return (
      <CodesField
        {...{ cells, known, autoFocus }}
        legend={label}
        systems={codes}
        codes={chosen}
        onChange={(next) => onChange([...next])}
      />
    );
  const values = type.of.kind === 'enum' ? type.of.values : [];
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {values.map((one, index) => (
        <Checkbox
          key={one}
          value={one}
          autoFocus={autoFocus && index === 0}
          label={cells.valueNames(values).textOf(one)}
          checked={chosen.includes(one)}
          onChange={({ target }) =>
            onChange(values.filter((own) => (own === one ? target.checked : chosen.includes(own))))
          }
        />
      ))}
    </Fieldset>
  );
}
