import { useMemo } from 'react';
import type { Expression } from '#engine';
import { type Change, type Json, type ObjectId, readObject } from '#engine/objects';
import { createWords, type Words } from '#engine/words';
import { useLanguage } from '../app/language.tsx';
import { type CellContext, cellContext } from '../table/cells/context.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { type Path, valueAt, withValueAt } from './json-path.ts';
import { type Readable, readSource } from './source-words/readable.ts';
import { useAsOf } from './versions/version-line.tsx';

/** What the words of the rules are made of, in the language that is chosen and as of the day that is looked at. */
export type Reading = {
  readonly readable: Readable;
  readonly words: Words;
  readonly cells: CellContext;
  /** The same words with marks where expressions stand. */
  readonly marked: (mark: (expression: Expression, text: string) => string) => Words;
};

export function useReading(): Reading {
  const { content } = useWorkspace();
  const { language } = useLanguage();
  const [on] = useAsOf();
  const { source } = content;
  const readable = useMemo(() => readSource(source), [source]);
  const cells = useMemo(() => cellContext(source, language), [source, language]);
  return useMemo(
    () => ({
      readable,
      cells,
      words: createWords(readable.document, language, on),
      marked: (mark) => createWords(readable.document, language, on, mark),
    }),
    [readable, cells, language, on],
  );
}

/** One place of an object, and how to change it. */
export type Place = {
  readonly object: ObjectId;
  readonly path: Path;
  readonly value: Json | undefined;
  readonly isLocked: boolean;
  /** `label`: the act in words; `beside`: what is changed elsewhere by the same act. */
  readonly change: (label: string, value: Json | undefined, at?: Path, beside?: readonly Change[]) => void;
};
/** With the places below it. */
export type Part = Place & { readonly at: (...keys: Path) => Part };

/** The object as parts that can be read and changed. `isLocked`: which of its places may not be changed. */
export function useObject(object: ObjectId, isLocked: (path: Path) => boolean): Part {
  const { content, edit, readOnly } = useWorkspace();
  const whole = readObject(content, object) ?? null;
  const partAt = (path: Path): Part => ({
    object,
    path,
    value: valueAt(whole, path),
    isLocked: readOnly || isLocked(path),
    change: (label, value, at = [], beside = []) =>
      edit(label, [...beside, { object, value: withValueAt(whole, [...path, ...at], value) }]),
    at: (...keys) => partAt([...path, ...keys]),
  });
  return partAt([]);
}

/** The same place to be read only, with all that is in it. */
export const lockedPart = (part: Part): Part => ({
  ...part,
  isLocked: true,
  at: (...keys) => lockedPart(part.at(...keys)),
});
