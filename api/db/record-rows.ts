import { getTableConfig } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Transaction } from './connect.ts';
import {
  applications,
  cases,
  decisionReasons,
  decisions,
  evaluationReasons,
  evaluations,
  grants,
  sealedContents,
  subjects,
} from './schema.ts';

/** The tables that deciding writes to, each after those that it refers to. */
const tables = {
  subjects,
  applications,
  evaluations,
  evaluationReasons,
  cases,
  decisions,
  decisionReasons,
  grants,
  sealedContents,
} as const;
type Name = keyof typeof tables;
const names = Object.keys(tables) as Name[];

/** New rows of the record, by table. */
export type RecordRows = { readonly [name in Name]?: readonly (typeof tables)[name]['$inferInsert'][] };

export function joinRows(all: readonly RecordRows[]): RecordRows {
  const joined: { [name in Name]?: unknown[] } = {};
  for (const rows of all) for (const name of names) if (rows[name]) (joined[name] ??= []).push(...rows[name]);
  return joined as RecordRows;
}

/** Inserts the rows table by table. */
export async function insertRows(tx: Transaction, rows: RecordRows): Promise<void> {
  for (const name of names) {
    const own: readonly object[] = rows[name] ?? [];
    if (own.length > 0) await tx.insert(tables[name]).values(own as never);
  }
}

/**
 * Inserts the rows of all tables by one statement, which a connection plans once. Rows come as JSON, a parameter for
 * each table; bytes lie in the first parameter, and their rows say where.
 */
export async function insertTogether(client: pg.ClientBase, rows: RecordRows): Promise<void> {
  const bytes: Buffer[] = [];
  let length = 0;
  const place = (content: Buffer) => {
    bytes.push(content);
    length += content.length;
    return [length - content.length + 1, content.length] as const;
  };
  const values = names.map((name) => {
    const own: readonly object[] = rows[name] ?? [];
    return JSON.stringify(own.map((row) => toJson(name, row as { readonly [property: string]: unknown }, place)));
  });
  await client.query({ name: 'insert_record', text: statement, values: [Buffer.concat(bytes, length), ...values] });
}

type Column = { readonly property: string; readonly name: string; readonly type: string };

function columnsOf(name: Name): readonly Column[] {
  const properties = Object.entries(tables[name]);
  return getTableConfig(tables[name]).columns.map((column) => ({
    property: properties.find(([, own]) => (own as unknown) === column)?.[0] ?? column.name,
    name: column.name,
    type: column.getSQLType(),
  }));
}

const columns = Object.fromEntries(names.map((name) => [name, columnsOf(name)])) as {
  readonly [name in Name]: readonly Column[];
};

const statement = `with ${names.map((name, index) => insertion(name, index + 2)).join(',\n')} select`;

function insertion(name: Name, parameter: number): string {
  const own = columns[name];
  const given = own.map((column) =>
    column.type === 'bytea'
      ? `${column.name}_at integer, ${column.name}_length integer`
      : `"${column.name}" ${column.type}`,
  );
  const taken = own.map((column) =>
    column.type === 'bytea'
      ? `substring($1::bytea from ${column.name}_at for ${column.name}_length)`
      : `"${column.name}"`,
  );
  const { name: table } = getTableConfig(tables[name]);
  return `new_${table} as (insert into ${table} (${own.map((column) => `"${column.name}"`).join(', ')})
    select ${taken.join(', ')} from json_to_recordset($${parameter}::json) as given(${given.join(', ')}))`;
}

function toJson(
  name: Name,
  row: { readonly [property: string]: unknown },
  place: (content: Buffer) => readonly [number, number],
): { readonly [column: string]: unknown } {
  const json: { [column: string]: unknown } = {};
  for (const { property, name: column } of columns[name]) {
    const value = row[property];
    if (!Buffer.isBuffer(value)) json[column] = value;
    else [json[`${column}_at`], json[`${column}_length`]] = place(value);
  }
  return json;
}
