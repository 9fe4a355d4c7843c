import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { Operator, ValueType } from '#engine';
import type { JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { scopeOf } from '../source-words/condition-of.ts';
import { referenceOf } from '../source-words/scope.ts';
import { type Reading } from '../use-object.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import styles from './condition.module.css';
import { emptyForm, formOf, type FormProblem, type LeafForm, leafOf } from './leaf-form.ts';
import { operatorsFor } from './operators.ts';
import { subjectsOf } from './subjects.ts';
import { ValueFields } from './value-fields.tsx';
import type { Where } from './where.ts';
import { conditionWords } from './words.ts';

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
    const keepsOperator = form.name !== '' && offered.includes(form.operator);
    set({
      ...emptyForm,
      ...found,
      operator: keepsOperator ? form.operator : likeliestOf(offered, next?.type),
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
      <FormButtons submit={w.save} cancel={w.cancel} onCancel={onCancel} />
    </form>
  );
}

/** Of numbers and dates that are asked for there is most often a least one. */
function likeliestOf(offered: readonly Operator[], type: ValueType | undefined): Operator {
  const isMeasured = type?.kind === 'integer' || type?.kind === 'decimal' || type?.kind === 'date';
  return isMeasured ? 'greaterThanInclusive' : (offered[0] ?? 'equal');
}

function problemWords(w: (typeof conditionWords)['nb'], problem: FormProblem): string {
  return problem.at === 'text' ? w.problems.text(problem.expected, problem.fix) : w.problems[problem.at];
}
