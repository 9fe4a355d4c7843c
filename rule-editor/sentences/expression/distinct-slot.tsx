import { Textfield } from '@digdir/designsystemet-react';
import { useWords } from '../../app/language.tsx';
import { isObject, type JsonObject } from '#engine/objects';
import { ChoiceField } from '../slots/choice-field.tsx';
import { fieldsFor, nameIn, parametersFor } from './choices.ts';
import type { SlotProps } from './node-props.ts';
import type { Slot } from './operations.ts';
import { expressionWords } from './words.ts';

type Props = SlotProps<Extract<Slot, { is: 'distinct' }>>;

/** By what entries are different: a field, the beginning of a code, or the group that a code belongs to. */
export function DistinctSlot({ slot, part, reading, isTried }: Props) {
  const w = useWords(expressionWords);
  const own = part.at(slot.key);
  const json = isObject(own.value) ? own.value : undefined;
  const mode = json === undefined ? 'field' : 'prefix' in json ? 'prefix' : 'group';
  const field = json === undefined ? nameIn(own.value, '') : nameIn(json, mode);
  const made = (how: string, name: string): JsonObject | string =>
    how === 'prefix'
      ? { prefix: name, length: Number(json?.['length'] ?? 5) }
      : how === 'group'
        ? { group: name, in: nameIn(json, 'in') }
        : name;
  const fields = fieldsFor(reading, nameIn(part.value, 'over'), undefined);
  const types = reading.readable.fields.get(nameIn(part.value, 'over'));
  const shown = mode === 'field' ? fields : fields.filter(([name]) => types?.get(name)?.type.kind === 'code');
  return (
    <>
      <ChoiceField
        label={w.distinct}
        value={mode}
        options={Object.entries(w.distincts)}
        onChange={(how) => own.change('', made(how, field))}
      />
      <ChoiceField
        label={w.fields['field'] ?? ''}
        value={field}
        options={shown}
        onChange={(name) => own.change('', made(mode, name))}
        error={isTried && field === '' ? w.missing : undefined}
      />
      {mode === 'prefix' && (
        <Textfield
          label={w.length}
          type="number"
          min={1}
          max={20}
          value={String(json?.['length'] ?? '')}
          onChange={({ target }) =>
            own.change('', Math.min(20, Math.max(1, Math.trunc(Number(target.value)))), ['length'])
          }
        />
      )}
      {mode === 'group' && (
        <ChoiceField
          label={w.grouping}
          value={nameIn(json, 'in')}
          options={parametersFor(reading, 'grouping')}
          onChange={(name) => own.change('', name, ['in'])}
          error={isTried && nameIn(json, 'in') === '' ? w.missing : undefined}
        />
      )}
    </>
  );
}
