import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Expression, ValueType } from '#engine';
import { useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import styles from '../condition/condition.module.css';
import { ParameterValues } from '../condition/parameter-values.tsx';
import { conditionWords } from '../condition/words.ts';
import type { Path } from '../json-path.ts';
import { ProblemsAt } from '../problems-at.tsx';
import { scopeOf } from '../source-words/condition-of.ts';
import { expressionOf } from '../source-words/expression-of.ts';
import type { Part, Reading } from '../use-object.ts';
import { sentenceWords } from '../words.ts';
import { ExpressionForm } from '../expression/expression-form.tsx';
import { expressionWords } from '../expression/words.ts';
import exprStyles from '../expression/expression.module.css';
import { LiteralField } from './literal-field.tsx';
import { Slot } from './slot.tsx';

type Props = {
  readonly part: Part;
  readonly reading: Reading;
  /** What it is: «Siste dag». */
  readonly title: string;
  readonly wanted: ValueType | undefined;
  readonly unit?: string | undefined;
  /** The list of whose entries it is worked out for each. */
  readonly list?: string;
  /** Given where it can be taken away. */
  readonly onRemove?: (() => void) | undefined;
};
type Slot = { readonly expression: Expression; readonly path: Path; readonly text: string };

const editable = ['boolean', 'integer', 'decimal', 'date', 'enum', 'code', 'set'];

/** What is worked out, in a sentence whose written and settled values are changed where they stand; a form for the rest. */
export function ExpressionSentence({ part, reading, title, wanted, unit, list, onRemove }: Props) {
  const w = useWords(sentenceWords);
  const c = useWords(conditionWords);
  const e = useWords(expressionWords);
  const [open, setOpen] = useState<number | 'all'>();
  const places = new Map<Expression, Path>();
  const seen = (expression: Expression, path: Path) => void places.set(expression, path);
  const expression = expressionOf(scopeOf(reading.readable, { list, seen }), part.value ?? null, wanted, []);
  const slots: Slot[] = [];
  const marked = reading.marked((own, text) => {
    const path = places.get(own);
    const isSlot =
      own.op === 'parameter' || (own.op === 'literal' && editable.includes(own.type.kind) && !part.isLocked);
    if (!path || !isSlot) return text;
    slots.push({ expression: own, path, text });
    return `\uE000${slots.length - 1}\uE001`;
  });
  const pieces = marked.expression(expression, list).split(/\uE000(\d+)\uE001/);
  const slot = typeof open === 'number' ? slots[open] : undefined;
  const close = () => setOpen(undefined);
  return (
    <>
      <span>{title}: </span>
      {pieces.map((piece, index) => {
        const own = index % 2 === 1 ? slots[Number(piece)] : undefined;
        if (!own) return <span key={index}>{piece}</span>;
        const isOpen = open === Number(piece);
        return (
          <Slot
            key={index}
            text={own.text}
            label={w.editValue(own.text)}
            isOpen={isOpen}
            onPress={() => setOpen(isOpen ? undefined : Number(piece))}
          />
        );
      })}
      {!part.isLocked && (
        <span className={exprStyles['open']}>
          <Button
            variant="tertiary"
            data-size="sm"
            aria-expanded={open === 'all'}
            aria-label={e.openOf(title)}
            onClick={() => setOpen(open === 'all' ? undefined : 'all')}
          >
            {e.open}
          </Button>
          {onRemove && (
            <Button
              variant="tertiary"
              data-size="sm"
              data-color="danger"
              aria-label={e.remove(title)}
              onClick={onRemove}
            >
              ✕
            </Button>
          )}
        </span>
      )}
      <ProblemsAt part={part} isLeaf />
      {open === 'all' && (
        <ExpressionForm
          title={title}
          first={part.value ?? null}
          isOfEntry={list !== undefined}
          {...{ wanted, unit, reading, list }}
          onCancel={close}
          onSave={(json) => {
            part.change(w.labels.value(title), json);
            announce(w.changed);
            close();
          }}
        />
      )}
      {slot && (
        <div className={styles['editor']}>
          {slot.expression.op === 'parameter' ? (
            <ParameterValues name={slot.expression.name} reading={reading} autoFocus />
          ) : (
            <LiteralField
              label={title}
              reading={reading}
              type={slot.expression.type}
              unit={slot.path.length === 0 ? unit : undefined}
              value={part.at(...slot.path).value}
              autoFocus
              onEscape={close}
              onChange={(value) => {
                part.at(...slot.path).change(w.labels.value(title), value);
                announce(w.changed);
                // Of several values one goes on choosing.
                if (!Array.isArray(value)) close();
              }}
            />
          )}
          <div className={styles['buttons']}>
            <Button variant="tertiary" data-size="sm" onClick={close}>
              {c.close}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
