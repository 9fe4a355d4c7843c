import { isObject, type Json, type JsonObject } from '#engine/objects';
import { type Path, valueAt, withValueAt } from '../json-path.ts';

/** From when a version holds, and by which date that is judged. */
export type BoundaryInSource = {
  readonly date: string;
  readonly by: string | { readonly field: string };
  readonly mark?: string;
  readonly note?: string;
};
/** A version as it is written. `path`: from the versioned value to its content. */
export type VersionInSource = {
  readonly index: number;
  readonly id: string | undefined;
  readonly boundary: BoundaryInSource | undefined;
  readonly content: Json;
  readonly path: Path;
};

const listOf = (value: Json | undefined): readonly JsonObject[] | undefined => {
  const versions = valueAt(value, ['versions']);
  return Array.isArray(versions) ? (versions as readonly JsonObject[]) : undefined;
};

/** The versions of a value, oldest first; what is written plainly is its only one. */
export function versionsIn(value: Json | undefined): readonly VersionInSource[] {
  const list = listOf(value);
  if (!list) return [{ index: 0, id: undefined, boundary: undefined, content: value ?? null, path: [] }];
  return list.map((version, index) => ({
    index,
    id: version['id'] as string | undefined,
    boundary: version['boundary'] as BoundaryInSource | undefined,
    content: version['content'] ?? null,
    path: ['versions', index, 'content'],
  }));
}

/** The version that holds when every date that decides is `on`. */
export function versionOn(versions: readonly VersionInSource[], on: string): VersionInSource | undefined {
  return versions.findLast(({ boundary }) => boundary === undefined || boundary.date <= on);
}

const measureOf = (boundary: BoundaryInSource | undefined): string => JSON.stringify(boundary?.by ?? null);
const isSame = (left: BoundaryInSource | undefined, right: BoundaryInSource | undefined): boolean =>
  left?.date === right?.date && measureOf(left) === measureOf(right);

/** Is there a version from that day by that date already? */
export const hasVersion = (value: Json | undefined, boundary: BoundaryInSource): boolean =>
  versionsIn(value).some((version) => isSame(version.boundary, boundary));

/** What says who it is, and is the same in every version. */
const own = ['id', 'stage', 'list'];

/** Do two contents say the same? What was written plainly has its name among its members. */
export function saysSame(left: Json | undefined, right: Json | undefined): boolean {
  const said = (content: Json | undefined) =>
    isObject(content) ? Object.entries(content).filter(([name]) => !own.includes(name)) : content;
  return JSON.stringify(said(left)) === JSON.stringify(said(right));
}

/**
 * The value with one version more: a copy of the one before it, or nothing from then on (`content: 'none'`). Of values
 * by date (parameters) the new version has no source of its own yet.
 */
export function withVersion(value: JsonObject, boundary: BoundaryInSource, kind: 'copy' | 'none'): JsonObject {
  const before = versionsIn(value);
  const list = listOf(value);
  const kept = Object.fromEntries(Object.entries(value).filter(([name]) => own.includes(name)));
  const plain = Object.fromEntries(Object.entries(value).filter(([name]) => !own.includes(name)));
  const versions: readonly JsonObject[] = list ?? [{ content: plain }];
  const at = before.findLastIndex(
    (version) => version.boundary === undefined || version.boundary.date <= boundary.date,
  );
  const said = versions.slice(0, at + 1).findLast(({ content }) => content !== 'none') ?? versions[at + 1];
  const content = kind === 'none' ? 'none' : (said?.['content'] ?? 'none');
  const added: JsonObject = { boundary: boundary as unknown as JsonObject, content };
  const outer = list ? value : kept;
  return { ...outer, versions: [...versions.slice(0, at + 1), added, ...versions.slice(at + 1)] };
}

/** The value with one of its versions from another day, at the place where it then belongs. */
export function withVersionMoved(value: JsonObject, index: number, boundary: BoundaryInSource): JsonObject {
  const list = listOf(value) ?? [];
  const moved = list[index];
  const rest = list.toSpliced(index, 1);
  if (!moved) return value;
  const at = rest.findLastIndex((version) => String(valueAt(version, ['boundary', 'date']) ?? '') <= boundary.date);
  return { ...value, versions: rest.toSpliced(at + 1, 0, { ...moved, boundary: boundary as unknown as JsonObject }) };
}

/** Where the version with this boundary now stands. */
export function pathOfVersion(value: Json | undefined, boundary: BoundaryInSource | undefined): Path | undefined {
  return versionsIn(value).find((version) => isSame(version.boundary, boundary))?.path;
}

/**
 * What a place of an object is in the publication that it changes: versions are found by their boundary, rows and
 * classes by their name, wherever they now stand. Undefined: the publication does not have it, and it may be edited.
 */
export function inBase(base: Json | undefined, draft: Json | undefined, path: Path): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined || base === undefined) return base;
  if (key === 'versions') {
    const version = versionsIn(draft)[Number(rest[0])];
    const found = version && versionsIn(base).find(({ boundary }) => isSame(boundary, version.boundary));
    return found && inBase(found.content, version.content, rest.slice(2));
  }
  const own = valueAt(draft, [key]);
  const name = typeof key === 'number' ? valueAt(own, ['id']) : undefined;
  const list = Array.isArray(base) ? (base as readonly Json[]) : undefined;
  const same = name === undefined ? valueAt(base, [key]) : list?.find((item) => valueAt(item, ['id']) === name);
  return inBase(same, own, rest);
}

/** The way to the content of the innermost version that a place is in; the object itself where there are none. */
export function versionOf(path: Path): Path {
  const at = path.lastIndexOf('versions');
  return at < 0 ? [] : path.slice(0, at + 3);
}

/** Takes a version away again. What is left alone is written plainly, as it was. */
export function withoutVersion(value: JsonObject, index: number, wasPlain: boolean): JsonObject {
  const left = withValueAt(value, ['versions', index], undefined) as JsonObject;
  const [only, ...others] = listOf(left) ?? [];
  if (!wasPlain || !only || others.length > 0 || only['content'] === 'none') return left;
  const { versions: _, ...kept } = left;
  return { ...kept, ...(only['content'] as JsonObject) };
}
