import { useMemo, useState } from 'react';
import { isObject, type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { useLanguage } from '../app/language.tsx';
import { today } from '../app/format.ts';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { type CellContext, cellContext } from './cells/context.ts';
import { problemsByCell } from './engine-problems.ts';
import type { Unread, Written } from './model/cell-commands.ts';
import { gridColumns } from './model/columns.ts';
import { gridContext } from './model/grid-cell.ts';
import { type Line, linesOf, type SourceTable } from './model/lines.ts';
import { isAhead, publishedLines } from './model/published.ts';

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
  const { content, base, edit, undo, redo, readOnly, problems, isCurrent } = useWorkspace();
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
  const [unread, setUnread] = useState<ReadonlyMap<string, Unread>>(new Map());
  const [acts, setActs] = useState<readonly Act[]>([]);

  /** Stores what could be read; what could not stays in its cells until it is put right. `touched`: cells written in. */
  function apply(label: string, written: Written, touched: readonly string[]) {
    const isEdit = written.table !== table && JSON.stringify(written.table) !== JSON.stringify(table);
    const next = new Map([...unread].filter(([key]) => !touched.includes(key)));
    for (const one of written.unread) next.set(one.key, one);
    if (isEdit) edit(label, [{ object, value: written.table }]);
    if (!isEdit && next.size === unread.size && written.unread.length === 0) return;
    setActs([...acts, { unread, isEdit }]);
    setUnread(next);
  }
  const change = (label: string, changed: SourceTable) => apply(label, { table: changed, unread: [] }, []);

  /** Takes the last thing back that was done here: a change, or a text that could not be read. */
  function takeBack() {
    const last = acts.at(-1);
    if (last !== undefined) {
      setUnread(last.unread);
      setActs(acts.slice(0, -1));
    }
    if (last === undefined || last.isEdit) undo?.();
  }
  return {
    object,
    source: content.source,
    cells,
    context,
    table,
    columns,
    lines,
    published,
    /** Published rows that hold are never written in; what is ahead only when it is being put right. */
    isLocked: (line: Line) => published.has(line.key) && !(corrects && isAhead(line, today())),
    /** The order of published rows, and their columns, change only when they are being put right. */
    isOrderLocked: published.size > 0 && !corrects,
    corrects,
    setCorrects: (on: boolean) => setCorrecting(on ? '1' : undefined),
    wrongs,
    unread,
    isReadOnly: readOnly,
    apply,
    change,
    undo: takeBack,
    redo: () => redo?.(),
  };
}
type Act = { readonly unread: ReadonlyMap<string, Unread>; readonly isEdit: boolean };
export type OpenTable = ReturnType<typeof useTable>;
