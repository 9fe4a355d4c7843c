import { useMemo } from 'react';
import type { Json } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { type Path, valueAt } from '../../sentences/json-path.ts';
import { wordsOfLine } from '../../sentences/condition/line-words.ts';
import { useProblemsOf } from '../../sentences/problems-at.tsx';
import type { Part, Reading } from '../../sentences/use-object.ts';
import { useAsOf } from '../../sentences/versions/version-line.tsx';
import type { KeptText } from '../../workspace/kept-texts.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { tableWords } from '../words.ts';
import { useUnread } from '../use-unread.ts';
import type { Range } from '../grid/selection.ts';
import { pasted } from './block.ts';
import { cellNames } from './columns.ts';
import { lineContext } from './line-context.ts';
import { problemCells } from './problem-cells.ts';
import { conditionOfKey, gridRows, type LineRow } from './rows.ts';
import { withRoom } from './rows-acts.ts';
import { type Entry, type Kept, placeKept, type Sheet, unreadCells, writeCells } from './write.ts';

/** The rows of an object that are open, with what its cells are read and written by. */
export function useSheet(part: Part, reading: Reading) {
  const w = useWords(tableWords);
  const { content, isCurrent } = useWorkspace();
  const [on] = useAsOf();
  const member = part.object.slice(0, part.object.indexOf('/'));
  const own: Json = part.value ?? null;
  const context = useMemo(() => lineContext(content.source, reading), [content.source, reading]);
  const rows = useMemo(() => gridRows(own, member, on), [own, member, on]);
  const cells = useMemo(() => cellNames(own, member, rows), [own, member, rows]);
  const over = valueAt(own, ['over']);
  const where = typeof over === 'string' ? { group: over } : {};
  const sheet: Sheet = {
    context,
    content: own,
    rows,
    isLocked: (at: Path) => part.at(...at).isLocked,
    inWords: (row) => wordsOfLine(reading, where, row.line, row.line.leaf),
  };
  const problems = useProblemsOf(part.object);
  const wrongs = problemCells(rows, part.path, isCurrent ? problems : []);

  const { own: texts, record, undo, redo } = useUnread(part.object);
  // Texts that were written in another version of the object are not of these rows.
  const version = `${JSON.stringify(part.path)} `;
  const ofVersion = texts.filter(({ row }) => row.startsWith(version));
  const others = texts.filter(({ row }) => !row.startsWith(version));
  const kept = ofVersion.map((text) => ({ ...text, row: text.row.slice(version.length) }));
  const { placed, homeless } = placeKept(rows, kept);
  const unread = unreadCells(sheet, placed);
  const asStored = (all: readonly Kept[]): readonly KeptText[] => [
    ...others,
    ...all.map(({ row, column, text, said }) => ({
      object: part.object,
      row: `${version}${row}`,
      column,
      text,
      ...(said !== undefined && { said }),
    })),
  ];
  function change(label: string, next: Json) {
    if (next !== own) part.change(label, next);
    record(texts, next !== own);
  }
  function write(label: string, entries: readonly Entry[], onto: Sheet = sheet) {
    const written = writeCells(onto, entries, kept);
    const isEdit = JSON.stringify(written.content) !== JSON.stringify(own);
    if (isEdit) part.change(label, written.content);
    record(asStored(written.kept), isEdit);
  }
  /** Pastes a block; gives how many of its rows there was no room for. */
  function paste(label: string, range: Range, block: readonly (readonly string[])[]): number {
    const lacking = Math.max(0, range.top + block.length - rows.length);
    const last = rows.at(-1);
    const isOpen = last !== undefined && !sheet.isLocked(last.at);
    const grown = lacking > 0 && isOpen ? withRoom(own, rows, lacking) : own;
    const room: Sheet = grown === own ? sheet : { ...sheet, content: grown, rows: gridRows(grown, member, on) };
    write(label, pasted(cells, range, block), room);
    return lacking - (room.rows.length - rows.length);
  }
  /** Takes away what was written in these cells and could not be read; false: there was none. */
  function forget(chosen: readonly { readonly row: LineRow; readonly cell: string }[]): boolean {
    const gone = chosen.flatMap(({ row, cell }) =>
      (placed.get(rows.indexOf(row)) ?? []).filter(({ column }) => column === cell),
    );
    if (gone.length === 0) return false;
    record(asStored(kept.filter((text) => !gone.includes(text))), false);
    return true;
  }
  // A requirement that has another version on another day is not gone.
  const isGone = ({ row }: Kept) => {
    const at = conditionOfKey(row);
    return valueAt(own, at) === undefined || rows.some((other) => JSON.stringify(other.at) === JSON.stringify(at));
  };
  return {
    w,
    sheet,
    rows,
    cells,
    wrongs,
    unread,
    homeless: homeless.filter(isGone),
    discard: (text: Kept) => record(asStored(kept.filter((other) => other !== text)), false),
    isReadOnly: rows.every(({ at }) => sheet.isLocked(at)),
    member,
    change,
    write,
    paste,
    forget,
    undo,
    redo,
  };
}
export type OpenSheet = ReturnType<typeof useSheet>;
