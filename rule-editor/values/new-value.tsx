import { Button, Dialog, Field, Heading, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type JsonObject, namesIn, readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { nameFor } from '../facts/change-fact.ts';
import { objectIn } from '../facts/fact-words.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './values.module.css';
import { valuesWords } from './words.ts';

type Kind = 'integer' | 'decimal' | 'amount' | 'date' | 'boolean' | 'codes';

function newParameter(kind: Kind, title: string, unit: string, system: string | undefined): JsonObject {
  const shared = { title: { nb: title }, versions: [{ content: 'missing' }] };
  if (kind === 'amount') return { type: 'integer', unit: 'øre', ...shared };
  if (kind === 'codes') return { type: 'codes', system: system ?? '', ...shared };
  const measured: JsonObject = unit.trim() === '' || kind === 'date' || kind === 'boolean' ? {} : { unit: unit.trim() };
  return { type: kind, ...(kind === 'decimal' && { scale: 1 }), ...measured, ...shared };
}

/** Adds a value, which is missing until it is written with its source. */
export function NewValue() {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const ids = useId();
  const { content, edit } = useWorkspace();
  const address = useProgrammeAddress();
  const [, navigate] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<Kind>('integer');
  const [unit, setUnit] = useState('');
  const systems = namesIn(content, 'systems');
  const [system, setSystem] = useState(systems[0]);
  const [isTried, setTried] = useState(false);
  const create = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '') return;
    const name = nameFor(content, 'parameters', title);
    edit(w.addedLabel(title), [
      { object: `parameters/${name}`, value: newParameter(kind, title.trim(), unit, system) },
    ]);
    dialog.current?.close();
    navigate(address(`/verdier/${name}`));
  };
  const kinds = (Object.keys(w.kinds) as Kind[]).filter((one) => one !== 'codes' || systems.length > 0);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {w.newValue}
      </Button>
      <Dialog ref={dialog} closeButton={w.cancel}>
        <form onSubmit={create} noValidate className={styles['form']}>
          <Heading level={2} data-size="sm">
            {w.newTitle}
          </Heading>
          <p style={{ margin: 0 }}>{w.newLead}</p>
          <Textfield
            label={w.name}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
            error={isTried && title.trim() === '' ? w.needed : undefined}
          />
          <Field>
            <Label htmlFor={`${ids}-kind`}>{w.kind}</Label>
            <Select id={`${ids}-kind`} value={kind} onChange={({ target }) => setKind(target.value as Kind)}>
              {kinds.map((one) => (
                <Select.Option key={one} value={one}>
                  {w.kinds[one]}
                </Select.Option>
              ))}
            </Select>
          </Field>
          {(kind === 'integer' || kind === 'decimal') && (
            <Textfield label={w.unit} value={unit} onChange={({ target }) => setUnit(target.value)} />
          )}
          {kind === 'codes' && (
            <Field>
              <Label htmlFor={`${ids}-system`}>{w.system}</Label>
              <Select id={`${ids}-system`} value={system} onChange={({ target }) => setSystem(target.value)}>
                {systems.map((name) => (
                  <Select.Option key={name} value={name}>
                    {textIn(objectIn(readObject(content, `systems/${name}`))['title'] as never, language) || name}
                  </Select.Option>
                ))}
              </Select>
            </Field>
          )}
          <div className={styles['row']}>
            <Button type="submit">{w.create}</Button>
            <Button type="button" variant="tertiary" onClick={() => dialog.current?.close()}>
              {w.cancel}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
