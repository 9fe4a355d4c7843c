import type { Json, JsonObject } from '#engine/objects';

/** The way to a place within a value: names of members and places in lists. */
export type Path = readonly (string | number)[];

/** What stands at a place; undefined: nothing. */
export function valueAt(json: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as { readonly [key: string | number]: Json })[key];
  }, json);
}

/** The value with another one at a place; undefined takes away what stood there. Members keep their order. */
export function withValueAt(json: Json, path: Path, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (Array.isArray(json) && typeof key === 'number') {
    const list = json as readonly Json[];
    if (rest.length === 0 && value === undefined) return list.filter((_, index) => index !== key);
    return list.with(key, withValueAt(list[key] ?? null, rest, value));
  }
  const object: JsonObject = typeof json === 'object' && json !== null ? (json as JsonObject) : {};
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: withValueAt(object[key] ?? {}, rest, value) };
}

export const samePath = (left: Path, right: Path): boolean =>
  left.length === right.length && left.every((key, index) => key === right[index]);

export const pointerOf = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
