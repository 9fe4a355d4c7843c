import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../app/language.tsx';
import { type ActName, isAdding } from '../../sentences/condition/acts.ts';
import { LineMenu } from '../../sentences/condition/line-menu.tsx';
import { wordsOfLine } from '../../sentences/condition/line-words.ts';
import { conditionWords } from '../../sentences/condition/words.ts';
import { samePath } from '../../sentences/json-path.ts';
import { deepest } from '../../sentences/model/commands.ts';
import { nesting } from '../../sentences/model/lines.ts';
import type { Part, Reading } from '../../sentences/use-object.ts';
import { announce } from '../../ui/announce.ts';
import { at, rangeOf, type Selection } from '../grid/selection.ts';
import styles from '../table-view.module.css';
import type { LineRow } from './rows.ts';
import { type Acted, actOnRow, actsOnRow, removeRows } from './rows-acts.ts';
import type { OpenSheet } from './use-sheet.ts';
import { viewWords } from './view-words.ts';

type Wanted = Pick<Acted, 'at' | 'focus'>;

/** What is done with the rows that are chosen. */
export function useRowActs(
  { sheet, rows, change }: OpenSheet,
  part: Part,
  reading: Reading,
  selection: Selection,
  onSelect: (selection: Selection) => void,
  onNotice: (notice: string) => void,
) {
  const c = useWords(conditionWords);
  const v = useWords(viewWords);
  const range = rangeOf(selection);
  const active = rows[Math.min(selection.active.row, rows.length - 1)];
  const isLocked = (row: LineRow) => part.at(...row.at).isLocked;
  const acts = active === undefined || isLocked(active) ? [] : actsOnRow(sheet.content, active);
  const text = active === undefined ? '' : wordsOfLine(reading, {}, active.line, active.line.leaf).text;

  // The row that was made or moved is where one goes on.
  const [wanted, setWanted] = useState<Wanted>();
  useEffect(() => {
    if (wanted === undefined) return;
    const row = rows.findIndex((one) => samePath(one.at, wanted.at) && samePath(one.line.path, wanted.focus));
    if (row >= 0) onSelect(at(row, selection.active.column));
    setWanted(undefined);
  }, [wanted, rows, onSelect, selection.active.column]);

  function run(act: ActName) {
    if (active === undefined || isLocked(active)) return;
    const chosen = rows.slice(range.top, range.bottom + 1).filter((row) => !isLocked(row));
    if (act === 'remove' && chosen.length > 1) {
      change(c.labels.removed(text), removeRows(sheet.content, chosen));
      onSelect(at(range.top, selection.active.column));
      return onNotice(v.removed);
    }
    const done = actOnRow(sheet.content, rows, active, act);
    if (done === undefined) {
      const isDeep = nesting(part.at(...active.at).value) >= deepest;
      return announce(isDeep ? c.tooDeep : c.cannot);
    }
    const label = isAdding(act) ? c.labels.added : act === 'remove' ? c.labels.removed : c.labels.moved;
    change(act === 'negate' ? c.labels.changed(text) : label(text), done.content);
    setWanted(done);
    if (!isAdding(act)) return onNotice(act === 'remove' ? v.removed : '');
    const isCounted = (act === 'inside' ? active.line : active.parent)?.group === 'atLeast';
    return onNotice(isCounted && (act === 'after' || act === 'inside') ? v.counted : v.inserted);
  }
  return { active, acts, text, run };
}
type RowActs = ReturnType<typeof useRowActs>;

const shown: readonly ActName[] = ['up', 'down', 'remove'];

export function RequirementTools({ acts: { active, acts, text, run } }: { readonly acts: RowActs }) {
  const c = useWords(conditionWords);
  const v = useWords(viewWords);
  const quiet = (act: ActName) => (
    <Button
      key={act}
      variant="tertiary"
      data-size="sm"
      disabled={!acts.includes(act)}
      {...(act === 'remove' && { 'data-color': 'danger' })}
      onClick={() => run(act)}
    >
      {c.acts[act]}
    </Button>
  );
  const isGroup = active?.line.group !== undefined && active.line.group !== 'not';
  const adding: ActName = isGroup ? 'inside' : 'after';
  return (
    <div className={styles['tools']} role="group" aria-label={v.tools}>
      <Button variant="secondary" data-size="sm" disabled={!acts.includes(adding)} onClick={() => run(adding)}>
        {v.insert}
      </Button>
      {shown.map(quiet)}
      <LineMenu line={text} acts={acts.filter((act) => !shown.includes(act) && act !== adding)} onAct={run} />
    </div>
  );
}
