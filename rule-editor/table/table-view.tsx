import { Paragraph, Search, Select, Switch } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { ObjectProblems } from '../sentences/problems-at.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { textIn } from './cells/context.ts';
import { ColumnsDialog } from './columns-dialog.tsx';
import { FileMenu } from './file-menu.tsx';
import { type CellView, DataGrid } from './grid/data-grid.tsx';
import { GridKeys } from './grid/grid-keys.tsx';
import { at, type Range, type Selection, type Spot } from './grid/selection.ts';
import { noteOf, optionsOf } from './grid-options.ts';
import { cellKey, clearBlock, fillDown, pasteBlock, writeCells } from './model/cell-commands.ts';
import type { GridColumn } from './model/columns.ts';
import { gridText } from './model/grid-cell.ts';
import { type Line, withMember } from './model/lines.ts';
import { modelWords } from './model/model-words.ts';
import { RowDetails } from './row-details.tsx';
import { RowTools } from './row-tools.tsx';
import styles from './table-view.module.css';
import { type OpenTable, useTable } from './use-table.ts';
import { UnreadStatus } from './unread-status.tsx';
import { tableWords } from './words.ts';

const widths: { readonly [kind in GridColumn['kind']]: number } = {
  title: 16,
  from: 8,
  by: 9,
  cell: 11,
  event: 9,
  reason: 13,
  grant: 13,
  automation: 9,
  basis: 14,
};

/** The lines that have what is searched for, by their place in the table. */
function useShown({ context, columns, lines }: OpenTable, search: string): readonly number[] {
  return useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const has = (line: Line) =>
      columns.some((column) => gridText(context, line, column).toLowerCase().includes(wanted));
    return lines.flatMap((line, index) => (wanted === '' || has(line) ? [index] : []));
  }, [context, columns, lines, search]);
}

