import { Link, Table } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import styles from './link-table.module.css';

type Props = {
  readonly columns: readonly string[];
  /** The first cell leads to the thing's page. */
  readonly rows: readonly { readonly key: string; readonly href: string; readonly cells: readonly string[] }[];
};

/** Things that have pages of their own, a line each. */
export function LinkTable({ columns, rows }: Props) {
  return (
    <div className={styles['table']}>
      <Table zebra>
        <Table.Head>
          <Table.Row>
            {columns.map((column) => (
              <Table.HeaderCell key={column}>{column}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map(({ key, href, cells: [title, ...cells] }) => (
            <Table.Row key={key}>
              <Table.Cell>
                <Link asChild>
                  <RouterLink href={href}>{title}</RouterLink>
                </Link>
              </Table.Cell>
              {cells.map((cell, index) => (
                <Table.Cell key={index}>{cell}</Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
