import { useMemo, useState } from 'react';
import { type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { useLanguage } from '../app/language.tsx';
import { inBase } from '../sentences/versions/versions.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { type CellContext, cellContext, isObject } from './cells/context.ts';
import { cellKey, type Unread, type Written } from './model/cell-commands.ts';
import { type GridColumn, gridColumns } from './model/columns.ts';
import { gridContext } from './model/grid-cell.ts';
import { type Line, linesOf, rowsOf, type SourceTable } from './model/lines.ts';

const contextMembers = ['facts', 'parameters', 'conditions', 'grant', 'vocabulary', 'systems'];

/** What cells are read by; the same as long as nothing of it changes. */
function useCellContext(source: JsonObject): CellContext {
  const { language } = useLanguage();
  const members = contextMembers.map((member) => source[member]);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => cellContext(source, language), [language, ...members]);
}

/** Lines that are published as they stand: they change by a new version. */
function publishedLines(base: JsonObject | undefined, table: SourceTable): ReadonlySet<string> {
  const before = new Map(base === undefined ? [] : rowsOf(base).map((row) => [row['id'], row]));
  const rows = rowsOf(table);
  const isPublished = ({ row: index, version }: Line): boolean => {
    const row = rows[index];
    const old = before.get(row?.['id'] ?? null);
    if (row === undefined || old === undefined) return false;
    const path = version === undefined ? [] : ['versions', version, 'content'];
    return inBase(old, row, path) !== undefined;
  };
  return new Set(
    linesOf(table)
      .filter(isPublished)
      .map(({ key }) => key),
  );
}

/** The table that is open, with what its cells are read and written by. */
export function useTable(tableId: string) {
  const { content, base, edit, undo, redo, readOnly } = useWorkspace();
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
    unread,
    isReadOnly: readOnly,
    apply,
    change,
    undo: takeBack,
    redo: () => redo?.(),
    keyOf: (line: Line, column: GridColumn) => cellKey(line, column),
  };
}
type Act = { readonly unread: ReadonlyMap<string, Unread>; readonly isEdit: boolean };
export type OpenTable = ReturnType<typeof useTable>;
