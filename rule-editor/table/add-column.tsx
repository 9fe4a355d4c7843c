import { Button, Field, Heading, Label, Select } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../app/language.tsx';
import type { Json, JsonObject } from '#engine/objects';
import { type CellType, isObject } from './cells/context.ts';
import { addColumn } from './model/column-commands.ts';
import { modelWords } from './model/model-words.ts';
import styles from './table-view.module.css';
import type { OpenTable } from './use-table.ts';
import { tableWords } from './words.ts';

const ordered = ['inInterval', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

/** How a fact of a kind can be tested in a column; the first is the one most often meant. */
function testsOf(type: CellType | undefined): readonly string[] {
  switch (type?.kind) {
    case 'integer':
    case 'decimal':
    case 'date':
      return [...ordered, 'equal', 'notEqual', 'isNone', 'isSome'];
    case 'enum':
      return ['in', 'notIn', 'equal', 'notEqual', 'isNone', 'isSome'];
    case 'code':
      return ['inCodes', 'equal', 'isNone', 'isSome'];
    case 'set':
      return ['containsAny', 'containsAll', 'containsNone', 'isSubsetOf'];
    default:
      return ['equal', 'isNone', 'isSome'];
  }
}

/** Of whom a condition is asked: the members of its group; one without a name when it has none. */
function membersOf(source: JsonObject, condition: string): readonly string[] {
  const at = (value: Json | undefined, member: string): Json | undefined =>
    isObject(value) ? value[member] : undefined;
  const group = at(at(source['conditions'], condition), 'over');
  const members = typeof group === 'string' ? at(source['groups'], group) : undefined;
  return isObject(members) ? Object.keys(members) : [''];
}

/** A new column over a fact or a condition; its cells are blank, so that nothing is decided otherwise. */
export function AddColumn({ open }: { readonly open: OpenTable }) {
  const w = useWords(tableWords);
  const { context, table, change } = open;
  const [what, setWhat] = useState('');
  const [test, setTest] = useState('');
  const [kind, name = '', member] = what.split(' ');
  const tests = kind === 'fact' ? testsOf(context.facts.get(name)?.type) : [];
  const operators = modelWords[context.language].operators;
  const facts = [...context.facts].filter(([, { type }]) => type !== undefined);
  function add(event: FormEvent) {
    event.preventDefault();
    if (name === '') return;
    const column =
      kind === 'fact'
        ? { fact: name, operator: test || (tests[0] ?? 'equal') }
        : { condition: name, ...(member && { of: member }) };
    change(w.acts.addColumn, addColumn(table, column));
    setWhat('');
    setTest('');
  }
  return (
    <form onSubmit={add} className={styles['stack']}>
      <Heading level={3} data-size="2xs">
        {w.dialog.add}
      </Heading>
      <div className={styles['form']}>
        <Field>
          <Label>{w.dialog.what}</Label>
          <Select
            value={what}
            onChange={({ target }) => {
              setWhat(target.value);
              setTest('');
            }}
          >
            <Select.Option value="">{w.dialog.choose}</Select.Option>
            <Select.Optgroup label={w.dialog.facts}>
              {facts.map(([fact]) => (
                <Select.Option key={fact} value={`fact ${fact}`}>
                  {context.factNames.textOf(fact)}
                </Select.Option>
              ))}
            </Select.Optgroup>
            <Select.Optgroup label={w.dialog.conditions}>
              {context.conditionNames.keys.flatMap((condition) =>
                membersOf(open.source, condition).map((one) => (
                  <Select.Option key={`${condition} ${one}`} value={`condition ${condition} ${one}`}>
                    {context.conditionNames.textOf(condition)} {one && `(${one})`}
                  </Select.Option>
                )),
              )}
            </Select.Optgroup>
          </Select>
        </Field>
        {tests.length > 0 && (
          <Field>
            <Label>{w.dialog.test}</Label>
            <Select value={test || tests[0]} onChange={({ target }) => setTest(target.value)}>
              {tests.map((one) => (
                <Select.Option key={one} value={one}>
                  {operators[one]}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        <Button type="submit" variant="secondary" disabled={name === ''}>
          {w.dialog.addButton}
        </Button>
      </div>
    </form>
  );
}
