import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../../app/language.tsx';
import type { Json } from '#engine/objects';
import { valueAt, withValueAt, type Path } from '../json-path.ts';
import { scopeOf } from '../source-words/condition-of.ts';
import { expressionOf } from '../source-words/expression-of.ts';
import type { Part, Reading } from '../use-object.ts';
import { holesIn } from './change-operation.ts';
import { ExpressionNode } from './expression-node.tsx';
import styles from './expression.module.css';
import type { Wanted } from './operations.ts';
import { expressionWords } from './words.ts';

/** A value that is only in this form, until it is used. */
function useLocalPart(first: Json): Part {
  const [whole, setWhole] = useState<Json>(first);
  const partAt = (path: Path): Part => ({
    object: '',
    path,
    value: valueAt(whole, path),
    isLocked: false,
    change: (_label, value, at = []) => setWhole((before) => withValueAt(before, [...path, ...at], value)),
    at: (...keys) => partAt([...path, ...keys]),
  });
  return partAt([]);
}

type Props = {
  readonly title: string;
  /** What stands there; `null`: nothing yet. */
  readonly first: Json;
  readonly wanted: Wanted;
  readonly unit?: string | undefined;
  readonly reading: Reading;
  readonly list?: string | undefined;
  readonly isOfEntry?: boolean;
  /** Not where fields before it are to be filled first. */
  readonly hasFocus?: boolean;
  readonly onSave: (json: Json) => void;
  readonly onCancel: () => void;
};

/** How something is worked out, chosen step by step in words. Nothing is changed before all of it is chosen. */
export function ExpressionForm(props: Props) {
  const { title, first, wanted, unit, reading, list, isOfEntry = false, hasFocus = true, onSave, onCancel } = props;
  const w = useWords(expressionWords);
  const part = useLocalPart(first);
  const [isTried, setTried] = useState(false);
  const value = part.value ?? null;
  const isWhole = holesIn(value) === 0;
  const said = isWhole
    ? reading.words.expression(expressionOf(scopeOf(reading.readable, { list }), value, wanted, []), list)
    : undefined;
  function save() {
    setTried(true);
    if (isWhole) onSave(value);
  }
  return (
    <section className={styles['form']} aria-label={w.heading(title)}>
      <Heading level={3} data-size="2xs">
        {w.heading(title)}
      </Heading>
      <ExpressionNode
        {...{ part, wanted, unit, reading, list, isOfEntry, isTried }}
        label={w.how}
        autoFocus={hasFocus}
      />
      {said !== undefined && (
        <p className={styles['reads']}>
          {w.reads}: {title}: {said}
        </p>
      )}
      {isTried && !isWhole && <Alert data-color="danger">{w.unfinished}</Alert>}
      <div className={styles['buttons']}>
        <Button data-size="sm" onClick={save}>
          {w.save}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={onCancel}>
          {w.cancel}
        </Button>
      </div>
    </section>
  );
}
