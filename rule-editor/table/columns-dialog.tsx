import { Button, Checkbox, Dialog, Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { AddColumn } from './add-column.tsx';
import { deleteColumn, freeLimits, moveColumn } from './model/column-commands.ts';
import { type GridColumn } from './model/columns.ts';
import { rowOrderBy } from './model/row-order.ts';
import { orderRows } from './model/row-commands.ts';
import styles from './table-view.module.css';
import type { OpenTable } from './use-table.ts';
import { tableWords } from './words.ts';

type Props = {
  readonly open: OpenTable;
  readonly hidden: readonly string[];
  readonly onHide: (keys: readonly string[]) => void;
};

/** Which columns are seen, in which order; new ones, and those that are no longer needed. */
export function ColumnsDialog({ open, hidden, onHide }: Props) {
  const w = useWords(tableWords);
  const { dialog: d, acts } = w;
  const { table, context, columns, change, isReadOnly, isOrderLocked: isLocked } = open;
  const dialog = useRef<HTMLDialogElement>(null);
  const [notice, setNotice] = useState('');
  const [sortBy, setSortBy] = useState<GridColumn>();
  const free = ({ name }: GridColumn) => {
    const changed = freeLimits(table, name);
    setNotice(changed === undefined ? d.notFree : '');
    if (changed !== undefined) change(acts.limits, changed);
  };
  const sort = (column: GridColumn) => {
    change(acts.sort, orderRows(table, rowOrderBy(context, table, column)));
    setSortBy(undefined);
  };
  const isLimit = ({ shape }: GridColumn) => shape?.kind === 'compare' && /^(less|greater)Than/.test(shape.operator);
  const act = (label: string, text: string, onClick: () => void) => (
    <Button variant="tertiary" data-size="sm" aria-label={label} onClick={onClick}>
      {text}
    </Button>
  );
  return (
    <>
      <Button variant="secondary" data-size="sm" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {hidden.length === 0 ? w.columns : `${w.columns} (${columns.length - hidden.length}/${columns.length})`}
      </Button>
      <Dialog ref={dialog} closeButton={w.close} className={styles['dialog']}>
        <div className={styles['stack']}>
          <Heading level={2} data-size="sm">
            {d.columns}
          </Heading>
          <div role="status">
            {notice !== '' && <Paragraph>{notice}</Paragraph>}
            {isLocked && !isReadOnly && <Paragraph>{d.published}</Paragraph>}
          </div>
          {sortBy && (
            <div className={styles['tools']} role="alert">
              <Paragraph>{d.sortWarning}</Paragraph>
              <Button data-color="danger" data-size="sm" onClick={() => sort(sortBy)}>
                {d.sortAnyway}
              </Button>
              <Button variant="tertiary" data-size="sm" onClick={() => setSortBy(undefined)}>
                {w.cancel}
              </Button>
            </div>
          )}
          <div>
            <Table data-size="sm">
              <Table.Body>
                {columns.map((column) => (
                  <Table.Row key={column.key}>
                    <Table.Cell>
                      <Checkbox
                        label={column.title}
                        description={column.hint || undefined}
                        disabled={column.kind === 'title'}
                        checked={!hidden.includes(column.key)}
                        onChange={({ target }) =>
                          onHide(target.checked ? hidden.filter((key) => key !== column.key) : [...hidden, column.key])
                        }
                      />
                    </Table.Cell>
                    <Table.Cell>
                      {column.kind === 'cell' && !isReadOnly && (
                        <div className={styles['acts']}>
                          {act(d.left(column.title), '←', () =>
                            change(acts.moveColumn, moveColumn(table, column.name, -1)),
                          )}
                          {act(d.right(column.title), '→', () =>
                            change(acts.moveColumn, moveColumn(table, column.name, 1)),
                          )}
                          {isLimit(column) && act(d.freeLimits(column.title), d.freeShort, () => free(column))}
                          {!isLocked && (
                            <>
                              {act(d.sort(column.title), d.sortShort, () =>
                                table['hitPolicy'] === 'first' ? setSortBy(column) : sort(column),
                              )}
                              {act(d.remove(column.title), d.removeShort, () =>
                                change(acts.removeColumn, deleteColumn(table, column.name)),
                              )}
                            </>
                          )}
                        </div>
                      )}
                    </Table.Cell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          </div>
          {!isReadOnly && <AddColumn open={open} />}
        </div>
      </Dialog>
    </>
  );
}
