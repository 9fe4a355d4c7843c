import { Button, Chip, Fieldset, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../app/language.tsx';
import { medicineCodes, medicinesSystem, useMedicines } from '../../backend/medicines.ts';
import { codeText, readCode } from '../../table/cells/codes.ts';
import type { CellContext } from '../../table/cells/context.ts';
import styles from './condition.module.css';
import { conditionWords } from './words.ts';

type Props = {
  readonly legend: string;
  readonly cells: CellContext;
  readonly systems: readonly string[];
  readonly known: readonly string[];
  readonly codes: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
};

/** A list of codes: each with its name and a way to take it out, and a field that completes by code and by name. */
export function CodesField({ legend, cells, systems, known, codes, onChange, error, autoFocus = false }: Props) {
  const w = useWords(conditionWords);
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const medicines = useMedicines(systems.includes(medicinesSystem) ? text : '');
  const label = (code: string, name?: string) => {
    const word = cells.wordOf(code) ?? name;
    const written = codeText(cells, systems, code);
    return word === undefined ? written : `${written} ${word}`;
  };
  // A name that was offered is still read when it has been chosen and nothing more goes by it.
  const named = useRef(new Map<string, string>());
  for (const { code: own, name } of medicineCodes(medicines ?? [])) {
    const code = systems.length > 1 ? `${medicinesSystem}:${own}` : own;
    named.current.set(label(code, name), code);
  }
  const offered = new Map([...named.current, ...known.map((code) => [label(code), code] as const)]);
  function add() {
    const plain = text.trim();
    const reading = readCode(cells, systems, offered.get(plain) ?? plain);
    if (!reading.ok) return setProblem(w.problems.text(reading.problem.expected, reading.problem.fix));
    const code = String(reading.value);
    if (!codes.includes(code)) onChange([...codes, code]);
    setText('');
    return setProblem(undefined);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    add();
  };
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      <div className={styles['chips']}>
        {codes.map((code) => (
          <Chip.Removable
            key={code}
            type="button"
            aria-label={w.removeCode(label(code))}
            onClick={() => onChange(codes.filter((other) => other !== code))}
          >
            {label(code)}
          </Chip.Removable>
        ))}
      </div>
      <div className={styles['row']}>
        <Textfield
          label={w.addCode}
          description={w.addCodeHelp}
          list={id}
          value={text}
          autoFocus={autoFocus}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
          error={problem}
        />
        <datalist id={id}>
          {[...offered.keys()].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button type="button" variant="secondary" data-size="sm" onClick={add} disabled={text.trim() === ''}>
          {w.add}
        </Button>
      </div>
      {error !== undefined && <ValidationMessage>{error}</ValidationMessage>}
    </Fieldset>
  );
}
