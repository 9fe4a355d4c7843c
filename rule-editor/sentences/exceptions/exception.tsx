import { Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { readObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { valueAt } from '../json-path.ts';
import { MoveButtons } from '../move-buttons.tsx';
import styles from '../sentences.module.css';
import { ChoiceField } from '../slots/choice-field.tsx';
import { TextSlot } from '../slots/text-slot.tsx';
import { type Part, type Reading, useObject } from '../use-object.ts';
import { isClaimable } from './claimable.ts';
import { exceptionWords } from './words.ts';

type Props = {
  readonly part: Part;
  readonly reading: Reading;
  readonly text: string;
  readonly onMove: ((by: -1 | 1) => void) | undefined;
  readonly onRemove: () => void;
};

/** One exception: how it is put, and when it holds. What is published of the latter is changed on its own page. */
export function Exception({ part, reading, text, onMove, onRemove }: Props) {
  const w = useWords(exceptionWords);
  const address = useProgrammeAddress();
  const { base, content } = useWorkspace();
  const name = String(valueAt(part.value, ['condition']));
  const object = `conditions/${name}`;
  const condition = useObject(object, () => part.isLocked || readObject(base, object) !== undefined);
  const { conditionNames } = reading.cells;
  const offered = conditionNames.keys.filter((key) => key === name || isClaimable(content, key));
  const said = conditionNames.textOf(name);
  return (
    <li className={styles['requirement']}>
      <div className={styles['head']}>
        <div>
          <TextSlot part={part.at('text')} text={text} multiline />
        </div>
        {!part.isLocked && (
          <MoveButtons
            words={{ up: `${w.moveUp}: ${text}`, down: `${w.moveDown}: ${text}`, remove: `${w.remove}: ${text}` }}
            onMove={onMove}
            onRemove={onRemove}
          />
        )}
      </div>
      {part.isLocked ? (
        <div>
          {w.when}: <strong>{said}</strong>
        </div>
      ) : (
        <ChoiceField
          label={w.when}
          value={name}
          options={offered.map((key) => [key, conditionNames.textOf(key)] as const)}
          onChange={(next) => part.change(w.labels.condition(text), next, ['condition'])}
        />
      )}
      {condition.value !== null && (
        <ConditionSentences part={condition.at('condition')} reading={reading} label={said} />
      )}
      <div>
        <Link asChild data-size="sm">
          <RouterLink href={address(`/del/conditions/${name}`)} aria-label={`${w.open}: ${said}`}>
            {w.open}
          </RouterLink>
        </Link>
      </div>
    </li>
  );
}
