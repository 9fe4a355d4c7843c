import { Button, Textfield } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { isObject, type JsonObject, readObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { ExpressionForm } from '../expression/expression-form.tsx';
import { expressionWords } from '../expression/words.ts';
import styles from '../sentences.module.css';
import { ExpressionSentence } from '../slots/expression-sentence.tsx';
import type { Part, Reading } from '../use-object.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { placeholdersIn } from './placeholders.ts';
import { grantWords } from './words.ts';

type Props = {
  readonly part: Part;
  readonly reading: Reading;
  readonly title: string;
  /** The reason whose texts name them. */
  readonly reason: string;
};

/** The values that a reason's texts name: each is changed, added and taken away. */
export function ReasonValues({ part, reading, title, reason }: Props) {
  const w = useWords(grantWords);
  const e = useWords(expressionWords);
  const written: JsonObject = isObject(part.value) ? part.value : {};
  const names = Object.keys(written);
  if (part.isLocked) return null;
  const remove = (name: string) => {
    const { [name]: _, ...rest } = written;
    part.change(w.removeLabel(name), names.length === 1 ? undefined : rest);
    announce(e.removed);
  };
  return (
    <div>
      {names.length > 0 && <small>{title}</small>}
      <ul className={styles['facts']}>
        {names.map((name) => (
          <li key={name}>
            <ExpressionSentence
              part={part.at(name)}
              reading={reading}
              title={name}
              wanted={undefined}
              onRemove={() => remove(name)}
            />
          </li>
        ))}
      </ul>
      <AddValue
        reading={reading}
        reason={reason}
        names={names}
        onAdd={(name, json) => {
          part.change(w.valueLabel(name), { ...written, [name]: json });
          announce(w.valueLabel(name));
        }}
      />
    </div>
  );
}

type AddProps = {
  readonly reading: Reading;
  readonly reason: string;
  readonly names: readonly string[];
  readonly onAdd: (name: string, json: JsonObject[string]) => void;
};

function AddValue({ reading, reason, names, onAdd }: AddProps) {
  const w = useWords(grantWords);
  const { content } = useWorkspace();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [isNamed, setNamed] = useState(false);
  const [isTried, setTried] = useState(false);
  const name = typed.trim();
  const isRight = /^[a-z][A-Za-z0-9]{0,63}$/.test(name);
  const close = () => {
    setOpen(false);
    setTyped('');
    setNamed(false);
    setTried(false);
  };
  if (!isOpen)
    return (
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        {w.addValue}
      </Button>
    );
  if (isNamed)
    return (
      <ExpressionForm
        title={name}
        first={null}
        wanted={undefined}
        reading={reading}
        onCancel={close}
        onSave={(json) => {
          onAdd(name, json);
          close();
        }}
      />
    );
  const error = names.includes(name) ? w.valueTaken : isRight ? undefined : w.valueWrong;
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (error === undefined) setNamed(true);
      }}
    >
      <Textfield
        label={w.valueName}
        description={w.valueHelp}
        list={id}
        value={typed}
        autoFocus
        autoComplete="off"
        onChange={({ target }) => setTyped(target.value)}
        error={isTried ? error : undefined}
      />
      <datalist id={id}>
        {placeholdersIn(readObject(content, `texts/${reason}`))
          .filter((one) => !names.includes(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      <FormButtons submit={w.next} cancel={w.cancel} onCancel={close} />
    </form>
  );
}
