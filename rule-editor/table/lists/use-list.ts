import { useMemo } from 'react';
import type { Change, Json, JsonObject, ObjectId } from '#engine/objects';
import { useLanguage } from '../../app/language.tsx';
import { type KeptText, useKeptTexts } from '../../workspace/kept-texts.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { cellContext } from '../cells/context.ts';
import type { BlockCell } from '../grid/block.ts';
import { nameLanguages } from './code-names.ts';
import { isBlank, type NamedRow, namedRows, nameIn, readNamedRows, rowText, withCells } from './named-rows.ts';
import { listKind } from './list-rows.ts';

export type ListProps = {
  readonly object: ObjectId;
  /** Which of its versions. */
  readonly version: string;
  readonly parameter: JsonObject;
  readonly content: Json;
  readonly isReadOnly: boolean;
  /** `beside`: the names of codes that were written in the same act. */
  readonly onWrite: (content: Json, beside: readonly Change[]) => void;
};

/** The rows of a list that is open. What cannot be read is kept by the browser until it can. */
export function useList({ object, version, parameter, content, isReadOnly, onWrite }: ListProps) {
  const { language } = useLanguage();
  const { content: whole } = useWorkspace();
  const { source } = whole;
  const { texts, keep } = useKeptTexts();
  const context = useMemo(() => cellContext(source, language), [source, language]);
  const said = JSON.stringify([content, language]);
  const ofObject = texts.filter((text) => text.object === object);
  const own = ofObject.filter(({ row }) => row === version);
  const kept = own.find((text) => text.said === said);
  const waiting = useMemo(() => kept && (JSON.parse(kept.text) as readonly NamedRow[]), [kept]);
  const room: readonly NamedRow[] = isReadOnly ? [] : [{ texts: ['', ''], names: {} }];
  const rows = [...(waiting ?? namedRows(context, parameter, content)), ...room];
  const reading = readNamedRows(context, source, parameter, rows, content);
  const store = (next: readonly NamedRow[] | undefined) => {
    const others = ofObject.filter((text) => text !== kept);
    const text = next && JSON.stringify(next.filter((row) => !isBlank(row)));
    keep(object, text === undefined ? others : [...others, { object, row: version, column: 'rows', text, said }]);
  };

  /** Takes in what is written; what cannot be read waits, with all that was written beside it. */
  function put(cells: readonly BlockCell[]) {
    const next = withCells(rows, cells);
    const read = readNamedRows(context, source, parameter, next, content);
    store(read.ok ? undefined : next);
    if (read.ok && (JSON.stringify(read.content) !== JSON.stringify(content) || read.names.length > 0))
      onWrite(read.content, read.names);
  }
  return {
    context,
    rows,
    hasNames: listKind(parameter) === 'codes',
    problems: reading.ok ? [] : reading.problems,
    put,
    /** What stands in a cell. */
    textAt(row: number, column: number): string {
      const line = rows[row];
      const named = nameLanguages[column - 2];
      if (line === undefined) return '';
      return named === undefined ? (line.texts[column] ?? '') : nameIn(context, source, parameter, line, named);
    },
    /** Takes away what could not be read. */
    forget: () => store(undefined),
    /** Written before the list became another. */
    homeless: own.flatMap((text): readonly KeptText[] => {
      const lines = JSON.parse(text.text) as readonly NamedRow[];
      return text === kept ? [] : [{ ...text, text: lines.map(rowText).join('; ') }];
    }),
    discard: (text: KeptText) =>
      keep(
        object,
        ofObject.filter((other) => other.row !== text.row || other.said !== text.said),
      ),
  };
}
