import { type Line, linesOf, rowsOf, type SourceTable, withMember } from './lines.ts';

/** What of a table is published: it has decided or could have, and changes by new versions only. */

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const measure = ({ boundary }: Line): string => JSON.stringify([boundary?.['date'], boundary?.['by']]);

/** The lines that the publication has as well, by their keys: the same row, from the same day by the same date. */
export function publishedLines(base: SourceTable | undefined, table: SourceTable): ReadonlySet<string> {
  const before = new Set(base === undefined ? [] : linesOf(base).map((line) => `${line.id} ${measure(line)}`));
  return new Set(linesOf(table).flatMap((line) => (before.has(`${line.id} ${measure(line)}`) ? [line.key] : [])));
}

/** A day that has not come can still be put right. */
export const isAhead = ({ boundary }: Line, today: string): boolean => String(boundary?.['date'] ?? '') > today;

const contentOf = ({ content }: Line) => content && withMember(content, 'id', undefined);

/** The published lines that another state of the table does not have as they are. */
export function changedLines(
  before: SourceTable,
  after: SourceTable,
  isLocked: (line: Line) => boolean,
): readonly Line[] {
  const kept = new Map(linesOf(after).map((line) => [`${line.id} ${measure(line)}`, line]));
  return linesOf(before).filter((line) => {
    const now = kept.get(`${line.id} ${measure(line)}`);
    return isLocked(line) && (now === undefined || !isSame(contentOf(now), contentOf(line)));
  });
}

/** Does what holds for all rows change: their order among those that are there, how they are read, the columns? */
export function changesOrder(before: SourceTable, after: SourceTable): boolean {
  const ids = (table: SourceTable) => rowsOf(table).map((row) => String(row['id']));
  const [old, fresh] = [new Set(ids(before)), new Set(ids(after))];
  const order = (table: SourceTable) => ids(table).filter((id) => old.has(id) && fresh.has(id));
  const settings = ['hitPolicy', 'stage', 'legalBasis', 'columns'];
  return !isSame(order(before), order(after)) || settings.some((name) => !isSame(before[name], after[name]));
}
