import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { Json } from '#engine/objects';
import { dateWords, readDate } from '../app/format.ts';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { type FactInSource, isNumber, readNumber, typedNumber } from './comparison.ts';
import { useTyped } from './use-typed.ts';
import { guideWords } from './words.ts';

type Props = {
  readonly fact: FactInSource;
  readonly value: Json | undefined;
  /** Undefined: it is not stated. */
  readonly onTell: (value: Json | undefined) => void;
};

/** One fact of an example; what is left empty is not stated. */
export function FactField(props: Props) {
  const { type } = props.fact;
  return ['boolean', 'confirmation', 'enum'].includes(type) ? <ChosenFact {...props} /> : <TypedFact {...props} />;
}

function useTitle({ title, unit }: FactInSource): string {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const measured = unit === undefined ? '' : ` (${unit === 'øre' ? w.kroner : String(unit)})`;
  return textIn(title as { nb: string } | undefined, language) + measured;
}

function ChosenFact({ fact, value, onTell }: Props) {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const vocabulary = (content.source['vocabulary'] ?? {}) as { [value: string]: { nb: string } };
  const options: readonly (readonly [Json, string])[] =
    fact.type === 'boolean'
      ? [
          [true, w.yes],
          [false, w.no],
        ]
      : fact.type === 'confirmation'
        ? [
            ['yes', w.confirmed],
            ['no', w.notConfirmed],
          ]
        : (fact['values'] as readonly string[]).map((own) => [own, textIn(vocabulary[own], language) || own] as const);
  return (
    <Field>
      <Label>{useTitle(fact)}</Label>
      <Select
        value={String(options.findIndex(([own]) => own === value))}
        onChange={({ target }) => onTell(options[Number(target.value)]?.[0])}
      >
        <Select.Option value="-1">{w.notGiven}</Select.Option>
        {options.map(([own, label], index) => (
          <Select.Option key={String(own)} value={String(index)}>
            {label}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

function shown(fact: FactInSource, value: Json | undefined): string {
  if (fact.type === 'date') return dateWords(String(value ?? ''));
  return isNumber(fact) ? typedNumber(value, fact) : String(value ?? '');
}

function TypedFact({ fact, value, onTell }: Props) {
  const w = useWords(guideWords);
  const read = (text: string): Json | undefined => {
    if (text.trim() === '') return undefined;
    if (fact.type === 'date') return readDate(text);
    return isNumber(fact) ? readNumber(text, fact) : text.trim();
  };
  const typed = useTyped(shown(fact, value), (text) => onTell(read(text)));
  const isWrong = typed.value.trim() !== '' && read(typed.value) === undefined;
  return (
    <Textfield
      label={useTitle(fact)}
      {...typed}
      error={isWrong ? (fact.type === 'date' ? w.badDate : w.badNumber) : undefined}
    />
  );
}
