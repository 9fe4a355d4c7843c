import {
  Button,
  Checkbox,
  Dialog,
  Field,
  Fieldset,
  Heading,
  Label,
  Select,
  Textfield,
} from '@digdir/designsystemet-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { namesIn, readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { nameFor, newFact, type NewFactType, newFactTypes } from './change-fact.ts';
import { factWordsIn, objectIn } from './fact-words.ts';
import styles from './facts.module.css';
import { type Applicant, factLibrary, libraryChanges, libraryGroups } from './library.ts';
import { factsWords } from './words.ts';

/** Who most facts of this programme that are asked for are given by. */
function usualSource(facts: readonly { readonly [member: string]: unknown }[]): Applicant {
  const applicants: readonly Applicant[] = ['doctor', 'patient', 'hospital', 'organisation'];
  const count = (applicant: Applicant) => facts.filter(({ source }) => source === applicant).length;
  return applicants.toSorted((left, right) => count(right) - count(left))[0] ?? 'patient';
}

/** Adds facts: some that are ready, or one of one's own. */
export function AddFact() {
  const w = useWords(factsWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {w.add}
      </Button>
      <Dialog ref={dialog} closeButton={w.cancel} onClose={() => setOpen(false)} className={styles['dialog']}>
        {isOpen && (
          <div className={styles['form']}>
            <Heading level={2} data-size="sm">
              {w.addTitle}
            </Heading>
            <FromLibrary onClose={() => dialog.current?.close()} />
            <OwnFact onClose={() => dialog.current?.close()} />
          </div>
        )}
      </Dialog>
    </>
  );
}

type Props = { readonly onClose: () => void };

function FromLibrary({ onClose }: Props) {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const { content, edit } = useWorkspace();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const facts = namesIn(content, 'facts');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const source = usualSource(facts.map((name) => objectIn(readObject(content, `facts/${name}`))));
    const changes = libraryChanges(content, chosen, source);
    const titles = chosen.map((name) =>
      textIn(factLibrary.find((one) => one.name === name)?.fact['title'] as never, language),
    );
    edit(w.addedLabel(titles.join(', ')), changes);
    announce(w.added(changes.filter(({ object }) => object.startsWith('facts/')).length));
    onClose();
  };
  return (
    <form onSubmit={add} className={styles['form']}>
      <Heading level={3} data-size="xs">
        {w.fromLibrary}
      </Heading>
      <p style={{ margin: 0 }}>{w.fromLibraryHelp}</p>
      <div className={styles['groups']}>
        {libraryGroups.map((group) => (
          <Fieldset key={group} data-size="sm">
            <Fieldset.Legend>{w.groups[group]}</Fieldset.Legend>
            {factLibrary
              .filter((one) => one.group === group)
              .map(({ name, fact }) => (
                <Checkbox
                  key={name}
                  label={textIn(fact['title'] as never, language)}
                  description={facts.includes(name) ? w.already : undefined}
                  disabled={facts.includes(name)}
                  checked={chosen.includes(name)}
                  onChange={({ target }) =>
                    setChosen(target.checked ? [...chosen, name] : chosen.filter((other) => other !== name))
                  }
                />
              ))}
          </Fieldset>
        ))}
      </div>
      <div className={styles['row']}>
        <Button type="submit" disabled={chosen.length === 0}>
          {w.create}
        </Button>
      </div>
    </form>
  );
}

const givers = ['doctor', 'patient', 'hospital', 'organisation', 'case-worker', 'register:persons', 'decisions'];

function OwnFact({ onClose }: Props) {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const ids = useId();
  const { content, edit } = useWorkspace();
  const [, navigate] = useLocation();
  const address = useProgrammeAddress();
  const [title, setTitle] = useState('');
  const [type, setType] = useState<NewFactType>('boolean');
  const systems = namesIn(content, 'systems');
  const [system, setSystem] = useState(systems[0]);
  const facts = namesIn(content, 'facts').map((name) => objectIn(readObject(content, `facts/${name}`)));
  const [source, setSource] = useState<string>(usualSource(facts));
  const [isTried, setTried] = useState(false);
  const w2 = factWordsIn[language];
  const create = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '') return;
    const name = nameFor(content, 'facts', title);
    edit(w.addedLabel(title), [
      { object: `facts/${name}`, value: newFact(type, { nb: title.trim() }, source, system) },
    ]);
    announce(w.added(1));
    onClose();
    navigate(address(`/opplysninger/${name}`));
  };
  const giver = (name: string) =>
    name === 'register:persons' ? w2.registers.persons : (w2.sources[name as keyof typeof w2.sources] ?? name);
  return (
    <form onSubmit={create} noValidate className={styles['form']}>
      <Heading level={3} data-size="xs">
        {w.own}
      </Heading>
      <Textfield
        label={w.ownTitle}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
        error={isTried && title.trim() === '' ? w.needed : undefined}
      />
      <div className={styles['row']}>
        <Field>
          <Label htmlFor={`${ids}-type`}>{w.whichType}</Label>
          <Select id={`${ids}-type`} value={type} onChange={({ target }) => setType(target.value as NewFactType)}>
            {newFactTypes
              .filter((one) => one !== 'code' || systems.length > 0)
              .map((one) => (
                <Select.Option key={one} value={one}>
                  {w.newTypes[one]}
                </Select.Option>
              ))}
          </Select>
        </Field>
        {type === 'code' && (
          <Field>
            <Label htmlFor={`${ids}-system`}>{w.whichSystem}</Label>
            <Select id={`${ids}-system`} value={system} onChange={({ target }) => setSystem(target.value)}>
              {systems.map((name) => (
                <Select.Option key={name} value={name}>
                  {textIn(objectIn(readObject(content, `systems/${name}`))['title'] as never, language) || name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        <Field>
          <Label htmlFor={`${ids}-by`}>{w.whoGives}</Label>
          <Select id={`${ids}-by`} value={source} onChange={({ target }) => setSource(target.value)}>
            {givers.map((name) => (
              <Select.Option key={name} value={name}>
                {giver(name)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={styles['row']}>
        <Button type="submit">{w.create}</Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}
