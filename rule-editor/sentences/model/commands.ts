import type { Json, JsonObject } from '#engine/objects';
import { type Path, samePath, valueAt, withValueAt } from '../json-path.ts';
import { type GroupKind, linesOf, nesting, partsOf } from './lines.ts';

/** What a command makes: the condition (undefined: nothing is left), and the line that focus follows. */
export type Done = { readonly condition: Json | undefined; readonly focus: Path };
/** Undefined: the command cannot be done here. */
export type Command = (condition: Json) => Done | undefined;

/** Groups within groups, at most. */
export const deepest = 3;

const isNot = (json: Json | undefined): json is { readonly not: Json } =>
  typeof json === 'object' && json !== null && 'not' in json;
const groupOf = (kind: GroupKind, parts: readonly Json[], n = 1): JsonObject =>
  kind === 'atLeast' ? { atLeast: Math.max(1, Math.min(n, parts.length)), of: parts } : { [kind]: parts };

/** Where a line stands in the list of a group: the group, without its `not`, and its place there. */
type Place = { readonly owner: Path; readonly key: string; readonly index: number };
function placeOf(path: Path): Place | undefined {
  const [key, index] = path.slice(-2);
  return typeof key === 'string' && typeof index === 'number' ? { owner: path.slice(0, -2), key, index } : undefined;
}
/** The line of a group: with the `not` around it. */
const lineOf = (owner: Path): Path => (owner.at(-1) === 'not' ? owner.slice(0, -1) : owner);
const innerOf = (condition: Json, path: Path): Path => (isNot(valueAt(condition, path)) ? [...path, 'not'] : path);

/** The condition with other parts in a group; a group without parts goes, and one that asks for too many asks for all. */
function withParts(condition: Json, owner: Path, parts: readonly Json[]): Json | undefined {
  if (parts.length === 0) return without(condition, lineOf(owner));
  const group = valueAt(condition, owner) as JsonObject;
  const key = partsOf(group)?.key ?? 'all';
  const changed: JsonObject =
    key === 'of'
      ? { ...group, atLeast: Math.min(Number(group['atLeast']), parts.length), of: parts }
      : { [key]: parts };
  return withValueAt(condition, owner, changed);
}

function without(condition: Json, path: Path): Json | undefined {
  if (path.length === 0) return undefined;
  const place = placeOf(path);
  if (!place) return without(condition, path.slice(0, -1));
  const parts = partsOf(valueAt(condition, place.owner))?.parts ?? [];
  return withParts(condition, place.owner, parts.toSpliced(place.index, 1));
}

function inserted(condition: Json, owner: Path, index: number, json: Json): Done | undefined {
  const group = partsOf(valueAt(condition, owner));
  if (!group) return undefined;
  const made = withParts(condition, owner, group.parts.toSpliced(index, 0, json));
  return { condition: made, focus: [...owner, group.key, index] };
}

/** Nothing may become deeper than three groups, unless it was already. */
function shallow(before: Json, done: Done | undefined): Done | undefined {
  return done && nesting(done.condition) > Math.max(deepest, nesting(before)) ? undefined : done;
}

/** Puts something else where a line stands; its `not` stays. */
export const replace =
  (path: Path, json: Json): Command =>
  (condition) => ({ condition: withValueAt(condition, innerOf(condition, path), json), focus: path });

/** A requirement more, after a line or as the last part of a group. A condition that is no list becomes one. */
export const add =
  (path: Path, json: Json, where: 'after' | 'inside'): Command =>
  (condition) => {
    const inner = innerOf(condition, path);
    const group = partsOf(valueAt(condition, inner));
    if (where === 'inside' && group) return shallow(condition, inserted(condition, inner, group.parts.length, json));
    const place = placeOf(path);
    if (place) return shallow(condition, inserted(condition, place.owner, place.index + 1, json));
    const rest = group?.key === 'all' && inner === path ? [...group.parts, json] : [condition, json];
    return shallow(condition, { condition: { all: rest }, focus: ['all', rest.length - 1] });
  };

/** Another way to meet a line: «enten … eller». */
export const addAlternative =
  (path: Path, json: Json): Command =>
  (condition) => {
    const place = placeOf(path);
    if (place?.key === 'any') return inserted(condition, place.owner, place.index + 1, json);
    const group = partsOf(valueAt(condition, path));
    if (group?.key === 'any') return inserted(condition, path, group.parts.length, json);
    const made = withValueAt(condition, path, { any: [valueAt(condition, path) ?? null, json] });
    return shallow(condition, { condition: made, focus: [...path, 'any', 1] });
  };

/** An exception from a line: «unntatt når». */
export const addException =
  (path: Path, json: Json): Command =>
  (condition) => {
    const place = placeOf(path);
    if (place?.key === 'all') return inserted(condition, place.owner, place.index + 1, { not: json });
    const group = partsOf(valueAt(condition, path));
    if (group?.key === 'all') return inserted(condition, path, group.parts.length, { not: json });
    const made = withValueAt(condition, path, { all: [valueAt(condition, path) ?? null, { not: json }] });
    return shallow(condition, { condition: made, focus: [...path, 'all', 1] });
  };

