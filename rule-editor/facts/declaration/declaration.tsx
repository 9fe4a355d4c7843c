import { Checkbox, Fieldset, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { type Json, type JsonObject, namesIn, readObject } from '#engine/objects';
import { dateWords, readDate } from '../../app/format.ts';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { ChoiceField } from '../../sentences/slots/choice-field.tsx';
import type { Part } from '../../sentences/use-object.ts';
import { WrittenField } from '../../ui/written-field.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { withMember } from '../change-fact.ts';
import { FactChoices } from '../fact-choices.tsx';
import { FactLimits } from '../fact-limits.tsx';
import { objectIn } from '../fact-words.ts';
import styles from '../facts.module.css';
import { systemsOf, type TypeChoice, typeChoiceOf, withSystems, withType } from './declared-type.ts';
import { declarationWords } from './words.ts';

type Props = {
  readonly part: Part;
  readonly title: string;
  /** The types that it may have. */
  readonly types: readonly TypeChoice[];
};

/** What kind of value something has, with all that belongs to that: decimals, unit, limits, choices, code systems. */
export function Declaration({ part, title, types }: Props) {
  const w = useWords(declarationWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const written = objectIn(part.value);
  const choice = typeChoiceOf(written);
  const systems = namesIn(content, 'systems');
  const chosen = systemsOf(written);
  const isCode = choice === 'code' || choice === 'codes';
  const write = (value: JsonObject) => part.change(w.changed(title), value);
  const set = (member: string, value: Json | undefined) => write(withMember(written, member, value));
  const mayBeNone = !['list', 'text', 'boolean', 'confirmation'].includes(choice);
  const offered = types.filter((one) => (one !== 'code' && one !== 'codes') || systems.length > 0 || one === choice);
  return (
    <div className={styles['form']}>
      <div className={styles['row']}>
        <ChoiceField
          label={w.type}
          value={choice}
          options={offered.map((one) => [one, w.types[one]] as const)}
          onChange={(next) => write(withType(written, next as TypeChoice, systems))}
        />
        {choice === 'decimal' && (
          <Textfield
            label={w.decimals}
            type="number"
            min={0}
            max={9}
            value={String(written['scale'] ?? 0)}
            onChange={({ target }) => set('scale', Math.min(9, Math.max(0, Math.trunc(Number(target.value)))))}
          />
        )}
        {(mayBeNone || written['none'] !== undefined) && (
          <ChoiceField
            label={w.none}
            value={String(written['none'] ?? '') || 'always'}
            options={(choice === 'date' ? (['', 'allowed', 'open-ended'] as const) : (['', 'allowed'] as const)).map(
              (one) => [one === '' ? 'always' : one, w.nones[one]] as const,
            )}
            onChange={(next) => set('none', next === 'always' ? undefined : next)}
          />
        )}
      </div>
      {isCode && (
        <Fieldset>
          <Fieldset.Legend>{w.systems}</Fieldset.Legend>
          {systems.map((name) => (
            <Checkbox
              key={name}
              value={name}
              label={textIn(objectIn(readObject(content, `systems/${name}`))['title'] as never, language) || name}
              checked={chosen.includes(name)}
              disabled={chosen.length === 1 && chosen.includes(name)}
              onChange={({ target }) =>
                write(
                  withSystems(
                    written,
                    systems.filter((one) => (one === name ? target.checked : chosen.includes(one))),
                  ),
                )
              }
            />
          ))}
        </Fieldset>
      )}
      <FactLimits written={written} mayEdit onWrite={set} />
      {choice === 'date' && written['derived'] === undefined && <DateLimits written={written} onWrite={set} />}
      <FactChoices part={part} title={title} mayEdit />
    </div>
  );
}

type LimitProps = {
  readonly written: JsonObject;
  readonly onWrite: (member: string, value: Json | undefined) => void;
};

function DateLimits({ written, onWrite }: LimitProps) {
  const w = useWords(declarationWords);
  const [wrong, setWrong] = useState<{ readonly [member: string]: boolean }>({});
  const limit = (member: 'min' | 'max', label: string) => (
    <WrittenField
      label={label}
      value={typeof written[member] === 'string' ? dateWords(written[member]) : ''}
      error={wrong[member] ? w.badDate : undefined}
      onWrite={(text) => {
        const day = text.trim() === '' ? undefined : readDate(text);
        const isWrong = text.trim() !== '' && day === undefined;
        setWrong({ ...wrong, [member]: isWrong });
        if (!isWrong) onWrite(member, day);
      }}
    />
  );
  return (
    <div className={styles['row']}>
      {limit('min', w.minDate)}
      {limit('max', w.maxDate)}
    </div>
  );
}
