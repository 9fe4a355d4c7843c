import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Label,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { type FormEvent, type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { Operator, ValueType } from '#engine';
import type { JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { scopeOf } from '../source-words/condition-of.ts';
import { referenceOf } from '../source-words/scope.ts';
import { type Reading } from '../use-object.ts';
import { CodesField } from './codes-field.tsx';
import styles from './condition.module.css';
import { emptyForm, formOf, type FormProblem, type LeafForm, leafOf } from './leaf-form.ts';
import { fittingParameters, knownCodes, operatorsFor, valueKindOf } from './operators.ts';
import { ParameterValues } from './parameter-values.tsx';
import { subjectsOf } from './subjects.ts';
import { conditionWords } from './words.ts';

/** Which fields and roles a line may name. */
export type Where = { readonly list?: string | undefined; readonly group?: string | undefined };
type Props = {
  readonly reading: Reading;
  readonly where: Where;
  /** What stands there; undefined: a new line. */
  readonly leaf?: JsonObject | undefined;
  readonly onSave: (leaf: JsonObject) => void;
  readonly onCancel: () => void;
  /** Not when it stands in a form with other fields before it. */
  readonly isAlone?: boolean;
};

/** The fields of one line: what it is about, how it is compared, with what. */
export function LeafEditor({ reading, where, leaf, onSave, onCancel, isAlone = true }: Props) {
  const w = useWords(conditionWords);
  const { content } = useWorkspace();
  const { readable, words, cells } = reading;
  const listId = useId();
  const subjects = useMemo(() => subjectsOf(reading, where), [reading, where.list, where.group]);
  const declared = (form: Pick<LeafForm, 'by' | 'name'>) => {
    if (form.name === '' || form.by === 'condition') return undefined;
    const { type } = referenceOf(scopeOf(readable, where), { [form.by]: form.name });
    const one =
      form.by === 'field' ? readable.fields.get(where.list ?? '')?.get(form.name) : readable.facts.get(form.name);
    return { type, unit: one?.unit, noneAllowed: one?.noneAllowed ?? false };
  };
  const [form, setForm] = useState<LeafForm>(() => {
    if (!leaf) return emptyForm;
    const by = (['fact', 'field', 'role'] as const).find((one) => one in leaf) ?? 'fact';
    const known = declared({ by, name: String(leaf[by] ?? '') });
    return formOf(cells, leaf, known?.type ?? { kind: 'text' }, known?.unit);
  });
  const [subject, setSubject] = useState(subjects.textOf(form));
  const [problem, setProblem] = useState<FormProblem>();
  const set = (changed: Partial<LeafForm>) => {
    setProblem(undefined);
    setForm((before) => ({ ...before, ...changed }));
  };
  const about = declared(form);
  const operators = about ? operatorsFor(content.source, about.type, about.noneAllowed) : [];

  function chooseSubject(text: string) {
    setSubject(text);
    const found = subjects.find(text);
    if (!found || (found.by === form.by && found.name === form.name)) return;
    const next = declared(found);
    const offered = next ? operatorsFor(content.source, next.type, next.noneAllowed) : [];
    const keepsOperator = offered.includes(form.operator);
    set({
      ...emptyForm,
      ...found,
      operator: keepsOperator ? form.operator : (offered[0] ?? 'equal'),
      of: undefined,
    });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const found = subjects.find(subject);
    const said = leafOf(cells, found ? form : { ...form, name: '' }, about?.type, about?.unit, leaf);
    if (said.ok) onSave(said.leaf);
    else setProblem(said.problem);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  const errorAt = (at: FormProblem['at']) => (problem?.at === at ? problemWords(w, problem) : undefined);
  return (
    <form className={styles['editor']} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <Textfield
        label={w.subject}
        description={w.subjectHelp}
        list={listId}
        value={subject}
        autoComplete="off"
        autoFocus={!leaf && isAlone}
        onChange={({ target }) => chooseSubject(target.value)}
        error={errorAt('name')}
      />
      <datalist id={listId}>
        {subjects.names.keys.map((key) => (
          <option key={key} value={subjects.names.textOf(key)} />
        ))}
      </datalist>
      {about && (
        <div className={styles['fields']}>
          <Field>
            <Label>{w.operator}</Label>
            <Select
              value={form.operator}
              width="auto"
              onChange={({ target }) => set({ operator: target.value as Operator, from: 'written' })}
            >
              {operators.map((operator) => (
                <Select.Option key={operator} value={operator}>
                  {words.operator(operator, about.type.kind === 'date')}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <ValueFields
            reading={reading}
            where={where}
            form={form}
            set={set}
            about={about}
            errorAt={errorAt}
            autoFocus={leaf !== undefined}
          />
        </div>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" data-size="sm">
          {w.save}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={onCancel}>
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}

function problemWords(w: (typeof conditionWords)['nb'], problem: FormProblem): string {
  return problem.at === 'text' ? w.problems.text(problem.expected, problem.fix) : w.problems[problem.at];
}

type About = { readonly type: ValueType; readonly unit: string | undefined };
type ValueProps = {
  readonly reading: Reading;
  readonly where: Where;
  readonly form: LeafForm;
  readonly set: (changed: Partial<LeafForm>) => void;
  readonly about: About;
  readonly errorAt: (at: FormProblem['at']) => string | undefined;
  readonly autoFocus: boolean;
};

function ValueFields(props: ValueProps) {
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

function WrittenValue({ reading, form, set, about, errorAt, autoFocus }: ValueProps) {
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