/** Takes a line away with what stands below it. Focus goes to the line that then stands at its place. */
export const remove =
  (path: Path): Command =>
  (condition) => {
    const at = linesOf(condition).findIndex((line) => samePath(line.path, path));
    const made = without(condition, path);
    const lines = made === undefined ? [] : linesOf(made);
    return { condition: made, focus: lines[Math.min(Math.max(at, 0), lines.length - 1)]?.path ?? [] };
  };

/** Takes a line out of its group and puts it beside the group. */
function movedOut(condition: Json, place: Place, after: boolean): Done | undefined {
  const outer = placeOf(lineOf(place.owner));
  if (!outer) return undefined;
  const moved = valueAt(condition, [...place.owner, place.key, place.index]) ?? null;
  const parts = partsOf(valueAt(condition, place.owner))?.parts ?? [];
  const siblings = partsOf(valueAt(condition, outer.owner))?.parts ?? [];
  const isAlone = parts.length === 1;
  const left = withParts(condition, place.owner, parts.toSpliced(place.index, 1));
  if (isAlone) {
    const made = withParts(condition, outer.owner, siblings.with(outer.index, moved));
    return { condition: made, focus: [...outer.owner, outer.key, outer.index] };
  }
  return left === undefined ? undefined : inserted(left, outer.owner, outer.index + (after ? 1 : 0), moved);
}

/** Up or down among its siblings; beyond the first or last of them out of the group. */
export const move =
  (path: Path, direction: 'up' | 'down'): Command =>
  (condition) => {
    const place = placeOf(path);
    if (!place) return undefined;
    const parts = partsOf(valueAt(condition, place.owner))?.parts ?? [];
    const to = place.index + (direction === 'up' ? -1 : 1);
    if (to < 0 || to >= parts.length) return movedOut(condition, place, direction === 'down');
    const moved = parts[place.index] ?? null;
    const made = withParts(condition, place.owner, parts.toSpliced(place.index, 1).toSpliced(to, 0, moved));
    return { condition: made, focus: [...place.owner, place.key, to] };
  };

/** Into the group before it; where there is none, into a new one with the line before it. */
export const nest =
  (path: Path): Command =>
  (condition) => {
    const place = placeOf(path);
    if (!place || place.index === 0) return undefined;
    const parts = partsOf(valueAt(condition, place.owner))?.parts ?? [];
    const moved = parts[place.index] ?? null;
    const before: Path = [...place.owner, place.key, place.index - 1];
    const left = withParts(condition, place.owner, parts.toSpliced(place.index, 1));
    if (left === undefined) return undefined;
    const inner = innerOf(left, before);
    const group = partsOf(valueAt(left, inner));
    if (group) return shallow(condition, inserted(left, inner, group.parts.length, moved));
    const kind = place.key === 'any' ? 'all' : 'any';
    const made = withValueAt(left, before, { [kind]: [valueAt(left, before) ?? null, moved] });
    return shallow(condition, { condition: made, focus: [...before, kind, 1] });
  };

/** Out of its group, behind it. */
export const unnest =
  (path: Path): Command =>
  (condition) => {
    const place = placeOf(path);
    if (!place) return undefined;
    const out = movedOut(condition, place, true);
    if (out) return out;
    const parts = partsOf(valueAt(condition, place.owner))?.parts ?? [];
    const isBare = place.owner.length === 0 && parts.length === 1;
    return isBare ? { condition: parts[0], focus: [] } : undefined;
  };

/** What a group asks of its parts: all, at least one, at least n. */
export const setGroup =
  (path: Path, kind: GroupKind, n?: number): Command =>
  (condition) => {
    const inner = innerOf(condition, path);
    const group = partsOf(valueAt(condition, inner));
    return group && { condition: withValueAt(condition, inner, groupOf(kind, group.parts, n)), focus: path };
  };

/** Denies a line, or no longer. */
export const negate =
  (path: Path): Command =>
  (condition) => {
    const said = valueAt(condition, path);
    if (said === undefined) return undefined;
    return { condition: withValueAt(condition, path, isNot(said) ? said.not : { not: said }), focus: path };
  };

/** Puts a group around a line. */
export const wrap =
  (path: Path, kind: GroupKind): Command =>
  (condition) => {
    const made = withValueAt(condition, path, groupOf(kind, [valueAt(condition, path) ?? null]));
    return shallow(condition, { condition: made, focus: path });
  };

/** Takes a group away and leaves its parts where it stood. */
export const dissolve =
  (path: Path): Command =>
  (condition) => {
    const group = partsOf(valueAt(condition, path));
    if (!group) return undefined;
    const place = placeOf(path);
    if (!place) return group.parts.length === 1 ? { condition: group.parts[0], focus: [] } : undefined;
    const parts = partsOf(valueAt(condition, place.owner))?.parts ?? [];
    const made = withParts(condition, place.owner, parts.toSpliced(place.index, 1, ...group.parts));
    return { condition: made, focus: path };
  };
