import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  Field,
  Heading,
  Input,
  Label,
  Paragraph,
  Table,
} from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { announce } from '../ui/announce.ts';
import { describeChanges, type TableChange } from './model/describe-changes.ts';
import { type SourceTable } from './model/lines.ts';
import { changedLines, changesOrder } from './model/published.ts';
import { textIn } from './cells/context.ts';
import styles from './table-view.module.css';
import type { OpenTable } from './use-table.ts';
import { tableWords, type TableWords } from './words.ts';
import type { ImportProblem } from './workbook/sheets.ts';

type Props = { readonly open: OpenTable; readonly onClose: () => void };
type Found =
  | { readonly kind: 'none' | 'reading' }
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] }
  | { readonly kind: 'read'; readonly table: SourceTable };
const MOST = 100;

/** Reads a spreadsheet, shows what would change, and changes it when that is wanted. */
export function ImportDialog({ open, onClose }: Props) {
  const w = useWords(tableWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState<Found>({ kind: 'none' });
  const [isConfirmed, setConfirmed] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  async function readFile(file: File | undefined) {
    if (!file) return;
    setFound({ kind: 'reading' });
    setConfirmed(false);
    const { importTable } = await import('./workbook/spreadsheet-file.ts');
    const result = await importTable(open.cells, open.table, new Uint8Array(await file.arrayBuffer()));
    setFound(result.ok ? { kind: 'read', table: result.table } : { kind: 'refused', problems: result.problems });
  }
  const changes = found.kind === 'read' ? describeChanges(open.context, open.table, found.table) : [];
  const locked = found.kind === 'read' ? changedLines(open.table, found.table, open.isLocked) : [];
  const touches = found.kind === 'read' && open.isOrderLocked && changesOrder(open.table, found.table);
  function apply() {
    if (found.kind !== 'read') return;
    open.change(w.acts.import, found.table);
    announce(w.importing.done);
    dialog.current?.close();
  }
  return (
    <Dialog ref={dialog} closeButton={w.cancel} onClose={onClose} className={styles['dialog']}>
      <div className={styles['stack']}>
        <Heading level={2} data-size="sm">
          {w.importing.heading}
        </Heading>
        <Paragraph>{w.importing.lead}</Paragraph>
        <Field>
          <Label>{w.importing.file}</Label>
          <Input type="file" accept=".xlsx,.csv,.txt" onChange={({ target }) => void readFile(target.files?.[0])} />
        </Field>
        <div role="status" className={styles['stack']}>
          {found.kind === 'reading' && <Paragraph>{w.importing.reading}</Paragraph>}
          {found.kind === 'refused' && <Refused problems={found.problems} />}
          {found.kind === 'read' && changes.length === 0 && <Paragraph>{w.importing.same}</Paragraph>}
          {changes.length > 0 && (
            <>
              <Paragraph>{w.importing.changes(changes.length)}</Paragraph>
              <ul className={`${styles['list']} ${styles['scrolled']}`}>
                {changes.slice(0, MOST).map((change, index) => (
                  <li key={index}>{changeText(w, change)}</li>
                ))}
                {changes.length > MOST && <li>{w.importing.more(changes.length - MOST)}</li>}
              </ul>
            </>
          )}
        </div>
        {locked.length > 0 && (
          <Alert data-color="danger">
            <Paragraph>{w.importing.locked}</Paragraph>
            <ul className={styles['list']}>
              {locked.slice(0, MOST).map((line) => (
                <li key={line.key}>{textIn(line.content?.['title'], open.context.language) ?? line.id}</li>
              ))}
            </ul>
          </Alert>
        )}
        {touches && (
          <>
            <Alert data-color="warning">{w.importing.published}</Alert>
            <Checkbox
              label={w.importing.confirm}
              checked={isConfirmed}
              onChange={({ target }) => setConfirmed(target.checked)}
            />
          </>
        )}
        <div className={styles['tools']}>
          <Button disabled={changes.length === 0 || locked.length > 0 || (touches && !isConfirmed)} onClick={apply}>
            {w.importing.apply}
          </Button>
          <Button variant="tertiary" onClick={() => dialog.current?.close()}>
            {w.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function changeText(w: TableWords, change: TableChange): string {
  const { changes } = w;
  switch (change.kind) {
    case 'added':
    case 'removed':
    case 'other':
    case 'versions':
      return changes[change.kind](change.row);
    case 'cell':
      return changes.cell(change.row, change.column, change.before || changes.blank, change.after || changes.blank);
    case 'settings':
      return changes.settings(changes.names[change.name] ?? change.name);
    default:
      return changes[change.kind];
  }
}

/** All that must be put right in a file, by its places. */
export function Refused({ problems }: { readonly problems: readonly ImportProblem[] }) {
  const { importing: w } = useWords(tableWords);
  return (
    <>
      <Alert data-color="danger">{w.refused(problems.length)}</Alert>
      <div className={styles['scrolled']} tabIndex={0} role="region" aria-label={w.refused(problems.length)}>
        <Table data-size="sm">
          <Table.Head>
            <Table.Row>
              {[w.place, w.found, w.expected, w.fix].map((heading) => (
                <Table.HeaderCell key={heading}>{heading}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {problems.slice(0, MOST).map(({ sheet, cell, found, expected, fix }, index) => (
              <Table.Row key={index}>
                <Table.Cell>{[sheet, cell].filter(Boolean).join(' ')}</Table.Cell>
                <Table.Cell>{found}</Table.Cell>
                <Table.Cell>{expected}</Table.Cell>
                <Table.Cell>{fix}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
        {problems.length > MOST && <Paragraph>{w.more(problems.length - MOST)}</Paragraph>}
      </div>
    </>
  );
}
