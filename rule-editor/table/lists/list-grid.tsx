import { Textfield } from '@digdir/designsystemet-react';
import { useLayoutEffect, useState } from 'react';
import { useLanguage } from '../../app/language.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import type { CellContext } from '../cells/context.ts';
import { type BlockCell, cellsOfBlock } from '../grid/block.ts';
import { DataGrid } from '../grid/data-grid.tsx';
import { at, type Selection } from '../grid/selection.ts';
import { medicinesOf, valueOptions } from '../grid-options.ts';
import styles from '../table-view.module.css';
import { UnreadStatus } from '../unread-status.tsx';
import { nameLanguages } from './code-names.ts';
import { listKind, listShapes } from './list-rows.ts';
import { listWords } from './list-words.ts';
import { type ListProps, useList } from './use-list.ts';

type Props = ListProps & { readonly label: string };

/** Below this many lines nobody needs to search. */
const MANY = 12;

/** Values by key, a code list or groups of codes as a grid: to and from a spreadsheet, with the names of the codes. */
export function ListGrid({ label, ...props }: Props) {
  const { parameter, isReadOnly } = props;
  const { language } = useLanguage();
  const { undo, redo } = useWorkspace();
  const w = listWords[language];
  const { context, rows, hasNames, problems, put, textAt, forget, homeless, discard } = useList(props);
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [search, setSearch] = useState('');
  const shapes = listShapes(parameter);
  const kind = listKind(parameter);
  const titles = [
    ...(kind === 'keyed' ? [w.key, w.value] : kind === 'codes' ? [w.code, w.part] : [w.group, w.codes]),
    ...(hasNames ? nameLanguages.map((one) => w.names[one]) : []),
  ];
  const wanted = search.trim().toLowerCase();
  const noteAt = (row: number) => (hasNames ? undefined : noteOf(context, rows[row]?.texts[0]));
  const shown = rows.flatMap((_, row) => {
    const texts = [...titles.map((__, column) => textAt(row, column)), noteAt(row) ?? ''];
    return wanted === '' || texts.join(' ').toLowerCase().includes(wanted) ? [row] : [];
  });
  /** Rows of the grid are those that are shown; what reaches below the last gets rows of its own. */
  const write = (cells: readonly BlockCell[]) =>
    put(cells.map((cell) => ({ ...cell, row: shown[cell.row] ?? rows.length + cell.row - shown.length })));
  // A code that is written stands with those that are in; who goes on to the right in its row goes with it.
  const [wrote, setWrote] = useState<{ readonly row: number; readonly code: string }>();
  // Before the next key is read: it is meant for the row that moved.
  useLayoutEffect(() => {
    if (wrote === undefined) return;
    if (selection.active.row !== wrote.row) return setWrote(undefined);
    const now = shown.findIndex((row) => rows[row]?.texts[0].toLowerCase() === wrote.code);
    if (now < 0) return;
    setWrote(undefined);
    if (now !== wrote.row) setSelection(at(now, selection.active.column));
  }, [wrote, shown, rows, selection]);
  function goToWrong() {
    const [first] = problems.filter(({ row }) => shown.includes(row));
    if (first) setSelection(at(shown.indexOf(first.row), first.column));
  }
  return (
    <div className={styles['view']}>
      {rows.length > MANY && (
        <div className={styles['tools']}>
          <Textfield
            label={w.search}
            data-size="sm"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          <span role="status">{w.found(shown.length, rows.length)}</span>
        </div>
      )}
      <DataGrid
        label={label}
        columns={titles.map((title, column) => ({
          key: String(column),
          title,
          hint: unitOf(shapes[column]),
          width: hasNames ? (nameWidths[column] ?? 14) : 20,
        }))}
        rowKeys={shown.map(String)}
        rowNumber={(row) => String((shown[row] ?? 0) + 1)}
        view={(row, column) => {
          const index = shown[row] ?? 0;
          const problem = problems.find((one) => one.row === index && one.column === column);
          const note = column === 0 ? noteAt(index) : undefined;
          return { text: textAt(index, column), ...(note && { note }), ...(problem && { problem: problem.fix }) };
        }}
        options={(_, column) => {
          const shape = shapes[column];
          if (shape !== undefined)
            return {
              options: valueOptions(context, shape.type),
              isList: kind === 'groups',
              ...medicinesOf(context, shape.type),
            };
          const parts = kind === 'codes' && column === 1 ? Object.values(w.parts).map((text) => ({ text })) : [];
          return { options: parts, isList: false };
        }}
        isReadOnly={isReadOnly}
        selection={selection}
        onSelect={setSelection}
        onWrite={({ row, column }, text) => {
          write([{ row, column, text }]);
          if (column === 0) setWrote({ row, code: text.trim().toLowerCase() });
        }}
        onPaste={(range, block) => write(cellsOfBlock(range, block))}
        onClear={(range) => write(cellsOfBlock(range, [['']]))}
        onFillDown={(range) => {
          const top = titles.flatMap((_, column) =>
            column >= range.left && column <= range.right ? [textAt(shown[range.top] ?? -1, column)] : [],
          );
          const below = Array.from({ length: range.bottom - range.top }, () => top);
          if (below.length > 0) write(cellsOfBlock({ ...range, top: range.top + 1 }, below));
        }}
        onUndo={() => (problems.length > 0 ? forget() : undo?.())}
        onRedo={() => redo?.()}
      />
      <div role="status" className={styles['tools']}>
        <UnreadStatus count={problems.length} onNext={goToWrong} homeless={homeless} onDiscard={discard} />
      </div>
    </div>
  );
}

/** Of a code list: the code, whether it is in, its names. */
const nameWidths = [10, 9, 16, 16, 16];

const unitOf = (shape: { readonly unit?: string | undefined } | undefined): string =>
  shape?.unit === 'øre' ? 'kr' : (shape?.unit ?? '');

/** What the code in front means. */
const noteOf = (context: CellContext, code: string | undefined): string | undefined =>
  code === undefined || code === '' ? undefined : context.wordOf(code);
