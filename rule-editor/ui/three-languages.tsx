import { Fieldset } from '@digdir/designsystemet-react';
import type { JsonObject } from '#engine/objects';
import { type Language, languages } from '../app/language.tsx';
import styles from './three-languages.module.css';
import { WrittenField } from './written-field.tsx';

export type ThreeTexts = { readonly [L in Language]?: string };

/** The text with one language written anew: what is empty is not there, and a text without any words is none. */
export function withLanguage(
  text: ThreeTexts | undefined,
  language: Language,
  written: string,
): JsonObject | undefined {
  const all: ThreeTexts = { ...text, [language]: written };
  const some = languages.flatMap(({ code }): [string, string][] => (all[code]?.trim() ? [[code, all[code]]] : []));
  if (some.length === 0) return undefined;
  // Bokmål is always written, so that what lacks it is told where it stands.
  return { nb: all.nb ?? '', ...Object.fromEntries(some) };
}

type Props = {
  readonly legend: string;
  /** A heading above says the same. */
  readonly isLegendHidden?: boolean;
  readonly description?: string;
  readonly text: ThreeTexts | undefined;
  readonly multiline?: boolean;
  /** What is said below each field: of its length, of what is missing. */
  readonly remark?: (language: Language, written: string) => string | undefined;
  readonly error?: (language: Language, written: string) => string | undefined;
  readonly onWrite: (text: JsonObject | undefined) => void;
};

/** A text in bokmål, nynorsk and English side by side. */
export function ThreeLanguages({
  legend,
  isLegendHidden = false,
  description,
  text,
  multiline = false,
  remark,
  error,
  onWrite,
}: Props) {
  return (
    <Fieldset>
      <Fieldset.Legend className={isLegendHidden ? 'ds-sr-only' : undefined}>{legend}</Fieldset.Legend>
      {description !== undefined && <Fieldset.Description>{description}</Fieldset.Description>}
      <div className={styles['columns']}>
        {languages.map(({ code, name }) => {
          const written = text?.[code] ?? '';
          return (
            <div key={code}>
              <WrittenField
                label={name}
                lang={code}
                value={written}
                multiline={multiline}
                error={error?.(code, written)}
                onWrite={(next) => onWrite(withLanguage(text, code, next))}
              />
              {remark && <p className={styles['remark']}>{remark(code, written)}</p>}
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}

/** The same to be read. */
export function ThreeLanguagesRead({ text }: { readonly text: ThreeTexts | undefined }) {
  return (
    <dl className={styles['columns']}>
      {languages.map(({ code, name }) => (
        <div key={code}>
          <dt>{name}</dt>
          <dd lang={code}>{text?.[code] ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
