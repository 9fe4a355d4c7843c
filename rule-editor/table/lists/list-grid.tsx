import { Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import type { Json, JsonObject } from '#engine/objects';
import { useLanguage } from '../../app/language.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type CellContext, cellContext } from '../cells/context.ts';
import { DataGrid } from '../grid/data-grid.tsx';
import { at, type Range, type Selection } from '../grid/selection.ts';
import { medicinesOf, valueOptions } from '../grid-options.ts';
import styles from '../table-view.module.css';
import { listKind, type ListRows, listRows, listShapes, readListRows } from './list-rows.ts';
import { listWords } from './list-words.ts';

type Props = {
  readonly label: string;
  readonly parameter: JsonObject;
  readonly content: Json;
  readonly isReadOnly: boolean;
  readonly onWrite: (content: Json) => void;
};

/** Below this many lines nobody needs to search. */
const MANY = 12;
const blank = ['', ''] as const;
const isBlank = (row: readonly string[]): boolean => row.every((text) => text.trim() === '');
/** The rows that say something, and one to write the next in. */
const withRoom = (rows: ListRows, isReadOnly: boolean): ListRows => [
  ...rows.filter((row) => !isBlank(row)),
  ...(isReadOnly ? [] : [blank]),
];

/** Values by key, a code list or groups of codes as a grid: to and from a spreadsheet, with the names of the codes. */
export function ListGrid({ label, parameter, content, isReadOnly, onWrite }: Props) {
  const { language } = useLanguage();
  const { content: whole, undo, redo } = useWorkspace();
  const w = listWords[language];
  const context = useMemo(() => cellContext(whole.source, language), [whole.source, language]);
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [search, setSearch] = useState('');
  const [draft, setDraft] = useState<{ readonly of: string; readonly rows: ListRows }>();
  const written = JSON.stringify([content, language]);
  const own = draft?.of === written ? draft.rows : listRows(context, parameter, content);
  const rows = withRoom(own, isReadOnly);
  const reading = readListRows(context, parameter, rows, content);
  const problems = reading.ok ? [] : reading.problems;
  const wanted = search.trim().toLowerCase();
  const shown = rows.flatMap((row, index) => {
    const note = noteOf(context, row);
    const isFound = wanted === '' || `${row.join(' ')} ${note ?? ''}`.toLowerCase().includes(wanted);
    return isFound ? [index] : [];
  });
  const shapes = listShapes(parameter);
  const kind = listKind(parameter);
  const titles = kind === 'keyed' ? [w.key, w.value] : kind === 'codes' ? [w.code, w.part] : [w.group, w.codes];

  function take(next: ListRows) {
    const read = readListRows(context, parameter, withRoom(next, isReadOnly), content);
    const isWritten = read.ok && JSON.stringify(read.content) !== JSON.stringify(content);
    // What could not be read is only here; what is written is seen as it was read.
    setDraft(read.ok ? undefined : { of: written, rows: next });
    if (isWritten) onWrite(read.content);
  }
  function put(range: Range, block: readonly (readonly string[])[]) {
    const isSingle = block.length === 1 && block[0]?.length === 1;
    const height = isSingle ? range.bottom - range.top + 1 : block.length;
    const next = rows.map((row): [string, string] => [row[0], row[1]]);
    for (let down = 0; down < height; down += 1) {
      const index = shown[range.top + down] ?? next.length;
      const row = next[index] ?? ['', ''];
      const texts = block[isSingle ? 0 : down] ?? [];
      const last = isSingle ? range.right : Math.min(1, range.left + texts.length - 1);
      for (let column = range.left; column <= last; column += 1)
        row[column] = texts[isSingle ? 0 : column - range.left] ?? '';
      next[index] = row;
    }
    take(next);
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
          width: 20,
        }))}
        rowKeys={shown.map(String)}
        rowNumber={(row) => String((shown[row] ?? 0) + 1)}
        view={(row, column) => {
          const index = shown[row] ?? 0;
          const problem = problems.find((one) => one.row === index && one.column === column);
          const note = column === 0 ? noteOf(context, rows[index] ?? blank) : undefined;
          const text = rows[index]?.[column] ?? '';
          return { text, ...(note && { note }), ...(problem && { problem: problem.fix }) };
        }}
        options={(_, column) => {
          const shape = shapes[column];
          if (shape !== undefined)
            return {
              options: valueOptions(context, shape.type),
              isList: kind === 'groups',
              ...medicinesOf(context, shape.type),
            };
          const parts = kind === 'codes' ? Object.values(w.parts).map((text) => ({ text })) : [];
          return { options: parts, isList: false };
        }}
        isReadOnly={isReadOnly}
        selection={selection}
        onSelect={setSelection}
        onWrite={({ row, column }, text) => put({ top: row, bottom: row, left: column, right: column }, [[text]])}
        onPaste={put}
        onClear={(range) => put(range, [['']])}
        onFillDown={(range) => {
          const top = rows[shown[range.top] ?? -1]?.slice(range.left, range.right + 1) ?? [];
          const height = range.bottom - range.top;
          if (height > 0)
            put(
              { ...range, top: range.top + 1 },
              Array.from({ length: height }, () => top),
            );
        }}
        onUndo={() => (problems.length > 0 ? setDraft(undefined) : undo?.())}
        onRedo={() => redo?.()}
      />
      <div role="status">
        {problems.length > 0 && (
          <Paragraph data-size="sm" className={styles['wrong']}>
            {w.unsaved(problems.length)}
          </Paragraph>
        )}
      </div>
    </div>
  );
}

const unitOf = (shape: { readonly unit?: string | undefined } | undefined): string =>
  shape?.unit === 'øre' ? 'kr' : (shape?.unit ?? '');

/** What the code in front means. */
function noteOf(context: CellContext, [code]: readonly string[]): string | undefined {
  return code === undefined || code === '' ? undefined : context.wordOf(code);
}
