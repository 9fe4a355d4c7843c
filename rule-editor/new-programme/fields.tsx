import { Fieldset, Textfield } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { Json, JsonObject } from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { useWords } from '../app/language.tsx';
import styles from './guide.module.css';
import { useTyped } from './use-typed.ts';
import { guideWords } from './words.ts';

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly onTell: (value: string) => void;
  readonly description?: string;
  readonly lang?: string;
  readonly multiline?: boolean;
  readonly disabled?: boolean;
};

/** A text that is told on when one pauses. */
export function TextField({ label, value, onTell, description, lang, multiline, disabled }: TextProps) {
  const typed = useTyped(value, onTell);
  const shared = { label, disabled, ...(lang !== undefined && { lang }), ...typed };
  return multiline ? (
    <Textfield {...shared} {...(description !== undefined && { description })} multiline rows={5} />
  ) : (
    <Textfield {...shared} {...(description !== undefined && { description })} />
  );
}

const languages = ['nb', 'nn', 'en'] as const;

type InLanguagesProps = {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onTell: (value: JsonObject) => void;
  readonly description?: string;
  readonly multiline?: boolean;
  readonly only?: readonly ('nb' | 'nn' | 'en')[];
  readonly disabled?: boolean;
};

/** A text in three languages, side by side. */
export function InLanguages({
  label,
  value,
  onTell,
  description,
  multiline = false,
  only = languages,
  disabled = false,
}: InLanguagesProps) {
  const w = useWords(guideWords);
  const text = objectIn(value);
  const tell = (language: string, typed: string) => {
    const { [language]: _before, ...rest } = text;
    // Bokmål stands first, and an empty text is not written.
    const next = typed.trim() === '' ? rest : { ...rest, [language]: typed };
    onTell(Object.fromEntries(languages.flatMap((own) => (own in next ? [[own, next[own] ?? '']] : []))) as JsonObject);
  };
  return (
    <Fieldset className={styles['languages']}>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {description && <Fieldset.Description>{description}</Fieldset.Description>}
      <div className={only.length > 1 ? styles['three'] : undefined}>
        {only.map((language) => (
          <TextField
            key={language}
            label={w.languages[language]}
            lang={language}
            value={String(text[language] ?? '')}
            multiline={multiline}
            disabled={disabled}
            onTell={(typed) => tell(language, typed)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

type ChoiceProps<T extends string> = {
  readonly legend: string;
  readonly options: { readonly [K in T]: string };
  readonly value: T | undefined;
  readonly onChoose: (value: T) => void;
  readonly disabled?: boolean;
};

/** One of a few. */
export function Choice<T extends string>({ legend, options, value, onChoose, disabled = false }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles['choice']} disabled={disabled}>
      <legend className="ds-label">{legend}</legend>
      {(Object.keys(options) as T[]).map((option) => (
        <label key={option}>
          <input
            type="radio"
            className="ds-input"
            name={name}
            checked={value === option}
            onChange={() => onChoose(option)}
          />
          {options[option]}
        </label>
      ))}
    </fieldset>
  );
}

type SeveralProps<T extends string> = {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: readonly T[];
  readonly onChoose: (chosen: readonly T[]) => void;
  readonly disabled?: boolean;
  /** Which cannot be changed here. */
  readonly isFixed?: (option: T) => boolean;
};

/** Any of several, kept in the order in which they are offered. */
export function Several<T extends string>({
  legend,
  options,
  chosen,
  onChoose,
  disabled = false,
  isFixed = () => false,
}: SeveralProps<T>) {
  return (
    <fieldset className={styles['choice']} disabled={disabled}>
      {/* A single box says itself what it is about. */}
      <legend className={options.length === 1 ? 'ds-sr-only' : 'ds-label'}>{legend}</legend>
      {options.map(([option, label]) => (
        <label key={option}>
          <input
            type="checkbox"
            className="ds-input"
            checked={chosen.includes(option)}
            disabled={isFixed(option)}
            onChange={({ target }) =>
              onChoose(
                options.map(([own]) => own).filter((own) => (own === option ? target.checked : chosen.includes(own))),
              )
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
