import { Button, Link } from '@digdir/designsystemet-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Link as RouterLink } from 'wouter';
import { isObject, type JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { type Path, samePath } from '../json-path.ts';
import type { GroupKind, Line } from '../model/lines.ts';
import { ProblemsAt } from '../problems-at.tsx';
import { Slot } from '../slots/slot.tsx';
import type { Place, Reading } from '../use-object.ts';
import { type ActName, actOfKeys, actsOf, type Adding } from './acts.ts';
import styles from './condition.module.css';
import { GroupChoice } from './group-choice.tsx';
import { LineMenu } from './line-menu.tsx';
import { wordsOfLine } from './line-words.ts';
import { ParameterValues } from './parameter-values.tsx';
import type { Where } from './where.ts';
import { conditionWords } from './words.ts';

/** What is open below a line: the line itself, or one that is to be added. */
export type Open = { readonly path: Path; readonly how: 'edit' | Adding };

type LineProps = {
  readonly line: Line;
  readonly number: string;
  readonly below: ReactNode;
  readonly reading: Reading;
  readonly where: Where;
  readonly part: Place;
  readonly open: Open | undefined;
  readonly isOptional: boolean;
  readonly act: (line: Line, act: ActName, text: string) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onGroup: (kind: GroupKind, n?: number) => void;
  readonly editor: (leaf?: JsonObject) => ReactNode;
};

/** One line: its words with what can be changed in them, what can be done with it, and what stands below it. */
export function ConditionLine(props: LineProps) {
  const { line, number, below, reading, where, part, open, isOptional, act, onOpen, onClose, onGroup, editor } = props;
  const w = useWords(conditionWords);
  const address = useProgrammeAddress();
  const { not, subject, predicate, text, named } = wordsOfLine(reading, where, line, line.leaf);
  const { isLocked } = part;
  const parameter = isObject(line.leaf?.['value']) ? line.leaf['value']['parameter'] : undefined;
  const isHere = open !== undefined && samePath(open.path, line.path);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (isLocked || target.closest('form, [popover]')) return;
    const name = actOfKeys(event, /^(input|select)$/i.test(target.tagName));
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    act(line, name, text);
  };
  const acts = isLocked || part.value === undefined ? [] : actsOf(part.value, line, isOptional);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the controls within
    <li className={styles['line']} data-line={JSON.stringify(line.path)} onKeyDown={onKeyDown}>
      <div className={styles['sentence']}>
        {number !== '' && <span className={styles['number']}>{number}</span>}
        <span className={styles['text']}>
          {not !== '' && <strong>{not} </strong>}
          {subject !== '' && `${subject} `}
          {line.group ? (
            <GroupChoice line={line} reading={reading} isLocked={isLocked} onGroup={onGroup} />
          ) : isLocked && named !== undefined ? (
            <Link asChild>
              <RouterLink className={styles['said']} href={address(`/del/conditions/${named}`)}>
                {predicate}
              </RouterLink>
            </Link>
          ) : isLocked && parameter === undefined ? (
            <b className={styles['said']}>{predicate}</b>
          ) : (
            <Slot
              text={predicate}
              label={isLocked ? w.show(text) : w.edit(text)}
              isOpen={isHere && open?.how === 'edit'}
              onPress={isHere ? onClose : onOpen}
            />
          )}
          {named !== undefined && !isLocked && (
            <>
              {' '}
              <Link asChild className={styles['open']}>
                <RouterLink href={address(`/del/conditions/${named}`)} aria-label={`${w.openNamed}: ${predicate}`}>
                  {w.openNamed}
                </RouterLink>
              </Link>
            </>
          )}
        </span>
        {!isLocked && <LineMenu line={text} acts={acts} onAct={(name) => act(line, name, text)} />}
      </div>
      <ProblemsAt part={part} path={line.inner} isLeaf={line.leaf !== undefined} />
      {isHere &&
        open?.how === 'edit' &&
        (isLocked
          ? typeof parameter === 'string' && (
              <div className={styles['editor']}>
                <ParameterValues name={parameter} reading={reading} />
                <Button variant="tertiary" data-size="sm" onClick={onClose}>
                  {w.close}
                </Button>
              </div>
            )
          : editor(line.leaf))}
      {below}
      {isHere && open?.how !== 'edit' && editor()}
    </li>
  );
}
