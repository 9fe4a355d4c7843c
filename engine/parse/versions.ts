import { parseDate } from '../calendar.ts';
import type { Boundary, Mark, Version, Versioned } from '../ruleset-document.ts';
import { compact, quote, report, type Check, type Scope } from './check.ts';
import { readDate } from './literals.ts';
import { at } from './pointer.ts';
import { readFact, readField } from './references.ts';
import { asWritten, say } from './say.ts';

type BoundarySource = {
  date: string;
  by: string | { field: string };
  mark?: Mark | undefined;
  note?: string | undefined;
};
type VersionSource<S> = {
  id?: string | undefined;
  boundary?: BoundarySource | undefined;
  content: S;
};
/** What an author writes: the content itself, or versions of it. */
export type VersionedSource<S> = S | { versions: VersionSource<S | 'none'>[] };

/** The content of a versioned part of the source. */
export type ContentOf<S> = S extends { versions: { content: infer C }[] } ? Exclude<C, 'none'> : never;

/** Where a version stands: its boundary is judged before its content. */
export type VersionPlace = { readonly pointer: string; readonly boundary: Boundary | undefined; readonly scope: Scope };

/** Plain content as the only version; otherwise the versions, with their boundaries checked. */
export function readVersions<S extends object, T>(
  check: Check,
  source: VersionedSource<S>,
  pointer: string,
  list: string | undefined,
  readContent: (content: S, place: VersionPlace) => T | undefined,
): Versioned<T> {
  const scopeOf = (): Scope => ({ reads: new Set(), ...(list !== undefined && { list }) });
  if (!isVersions<S>(source)) {
    const content = readContent(source, { pointer, boundary: undefined, scope: scopeOf() });
    return content === undefined ? [] : [{ content }];
  }
  const boundaries = source.versions.map((version, index) =>
    readBoundary(check, version.boundary, at(pointer, 'versions', index), index, (by, place) =>
      readMeasure(check, by, place, scopeOf()),
    ),
  );
  checkOrder(check, source.versions, pointer);
  if (source.versions.length === 1 && source.versions[0]?.content === 'none')
    report(
      check,
      'NOTHING_BUT_NONE',
      at(pointer, 'versions', 0, 'content'),
      quote('none'),
      say('something that once was in force'),
    );
  return source.versions.flatMap((version, index): Version<T>[] => {
    const boundary = boundaries[index];
    const scope = scopeOf();
    if (boundary) scope.reads.add(boundaryNode(boundary, list));
    const place = { pointer: at(pointer, 'versions', index, 'content'), boundary, scope };
    const content = version.content === 'none' ? null : readContent(version.content, place);
    return content === undefined ? [] : [compact({ id: version.id, boundary, content })];
  });
}

const isVersions = <S>(source: VersionedSource<S>): source is { versions: VersionSource<S | 'none'>[] } =>
  typeof source === 'object' && source !== null && 'versions' in source;

/** The node of the graph of definitions that the boundary reads. */
export const boundaryNode = ({ by }: Boundary, list: string | undefined): string =>
  by.op === 'fact' ? `fact:${by.name}` : `field:${list ?? ''}/${by.name}`;

type ReadMeasure = (by: BoundarySource['by'], pointer: string) => Boundary['by'] | undefined;

/** The boundary of the version at `pointer`; `readBy` reads the date by which it is measured. */
export function readBoundary(
  check: Check,
  source: BoundarySource | undefined,
  pointer: string,
  index: number,
  readBy: ReadMeasure,
): Boundary | undefined {
  const inner = at(pointer, 'boundary');
  if (index === 0) {
    if (source)
      report(check, 'FIRST_HAS_BOUNDARY', inner, say('from {0}', source.date), say('no boundary on the first version'));
    return undefined;
  }
  if (!source)
    return report(
      check,
      'MISSING_BOUNDARY',
      pointer,
      say('no "boundary"'),
      asWritten('"boundary": {"date": …, "by": …}'),
    );
  const date = readDate(check, source.date, at(inner, 'date'));
  const by = readBy(source.by, at(inner, 'by'));
  return date !== undefined && by ? compact({ date, by, mark: source.mark, note: source.note }) : undefined;
}

/** A date fact, or a date field of the entry at hand. */
export function readMeasure(
  check: Check,
  by: BoundarySource['by'],
  pointer: string,
  scope: Scope,
): Boundary['by'] | undefined {
  if (typeof by === 'string') {
    const fact = readFact(check, by, pointer, scope);
    if (!fact) return undefined;
    return isDate(check, fact.expression.type.kind, by, pointer) ? { op: 'fact', name: by } : undefined;
  }
  const field = readField(check, by.field, at(pointer, 'field'), scope);
  if (!field) return undefined;
  return isDate(check, field.type.kind, by.field, at(pointer, 'field')) ? { op: 'field', name: field.name } : undefined;
}

function isDate(check: Check, kind: string, name: string, pointer: string): boolean {
  if (kind === 'date') return true;
  report(check, 'WRONG_TYPE', pointer, say('{0}, a {1}', quote(name), kind), say('a date'));
  return false;
}

/** Dates ascend among boundaries by the same date; ids are unique. */
export function checkOrder(check: Check, versions: readonly VersionSource<unknown>[], pointer: string): void {
  const last = new Map<string, string>();
  const ids = new Set<string>();
  versions.forEach((version, index) => {
    const place = at(pointer, 'versions', index);
    if (version.id !== undefined && ids.has(version.id))
      report(check, 'DUPLICATE_ID', at(place, 'id'), quote(version.id), say('an id of its own'));
    if (version.id !== undefined) ids.add(version.id);
    if (!version.boundary || index === 0 || parseDate(version.boundary.date) === undefined) return;
    const by = JSON.stringify(version.boundary.by);
    const before = last.get(by);
    if (before !== undefined && version.boundary.date <= before) {
      report(
        check,
        'BOUNDARIES_NOT_ASCENDING',
        at(place, 'boundary', 'date'),
        asWritten(version.boundary.date),
        say('a date after {0}', before),
      );
    }
    last.set(by, version.boundary.date);
  });
}
