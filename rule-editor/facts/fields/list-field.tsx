import { Button, Details, Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { useLanguage, useWords } from '../../app/language.tsx';
import { MoveButtons } from '../../sentences/move-buttons.tsx';
import { ChoiceField } from '../../sentences/slots/choice-field.tsx';
import type { Part, Reading } from '../../sentences/use-object.ts';
import { ThreeLanguages, type ThreeTexts } from '../../ui/three-languages.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { withMember } from '../change-fact.ts';
import { Declaration } from '../declaration/declaration.tsx';
import { typeChoices } from '../declaration/declared-type.ts';
import { objectIn, typeWords } from '../fact-words.ts';
import styles from '../facts.module.css';
import { LookupFields } from '../origin/lookup-fields.tsx';
import { givenBy } from '../origin/origin.ts';
import { fieldUses } from './field-names.ts';
import { fieldWords } from './words.ts';

type Props = {
  readonly part: Part;
  readonly reading: Reading;
  readonly list: string;
  readonly name: string;
  readonly title: string;
  readonly onMove: ((by: -1 | 1) => void) | undefined;
  readonly onRemove: () => void;
};

/** One field of a list; opened, all that is said of it. */
export function ListField(props: Props) {
  const { part, title, onMove } = props;
  const w = useWords(fieldWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={styles['field']}>
      <Details open={isOpen} onToggle={({ target }) => setOpen((target as HTMLDetailsElement).open)}>
        <Details.Summary>
          {title}: {typeWords(content, objectIn(part.value), language)}
        </Details.Summary>
        <Details.Content>{isOpen && <Content {...props} />}</Details.Content>
      </Details>
      {onMove && <MoveButtons words={{ up: w.up(title), down: w.down(title), remove: '' }} onMove={onMove} />}
    </li>
  );
}

const asList = '-';

function Content({ part, reading, list, name, title, onRemove }: Props) {
  const w = useWords(fieldWords);
  const { content } = useWorkspace();
  const uses = useMemo(() => fieldUses(content, list, name), [content, list, name]);
  const written = objectIn(part.value);
  const { source } = written;
  const giver = typeof source === 'string' && source.startsWith('register:') ? 'register' : String(source ?? asList);
  const options = [
    [asList, w.asList],
    ['register', w.givers.register],
    ['decisions', w.givers.decisions],
  ] as const;
  const set = (member: string) => (value: Parameters<typeof withMember>[2]) =>
    part.change(w.changed(title), withMember(written, member, value));
  const give = (next: string) => {
    const plain = withMember(withMember(written, 'source', undefined), 'lookup', undefined);
    const made = next === 'register' || next === 'decisions' ? givenBy(written, next) : plain;
    part.change(w.changed(title), made);
  };
  return (
    <div className={styles['form']}>
      <ThreeLanguages
        legend={w.name}
        text={written['title'] as unknown as ThreeTexts}
        onWrite={(text) => set('title')(text ?? { nb: '' })}
      />
      <ThreeLanguages
        legend={w.help}
        text={written['help'] as unknown as ThreeTexts | undefined}
        multiline
        onWrite={set('help')}
      />
      <Declaration part={part} title={title} types={typeChoices.filter((one) => one !== 'list')} />
      <ChoiceField label={w.giver} value={giver} options={options} onChange={give} />
      {(giver === 'register' || giver === 'decisions') && (
        <LookupFields {...{ reading, title, list }} part={part.at('lookup')} isOfDecisions={giver === 'decisions'} />
      )}
      {uses > 0 ? (
        <Paragraph data-size="sm">{w.inUse(uses)}</Paragraph>
      ) : (
        <div>
          <Button
            variant="secondary"
            data-color="danger"
            data-size="sm"
            aria-label={`${w.removeThis}: ${title}`}
            onClick={onRemove}
          >
            {w.removeThis}
          </Button>
        </div>
      )}
    </div>
  );
}
