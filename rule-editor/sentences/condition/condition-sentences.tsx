import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import type { Json, JsonObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import type { Path } from '../json-path.ts';
import { add, addAlternative, addException, type Command, deepest, replace, setGroup } from '../model/commands.ts';
import { type GroupKind, type Line, linesOf, nesting } from '../model/lines.ts';
import { conditionOf, scopeOf } from '../source-words/condition-of.ts';
import type { Place, Reading } from '../use-object.ts';
import { type ActName, commandOf, isAdding } from './acts.ts';
import { ConditionLine, type Open } from './condition-line.tsx';
import { LeafEditor } from './leaf-editor.tsx';
import { LineList } from './line-list.tsx';
import type { Where } from './where.ts';
import { conditionWords } from './words.ts';

type Props = {
  /** The condition's place; nothing stands there: there is none yet. */
  readonly part: Place;
  readonly reading: Reading;
  readonly where?: Where;
  /** What the lines are of, for screen readers. */
  readonly label: string;
  /** The last line may be taken away too. */
  readonly isOptional?: boolean;
};

/** A condition as numbered lines in plain words, each of which can be changed where it stands. */
export function ConditionSentences({ part, reading, where = {}, label, isOptional = false }: Props) {
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
    if (done.condition === undefined && !isOptional) return announce(w.cannot);
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
          <ConditionLine
            key={JSON.stringify(line.path)}
            {...{ line, number, below, reading, where, part, open, isOptional, act }}
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
