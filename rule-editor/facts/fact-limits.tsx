import { useState } from 'react';
import type { Json, JsonObject } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { Section } from '../ui/section.tsx';
import { WrittenField } from '../ui/written-field.tsx';
import { limitFrom, limitWords } from './change-fact.ts';
import styles from './facts.module.css';
import { factsWords } from './words.ts';

type Props = {
  readonly written: JsonObject;
  readonly mayEdit: boolean;
  readonly onWrite: (member: string, value: Json | undefined) => void;
};

/** Unit, lowest and highest value of a number. */
export function FactLimits({ written, mayEdit, onWrite }: Props) {
  const w = useWords(factsWords);
  const [wrong, setWrong] = useState<{ readonly [member: string]: boolean }>({});
  if (!['integer', 'decimal'].includes(String(written['type'])) || written['derived'] !== undefined) return null;
  const isMoney = written['unit'] === 'øre';
  if (!mayEdit) {
    const ends = [
      written['min'] === undefined ? undefined : w.from(limitWords(written, written['min'])),
      written['max'] === undefined ? undefined : w.to(limitWords(written, written['max'])),
    ].filter(Boolean);
    return (
      <Section title={w.limits}>
        <p style={{ margin: 0 }}>{ends.length === 0 ? w.noLimit : ends.join(' ')}</p>
      </Section>
    );
  }
  const limit = (member: 'min' | 'max', label: string) => (
    <WrittenField
      label={label}
      {...(isMoney && { description: w.krHelp })}
      inputMode="decimal"
      value={limitWords(written, written[member])}
      error={wrong[member] ? w.wrongNumber : undefined}
      onWrite={(text) => {
        const value = limitFrom(written, text);
        setWrong({ ...wrong, [member]: value === 'wrong' });
        if (value !== 'wrong') onWrite(member, value);
      }}
    />
  );
  return (
    <Section title={w.limits}>
      <div className={styles['row']}>
        {limit('min', w.atLeast)}
        {limit('max', w.atMost)}
        {!isMoney && (
          <WrittenField
            label={w.unit}
            value={String(written['unit'] ?? '')}
            onWrite={(text) => onWrite('unit', text.trim() === '' ? undefined : text.trim())}
          />
        )}
      </div>
    </Section>
  );
}
