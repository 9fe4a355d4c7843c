import { Textfield } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { isObject, type Json, readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { valueAt } from './json-path.ts';
import { useAsOf } from './versions/version-line.tsx';
import { versionOn, versionsIn } from './versions/versions.ts';
import { sentenceWords } from './words.ts';

/** The reasons that there are, and what each of them says to the one who applied. */
export function useReasons() {
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const [on] = useAsOf();
  const { texts } = content.source;
  return {
    codes: Object.keys(isObject(texts) ? texts : {}),
    textOf(code: string): string {
      const said: Json | undefined = versionOn(versionsIn(readObject(content, `texts/${code}`)), on)?.content;
      // What only counts an entry says nothing to the one who applied.
      const texts = (['submitter', 'patient', 'caseWorker'] as const).map((audience) =>
        textIn(valueAt(said, [audience]) as { readonly nb: string } | undefined, language),
      );
      return texts.find((text) => text !== '') ?? '';
    },
  };
}

type Props = {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly error: string | undefined;
  readonly description?: string;
  readonly autoFocus?: boolean;
};

/** A reason, chosen by its code or its words. */
export function ReasonField({ value, onChange, error, description, autoFocus = false }: Props) {
  const w = useWords(sentenceWords);
  const id = useId();
  const { codes, textOf } = useReasons();
  return (
    <>
      <Textfield
        label={w.requirementReason}
        description={description}
        list={id}
        value={value}
        autoComplete="off"
        autoFocus={autoFocus}
        onChange={({ target }) => onChange(target.value.trim())}
        error={error}
      />
      <datalist id={id}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {textOf(code)}
          </option>
        ))}
      </datalist>
    </>
  );
}
