import { useMemo } from 'react';
import { isObject, type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { useLanguage } from '../app/language.tsx';
import { today } from '../app/format.ts';
import { useAddressValue } from '../ui/use-address.ts';
import type { KeptText } from '../workspace/kept-texts.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { type CellContext, cellContext } from './cells/context.ts';
import { problemsByCell } from './engine-problems.ts';
import { unreadTexts, type Written } from './model/cell-commands.ts';
import { gridColumns } from './model/columns.ts';
import { gridContext } from './model/grid-cell.ts';
import { type Line, linesOf, type SourceTable } from './model/lines.ts';
import { isAhead, publishedLines } from './model/published.ts';
import { useUnread } from './use-unread.ts';

const contextMembers = ['facts', 'parameters', 'conditions', 'grant', 'vocabulary', 'systems'];

/** What cells are read by; the same as long as nothing of it changes. */
export function useCellContext(source: JsonObject): CellContext {
  const { language } = useLanguage();
  const members = contextMembers.map((member) => source[member]);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => cellContext(source, language), [language, ...members]);
}

/** The table that is open, with what its cells are read and written by. */
export function useTable(tableId: string) {
  const { content, base, edit, readOnly, problems, isCurrent } = useWorkspace();
  const { language } = useLanguage();
  const [correcting, setCorrecting] = useAddressValue('rett');
  const corrects = correcting === '1';
  const object: ObjectId = `tables/${tableId}`;
  const found = readObject(content, object);
  const table: SourceTable = isObject(found) ? found : {};
  const cells = useCellContext(content.source);
  const context = useMemo(() => gridContext(cells, table), [cells, table]);
  const columns = useMemo(() => gridColumns(context, table), [context, table]);
  const lines = useMemo(() => linesOf(table), [table]);
  const baseTable = readObject(base, object);
  const published = useMemo(
    () => publishedLines(isObject(baseTable) ? baseTable : undefined, table),
    [baseTable, table],
  );
  const wrongs = useMemo(
    () => problemsByCell(content, object, lines, isCurrent ? problems : [], language),
    [content, object, lines, problems, isCurrent, language],
  );
  // Published rows that hold are never written in; what is ahead only when it is being put right.
  const isLocked = (line: Line) => published.has(line.key) && !(corrects && isAhead(line, today()));
  const { own, record, undo, redo } = useUnread(object);
  const { unread, homeless } = unreadTexts(context, lines, columns, own, isLocked);

  /** Stores what could be read; what could not stays in its cells until it is put right. `touched`: cells written in. */
  function apply(label: string, written: Written, touched: readonly string[]) {
    const isEdit = written.table !== table && JSON.stringify(written.table) !== JSON.stringify(table);
    const wrong = new Set(written.unread.map(({ key }) => key));
    const kept = own.filter(({ row, column }) => {
      const key = `${row} ${column}`;
      return !touched.includes(key) && !wrong.has(key);
    });
    if (isEdit) edit(label, [{ object, value: written.table }]);
    record(
      [...kept, ...written.unread.map((one) => ({ object, row: one.row, column: one.column.key, text: one.text }))],
      isEdit,
    );
  }
  const change = (label: string, changed: SourceTable) => apply(label, { table: changed, unread: [] }, []);

  return {
    object,
    source: content.source,
    cells,
    context,
    table,
    columns,
    lines,
    published,
    isLocked,
    /** The order of published rows, and their columns, change only when they are being put right. */
    isOrderLocked: published.size > 0 && !corrects,
    corrects,
    setCorrects: (on: boolean) => setCorrecting(on ? '1' : undefined),
    wrongs,
    unread,
    /** Texts whose row or column is gone. */
    homeless,
    discard: (text: KeptText) =>
      record(
        own.filter((one) => one !== text),
        false,
      ),
    isReadOnly: readOnly,
    apply,
    change,
    undo,
    redo,
  };
}
export type OpenTable = ReturnType<typeof useTable>;
