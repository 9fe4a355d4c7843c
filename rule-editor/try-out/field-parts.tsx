import { Button, Checkbox, Fieldset, Tag, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { FieldDeclaration } from '#engine';
import { textIn, useWords } from '../app/language.tsx';
import { useForm } from './form-context.tsx';
import { helpWords } from './help-words.ts';
import type { FormValue } from './form-value.ts';
import styles from './try-out.module.css';
import { formWords } from './form-words.ts';

export type ValueFieldProps = {
  readonly declared: FieldDeclaration;
  readonly pointer: string;
  readonly value: FormValue;
  readonly onChange: (value: FormValue) => void;
};

/** What a field is called, and whether the rules wait for it. */
export function FieldTitle({
  declared,
  pointer,
}: {
  readonly declared: ValueFieldProps['declared'];
  readonly pointer: string;
}) {
  const w = useWords(formWords);
  const { missing, language } = useForm();
  const needs = missing.get(pointer);
  return (
    <>
      {textIn(declared.title, language)}
      {needs && (
        <>
          {' '}
          <Tag data-size="sm" data-color="warning">
            {w.needs[needs]}
          </Tag>
        </>
      )}
    </>
  );
}

/** What a field is about, in the words of its values. */
export function FieldHelp({ declared }: Pick<ValueFieldProps, 'declared'>) {
  const { document, language } = useForm();
  if (!declared.help) return null;
  return <Fieldset.Description>{helpWords(declared, document, language)}</Fieldset.Description>;
}

/** A set is always whole: nothing chosen is an answer only when it is said. */
export function NoneOfThese({ value, onChange }: Pick<ValueFieldProps, 'value' | 'onChange'>) {
  const w = useWords(formWords);
  return (
    <div className={styles['inline']}>
      <Checkbox
        label={w.noneOfThese}
        value="none"
        checked={Array.isArray(value) && value.length === 0}
        onChange={({ target }) => onChange(target.checked ? [] : undefined)}
      />
      {value !== undefined && (
        <Button variant="tertiary" data-size="sm" onClick={() => onChange(undefined)}>
          {w.clear}
        </Button>
      )}
    </div>
  );
}

/** What is wrong with a field. */
export function Wrong({ text }: { readonly text: string | undefined }): ReactNode {
  return text === undefined ? null : <ValidationMessage data-size="sm">{text}</ValidationMessage>;
}
