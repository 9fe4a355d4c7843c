import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { NewVersion } from '../sentences/versions/new-version.tsx';
import { textIn } from './cells/context.ts';
import { at, rangeOf, type Selection } from './grid/selection.ts';
import { deleteRows, deleteVersion, insertRows, moveRows } from './model/row-commands.ts';
import styles from './table-view.module.css';
import type { OpenTable } from './use-table.ts';
import { tableWords } from './words.ts';

type Props = {
  readonly open: OpenTable;
  /** The lines that are shown, by their place in the table. */
  readonly shown: readonly number[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onNotice: (notice: string) => void;
};

/** What is done to the rows that are chosen. */
export function RowTools({ open, shown, selection, onSelect, onNotice }: Props) {
  const w = useWords(tableWords);
  const { context, table, lines, change, isLocked, isOrderLocked, published } = open;
  const range = rangeOf(selection);
  const active = lines[shown[selection.active.row] ?? -1];
  const chosen = [...new Set(shown.slice(range.top, range.bottom + 1).map((index) => lines[index]?.row ?? 0))];
  const [first = 0, last = first] = [chosen[0], chosen.at(-1)];
  const isRowLocked = (row: number) => lines.some((line) => line.row === row && isLocked(line));
  const isRowPublished = (row: number) => lines.some((line) => line.row === row && published.has(line.key));

  const [made, setMade] = useState<string>();
  const fresh = lines.findIndex(({ row, boundary }) => row === active?.row && boundary?.['date'] === made);
  useEffect(() => {
    // The new version is where one goes on writing.
    if (made === undefined || fresh < 0) return;
    setMade(undefined);
    if (shown.includes(fresh)) onSelect(at(shown.indexOf(fresh), selection.active.column));
  }, [made, fresh, shown, onSelect, selection.active.column]);

  function insert(where: 'before' | 'behind') {
    change(w.acts.insert, insertRows(table, where === 'before' ? first : last, 1, where));
    onNotice(w.inserted);
    onSelect(at(where === 'before' ? range.top : range.bottom + 1, 0));
  }
  function remove() {
    if (chosen.some(isRowLocked)) return onNotice(w.publishedRow);
    const left = deleteRows(table, chosen);
    onNotice(left === table ? w.lastRow : '');
    change(w.acts.remove, left);
  }
  function move(by: number) {
    const passed = by < 0 ? [first - 1, ...chosen] : [...chosen, last + 1];
    // New rows may be moved among published ones; these keep their order.
    if (isOrderLocked && chosen.some(isRowPublished) && passed.filter(isRowPublished).length > 1)
      return onNotice(w.publishedOrder);
    onNotice('');
    const moved = moveRows(table, first, last, by);
    if (moved === table) return;
    change(w.acts.move, moved);
    const shift = shown.length === lines.length ? by : 0;
    const { anchor, active: cell } = selection;
    onSelect({ anchor: { ...anchor, row: anchor.row + shift }, active: { ...cell, row: cell.row + shift } });
  }
  const quiet = (label: string, onClick: () => void, isDanger = false) => (
    <Button variant="tertiary" data-size="sm" {...(isDanger && { 'data-color': 'danger' })} onClick={onClick}>
      {label}
    </Button>
  );
  const isNewVersion = active?.version !== undefined && active.version > 0 && !isLocked(active);
  const title = textIn(active?.content?.['title'], context.language) ?? active?.id ?? '';
  return (
    <div className={styles['tools']} role="group" aria-label={w.tools}>
      <Button variant="secondary" data-size="sm" onClick={() => insert('behind')}>
        {w.insert}
      </Button>
      <Button variant="secondary" data-size="sm" onClick={() => insert('before')}>
        {w.insertAbove}
      </Button>
      {active && <NewVersion object={open.object} path={['rows', active.row]} title={title} onMade={setMade} />}
      {quiet(w.up, () => move(-1))}
      {quiet(w.down, () => move(1))}
      {isNewVersion && quiet(w.removeVersion, () => change(w.acts.removeVersion, deleteVersion(table, active)), true)}
      {quiet(w.remove, remove, true)}
    </div>
  );
}
