import { Button, Details, Link, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import type { Json, JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { announce } from '../../ui/announce.ts';
import { type Path, samePath } from '../json-path.ts';
import {
  add,
  addAlternative,
  addException,
  type Command,
  deepest,
  dissolve,
  move,
  negate,
  nest,
  remove,
  replace,
  setGroup,
  unnest,
  wrap,
} from '../model/commands.ts';
import { type GroupKind, type Line, linesOf, nesting } from '../model/lines.ts';
import { ProblemsAt } from '../problems-at.tsx';
import { Slot } from '../slots/slot.tsx';
import { conditionOf, scopeOf } from '../source-words/condition-of.ts';
import { isObject } from '../source-words/value-type.ts';
import type { Part, Reading } from '../use-object.ts';
import styles from './condition.module.css';
import { LeafEditor, type Where } from './leaf-editor.tsx';
import { type ActName, LineMenu } from './line-menu.tsx';
import { ParameterValues } from './parameter-values.tsx';
import { conditionWords } from './words.ts';

type Props = {
  /** The condition's place; nothing stands there: there is none yet. */
  readonly part: Part;
  readonly reading: Reading;
  readonly where?: Where;
  /** What the lines are of, for screen readers. */
  readonly label: string;
};
/** What is open below a line: the line itself, or one that is to be added. */
type Open = { readonly path: Path; readonly how: 'edit' | 'after' | 'inside' | 'alternative' | 'exception' };

const adding = { after: 'after', inside: 'inside', alternative: 'alternative', exception: 'exception' } as const;
const isAdding = (act: ActName): act is keyof typeof adding => Object.hasOwn(adding, act);

const commandOf: { readonly [A in Exclude<ActName, keyof typeof adding>]: (line: Line) => Command } = {
  up: ({ path }) => move(path, 'up'),
  down: ({ path }) => move(path, 'down'),
  nest: ({ path }) => nest(path),
  unnest: ({ path }) => unnest(path),
  negate: ({ path }) => negate(path),
  wrap: ({ path }) => wrap(path, 'any'),
  dissolve: ({ path }) => dissolve(path),
  remove: ({ path }) => remove(path),
};

/** What can be done with a line where it stands. */
function actsOf(condition: Json, line: Line): readonly ActName[] {
  const offered: readonly ActName[] = [
    'up',
    'down',
    'nest',
    'unnest',
    'after',
    ...(line.group ? (['inside'] as const) : []),
    'alternative',
    'exception',
    'negate',
    line.group ? 'dissolve' : 'wrap',
    'remove',
  ];
  return offered.filter((name) => {
    if (isAdding(name)) return true;
    const done = commandOf[name](line)(condition);
    return done !== undefined && done.condition !== undefined;
  });
}

/** A condition as numbered lines in plain words, each of which can be changed where it stands. */
export function ConditionSentences({ part, reading, where = {}, label }: Props) {
  const w = useWords(conditionWords);
  const [open, setOpen] = useState<Open>();
  const [focus, setFocus] = useState<Path>();
  const list = useRef<HTMLDivElement>(null);
  const { value, isLocked } = part;
  useEffect(() => {
    if (!focus) return;
    const line = list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(JSON.stringify(focus))}"]`);
    (line?.querySelector<HTMLElement>('[data-slot]') ?? line?.querySelector<HTMLElement>('button, select'))?.focus();
    setFocus(undefined);
  }, [focus, value]);

  const said = (json: Json) => reading.words.inline(conditionOf(scopeOf(reading.readable, where), json), where.list);
  const put = (text: string, done: { readonly condition: Json | undefined; readonly focus: Path }, told: string) => {
    part.change(text, done.condition);
    setOpen(undefined);
    setFocus(done.focus);
    announce(told);
  };
  const run = (line: Line, command: Command, told: string, text: string) => {
    const done = value === undefined ? undefined : command(value);
    if (!done) return announce(nesting(value) >= deepest ? w.tooDeep : w.cannot);
    if (samePath(done.focus, line.path) && done.condition === value) return announce(w.cannot);
    return put(text, done, told);
  };
  const saveLeaf = (leaf: JsonObject) => {
    if (value === undefined || !open)
      return put(w.labels.added(said(leaf)), { condition: leaf, focus: [] }, w.done.added);
    const { path, how } = open;
    const commands = {
      edit: replace(path, leaf),
      after: add(path, leaf, 'after'),
      inside: add(path, leaf, 'inside'),
      alternative: addAlternative(path, leaf),
      exception: addException(path, leaf),
    };
    const done = commands[how](value);
    if (!done) return announce(w.tooDeep);
    const isEdit = how === 'edit';
    return put(
      isEdit ? w.labels.changed(said(leaf)) : w.labels.added(said(leaf)),
      done,
      isEdit ? w.done.changed : w.done.added,
    );
  };
  const act = (line: Line, name: ActName, text: string) => {
    if (isAdding(name)) return setOpen({ path: line.path, how: name });
    const label = name === 'remove' ? w.labels.removed : name === 'negate' ? w.labels.changed : w.labels.moved;
    return run(line, commandOf[name](line), w.done[name], label(text));
  };
  const close = () => {
    if (open) setFocus(open.path);
    setOpen(undefined);
  };
  const editor = (leaf?: JsonObject) => (
    <LeafEditor
      key={`${open?.how}${JSON.stringify(open?.path)}`}
      reading={reading}
      where={where}
      leaf={leaf}
      onSave={saveLeaf}
      onCancel={close}
    />
  );
  if (value === undefined)
    return (
      <div ref={list}>
        <Paragraph>{w.empty}</Paragraph>
        {!isLocked && !open && (
          <Button variant="secondary" data-size="sm" onClick={() => setOpen({ path: [], how: 'edit' })}>
            {w.addFirst}
          </Button>
        )}
        {open && editor()}
      </div>
    );
  const lines = linesOf(value);
  return (
    <div ref={list}>
      <LineList
        lines={lines}
        label={label}
        number=""
        line={(line, number, below) => (
          <LineOf
            key={JSON.stringify(line.path)}
            {...{ line, number, below, reading, where, part, open, act }}
            onOpen={() => setOpen({ path: line.path, how: 'edit' })}
            onClose={close}
            onGroup={(kind, n) =>
              run(line, setGroup(line.path, kind, n), w.done.changed, w.labels.changed(said(value)))
            }
            editor={editor}
          />
        )}
      />
      {!isLocked && (
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => setOpen({ path: [], how: isGroup(lines[0], 'all') ? 'inside' : 'after' })}
        >
          {w.addLast}
        </Button>
      )}
    </div>
  );
}

