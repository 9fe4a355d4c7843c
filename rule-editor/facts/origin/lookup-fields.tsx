import { Chip, Fieldset } from '@digdir/designsystemet-react';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useProgrammes } from '../../programmes/use-programmes.ts';
import { factsFor, fieldsFor } from '../../sentences/expression/choices.ts';
import { ChoiceField } from '../../sentences/slots/choice-field.tsx';
import type { Part, Reading } from '../../sentences/use-object.ts';
import { WrittenField } from '../../ui/written-field.tsx';
import { withMember } from '../change-fact.ts';
import styles from '../facts.module.css';
import { originWords } from './words.ts';

type Props = {
  /** The look-up of a fact, or of a field. */
  readonly part: Part;
  readonly reading: Reading;
  readonly title: string;
  /** The list, of a field. */
  readonly list?: string | undefined;
  readonly isOfDecisions: boolean;
};

const date = { kind: 'date', openEnded: false } as const;
/** No choice has such a value. */
const none = '-';

/** How something is looked up: by what, as of when, what is taken; of decisions also which. */
export function LookupFields({ part, reading, title, list, isOfDecisions }: Props) {
  const w = useWords(originWords);
  const { programmes = [] } = useProgrammes();
  const lookup: JsonObject = isObject(part.value) ? part.value : { by: [] };
  const by = Array.isArray(lookup['by']) ? (lookup['by'] as readonly string[]) : [];
  const known = [...fieldsFor(reading, list, undefined), ...factsFor(reading, undefined)];
  const titleOf = (name: string) => known.find(([own]) => own === name)?.[1] ?? name;
  const set = (member: string, value: Json | undefined) =>
    part.change(w.changed(title), withMember(lookup, member, value));
  const choose = (member: string, nobody: string, options: readonly (readonly [string, string])[]) => ({
    value: String(lookup[member] ?? none),
    options: [[none, nobody] as const, ...options],
    onChange: (next: string) => set(member, next === none ? undefined : next),
  });
  return (
    <Fieldset>
      <Fieldset.Legend>{w.lookup}</Fieldset.Legend>
      <div className={styles['form']}>
        {by.length > 0 && (
          <div className={styles['row']}>
            {by.map((name) => (
              <Chip.Removable
                key={name}
                type="button"
                aria-label={w.removeBy(titleOf(name))}
                onClick={() =>
                  set(
                    'by',
                    by.filter((one) => one !== name),
                  )
                }
              >
                {titleOf(name)}
              </Chip.Removable>
            ))}
          </div>
        )}
        <ChoiceField
          label={`${w.lookupBy}: ${w.addBy}`}
          description={w.lookupByHelp}
          value=""
          options={known.filter(([name]) => !by.includes(name))}
          onChange={(name) => set('by', [...by, name])}
        />
        <ChoiceField
          label={w.lookupOn}
          {...choose('on', w.lookupOnNone, [...fieldsFor(reading, list, date), ...factsFor(reading, date)])}
        />
        <WrittenField
          label={w.lookupField}
          description={w.lookupFieldHelp}
          value={String(lookup['field'] ?? '')}
          onWrite={(text) => set('field', text.trim() === '' ? undefined : text.trim())}
        />
        {(isOfDecisions || lookup['programme'] !== undefined) && (
          <ChoiceField
            label={w.lookupProgramme}
            {...choose(
              'programme',
              w.all,
              programmes.map((one) => [one.programme, one.title] as const),
            )}
          />
        )}
        <ChoiceField label={w.lookupSubject} {...choose('subject', w.lookupSubjectNone, known)} />
        {(isOfDecisions || lookup['state'] !== undefined) && (
          <ChoiceField
            label={w.lookupState}
            {...choose(
              'state',
              w.states['any'] ?? '',
              ['valid', 'expired', 'pending'].map((one) => [one, w.states[one] ?? one] as const),
            )}
          />
        )}
      </div>
    </Fieldset>
  );
}
