import { useWords } from '../../app/language.tsx';
import { isObject, type Json } from '#engine/objects';
import { ChoiceField } from '../slots/choice-field.tsx';
import { LiteralField } from '../slots/literal-field.tsx';
import { withOperation } from './change-operation.ts';
import { factsFor, fieldsFor, listsIn, nameIn, parametersFor } from './choices.ts';
import { ExpressionSlot } from './expression-slot.tsx';
import styles from './expression.module.css';
import { aNumber, type Operation, operationOf, operationsFor, slotsOf } from './operations.ts';
import type { NodeProps } from './node-props.ts';
import { expressionWords } from './words.ts';

const asDate = { kind: 'date', openEnded: false } as const;
const asYesNo = { kind: 'boolean' } as const;

/** How one thing is worked out: in which way, and of what. */
export function ExpressionNode(props: NodeProps) {
  const { part, wanted, label, reading, list, isOfEntry, isTried, autoFocus = false } = props;
  const w = useWords(expressionWords);
  const value = part.value ?? null;
  const operation = operationOf(value, wanted);
  const offered = operationsFor(wanted, {
    hasField: list !== undefined,
    hasLists: listsIn(reading).length > 0,
    isOfEntry,
  }).filter((one) => {
    if (one === 'fact') return factsFor(reading, wanted).length > 0;
    if (one === 'field') return fieldsFor(reading, list, wanted).length > 0;
    return one !== 'parameter' || parametersFor(reading, wanted).length > 0;
  });
  const all = operation === undefined || offered.includes(operation) ? offered : [operation, ...offered];
  const json = isObject(value) ? value : undefined;
  const isShort = operation === 'fact' && !isObject(value);
  const slots = operation === undefined || isShort ? [] : slotsOf(operation, wanted, json);
  return (
    <div className={styles['node']}>
      <div className={styles['fields']}>
        <ChoiceField
          label={label}
          value={operation ?? ''}
          options={all.map((one) => [one, w.operations[one]] as const)}
          autoFocus={autoFocus}
          onChange={(next) => part.change('', withOperation(value, next as Operation, wanted))}
          error={isTried && operation === undefined ? w.missing : undefined}
        />
        {isShort && (
          <ChoiceField
            label={w.fact}
            value={nameIn(value, 'fact')}
            options={factsFor(reading, wanted)}
            onChange={(name) => part.change('', name)}
          />
        )}
        {operation !== undefined && ['literal', 'number', 'day', 'yesNo'].includes(operation) && (
          <Written {...props} operation={operation} value={value} />
        )}
        {slots
          .filter(({ is }) => !isOfParts(is))
          .map((slot) => (
            <ExpressionSlot key={slot.key} {...props} Node={ExpressionNode} slot={slot} operation={operation} />
          ))}
      </div>
      {slots.some(({ is }) => isOfParts(is)) && (
        <div className={styles['parts']}>
          {slots
            .filter(({ is }) => isOfParts(is))
            .map((slot) => (
              <ExpressionSlot
                key={`${slot.key}${slot.is === 'part' ? slot.index : ''}`}
                {...props}
                Node={ExpressionNode}
                slot={slot}
                operation={operation}
              />
            ))}
        </div>
      )}
    </div>
  );
}

/** What has expressions or conditions of its own stands below, a step in. */
const isOfParts = (is: string): boolean => ['part', 'parts', 'branches', 'condition'].includes(is);

function Written({
  part,
  wanted,
  unit,
  reading,
  isTried,
  operation,
  value,
}: NodeProps & { readonly operation: Operation; readonly value: Json }) {
  const w = useWords(expressionWords);
  const byOperation = operation === 'day' ? asDate : operation === 'yesNo' ? asYesNo : aNumber;
  const type = wanted ?? byOperation;
  const isLoose = type.kind === 'decimal' && (wanted === undefined || wanted === aNumber);
  return (
    <div>
      <LiteralField
        label={type.kind === 'date' ? w.day : w.value}
        reading={reading}
        type={type}
        unit={unit}
        value={type.kind === 'decimal' && typeof value === 'number' ? String(value) : value}
        onChange={(next) =>
          part.change('', isLoose && typeof next === 'string' && /^-?\d{1,15}$/.test(next) ? Number(next) : next)
        }
      />
      {isTried && value === '' && <p data-color="danger">{w.missing}</p>}
    </div>
  );
}
