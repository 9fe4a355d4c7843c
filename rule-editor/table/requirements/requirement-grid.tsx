import { Details, Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { type KeyboardEvent, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { type ActName, actOfKeys } from '../../sentences/condition/acts.ts';
import { conditionWords } from '../../sentences/condition/words.ts';
import { valueAt } from '../../sentences/json-path.ts';
import type { MemberProps } from '../../sentences/members/member-props.ts';
import { NewRequirement } from '../../sentences/new-requirement.tsx';
import { Requirement } from '../../sentences/requirement.tsx';
import { type CellView, DataGrid } from '../grid/data-grid.tsx';
import { GridKeys } from '../grid/grid-keys.tsx';
import { at, type Range, type Selection, type Spot } from '../grid/selection.ts';
import styles from '../table-view.module.css';
import { UnreadStatus } from '../unread-status.tsx';
import { cleared, filledDown } from './block.ts';
import { cellNote, cellOptions } from './cell-options.ts';
import { canWrite, cellKey, type CellName, cellTextOf } from './columns.ts';
import { RequirementTools, useRowActs } from './requirement-tools.tsx';
import { requirementOf } from './rows.ts';
import { useSheet } from './use-sheet.ts';
import { viewWords } from './view-words.ts';
import { requirementWords } from './words.ts';

const widths: { readonly [cell in CellName]: number } = {
  title: 11,
  join: 8,
  subject: 12,
  operator: 8.75,
  value: 12,
  notMet: 9,
  event: 9,
  reason: 20,
  automation: 9,
  basis: 14,
};

/** The conditions of an object as a grid: a row for each line, with the keyboard of a spreadsheet. */
export function RequirementGrid({ part, reading, name }: MemberProps) {
  const w = useWords(requirementWords);
  const v = useWords(viewWords);
  const c = useWords(conditionWords);
  const address = useProgrammeAddress();
  const open = useSheet(part, reading);
  const { sheet, rows, cells, wrongs, unread, isReadOnly, member } = open;
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [notice, setNotice] = useState('');
  const acts = useRowActs(open, part, reading, selection, setSelection, setNotice);
  const { active } = acts;

  function textAt(row: number, cell: CellName): string {
    const line = rows[row];
    if (line === undefined) return '';
    const wrong = unread.get(cellKey(line, cell));
    return wrong?.text ?? cellTextOf(sheet.context, sheet.content, line, cell, sheet.inWords);
  }
  function view(row: number, column: number): CellView {
    const [line, cell] = [rows[row], cells[column]];
    if (line === undefined || cell === undefined) return { text: '' };
    const text = textAt(row, cell);
    const isFixed = !canWrite(sheet.context, line, cell);
    const wrong = unread.get(cellKey(line, cell));
    if (wrong !== undefined) return { text, problem: `${open.w.notSaved} ${wrong.problem.fix}` };
    const problem = wrongs.get(cellKey(line, cell));
    const note = cellNote(sheet, line, cell, text);
    return { text, isFixed, ...(note !== undefined && { note }), ...(problem !== undefined && { problem }) };
  }
  const chosenIn = ({ top, bottom, left, right }: Range) =>
    rows.slice(top, bottom + 1).flatMap((row) => cells.slice(left, right + 1).map((cell) => ({ row, cell })));
  function writeOne({ row, column }: Spot, text: string) {
    const [line, cell] = [rows[row], cells[column]];
    if (line === undefined || cell === undefined) return;
    if (text === textAt(row, cell) && !unread.has(cellKey(line, cell))) return;
    open.write(open.w.acts.write, [{ row, cell, text }]);
  }
  function paste(range: Range, block: readonly (readonly string[])[]) {
    const left = open.paste(open.w.acts.paste, range, block);
    setNotice(left > 0 ? v.pastedBelow(left) : '');
  }
  function clear(range: Range) {
    // What could not be read is taken away first: the cell then shows what it has.
    if (!open.forget(chosenIn(range))) open.write(open.w.acts.clear, cleared(sheet, cells, range));
  }
  function goToUnread() {
    const spots = rows.flatMap((row, down) =>
      cells.flatMap((cell, across) => (unread.has(cellKey(row, cell)) ? [{ row: down, column: across }] : [])),
    );
    const { active: from } = selection;
    const isBehind = ({ row, column }: Spot) => row > from.row || (row === from.row && column > from.column);
    const spot = spots.find(isBehind) ?? spots[0];
    if (spot) setSelection(at(spot.row, spot.column));
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act: ActName | undefined = event.altKey ? actOfKeys(event, false) : undefined;
    if (act === undefined || isReadOnly) return;
    event.preventDefault();
    event.stopPropagation();
    acts.run(act);
  };
  const requirement = active && requirementOf(active.at);
  const first = rows.find((row) => row.isFirst && requirementOf(row.at) === requirement);
  return (
    <section aria-label={v.label} className={styles['view']}>
      {!isReadOnly && <RequirementTools acts={acts} />}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the grid within */}
      <div onKeyDown={onKeyDown}>
        <DataGrid
          label={v.label}
          columns={cells.map((cell) => ({ key: cell, title: w.columns[cell], hint: '', width: widths[cell] }))}
          rowKeys={rows.map(({ key }) => key)}
          rowNumber={(row) => rows[row]?.number || '–'}
          isHead={(row) => rows[row]?.isFirst ?? false}
          view={view}
          options={(row, column) => {
            const [line, cell] = [rows[row], cells[column]];
            if (line === undefined || cell === undefined) return { options: [], isList: false };
            return cellOptions(sheet, line, cell, (other) => textAt(row, other));
          }}
          isReadOnly={isReadOnly}
          selection={selection}
          onSelect={setSelection}
          onWrite={writeOne}
          onPaste={paste}
          onFillDown={(range) => open.write(open.w.acts.fill, filledDown(sheet, cells, range))}
          onClear={clear}
          onUndo={open.undo}
          onRedo={open.redo}
        />
      </div>
      <div role="status" className={styles['tools']}>
        {notice !== '' && <Paragraph data-size="sm">{notice}</Paragraph>}
        <UnreadStatus count={unread.size} onNext={goToUnread} homeless={open.homeless} onDiscard={open.discard} />
      </div>
      {requirement !== undefined && first !== undefined && (
        <RowInSentences
          key={requirement}
          summary={v.inSentences(first.number, cellTextOf(sheet.context, sheet.content, first, 'title', sheet.inWords))}
        >
          <Requirement
            part={part.at('requirements', requirement)}
            number={Number(first.number)}
            reading={reading}
            notMet={valueAt(part.value, ['notMet']) === 'route-to-manual' ? 'route-to-manual' : 'deny'}
          />
        </RowInSentences>
      )}
      {member === 'sections' && <NewRequirement part={part.at('requirements')} reading={reading} />}
      {!isReadOnly && <GridKeys more={c.keysOf.filter(([key]) => key.startsWith('Alt'))} />}
      <Paragraph data-size="sm">
        {v.rest}{' '}
        <Link asChild>
          <RouterLink href={address(`/del/${member}/${name}`, { vis: 'setninger' })}>{v.toSentences}</RouterLink>
        </Link>
      </Paragraph>
    </section>
  );
}

type RowProps = { readonly summary: string; readonly children: React.ReactNode };

/** What a requirement has that is no cell, in the sentences it is changed in. */
function RowInSentences({ summary, children }: RowProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Details open={isShown} onToggle={({ target }) => setShown((target as HTMLDetailsElement).open)}>
      <Details.Summary>{summary}</Details.Summary>
      <Details.Content>
        {isShown && (
          <>
            <Heading level={2} data-size="2xs">
              {summary}
            </Heading>
            <ol className={styles['plain']}>{children}</ol>
          </>
        )}
      </Details.Content>
    </Details>
  );
}