const isGroup = (line: Line | undefined, kind: GroupKind): boolean => line?.group === kind && !line.isNegated;

type ListProps = {
  readonly lines: readonly Line[];
  readonly label?: string;
  readonly number: string;
  readonly line: (line: Line, number: string, below: ReactNode) => ReactNode;
};

/** Lines with what stands below them, numbered as in a legal text: 1, 1.1, 1.1.1. */
function LineList({ lines, label, number, line }: ListProps) {
  const depth = lines[0]?.depth ?? 0;
  const heads = lines.flatMap((one, index) => (one.depth === depth ? [index] : []));
  return (
    <ol className={styles['lines']} aria-label={label}>
      {heads.map((start, index) => {
        const own = lines[start];
        if (!own) return null;
        const below = lines.slice(start + 1, heads[index + 1] ?? lines.length);
        const name = number === '' && heads.length === 1 ? '' : `${number}${index + 1}`;
        const inner = name === '' ? '' : `${name}.`;
        return line(own, name, below.length > 0 && <LineList lines={below} number={inner} line={line} />);
      })}
    </ol>
  );
}

type LineProps = {
  readonly line: Line;
  readonly number: string;
  readonly below: ReactNode;
  readonly reading: Reading;
  readonly where: Where;
  readonly part: Part;
  readonly open: Open | undefined;
  readonly act: (line: Line, act: ActName, text: string) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onGroup: (kind: GroupKind, n?: number) => void;
  readonly editor: (leaf?: JsonObject) => ReactNode;
};

/** The words of a line: of a comparison in two, what is compared and what is said of it. */
function wordsOf({ reading: { readable, words }, where, line, part }: LineProps) {
  const json = line.leaf ?? (line.path.length === 0 ? part.value : undefined);
  const condition = json === undefined ? undefined : conditionOf(scopeOf(readable, where), json);
  const not = words.condition({
    op: 'not',
    of: {
      op: 'all',
      of: [
        { op: 'named', name: '' },
        { op: 'named', name: '' },
      ],
    },
  }).text;
  if (line.leaf && condition?.op === 'compare') {
    const { subject, predicate } = words.comparison(condition, where.list);
    return {
      not,
      subject,
      predicate,
      text: `${line.isNegated ? `${not} ` : ''}${subject} ${predicate}`,
      named: undefined,
    };
  }
  if (line.leaf && condition) {
    const { text, named } = words.condition(condition, where.list);
    return { not, subject: '', predicate: text, text: `${line.isNegated ? `${not} ` : ''}${text}`, named };
  }
  const group = groupWords(words, line.group, line.n);
  return { not, subject: '', predicate: group, text: `${line.isNegated ? `${not} ` : ''}${group}`, named: undefined };
}

