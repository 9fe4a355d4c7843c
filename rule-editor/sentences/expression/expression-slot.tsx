import { Button, Checkbox, Fieldset, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useWords } from '../../app/language.tsx';
import { isObject, type Json } from '#engine/objects';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { valueAt } from '../json-path.ts';
import { moved } from '../model/lists.ts';
import { MoveButtons } from '../move-buttons.tsx';
import { ChoiceField } from '../slots/choice-field.tsx';
import { objectsOf } from '../source-words/value-type.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import type { Part } from '../use-object.ts';
import { factsFor, fieldsFor, listsIn, nameIn, parametersFor } from './choices.ts';
import { DistinctSlot } from './distinct-slot.tsx';
import styles from './expression.module.css';
import { aNumber, type Operation, type Slot } from './operations.ts';
import type { NodeProps, SlotProps } from './node-props.ts';
import { expressionWords } from './words.ts';

type Of<Is extends Slot['is']> = SlotProps<Extract<Slot, { is: Is }>>;

const isProduct = (operation: Operation | undefined) => operation === 'times' || operation === 'dividedBy';

/** One place of an expression to be filled. */
export function ExpressionSlot(props: SlotProps) {
  const { slot } = props;
  switch (slot.is) {
    case 'part':
      return <PartSlot {...props} slot={slot} />;
    case 'parts':
      return <PartsSlot {...props} slot={slot} />;
    case 'branches':
      return <BranchesSlot {...props} slot={slot} />;
    case 'condition':
      return <ConditionSlot {...props} slot={slot} />;
    case 'fields':
      return <FieldsSlot {...props} slot={slot} />;
    case 'distinct':
      return <DistinctSlot {...props} slot={slot} />;
    case 'switch':
      return <CountedSlot {...props} slot={slot} />;
    default:
      return <NameSlot {...props} slot={slot} />;
  }
}

function PartSlot({ slot, operation, Node, ...node }: Of<'part'>) {
  const w = useWords(expressionWords);
  const { part, reading } = node;
  const own = slot.index === undefined ? part.at(slot.key) : part.at(slot.key, slot.index);
  const label = slot.index === undefined ? w.parts[slot.key] : (w.pairs[slot.key] ?? w.fromTo)[slot.index];
  if (slot.isOptional && slot.key === 'saturday' && typeof own.value !== 'object')
    return (
      <Checkbox
        label={label ?? slot.key}
        value="saturday"
        checked={own.value === true}
        onChange={({ target }) => own.change('', target.checked ? true : undefined)}
      />
    );
  const keyOf = reading.readable.parameters.get(nameIn(part.value, 'parameter'))?.key;
  return (
    <Node
      {...node}
      part={own}
      label={label ?? slot.key}
      wanted={slot.key === 'key' ? keyOf : slot.wanted}
      unit={slot.wanted === node.wanted && !isProduct(operation) ? node.unit : undefined}
      autoFocus={false}
    />
  );
}

