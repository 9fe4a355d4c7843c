import { Button, Checkbox, Chip, Fieldset, Input, Select } from '@digdir/designsystemet-react';
import { useId, useMemo, useState } from 'react';
import type { RulesetDocument } from '#engine';
import { type Language, textIn, useWords } from '../app/language.tsx';
import { codeChoices, joinCode, splitCode } from './code-choices.ts';
import { fieldId, useForm } from './form-context.tsx';
import styles from './try-out.module.css';
import { FieldHelp, FieldTitle, NoneOfThese, type ValueFieldProps, Wrong } from './field-parts.tsx';
import { formWords } from './form-words.ts';

const systemsOf = ({ type }: ValueFieldProps['declared']): readonly string[] =>
  type.kind === 'code' ? type.systems : type.kind === 'set' && type.of.kind === 'code' ? type.of.systems : [];

const systemTitle = (document: RulesetDocument, name: string, language: Language) =>
  textIn(document.systems.find((system) => system.name === name)?.title, language) || name;

type WriterProps = {
  readonly id: string;
  readonly systems: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isWrong: boolean;
  readonly label: string;
};

/** Writes one code, helped by the codes that the rules name. */
function CodeWriter({ id, systems, value, onChange, isWrong, label }: WriterProps) {
  const w = useWords(formWords);
  const { document, language } = useForm();
  const list = useId();
  const [system, code] = splitCode(value, systems);
  const choices = useMemo(() => codeChoices(document, systems, language), [document, systems, language]);
  const ofSystem = choices.filter((choice) => systems.length < 2 || choice.code.startsWith(`${system}:`));
  const name = choices.find((choice) => choice.code === value)?.name;
  return (
    <>
      <div className={styles['inline']}>
        {systems.length > 1 && (
          <Select
            aria-label={w.codeSystem}
            width="auto"
            value={system}
            onChange={({ target }) => onChange(joinCode(target.value, code, systems))}
          >
            {systems.map((each) => (
              <Select.Option key={each} value={each}>
                {systemTitle(document, each, language)}
              </Select.Option>
            ))}
          </Select>
        )}
        <Input
          id={id}
          className={styles['code']}
          aria-label={label}
          list={list}
          value={code}
          aria-invalid={isWrong || undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onChange(joinCode(system, target.value.trim(), systems))}
        />
        {name !== undefined && name !== '' && <span className={styles['quiet']}>{name}</span>}
      </div>
      <datalist id={list}>
        {ofSystem.map((choice) => (
          <option key={choice.code} value={splitCode(choice.code, systems)[1]} label={choice.name || undefined} />
        ))}
      </datalist>
    </>
  );
}

export function CodeField({ declared, pointer, value, onChange }: ValueFieldProps) {
  const w = useWords(formWords);
  const { language, wrong } = useForm();
  return (
    <Fieldset className={styles['field']} data-size="sm">
      <Fieldset.Legend>
        <FieldTitle declared={declared} pointer={pointer} />
      </Fieldset.Legend>
      <FieldHelp declared={declared} />
      <div className={styles['inline']}>
        <CodeWriter
          id={fieldId(pointer)}
          systems={systemsOf(declared)}
          value={typeof value === 'string' ? value : ''}
          label={textIn(declared.title, language)}
          isWrong={wrong.has(pointer)}
          onChange={(code) => onChange(code === '' ? undefined : code)}
        />
        {declared.noneAllowed && (
          <Checkbox
            label={w.none}
            value="none"
            checked={value === null}
            onChange={({ target }) => onChange(target.checked ? null : undefined)}
          />
        )}
      </div>
      <Wrong text={wrong.get(pointer)} />
    </Fieldset>
  );
}

export function CodeSetField({ declared, pointer, value, onChange }: ValueFieldProps) {
  const w = useWords(formWords);
  const { document, language, wrong } = useForm();
  const systems = systemsOf(declared);
  const [written, setWritten] = useState('');
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const isCode = splitCode(written, systems)[1] !== '';
  const add = () => {
    if (!isCode) return;
    onChange(chosen.includes(written) ? chosen : [...chosen, written]);
    setWritten('');
  };
  const nameOf = (code: string) => textIn(document.vocabulary?.find((entry) => entry.value === code)?.words, language);
  return (
    <Fieldset className={styles['field']} data-size="sm">
      <Fieldset.Legend>
        <FieldTitle declared={declared} pointer={pointer} />
      </Fieldset.Legend>
      <FieldHelp declared={declared} />
      {chosen.length > 0 && (
        <ul className={styles['chips']}>
          {chosen.map((code) => (
            <li key={code}>
              <Chip.Removable
                data-size="sm"
                aria-label={w.removeCode(code)}
                onClick={() => onChange(chosen.filter((other) => other !== code))}
              >
                {[splitCode(code, systems)[1], nameOf(code)].filter(Boolean).join(' – ')}
              </Chip.Removable>
            </li>
          ))}
        </ul>
      )}
      <div
        className={styles['inline']}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      >
        <CodeWriter
          id={fieldId(pointer)}
          systems={systems}
          value={written}
          label={`${textIn(declared.title, language)}: ${w.code}`}
          isWrong={wrong.has(pointer)}
          onChange={setWritten}
        />
        <Button variant="secondary" data-size="sm" disabled={!isCode} onClick={add}>
          {w.addCode}
        </Button>
      </div>
      <NoneOfThese value={value} onChange={onChange} />
      <Wrong text={wrong.get(pointer)} />
    </Fieldset>
  );
}
