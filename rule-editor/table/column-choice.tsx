import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useWords } from '../app/language.tsx';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { type CellContext, type CellType } from './cells/context.ts';
import type { ColumnTest } from './model/column-commands.ts';
import { modelWords } from './model/model-words.ts';
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

/** `fact ldl`, `condition livesInNorway self`, and how it is tested. */
export type Choice = { readonly what: string; readonly test: string };
export const noChoice: Choice = { what: '', test: '' };

/** The column that is chosen; undefined: none yet. */
export function chosenTest(context: CellContext, { what, test }: Choice): ColumnTest | undefined {
  const [kind, name = '', member] = what.split(' ');
  if (name === '') return undefined;
  if (kind !== 'fact') return { condition: name, ...(member && { of: member }) };
  return { fact: name, operator: test || (testsOf(context.facts.get(name)?.type)[0] ?? 'equal') };
}

type Props = {
  readonly source: JsonObject;
  readonly context: CellContext;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
};

/** What a column is about, and how its cells test it. */
export function ColumnChoice({ source, context, choice, onChoose }: Props) {
  const w = useWords(tableWords);
  const [kind, name = ''] = choice.what.split(' ');
  const tests = kind === 'fact' ? testsOf(context.facts.get(name)?.type) : [];
  const { operators } = modelWords[context.language];
  const facts = [...context.facts].filter(([, { type }]) => type !== undefined);
  return (
    <>
      <Field>
        <Label>{w.dialog.what}</Label>
        <Select value={choice.what} onChange={({ target }) => onChoose({ what: target.value, test: '' })}>
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
              membersOf(source, condition).map((one) => (
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
          <Select
            value={choice.test || tests[0]}
            onChange={({ target }) => onChoose({ ...choice, test: target.value })}
          >
            {tests.map((one) => (
              <Select.Option key={one} value={one}>
                {operators[one]}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