function groupWords(words: Reading['words'], kind: Line['group'], n: number | undefined): string {
  const parts = [{ op: 'named', name: '' } as const, { op: 'named', name: '' } as const];
  if (kind === 'atLeast') return words.condition({ op: 'atLeast', n: n ?? 1, of: parts }).text;
  return kind === 'not' || kind === undefined ? '' : words.condition({ op: kind, of: parts }).text;
}

const arrows: { readonly [key: string]: ActName } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'nest',
  ArrowLeft: 'unnest',
  KeyN: 'after',
  KeyE: 'alternative',
  KeyU: 'exception',
};

function LineOf(props: LineProps) {
  const { line, number, below, reading, part, open, act, onOpen, onClose, onGroup, editor } = props;
  const w = useWords(conditionWords);
  const address = useProgrammeAddress();
  const { not, subject, predicate, text, named } = wordsOf(props);
  const { isLocked } = part;
  const parameter = isObject(line.leaf?.['value']) ? line.leaf['value']['parameter'] : undefined;
  const isHere = open !== undefined && samePath(open.path, line.path);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (isLocked || target.closest('form, [popover]')) return;
    const name =
      event.altKey && event.shiftKey
        ? (arrows[event.key] ?? arrows[event.code])
        : event.key === 'Delete' && !/^(input|select)$/i.test(target.tagName)
          ? 'remove'
          : undefined;
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    act(line, name, text);
  };
  const acts = isLocked || part.value === undefined ? [] : actsOf(part.value, line);
  const openName = named?.split('/')[0];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the controls within
    <li className={styles['line']} data-line={JSON.stringify(line.path)} onKeyDown={onKeyDown}>
      <div className={styles['sentence']}>
        {number !== '' && <span className={styles['number']}>{number}</span>}
        <span className={styles['text']}>
          {line.isNegated && <strong>{not} </strong>}
          {subject !== '' && `${subject} `}
          {line.group ? (
            <GroupChoice line={line} words={reading.words} isLocked={isLocked} onGroup={onGroup} />
          ) : isLocked && openName !== undefined ? (
            <Link asChild>
              <RouterLink className={styles['said']} href={address(`/del/conditions/${openName}`)}>
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
          {openName !== undefined && !isLocked && (
            <>
              {' '}
              <Link asChild className={styles['open']}>
                <RouterLink href={address(`/del/conditions/${openName}`)} aria-label={`${w.openNamed}: ${predicate}`}>
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

type GroupProps = {
  readonly line: Line;
  readonly words: Reading['words'];
  readonly isLocked: boolean;
  readonly onGroup: (kind: GroupKind, n?: number) => void;
};

/** «alt dette», «minst ett av disse», «minst 2 av disse»: chosen in the sentence. */
function GroupChoice({ line, words, isLocked, onGroup }: GroupProps) {
  const w = useWords(conditionWords);
  const { group, n } = line;
  if (group === 'not' || group === undefined) return null;
  if (isLocked) return <span>{groupWords(words, group, n)}</span>;
  return (
    <span className={styles['group']}>
      <Select
        data-slot=""
        data-size="sm"
        width="auto"
        aria-label={w.asks}
        value={group}
        onChange={({ target }) => onGroup(target.value as GroupKind, n ?? 2)}
      >
        {(['all', 'any', 'atLeast'] as const).map((kind) => (
          <Select.Option key={kind} value={kind}>
            {groupWords(words, kind, kind === 'atLeast' ? (n ?? 2) : undefined)}
          </Select.Option>
        ))}
      </Select>
      {group === 'atLeast' && (
        <Textfield
          data-size="sm"
          type="number"
          min={1}
          aria-label={w.count}
          value={String(n ?? 1)}
          onChange={({ target }) => onGroup('atLeast', Number(target.value))}
          style={{ width: '5rem' }}
        />
      )}
    </span>
  );
}

/** Which keys do what. */
export function KeysHelp() {
  const w = useWords(conditionWords);
  return (
    <Details data-size="sm">
      <Details.Summary>{w.keys}</Details.Summary>
      <Details.Content>
        <dl className={styles['keys']}>
          {w.keysOf.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Details.Content>
    </Details>
  );
}
