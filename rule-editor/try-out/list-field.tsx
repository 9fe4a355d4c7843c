import { Button, Checkbox, Fieldset } from '@digdir/designsystemet-react';
import type { FactDeclaration } from '#engine';
import { useWords } from '../app/language.tsx';
import { fieldId, useForm } from './form-context.tsx';
import { type FormEntry, type FormList, type FormValue, isFormList } from './form-value.ts';
import styles from './try-out.module.css';
import { FieldHelp, FieldTitle, Wrong } from './field-parts.tsx';
import { ValueField } from './value-field.tsx';
import { formWords } from './form-words.ts';

type Props = {
  readonly declared: FactDeclaration;
  readonly value: FormValue;
  readonly onChange: (value: FormValue) => void;
};

const noEntries: FormList = { items: [], complete: true };

/** A list of entries: none, some, or some and perhaps more. */
export function ListField({ declared, value, onChange }: Props) {
  const w = useWords(formWords);
  const { wrong } = useForm();
  const pointer = `/${declared.name}`;
  const isAnswered = isFormList(value);
  const list = isAnswered ? value : noEntries;
  const given = declared.type.kind === 'list' ? declared.type.fields.filter(({ source }) => source !== 'derived') : [];
  const change = (items: readonly FormEntry[]) => onChange({ ...list, items });
  return (
    <Fieldset id={fieldId(pointer)} className={styles['field']} data-size="sm">
      <Fieldset.Legend>
        <FieldTitle declared={declared} pointer={pointer} />
      </Fieldset.Legend>
      <FieldHelp declared={declared} />
      <Wrong text={wrong.get(pointer)} />
      {list.items.map((entry, index) => (
        // Entries have no name of their own; they keep their place until one before them is removed.
        <Fieldset key={index} className={styles['entry']} data-size="sm">
          <Fieldset.Legend>{w.entry(index + 1)}</Fieldset.Legend>
          {given.map((field) => (
            <ValueField
              key={field.name}
              declared={field}
              pointer={`${pointer}/${index}/${field.name}`}
              value={entry[field.name]}
              onChange={(next) =>
                change(list.items.map((other, at) => (at === index ? { ...other, [field.name]: next } : other)))
              }
            />
          ))}
          <div>
            <Button
              variant="tertiary"
              data-color="danger"
              data-size="sm"
              onClick={() => change(list.items.filter((_, at) => at !== index))}
            >
              {w.removeEntry(index + 1)}
            </Button>
          </div>
        </Fieldset>
      ))}
      <div className={styles['inline']}>
        <Button variant="secondary" data-size="sm" onClick={() => change([...list.items, {}])}>
          {w.addEntry}
        </Button>
        {list.items.length === 0 && (
          <Checkbox
            label={w.noEntries}
            value="none"
            checked={isAnswered && list.complete}
            onChange={({ target }) => onChange(target.checked ? noEntries : undefined)}
          />
        )}
        <Checkbox
          label={w.mayHaveMore}
          value="open"
          checked={isAnswered && !list.complete}
          onChange={({ target }) =>
            onChange(
              target.checked || list.items.length > 0 ? { items: list.items, complete: !target.checked } : undefined,
            )
          }
        />
        {isAnswered && (
          <Button variant="tertiary" data-size="sm" onClick={() => onChange(undefined)}>
            {w.clear}
          </Button>
        )}
      </div>
    </Fieldset>
  );
}
