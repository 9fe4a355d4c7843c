import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { namesIn } from '#engine/objects';
import { useLanguage, useWords } from '../../app/language.tsx';
import { movedMember } from '../../sentences/model/lists.ts';
import { ChoiceField } from '../../sentences/slots/choice-field.tsx';
import type { Part, Reading } from '../../sentences/use-object.ts';
import { announce } from '../../ui/announce.ts';
import { Section } from '../../ui/section.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { nameAmong, withMember } from '../change-fact.ts';
import { type TypeChoice, typeChoices, withType } from '../declaration/declared-type.ts';
import { declarationWords } from '../declaration/words.ts';
import { objectIn, titleIn } from '../fact-words.ts';
import styles from '../facts.module.css';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ListField } from './list-field.tsx';
import { fieldWords } from './words.ts';

type Props = { readonly part: Part; readonly reading: Reading; readonly list: string };

/** The fields of a list: each is changed, moved and taken away, and more are added. */
export function ListFields({ part, reading, list }: Props) {
  const w = useWords(fieldWords);
  const { language } = useLanguage();
  const written = objectIn(part.value);
  const names = Object.keys(written);
  const titleOf = (name: string) => titleIn(written[name], language) || name;
  return (
    <Section title={w.title}>
      <Paragraph data-size="sm">{names.length === 0 ? w.none : w.lead}</Paragraph>
      <ol className={styles['fields']}>
        {names.map((name) => (
          <ListField
            key={name}
            part={part.at(name)}
            reading={reading}
            list={list}
            name={name}
            title={titleOf(name)}
            onMove={
              names.length > 1
                ? (by) => part.change(w.movedLabel(titleOf(name)), movedMember(written, name, by))
                : undefined
            }
            onRemove={() => {
              part.change(w.removedLabel(titleOf(name)), withMember(written, name, undefined));
              announce(w.removed);
            }}
          />
        ))}
      </ol>
      <NewField
        taken={names}
        onAdd={(name, title, type, systems) => {
          const made = withType({ type: 'text', title: { nb: title } }, type, systems);
          part.change(w.addedLabel(title), { ...written, [name]: made });
          announce(w.added);
        }}
      />
    </Section>
  );
}

type NewProps = {
  readonly taken: readonly string[];
  readonly onAdd: (name: string, title: string, type: TypeChoice, systems: readonly string[]) => void;
};

function NewField({ taken, onAdd }: NewProps) {
  const w = useWords(fieldWords);
  const d = useWords(declarationWords);
  const { content } = useWorkspace();
  const [title, setTitle] = useState<string>();
  const [type, setType] = useState<TypeChoice>('boolean');
  const [isTried, setTried] = useState(false);
  const systems = namesIn(content, 'systems');
  const close = () => {
    setTitle(undefined);
    setTried(false);
  };
  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const said = title?.trim() ?? '';
    if (said === '') return;
    onAdd(nameAmong(taken, said), said, type, systems);
    close();
  }
  if (title === undefined)
    return (
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setTitle('')}>
          {w.add}
        </Button>
      </div>
    );
  const offered = typeChoices.filter(
    (one) => one !== 'list' && ((one !== 'code' && one !== 'codes') || systems.length > 0),
  );
  return (
    <form onSubmit={save} noValidate className={styles['form']}>
      <Textfield
        label={w.newTitle}
        value={title}
        autoFocus
        onChange={({ target }) => setTitle(target.value)}
        error={isTried && title.trim() === '' ? w.needed : undefined}
      />
      <ChoiceField
        label={w.newType}
        value={type}
        options={offered.map((one) => [one, d.types[one]] as const)}
        onChange={(next) => setType(next as TypeChoice)}
      />
      <FormButtons submit={w.create} cancel={w.cancel} onCancel={close} />
    </form>
  );
}
