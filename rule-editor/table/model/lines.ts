import { isObject, type Json, type JsonObject } from '#engine/objects';

/** A table as it is written in the ruleset's source. */
export type SourceTable = JsonObject;

/** A row of the grid: a row of the table, or one of its versions. */
export type Line = {
  readonly row: number;
  readonly version: number | undefined;
  readonly id: string;
  /** Names the line as long as the row has the same versions. */
  readonly key: string;
  /** Undefined: from the version's boundary on there is no such row. */
  readonly content: JsonObject | undefined;
  readonly boundary: JsonObject | undefined;
  readonly versionName: string | undefined;
};

const listOf = (json: Json | undefined): readonly JsonObject[] => (Array.isArray(json) ? json.filter(isObject) : []);

export const rowsOf = (table: SourceTable): readonly JsonObject[] => listOf(table['rows']);
export const columnsOf = (table: SourceTable): readonly JsonObject[] => listOf(table['columns']);
export const versionsOf = (row: JsonObject): readonly JsonObject[] | undefined =>
  Array.isArray(row['versions']) ? listOf(row['versions']) : undefined;
const objectOr = (json: Json | undefined): JsonObject | undefined => (isObject(json) ? json : undefined);

export function linesOf(table: SourceTable): readonly Line[] {
  return rowsOf(table).flatMap((row, index): readonly Line[] => {
    const id = String(row['id']);
    const versions = versionsOf(row);
    if (versions === undefined)
      return [
        { row: index, version: undefined, id, key: id, content: row, boundary: undefined, versionName: undefined },
      ];
    return versions.map((version, at) => ({
      row: index,
      version: at,
      id,
      key: `${id}/${at}`,
      content: objectOr(version['content']),
      boundary: objectOr(version['boundary']),
      versionName: typeof version['id'] === 'string' ? version['id'] : undefined,
    }));
  });
}

/** An object with a member set at its place, or, when it is new, at the end; `undefined` takes it away. */
export function withMember(object: JsonObject, member: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...object, [member]: value };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== member));
}

export const withRows = (table: SourceTable, rows: readonly JsonObject[]): SourceTable =>
  withMember(table, 'rows', rows);

/** The table that lines make: those of `linesOf`, some of them with another content or boundary. */
export function tableOfLines(table: SourceTable, lines: readonly Line[]): SourceTable {
  const rows = [...rowsOf(table)];
  for (const { row: index, version: at, content, boundary } of lines) {
    const row = rows[index];
    if (row === undefined) continue;
    if (at === undefined) {
      if (content !== undefined) rows[index] = content;
      continue;
    }
    const versions = versionsOf(row) ?? [];
    const version = versions[at];
    if (
      version === undefined ||
      (objectOr(version['content']) === content && objectOr(version['boundary']) === boundary)
    )
      continue;
    const changed = { ...version, ...(boundary && { boundary }), content: content ?? 'none' };
    rows[index] = withMember(row, 'versions', versions.with(at, changed));
  }
  return withRows(table, rows);
}
