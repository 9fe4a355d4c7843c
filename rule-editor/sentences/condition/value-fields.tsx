import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import type { ValueType } from '#engine';
import { useWords } from '../../app/language.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import type { LeafForm } from './leaf-form.ts';
import { fittingParameters, valueKindOf } from './operators.ts';
import { ParameterValues } from './parameter-values.tsx';
import type { ValueProps } from './value-props.ts';
import { conditionWords } from './words.ts';
import { WrittenValue } from './written-value.tsx';

/** What something is compared with: a value written here, one that is settled, or another piece of information. */
export function ValueFields(props: ValueProps) {
  const { reading, form, set, about, errorAt, autoFocus } = props;
  const w = useWords(conditionWords);
  const { content } = useWorkspace();
  const { readable, words } = reading;
  if (valueKindOf(form.operator, about.type) === 'none') return null;
  const parameters = fittingParameters(content.source, form.operator, about.type);
  const facts = otherFacts(props);
  const froms = [
    'written' as const,
    ...(parameters.length > 0 ? (['parameter'] as const) : []),
    ...(facts.length > 0 ? (['fact'] as const) : []),
  ];
  const parameter = readable.parameters.get(form.parameter);
  const keys = parameter?.key
    ? [...readable.facts.values()].filter(({ type }) => type.kind === parameter.key?.kind)
    : [];
  const chooseParameter = (name: string) => {
    const chosen = readable.parameters.get(name);
    const key = chosen?.key && [...readable.facts.values()].find(({ type }) => fitsKey(type, chosen.key));
    set({ parameter: name, key: key ? { fact: key.name } : undefined });
  };
  return (
    <>
      {froms.length > 1 && (
        <Field>
          <Label>{w.from}</Label>
          <Select
            value={form.from}
            width="auto"
            onChange={({ target }) => set({ from: target.value as LeafForm['from'] })}
          >
            {froms.map((from) => (
              <Select.Option key={from} value={from}>
                {w.froms[from]}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      {form.from === 'written' && <WrittenValue {...props} />}
      {form.from === 'fact' && (
        <Field>
          <Label>{w.fact}</Label>
          <Select
            value={form.fact}
            autoFocus={autoFocus}
            onChange={({ target }) => {
              const chosen = facts.find(({ name }) => name === target.value);
              set({ fact: target.value, factBy: chosen?.by ?? 'fact' });
            }}
          >
            <Select.Option value="">{w.choose}</Select.Option>
            {facts.map(({ by, name, title }) => (
              <Select.Option key={`${by}/${name}`} value={name}>
                {title}
              </Select.Option>
            ))}
          </Select>
          {errorAt('fact') && <ValidationMessage>{errorAt('fact')}</ValidationMessage>}
        </Field>
      )}
      {form.from === 'parameter' && (
        <>
          <Field>
            <Label>{w.parameter}</Label>
            <Select value={form.parameter} onChange={({ target }) => chooseParameter(target.value)}>
              <Select.Option value="">{w.choose}</Select.Option>
              {parameters.map((name) => (
                <Select.Option key={name} value={name}>
                  {words.text(readable.parameters.get(name)?.title ?? { nb: name })}
                </Select.Option>
              ))}
            </Select>
            {errorAt('parameter') && <ValidationMessage>{errorAt('parameter')}</ValidationMessage>}
          </Field>
          {parameter?.key && (
            <Field>
              <Label>{w.forKey}</Label>
              <Select
                value={
                  typeof form.key === 'object' && form.key !== null && 'fact' in form.key
                    ? String(form.key['fact'])
                    : ''
                }
                onChange={({ target }) => set({ key: { fact: target.value } })}
              >
                {keys.map(({ name, title }) => (
                  <Select.Option key={name} value={name}>
                    {words.text(title)}
                  </Select.Option>
                ))}
              </Select>
            </Field>
          )}
          {parameter && <ParameterValues name={form.parameter} reading={reading} autoFocus={autoFocus} />}
        </>
      )}
    </>
  );
}

function fitsKey(type: ValueType, key: ValueType | undefined): boolean {
  if (!key || type.kind !== key.kind) return false;
  return type.kind === 'enum' && key.kind === 'enum' ? type.values.some((value) => key.values.includes(value)) : true;
}

/** Facts and fields that the one at hand can be compared with. */
function otherFacts({ reading: { readable, words }, where, form, about }: ValueProps) {
  const element = about.type.kind === 'set' ? about.type.of : about.type;
  const isNumber = (kind: string) => kind === 'integer' || kind === 'decimal';
  const kind = valueKindOf(form.operator, about.type);
  const fits = (type: ValueType) => {
    if (kind === 'codes') return false;
    if (kind === 'some-of') return type.kind === 'set' && type.of.kind === element.kind;
    return type.kind === about.type.kind || (isNumber(type.kind) && isNumber(about.type.kind));
  };
  if (kind === 'interval' || kind === 'yes-no') return [];
  const fields = [...(readable.fields.get(where.list ?? '')?.values() ?? [])].map((one) => ({
    by: 'field' as const,
    ...one,
  }));
  const facts = [...readable.facts.values()].map((one) => ({ by: 'fact' as const, ...one }));
  return [...fields, ...facts]
    .filter(({ by, name, type }) => fits(type) && !(by === form.by && name === form.name))
    .map(({ by, name, title }) => ({ by, name, title: words.text(title) }));
}
