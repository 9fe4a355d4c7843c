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
import { ScalarField } from './scalar-field.tsx';
import { Slot } from './slot.tsx';

type Props = {
  readonly part: Part;
  readonly reading: Reading;
  /** What it is: «Siste dag». */
  readonly title: string;
  readonly wanted: ValueType | undefined;
  readonly list?: string;
};
type Slot = { readonly expression: Expression; readonly path: Path; readonly text: string };

const editable = ['boolean', 'integer', 'decimal', 'date', 'enum', 'code'];

/** What is worked out, in a sentence whose numbers, dates and settled values can be changed. */
export function ExpressionSentence({ part, reading, title, wanted, list }: Props) {
  const w = useWords(sentenceWords);
  const c = useWords(conditionWords);
  const [open, setOpen] = useState<number>();
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
  const slot = open === undefined ? undefined : slots[open];
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
      <ProblemsAt part={part} isLeaf />
      {slot && (
        <div className={styles['editor']}>
          {slot.expression.op === 'parameter' ? (
            <ParameterValues name={slot.expression.name} reading={reading} autoFocus />
          ) : (
            <ScalarField
              label={title}
              cells={reading.cells}
              type={slot.expression.type}
              value={part.at(...slot.path).value}
              autoFocus
              onEscape={close}
              onChange={(value) => {
                part.at(...slot.path).change(w.labels.value(title), value);
                announce(w.changed);
                close();
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
