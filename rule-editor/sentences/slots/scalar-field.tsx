import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ValueType } from '#engine';
import type { Json } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { cellText, readCell } from '../../table/cells/cell.ts';
import type { CellContext } from '../../table/cells/context.ts';
import { shapeOf } from '../condition/leaf-form.ts';
import { conditionWords } from '../condition/words.ts';

type Props = {
  readonly label: ReactNode;
  readonly cells: CellContext;
  readonly type: ValueType;
  readonly unit?: string | undefined;
  readonly value: Json | undefined;
  /** Called when the value has become another one that can be read. */
  readonly onChange: (value: Json) => void;
  readonly onEscape?: () => void;
  readonly autoFocus?: boolean;
};

/** One written value: a number, a date, a code or a choice. Taken when one leaves the field or presses Enter. */
export function ScalarField({ label, cells, type, unit, value, onChange, onEscape, autoFocus = false }: Props) {
  const w = useWords(conditionWords);
  const shape = shapeOf('equal', type, unit);
  const written = value === undefined || value === 'missing' ? '' : (cellText(cells, shape, value) ?? '');
  const [text, setText] = useState(written);
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    setText(written);
    setProblem(undefined);
  }, [written]);
  if (type.kind === 'boolean' || type.kind === 'enum') {
    const values = type.kind === 'enum' ? type.values : ['true', 'false'];
    const textOf = (one: string) =>
      type.kind === 'enum'
        ? cells.valueNames(type.values).textOf(one)
        : (cellText(cells, shape, one === 'true') ?? one);
    return (
      <Field>
        <Label>{label}</Label>
        <Select
          width="auto"
          autoFocus={autoFocus}
          value={String(value ?? '')}
          onChange={({ target }) => onChange(type.kind === 'boolean' ? target.value === 'true' : target.value)}
        >
          {!values.includes(String(value)) && <Select.Option value={String(value ?? '')}>{w.choose}</Select.Option>}
          {values.map((one) => (
            <Select.Option key={one} value={one}>
              {textOf(one)}
            </Select.Option>
          ))}
        </Select>
      </Field>
    );
  }
  function take() {
    if (text.trim() === written) return setProblem(undefined);
    const reading = readCell(cells, shape, text.trim() === '' ? '?' : text);
    if (!reading.ok) return setProblem(w.problems.text(reading.problem.expected, reading.problem.fix));
    setProblem(undefined);
    if (reading.value !== undefined) onChange(reading.value);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setText(written);
      setProblem(undefined);
      onEscape?.();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      take();
    }
  };
  const suffix = unit === 'øre' ? 'kr' : unit;
  return (
    <Textfield
      ref={field}
      label={label}
      value={text}
      autoComplete="off"
      autoFocus={autoFocus}
      inputMode={type.kind === 'decimal' || type.kind === 'integer' ? 'decimal' : 'text'}
      {...(suffix !== undefined && { suffix })}
      onChange={({ target }) => setText(target.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
      error={problem}
    />
  );
}
