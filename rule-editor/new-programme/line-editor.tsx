import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { Json } from '#engine/objects';
import { dateWords, readDate } from '../app/format.ts';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import {
  beginComparison,
  comparableFacts,
  type Comparison,
  factOf,
  type FactInSource,
  isNumber,
  operatorsOf,
  readNumber,
  typedNumber,
} from './comparison.ts';
import { Several } from './fields.tsx';
import styles from './guide.module.css';
import { limitIn } from './section-model.ts';
import { useTyped } from './use-typed.ts';
import { guideWords } from './words.ts';

type Props = {
  readonly line: Comparison | undefined;
  readonly onChange: (line: Comparison) => void;
  readonly onRemove?: () => void;
};

/** One line of a requirement: what, how it is compared, with what. */
export function LineEditor({ line, onChange, onRemove }: Props) {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content, readOnly } = useWorkspace();
  const fact = line && factOf(content, line.fact);
  const operators = fact ? operatorsOf(fact.type) : [];
  const operatorWords = fact?.type === 'date' ? { ...w.operators, ...w.dateOperators } : w.operators;
  return (
    <div className={styles['line']}>
      <Field>
        <Label>{w.fact}</Label>
        <Select
          value={line?.fact ?? ''}
          disabled={readOnly}
          onChange={({ target }) => {
            const chosen = factOf(content, target.value);
            if (chosen) onChange(beginComparison(target.value, chosen));
          }}
        >
          <Select.Option value="" disabled>
            {w.chooseFact}
          </Select.Option>
          {comparableFacts(content).map(([name, { title }]) => (
            <Select.Option key={name} value={name}>
              {textIn(title as { nb: string } | undefined, language)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {line && fact && (
        <>
          <Field>
            <Label>{w.relation}</Label>
            <Select
              value={line.operator}
              disabled={readOnly || operators.length < 2}
              onChange={({ target }) => onChange({ ...line, operator: target.value })}
            >
              {operators.map((operator) => (
                <Select.Option key={operator} value={operator}>
                  {operatorWords[operator as 'equal']}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <ValueField
            key={line.fact}
            fact={fact}
            value={limitIn(content, line.value)}
            onTell={(value) => {
              const { value: _before, ...rest } = line;
              onChange(value === undefined ? rest : { ...rest, value });
            }}
          />
        </>
      )}
      {onRemove && !readOnly && (
        <Button variant="tertiary" data-size="sm" onClick={onRemove}>
          {w.remove}
        </Button>
      )}
    </div>
  );
}

type ValueProps = {
  readonly fact: FactInSource;
  readonly value: Json | undefined;
  readonly onTell: (value: Json | undefined) => void;
};

function ValueField({ fact, value, onTell }: ValueProps) {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content, readOnly } = useWorkspace();
  if (fact.type === 'boolean' || fact.type === 'confirmation') {
    const [on, off] = fact.type === 'boolean' ? [true, false] : ['yes', 'no'];
    return (
      <Field>
        <Label>{w.value}</Label>
        <Select
          value={value === on ? 'on' : 'off'}
          disabled={readOnly}
          onChange={({ target }) => onTell(target.value === 'on' ? on : off)}
        >
          <Select.Option value="on">{fact.type === 'boolean' ? w.yes : w.confirmed}</Select.Option>
          <Select.Option value="off">{fact.type === 'boolean' ? w.no : w.notConfirmed}</Select.Option>
        </Select>
      </Field>
    );
  }
  if (fact.type === 'enum') {
    const vocabulary = (content.source['vocabulary'] ?? {}) as { [value: string]: { nb: string } };
    const options = (fact['values'] as readonly string[]).map(
      (own) => [own, textIn(vocabulary[own], language) || own] as const,
    );
    return (
      <Several
        legend={w.value}
        options={options}
        chosen={Array.isArray(value) ? (value as readonly string[]) : []}
        onChoose={onTell}
        disabled={readOnly}
      />
    );
  }
  return <TypedValue fact={fact} value={value} onTell={onTell} />;
}

function shownValue(fact: FactInSource, value: Json | undefined): string {
  if (fact.type === 'date') return dateWords(String(value ?? ''));
  if (fact.type === 'code') return Array.isArray(value) ? (value as readonly string[]).join(', ') : '';
  return typedNumber(value, fact);
}

function readValue(fact: FactInSource, text: string): Json | undefined {
  if (fact.type === 'date') return readDate(text);
  if (isNumber(fact)) return readNumber(text, fact);
  // Where there are several code systems, a code says which; the first one is meant where it does not.
  const [system] = (fact['systems'] ?? []) as readonly string[];
  const codes = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((code) => (system === undefined || code.includes(':') ? code : `${system}:${code}`));
  return codes.length === 0 ? undefined : codes;
}

function TypedValue({ fact, value, onTell }: ValueProps) {
  const w = useWords(guideWords);
  const { readOnly } = useWorkspace();
  const typed = useTyped(shownValue(fact, value), (text) => onTell(readValue(fact, text)));
  const isWrong = typed.value.trim() !== '' && readValue(fact, typed.value) === undefined;
  const unit = fact['unit'] === 'øre' ? w.kroner : fact['unit'];
  return (
    <Textfield
      label={unit === undefined ? w.value : `${w.value} (${String(unit)})`}
      {...(fact.type === 'code' && { description: w.codesHelp })}
      {...typed}
      disabled={readOnly}
      error={isWrong ? (fact.type === 'date' ? w.badDate : w.badNumber) : undefined}
    />
  );
}
