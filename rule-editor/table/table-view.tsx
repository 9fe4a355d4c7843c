import { Button, Paragraph, Search, Select, Switch } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { NewVersion } from '../sentences/versions/new-version.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { ColumnsDialog } from './columns-dialog.tsx';
import { FileMenu } from './file-menu.tsx';
import { DataGrid, type CellView } from './grid/data-grid.tsx';
import { at, rangeOf, type Selection, type Spot } from './grid/selection.ts';
import { noteOf, optionsOf } from './grid-options.ts';
import { textIn } from './cells/context.ts';
import { clearBlock, cellKey, fillDown, pasteBlock, type Range, writeCells } from './model/cell-commands.ts';
import type { GridColumn } from './model/columns.ts';
import { gridText } from './model/grid-cell.ts';
import { rowsOf, withMember } from './model/lines.ts';
import { deleteRows, deleteVersion, insertRows, moveRows } from './model/row-commands.ts';
import styles from './table-view.module.css';
import { useTable } from './use-table.ts';
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

/** A decision table as a grid: rows and conditions in words, with the keyboard of a spreadsheet. */
export function TableView({ tableId }: { readonly tableId: string }) {
  const w = useWords(tableWords);
  const open = useTable(tableId);
  const { context, table, columns, lines, published, unread, apply, change, isReadOnly } = open;
  const [search = '', setSearch] = useAddressValue('rader');
  const [hidden = '', setHidden] = useAddressValue('skjul');
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [corrects, setCorrects] = useState(false);
  const [notice, setNotice] = useState('');
  const shownColumns = useMemo(() => columns.filter(({ key }) => !hidden.split(',').includes(key)), [columns, hidden]);
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const all = lines.map((_, index) => index);
    if (wanted === '') return all;
    return all.filter((index) => {
      const line = lines[index];
      return line && columns.some((column) => gridText(context, line, column).toLowerCase().includes(wanted));
    });
  }, [context, columns, lines, search]);
  const isLocked = corrects ? () => false : ({ key }: { readonly key: string }) => published.has(key);
  const place = (range: Range) => ({ columns: shownColumns, lines: shown, range, isLocked });
  const lineAt = (row: number) => lines[shown[row] ?? -1];
  const active = lineAt(selection.active.row);

  function view(row: number, column: number): CellView {
    const [line, head] = [lineAt(row), shownColumns[column]];
    if (line === undefined || head === undefined) return { text: '' };
    const wrong = unread.get(cellKey(line, head));
    if (wrong !== undefined) return { text: wrong.text, problem: wrong.problem.fix };
    const text = gridText(context, line, head);
    const note = noteOf(context, head, text);
    return { text, ...(note !== undefined && { note }) };
  }
  const keysIn = ({ top, bottom, left, right }: Range): readonly string[] =>
    shown.slice(top, bottom + 1).flatMap((index) => {
      const line = lines[index];
      return line === undefined ? [] : shownColumns.slice(left, right + 1).map((column) => cellKey(line, column));
    });
  function write({ row, column }: Spot, text: string) {
    const [line, head] = [shown[row], shownColumns[column]];
    if (line === undefined || head === undefined || text === view(row, column).text) return;
    const written = writeCells(context, table, [{ line, column: head, text }], isLocked);
    apply(w.acts.write, written, keysIn({ top: row, bottom: row, left: column, right: column }));
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

  const range = rangeOf(selection);
  const rowsChosen = [...new Set(shown.slice(range.top, range.bottom + 1).map((index) => lines[index]?.row ?? 0))];
  const [first = 0, last = first] = [rowsChosen[0], rowsChosen.at(-1)];
  const isRowPublished = (row: number) => lines.some((line) => line.row === row && isLocked(line));
  const hasPublished = !corrects && published.size > 0;
  function insert() {
    change(w.acts.insert, insertRows(table, last));
    setNotice(w.inserted);
    setSelection(at(Math.min(shown.length, range.bottom + 1), 0));
  }
  function remove() {
    if (rowsChosen.some(isRowPublished)) return setNotice(w.publishedRow);
    const left = deleteRows(table, rowsChosen);
    setNotice(left === table ? w.lastRow : '');
    change(w.acts.remove, left);
  }
  function move(by: number) {
    const isPublishedOrder =
      hasPublished &&
      table['hitPolicy'] === 'first' &&
      (by < 0 ? [first - 1, ...rowsChosen] : [...rowsChosen, last + 1]).filter(isRowPublished).length > 1;
    if (isPublishedOrder) return setNotice(w.publishedOrder);
    setNotice('');
    const moved = moveRows(table, first, last, by);
    if (moved === table) return;
    change(w.acts.move, moved);
    const shift = by * (shown.length === lines.length ? 1 : 0);
    setSelection({
      anchor: { ...selection.anchor, row: selection.anchor.row + shift },
      active: { ...selection.active, row: selection.active.row + shift },
    });
  }
  function nextUnread() {
    const spots = shown.flatMap((index, row) =>
      shownColumns.flatMap((column, place) => {
        const line = lines[index];
        return line && unread.has(cellKey(line, column)) ? [{ row, column: place }] : [];
      }),
    );
    const behind = spots.find(
      ({ row, column }) =>
        row > selection.active.row || (row === selection.active.row && column > selection.active.column),
    );
    const spot = behind ?? spots[0];
    if (spot) setSelection(at(spot.row, spot.column));
  }

  const isVersion = active?.version !== undefined && active.version > 0 && !isLocked(active);
  const title = active === undefined ? '' : (textIn(active.content?.['title'], context.language) ?? active.id);
  return (
    <section aria-label={w.tools} className={styles['view']}>
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
          isLocked={hasPublished}
        />
        <FileMenu open={open} published={published} />
      </div>
      <div className={styles['tools']}>
        <label className={styles['choice']}>
          {w.hitPolicy}
          <Select
            data-size="sm"
            width="auto"
            disabled={isReadOnly || hasPublished}
            value={String(table['hitPolicy'])}
            onChange={({ target }) => change(w.acts.hitPolicy, withMember(table, 'hitPolicy', target.value))}
          >
            <Select.Option value="first">{w.hitPolicies.first}</Select.Option>
            <Select.Option value="unique">{w.hitPolicies.unique}</Select.Option>
          </Select>
        </label>
        {!isReadOnly && published.size > 0 && (
          <Switch
            data-size="sm"
            label={w.correct}
            description={w.correctHelp}
            checked={corrects}
            onChange={({ target }) => setCorrects(target.checked)}
          />
        )}
      </div>
      {!isReadOnly && (
        <div className={styles['tools']} role="toolbar" aria-label={w.tools}>
          <Button variant="secondary" data-size="sm" onClick={insert}>
            {w.insert}
          </Button>
          {active && <NewVersion object={open.object} path={['rows', active.row]} title={title} />}
          <Button variant="tertiary" data-size="sm" onClick={() => move(-1)}>
            {w.up}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={() => move(1)}>
            {w.down}
          </Button>
          {isVersion && active && (
            <Button
              variant="tertiary"
              data-size="sm"
              data-color="danger"
              onClick={() => change(w.acts.removeVersion, deleteVersion(table, active))}
            >
              {w.removeVersion}
            </Button>
          )}
          <Button variant="tertiary" data-size="sm" data-color="danger" onClick={remove}>
            {w.remove}
          </Button>
        </div>
      )}
      <div role="status" className={styles['notice']}>
        {notice !== '' && <Paragraph data-size="sm">{notice}</Paragraph>}
        {unread.size > 0 && (
          <Paragraph data-size="sm" className={styles['wrong']}>
            {w.unread(unread.size)}{' '}
            <Button variant="tertiary" data-size="sm" onClick={nextUnread}>
              {w.next}
            </Button>
          </Paragraph>
        )}
      </div>
      <DataGrid
        label={textIn(table['title'], context.language) ?? tableId}
        columns={shownColumns.map(({ key, kind, title: heading, hint }) => ({
          key,
          title: heading,
          hint,
          width: widths[kind],
          isFrozen: kind === 'title',
        }))}
        rowKeys={shown.map((index) => lines[index]?.key ?? String(index))}
        rowNumber={(row) => {
          const line = lineAt(row);
          return line === undefined
            ? ''
            : `${line.row + 1}${line.version === undefined ? '' : String.fromCodePoint(97 + line.version)}`;
        }}
        view={view}
        options={(_, column) =>
          shownColumns[column] ? optionsOf(open.source, context, shownColumns[column]) : { options: [], isList: false }
        }
        isReadOnly={isReadOnly}
        selection={selection}
        onSelect={setSelection}
        onWrite={write}
        onPaste={paste}
        onFillDown={(chosen) => apply(w.acts.fill, fillDown(context, table, place(chosen)), keysIn(chosen))}
        onClear={clear}
        onUndo={open.undo}
        onRedo={open.redo}
      />
    </section>
  );
}
