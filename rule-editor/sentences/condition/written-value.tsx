import { Checkbox, Field, Fieldset, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { useWords } from '../../app/language.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { CodesField } from './codes-field.tsx';
import { knownCodes, valueKindOf } from './operators.ts';
import type { ValueProps } from './value-props.ts';
import { conditionWords } from './words.ts';

/** A value that is written in the line: chosen, ticked, listed or typed, by what it is compared with. */
export function WrittenValue({ reading, form, set, about, errorAt, autoFocus }: ValueProps) {
  const w = useWords(conditionWords);
  const { content } = useWorkspace();
  const { cells, words } = reading;
  const kind = valueKindOf(form.operator, about.type);
  const element = about.type.kind === 'set' ? about.type.of : about.type;
  const known = useMemo(
    () => (kind === 'codes' && element.kind === 'code' ? knownCodes(content.source, element.systems) : []),
    [content.source, kind, element],
  );
  if (kind === 'yes-no' || (kind === 'one-of' && element.kind === 'enum')) {
    const options: readonly (readonly [string, string])[] =
      element.kind === 'enum'
        ? element.values.map((value) => [value, cells.valueNames(element.values).textOf(value)] as const)
        : (about.type.kind === 'boolean' ? ['true', 'false'] : ['yes', 'no']).map(
            (value) => [value, words.value(value === 'true' || value === 'yes', { kind: 'boolean' })] as const,
          );
    return (
      <Field>
        <Label>{w.value}</Label>
        <Select
          width="auto"
          value={form.chosen[0] ?? ''}
          autoFocus={autoFocus}
          onChange={({ target }) => set({ chosen: [target.value] })}
        >
          <Select.Option value="">{w.choose}</Select.Option>
          {options.map(([value, text]) => (
            <Select.Option key={value} value={value}>
              {text}
            </Select.Option>
          ))}
        </Select>
        {errorAt('chosen') && <ValidationMessage>{errorAt('chosen')}</ValidationMessage>}
      </Field>
    );
  }
  if (kind === 'some-of' && element.kind === 'enum')
    return (
      <Fieldset>
        <Fieldset.Legend>{w.values}</Fieldset.Legend>
        {element.values.map((value, index) => (
          <Checkbox
            key={value}
            value={value}
            autoFocus={autoFocus && index === 0}
            label={cells.valueNames(element.values).textOf(value)}
            checked={form.chosen.includes(value)}
            onChange={({ target }) =>
              set({
                chosen: target.checked ? [...form.chosen, value] : form.chosen.filter((other) => other !== value),
              })
            }
          />
        ))}
        {errorAt('chosen') && <ValidationMessage>{errorAt('chosen')}</ValidationMessage>}
      </Fieldset>
    );
  if (kind === 'codes' && element.kind === 'code') {
    const common = { cells, systems: element.systems, known };
    return (
      <>
        <CodesField
          {...common}
          legend={w.codes}
          codes={form.include}
          autoFocus={autoFocus}
          onChange={(include) => set({ include })}
          error={errorAt('codes')}
        />
        <CodesField {...common} legend={w.codesExcept} codes={form.exclude} onChange={(exclude) => set({ exclude })} />
      </>
    );
  }
  return (
    <Textfield
      label={w.value}
      description={w.valueHelp[kind === 'interval' ? 'interval' : about.type.kind]}
      value={form.text}
      autoFocus={autoFocus}
      autoComplete="off"
      inputMode={
        kind !== 'interval' && (about.type.kind === 'decimal' || about.type.kind === 'integer') ? 'decimal' : 'text'
      }
      {...(about.unit !== undefined && about.unit !== 'øre' && { suffix: about.unit })}
      {...(about.unit === 'øre' && { suffix: 'kr' })}
      onChange={({ target }) => set({ text: target.value })}
      error={errorAt('text')}
    />
  );
}
