import { useCallback, useEffect, useRef, useState } from 'react';
import { applyChanges, type ObjectId } from '#engine/objects';
import type { Workspace } from '../workspace/workspace.tsx';
import { type Places, readPlaces, valueOf } from './json-places.ts';
import type { OpenEditor } from './open-editor.ts';
import { changesOf, shownValue, sourceText } from './source-text.ts';

/** So long after the last key stroke is a change taken into the draft. */
const pause = 400;

export type Reading = {
  readonly text: string;
  readonly places: Places;
  readonly refused?: 'not-an-object' | 'renamed';
};

const readText = (text: string): Reading => ({ text, places: readPlaces(text) });

/**
 * Keeps the text and the draft the same: what is written becomes changes of objects after a pause; what others change
 * comes into the text. While the text is no JSON nothing is sent, and others' changes wait.
 */
export function useSource(workspace: Workspace, object: ObjectId | undefined, label: string) {
  const { content, edit } = workspace;
  const open = useRef<OpenEditor>(undefined);
  /** What the text was made of: changes are those made since. */
  const basis = useRef(content);
  const isPending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [reading, setReading] = useState(() => readText(sourceText(content, object)));

  const take = useRef<() => void>(() => undefined);
  take.current = () => {
    const text = open.current?.text();
    if (text === undefined) return;
    const read = readText(text);
    isPending.current = false;
    const value = valueOf(text, read.places);
    if (value === undefined) return setReading(read);
    const changes = changesOf(basis.current, object, value);
    if (typeof changes === 'string') return setReading({ ...read, refused: changes });
    setReading(read);
    if (changes.length === 0) return;
    basis.current = applyChanges(basis.current, changes);
    edit(label, changes);
  };

  useEffect(() => {
    const editor = open.current;
    if (!editor || isPending.current) return;
    const text = editor.text();
    const value = valueOf(text, readPlaces(text));
    if (value === undefined) return;
    basis.current = content;
    if (JSON.stringify(value) === JSON.stringify(shownValue(content, object))) return;
    const next = sourceText(content, object);
    editor.setText(next);
    setReading(readText(next));
  }, [content, object]);

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    if (isPending.current) take.current();
  }, []);
  useEffect(() => settle, [settle]);

  return {
    reading,
    open,
    /** Takes what is written without waiting. */
    settle,
    onText: () => {
      isPending.current = true;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => take.current(), pause);
    },
  };
}