function PartsSlot({ slot, operation, Node, ...node }: Of<'parts'>) {
  const w = useWords(expressionWords);
  const list = node.part.at(slot.key);
  const items = (Array.isArray(list.value) ? list.value : []) as readonly Json[];
  return (
    <>
      {items.map((_, index) => (
        <div key={index} className={styles['branch']}>
          <Node
            {...node}
            part={list.at(index)}
            label={w.part(index + 1)}
            wanted={slot.wanted}
            unit={isProduct(operation) ? undefined : node.unit}
            autoFocus={false}
          />
          {items.length > 1 && (
            <div>
              <Button
                variant="tertiary"
                data-size="sm"
                data-color="danger"
                onClick={() => list.change('', items.toSpliced(index, 1))}
              >
                {w.removePart(index + 1)}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button variant="tertiary" data-size="sm" onClick={() => list.change('', [...items, null])}>
          {w.addPart}
        </Button>
      </div>
    </>
  );
}

function BranchesSlot({ slot, Node, ...node }: Of<'branches'>) {
  const w = useWords(expressionWords);
  const { reading, list, isTried } = node;
  const branches = node.part.at(slot.key);
  const items = objectsOf(branches.value);
  return (
    <>
      <p style={{ margin: 0 }}>{w.first}</p>
      {items.map((_branch, index) => {
        const when = branches.at(index, 'when');
        return (
          <section key={index} className={styles['branch']} aria-label={w.branch(index + 1)}>
            <div className={styles['head']}>
              <strong>{w.branch(index + 1)}</strong>
              {items.length > 1 && (
                <MoveButtons
                  words={{
                    up: w.branchWords.up(index + 1),
                    down: w.branchWords.down(index + 1),
                    remove: w.branchWords.remove(index + 1),
                  }}
                  onMove={(by) => branches.change('', [...moved(items, index, by)])}
                  onRemove={() => branches.change('', items.toSpliced(index, 1))}
                />
              )}
            </div>
            <div className={styles['parts']}>
              <LocalCondition part={when} {...{ reading, isTried, list }} label={w.when} />
              <Node {...node} part={branches.at(index, 'then')} label={w.then} autoFocus={false} />
            </div>
          </section>
        );
      })}
      <div>
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => branches.change('', [...items, { when: null, then: null }])}
        >
          {w.addBranch}
        </Button>
      </div>
    </>
  );
}

function ConditionSlot({ slot, part, reading, list, isTried }: Of<'condition'>) {
  const w = useWords(expressionWords);
  const within = slot.key === 'where' ? nameIn(part.value, 'over') : list;
  return (
    <LocalCondition
      part={part.at(slot.key)}
      {...{ reading, isTried }}
      list={within}
      label={slot.key === 'where' ? w.where : w.condition}
      isOptional={slot.isOptional}
      {...(slot.isOptional && { empty: w.whereAll })}
    />
  );
}

type ConditionProps = Pick<NodeProps, 'part' | 'reading' | 'list' | 'isTried'> & {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly empty?: string;
};

function LocalCondition({ part, reading, list, isTried, label, isOptional = false, empty }: ConditionProps) {
  const w = useWords(expressionWords);
  const own: Part = { ...part, value: part.value ?? undefined };
  return (
    <section aria-label={label}>
      <strong>{label}</strong>
      {own.value === undefined && empty !== undefined && <p style={{ margin: 0 }}>{empty}</p>}
      <ConditionSentences part={own} reading={reading} where={{ list }} label={label} isOptional={isOptional} />
      {isTried && part.value === null && <ValidationMessage>{w.missing}</ValidationMessage>}
    </section>
  );
}

function FieldsSlot({ slot, part, reading, list, isTried }: Of<'fields'>) {
  const w = useWords(expressionWords);
  const own = part.at(slot.key);
  const chosen = (Array.isArray(own.value) ? own.value : []) as readonly string[];
  const fields = fieldsFor(reading, list, undefined);
  return (
    <Fieldset>
      <Fieldset.Legend>{w.sameIn}</Fieldset.Legend>
      {fields.map(([name, title]) => (
        <Checkbox
          key={name}
          value={name}
          label={title}
          checked={chosen.includes(name)}
          onChange={({ target }) =>
            own.change('', target.checked ? [...chosen, name] : chosen.filter((other) => other !== name))
          }
        />
      ))}
      {isTried && chosen.length === 0 && <ValidationMessage>{w.missing}</ValidationMessage>}
    </Fieldset>
  );
}

/** Only of a list whose entries are sorted into those that count and those that do not. */
function CountedSlot({ slot, part }: Of<'switch'>) {
  const w = useWords(expressionWords);
  const { content } = useWorkspace();
  const list = nameIn(part.value, 'over');
  const isSorted = objectsOf(content.source['entries']).some((one) => one['list'] === list);
  const own = part.at(slot.key);
  if (!isSorted && own.value === undefined) return null;
  return (
    <Checkbox
      label={w.counted}
      value="counted"
      checked={own.value === true}
      onChange={({ target }) => own.change('', target.checked ? true : undefined)}
    />
  );
}

function NameSlot(props: Of<'fact' | 'role' | 'parameter' | 'list' | 'field' | 'choice' | 'whole'>) {
  const { slot, part, wanted, reading, list, isTried } = props;
  const w = useWords(expressionWords);
  const own = part.at(slot.key);
  const over = isObject(part.value) && 'over' in part.value ? nameIn(part.value, 'over') : list;
  const error = isTried && own.value === '' ? w.missing : undefined;
  const set = (value: string) => own.change('', value);
  switch (slot.is) {
    case 'fact':
      return (
        <ChoiceField
          label={w.fact}
          value={nameIn(part.value, 'fact')}
          options={factsFor(reading, wanted)}
          onChange={set}
          error={error}
        />
      );
    case 'list':
      return (
        <ChoiceField
          label={w.list}
          value={nameIn(own.value, '')}
          options={listsIn(reading)}
          onChange={set}
          error={error}
        />
      );
    case 'field':
      return (
        <ChoiceField
          label={w.fields[slot.key] ?? slot.key}
          value={nameIn(own.value, '')}
          options={fieldsFor(reading, over, slot.wanted === aNumber ? (wanted ?? aNumber) : slot.wanted)}
          onChange={set}
          error={error}
        />
      );
    case 'role':
      return <ChoiceField label={w.role} value={nameIn(own.value, '')} options={[]} onChange={set} />;
    case 'parameter': {
      const choose = (name: string) => {
        const isKeyed = reading.readable.parameters.get(name)?.key !== undefined;
        const key = valueAt(part.value, ['key']) ?? null;
        part.change('', isKeyed ? { parameter: name, key } : { parameter: name });
      };
      return (
        <ChoiceField
          label={w.parameter}
          value={nameIn(own.value, '')}
          options={parametersFor(reading, wanted)}
          onChange={choose}
          error={error}
        />
      );
    }
    case 'whole':
      return (
        <Textfield
          label={w.whole}
          type="number"
          min={slot.least}
          max={slot.most}
          value={String(own.value ?? '')}
          onChange={({ target }) =>
            own.change('', Math.min(slot.most, Math.max(slot.least, Math.trunc(Number(target.value)))))
          }
        />
      );
    case 'choice': {
      const options = slot.options.map((one) => [one, w.options[one] ?? one] as const);
      if (slot.key !== 'order')
        return (
          <ChoiceField
            label={w.choices[slot.key] ?? slot.key}
            value={typeof own.value === 'string' ? own.value : (slot.usual ?? '')}
            options={options}
            onChange={set}
          />
        );
      const order = valueAt(part.value, ['last']) === undefined ? 'first' : 'last';
      const turn = (next: string) =>
        part.change(
          '',
          Object.fromEntries(
            entriesIn(part.value).map(([name, value]) => [name === order ? next : name, value] as const),
          ),
        );
      return <ChoiceField label={w.choices['order'] ?? ''} value={order} options={options} onChange={turn} />;
    }
  }
}

const entriesIn = (json: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(json) ? Object.entries(json) : [];
