import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { CellEditor, type Leave } from './cell-editor.tsx';
import { blockText, readBlock } from './clipboard.ts';
import styles from './grid.module.css';
import type { CellOptions } from './option.ts';
import {
  at,
  isWithin,
  keptWithin,
  moved,
  type Range,
  rangeOf,
  type Selection,
  type Spot,
  stepped,
} from './selection.ts';
import { gridWords } from './words.ts';

export type ColumnHead = {
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  /** In rem. */
  readonly width: number;
  readonly isFrozen?: boolean;
};
/** What a cell shows. `problem`: why what is written there cannot be read; `note`: what it means. */
export type CellView = {
  readonly text: string;
  readonly problem?: string;
  readonly note?: string;
  /** Nothing is written here. */
  readonly isFixed?: boolean;
};

type Props = {
  readonly label: string;
  readonly columns: readonly ColumnHead[];
  readonly rowKeys: readonly string[];
  /** The number that the row has in the whole table. */
  readonly rowNumber: (row: number) => string;
  /** Does something new begin with this row? */
  readonly isHead?: (row: number) => boolean;
  readonly view: (row: number, column: number) => CellView;
  readonly options: (row: number, column: number) => CellOptions;
  readonly isReadOnly: boolean;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onWrite: (spot: Spot, text: string) => void;
  readonly onPaste: (range: Range, block: readonly (readonly string[])[]) => void;
  readonly onFillDown: (range: Range) => void;
  readonly onClear: (range: Range) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

const PAGE = 12;
/** Of the numbers, by how many letters they have. */
const numberWidth = (letters: number): number => Math.max(3.5, 1.25 + letters * 0.55);
const ROW_HEIGHT = 44;

/** A grid of texts with the keyboard of a spreadsheet, for thousands of rows. */
export function DataGrid(props: Props) {
  const { label, columns, rowKeys, view, isReadOnly, onSelect } = props;
  const w = useWords(gridWords);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  const size = { rows: rowKeys.length, columns: columns.length, page: PAGE };
  const selection = keptWithin(props.selection, size);
  const { active } = selection;
  const range = rangeOf(selection);
  const [editing, setEditing] = useState<string>();
  const rows = useVirtualizer({
    count: rowKeys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rowKeys[index] ?? index,
    overscan: 6,
    // The active row is always there, so that focus is not lost when it is scrolled out of sight.
    rangeExtractor: (shown) => [...new Set([...defaultRangeExtractor(shown), active.row])].toSorted((a, b) => a - b),
  });
  const width = numberWidth(Math.max(0, ...rowKeys.map((_, row) => props.rowNumber(row).length)));
  const lefts = offsets(columns, width);
  const frozenWidth = columns.reduce((sum, column) => sum + (column.isFrozen ? column.width : 0), width);
  const total = columns.reduce((sum, column) => sum + column.width, width);
  const cellId = ({ row, column }: Spot) => `${id}-${row}-${column}`;

  useLayoutEffect(() => {
    if (!hasFocus.current || editing !== undefined) return;
    rows.scrollToIndex(active.row);
    document.getElementById(cellId(active))?.focus({ preventScroll: true });
    showColumn(scroller.current, columns[active.column], lefts[active.column] ?? 0, frozenWidth);
    // Only when one has moved or stopped writing: scrolling with the wheel leads away from the active cell.
  }, [active.row, active.column, rowKeys[active.row], editing === undefined, rowKeys.length, columns.length]);
  useEffect(() => {
    if (range.top !== range.bottom || range.left !== range.right)
      announce(w.selected(range.bottom - range.top + 1, range.right - range.left + 1));
  }, [w, range.top, range.bottom, range.left, range.right]);

  const beginEdit = (text?: string) => {
    if (isReadOnly || rowKeys.length === 0 || view(active.row, active.column).isFixed) return;
    onSelect(at(active.row, active.column));
    setEditing(text ?? view(active.row, active.column).text);
  };
  function leaveEdit(text: string, { key, back }: Leave) {
    setEditing(undefined);
    props.onWrite(active, text);
    if (key === 'Blur') return;
    onSelect(stepped(selection, key, back, size));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (editing !== undefined || rowKeys.length === 0) return;
    const { key, shiftKey, altKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const act = shortcut(key.toLowerCase(), ctrl, shiftKey);
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
      return;
    }
    // Tab leaves the grid at its ends, as everywhere.
    const isAtEnd = shiftKey ? active.row === 0 && active.column === 0 : active.column === size.columns - 1;
    if (key === 'Tab') {
      if (isAtEnd || ctrl || altKey) return;
      event.preventDefault();
      onSelect(stepped(selection, 'Tab', shiftKey, size));
      return;
    }
    const next = altKey ? undefined : moved(selection, { key, ctrl, shift: shiftKey }, size);
    if (next) {
      event.preventDefault();
      onSelect(next);
      return;
    }
    if (key === 'F2' || (key === 'Enter' && !ctrl && !altKey)) {
      event.preventDefault();
      beginEdit();
    } else if (key.length === 1 && !ctrl && !altKey) {
      event.preventDefault();
      beginEdit(key);
    }
  }

  function shortcut(key: string, ctrl: boolean, shift: boolean): (() => void) | undefined {
    if (isReadOnly) return undefined;
    if (key === 'delete' || key === 'backspace') return () => props.onClear(range);
    if (!ctrl) return undefined;
    if (key === 'd') return () => props.onFillDown(range);
    if (key === 'y' || (key === 'z' && shift)) return props.onRedo;
    return key === 'z' ? props.onUndo : undefined;
  }

  function copy(event: ClipboardEvent) {
    event.preventDefault();
    const block = rowKeys
      .slice(range.top, range.bottom + 1)
      .map((_, row) =>
        columns.slice(range.left, range.right + 1).map((__, column) => view(range.top + row, range.left + column).text),
      );
    event.clipboardData.setData('text/plain', blockText(block));
    announce(w.copied(block.length * (block[0]?.length ?? 0)));
  }

  const drag = useRef(false);
  const choose = (spot: Spot, extend: boolean) =>
    onSelect(extend ? { anchor: selection.anchor, active: spot } : at(spot.row, spot.column));
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rowKeys.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-readonly={isReadOnly}
      className={styles['grid']}
      onKeyDown={onKeyDown}
      onFocus={() => (hasFocus.current = true)}
      onBlur={({ relatedTarget }) => {
        if (!scroller.current?.contains(relatedTarget)) hasFocus.current = false;
      }}
      onCopy={copy}
      onCut={(event) => {
        copy(event);
        if (!isReadOnly) props.onClear(range);
      }}
      onPaste={(event) => {
        event.preventDefault();
        if (!isReadOnly) props.onPaste(range, readBlock(event.clipboardData.getData('text/plain')));
      }}
      onMouseUp={() => (drag.current = false)}
    >
      <div role="rowgroup" className={styles['head']} style={{ width: `${total}rem` }}>
        <div role="row" aria-rowindex={1} className={styles['row']}>
          <div role="columnheader" aria-colindex={1} className={styles['number']} style={{ width: `${width}rem` }}>
            {w.rowNumber}
          </div>
          {columns.map(({ key, title, hint, isFrozen, ...own }, column) => (
            <div
              key={key}
              role="columnheader"
              aria-colindex={column + 2}
              className={isFrozen ? styles['frozen'] : styles['cell']}
              style={{ width: `${own.width}rem`, ...(isFrozen && { left: `${lefts[column]}rem` }) }}
            >
              <span>{title}</span>
              <span className={styles['hint']}>{hint}</span>
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={styles['body']}
        style={{ height: `${rows.getTotalSize()}px`, width: `${total}rem` }}
      >
        {rows.getVirtualItems().map(({ index: row, key, start }) => (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={row}
            role="row"
            aria-rowindex={row + 2}
            className={styles['line']}
            data-head={props.isHead?.(row) || undefined}
            style={{ transform: `translateY(${start}px)` }}
          >
            <div role="rowheader" aria-colindex={1} className={styles['number']} style={{ width: `${width}rem` }}>
              {props.rowNumber(row)}
            </div>
            {columns.map((column, place) => {
              const spot = { row, column: place };
              const isActive = row === active.row && place === active.column;
              const cell = view(row, place);
              const problemId = `${cellId(spot)}-problem`;
              return (
                <div
                  key={column.key}
                  id={cellId(spot)}
                  role="gridcell"
                  aria-colindex={place + 2}
                  aria-selected={isWithin(range, row, place)}
                  aria-readonly={(cell.isFixed && !isReadOnly) || undefined}
                  aria-invalid={cell.problem !== undefined || undefined}
                  aria-describedby={cell.problem === undefined ? undefined : problemId}
                  tabIndex={isActive ? 0 : -1}
                  data-active={isActive || undefined}
                  className={column.isFrozen ? styles['frozen'] : styles['cell']}
                  style={{ width: `${column.width}rem`, ...(column.isFrozen && { left: `${lefts[place]}rem` }) }}
                  onMouseDown={(event) => {
                    if (event.button !== 0 || (isActive && editing !== undefined)) return;
                    hasFocus.current = true;
                    drag.current = true;
                    choose(spot, event.shiftKey);
                  }}
                  onMouseEnter={({ buttons }) => {
                    if (drag.current && buttons === 1) choose(spot, true);
                  }}
                  onDoubleClick={() => beginEdit()}
                >
                  {isActive && editing !== undefined ? (
                    <CellEditor
                      label={`${column.title}, ${props.rowNumber(row)}`}
                      initial={editing}
                      {...props.options(row, place)}
                      onLeave={leaveEdit}
                      onCancel={() => setEditing(undefined)}
                    />
                  ) : (
                    <CellContent cell={cell} problemId={problemId} />
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {rowKeys.length === 0 && <p className={styles['none']}>{w.none}</p>}
    </div>
  );
}

function CellContent({ cell, problemId }: { readonly cell: CellView; readonly problemId: string }) {
  return (
    <>
      <span className={styles['text']}>{cell.text}</span>
      {cell.note !== undefined && <span className={styles['hint']}>{cell.note}</span>}
      {cell.problem !== undefined && (
        <span id={problemId} className={styles['problem']}>
          {cell.problem}
        </span>
      )}
    </>
  );
}

/** Where each column begins, in rem. */
function offsets(columns: readonly ColumnHead[], numbers: number): readonly number[] {
  const lefts: number[] = [];
  let left = numbers;
  for (const { width } of columns) {
    lefts.push(left);
    left += width;
  }
  return lefts;
}

/** Scrolls so that a column is not behind the frozen ones, nor beyond the edge. */
function showColumn(scroller: HTMLElement | null, column: ColumnHead | undefined, left: number, frozen: number): void {
  if (!scroller || !column || column.isFrozen) return;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [from, to] = [(left - frozen) * rem, (left + column.width) * rem - scroller.clientWidth];
  if (scroller.scrollLeft > from) scroller.scrollLeft = from;
  else if (scroller.scrollLeft < to) scroller.scrollLeft = to;
}