/** A decision table as a grid: rows and conditions in words, with the keyboard of a spreadsheet. */
export function TableView({ tableId }: { readonly tableId: string }) {
  const w = useWords(tableWords);
  const open = useTable(tableId);
  const { context, table, columns, lines, published, unread, wrongs, isLocked, apply, isReadOnly } = open;
  const [search = '', setSearch] = useAddressValue('rader');
  const [hidden = '', setHidden] = useAddressValue('skjul');
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [notice, setNotice] = useState('');
  const shownColumns = useMemo(() => columns.filter(({ key }) => !hidden.split(',').includes(key)), [columns, hidden]);
  const shown = useShown(open, search);
  const place = (range: Range) => ({ columns: shownColumns, lines: shown, range, isLocked });
  const lineAt = (row: number) => lines[shown[row] ?? -1];
  const active = lineAt(selection.active.row);

  function view(row: number, column: number): CellView {
    const [line, head] = [lineAt(row), shownColumns[column]];
    if (line === undefined || head === undefined) return { text: '' };
    const wrong = unread.get(cellKey(line, head));
    if (wrong !== undefined) return { text: wrong.text, problem: `${w.notSaved} ${wrong.problem.fix}` };
    const text = gridText(context, line, head);
    const problem = wrongs.get(cellKey(line, head));
    const note =
      head.kind === 'title' && line.content === undefined ? goneNote(open, line) : noteOf(context, head, text);
    return { text, ...(note !== undefined && { note }), ...(problem !== undefined && { problem }) };
  }
  const keysIn = ({ top, bottom, left, right }: Range): readonly string[] =>
    shown.slice(top, bottom + 1).flatMap((index) => {
      const line = lines[index];
      return line === undefined ? [] : shownColumns.slice(left, right + 1).map((column) => cellKey(line, column));
    });
  function write({ row, column }: Spot, text: string) {
    const [line, head] = [shown[row], shownColumns[column]];
    if (line === undefined || head === undefined) return;
    const [key = ''] = keysIn({ top: row, bottom: row, left: column, right: column });
    if (text === view(row, column).text && !unread.has(key)) return;
    const written = writeCells(context, table, [{ line, column: head, text }], isLocked);
    apply(w.acts.write, written, [key]);
  }
  function paste(range: Range, block: readonly (readonly string[])[]) {
    const bottom = Math.max(range.bottom, range.top + block.length - 1);
    const right = Math.max(range.right, range.left + Math.max(...block.map((row) => row.length)) - 1);
    apply(w.acts.paste, pasteBlock(context, table, place(range), block), keysIn({ ...range, bottom, right }));
  }
  function clear(range: Range) {
    const keys = keysIn(range);
    // What could not be read is taken away first: the cell then shows what it has.
    const wrong = keys.filter((key) => unread.has(key));
    if (wrong.length > 0) apply(w.acts.clear, { table, unread: [] }, wrong);
    else apply(w.acts.clear, clearBlock(context, table, place(range)), keys);
  }
  function goToUnread() {
    const spots = shown.flatMap((index, row) =>
      shownColumns.flatMap((head, column) => {
        const line = lines[index];
        return line && unread.has(cellKey(line, head)) ? [{ row, column }] : [];
      }),
    );
    const { active } = selection;
    const isBehind = ({ row, column }: Spot) => row > active.row || (row === active.row && column > active.column);
    const spot = spots.find(isBehind) ?? spots[0];
    if (spot) setSelection(at(spot.row, spot.column));
  }

  return (
    <section aria-label={w.table} className={styles['view']}>
      <ObjectProblems object={open.object} />
      <div className={styles['tools']}>
        <Search className={styles['search']} data-size="sm">
          <Search.Input
            aria-label={w.search}
            placeholder={w.search}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          <Search.Clear onClick={() => setSearch(undefined)} />
        </Search>
        <span role="status">{w.found(shown.length, lines.length)}</span>
        <ColumnsDialog
          open={open}
          hidden={hidden === '' ? [] : hidden.split(',')}
          onHide={(keys) => setHidden(keys.length === 0 ? undefined : keys.join(','))}
        />
        <FileMenu open={open} />
      </div>
      <div className={styles['tools']}>
        <HitPolicy open={open} />
        {!isReadOnly && published.size > 0 && (
          <Switch
            data-size="sm"
            label={w.correct}
            description={w.correctHelp}
            checked={open.corrects}
            onChange={({ target }) => open.setCorrects(target.checked)}
          />
        )}
      </div>
      {!isReadOnly && (
        <RowTools open={open} shown={shown} selection={selection} onSelect={setSelection} onNotice={setNotice} />
      )}
      <DataGrid
        label={textIn(table['title'], context.language) ?? tableId}
        columns={shownColumns.map(({ key, kind, title, hint }) => ({
          key,
          title,
          hint,
          width: widths[kind],
          isFrozen: kind === 'title',
        }))}
        rowKeys={shown.map((index) => lines[index]?.key ?? String(index))}
        rowNumber={(row) => lineNumber(lineAt(row))}
        view={view}
        options={(_, column) => {
          const head = shownColumns[column];
          return head ? optionsOf(open.source, context, head) : { options: [], isList: false };
        }}
        isReadOnly={isReadOnly}
        selection={selection}
        onSelect={setSelection}
        onWrite={write}
        onPaste={paste}
        onFillDown={(range) => apply(w.acts.fill, fillDown(context, table, place(range)), keysIn(range))}
        onClear={clear}
        onUndo={open.undo}
        onRedo={open.redo}
      />
      <div role="status" className={styles['tools']}>
        {notice !== '' && <Paragraph data-size="sm">{notice}</Paragraph>}
        <UnreadStatus count={unread.size} onNext={goToUnread} homeless={open.homeless} onDiscard={open.discard} />
      </div>
      {!isReadOnly && <GridKeys />}
      {active && <RowDetails open={open} line={active} number={lineNumber(active)} />}
    </section>
  );
}

/** `3`, and of the second version of the third row `3b`. */
const lineNumber = (line: Line | undefined): string =>
  line === undefined
    ? ''
    : `${line.row + 1}${line.version === undefined ? '' : String.fromCodePoint(97 + line.version)}`;

/** What a row is called that does not hold in this version. */
function goneNote({ context, lines }: OpenTable, { row }: Line): string {
  const other = lines.find((line) => line.row === row && line.content !== undefined);
  const title = textIn(other?.content?.['title'], context.language) ?? '';
  return `${title} – ${modelWords[context.language].events.none}`;
}

function HitPolicy({ open }: { readonly open: OpenTable }) {
  const w = useWords(tableWords);
  const { table, change, isReadOnly, isOrderLocked } = open;
  const policy = table['hitPolicy'] === 'unique' ? 'unique' : 'first';
  if (isReadOnly || isOrderLocked)
    return (
      <Paragraph data-size="sm">
        {w.hitPolicy}: {w.hitPolicies[policy]}
      </Paragraph>
    );
  return (
    <label className={styles['choice']}>
      {w.hitPolicy}
      <Select
        data-size="sm"
        width="auto"
        value={policy}
        onChange={({ target }) => change(w.acts.hitPolicy, withMember(table, 'hitPolicy', target.value))}
      >
        <Select.Option value="first">{w.hitPolicies.first}</Select.Option>
        <Select.Option value="unique">{w.hitPolicies.unique}</Select.Option>
      </Select>
    </label>
  );
}
