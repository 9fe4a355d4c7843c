import type { Json, JsonObject } from '#engine/objects';

/** The list with an item one place up or down; the same list where it cannot go further. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const item = items[index];
  const to = index + by;
  return item === undefined || to < 0 || to >= items.length ? items : items.toSpliced(index, 1).toSpliced(to, 0, item);
}

/** The same with the members of an object. */
export const movedMember = (object: JsonObject, name: string, by: -1 | 1): JsonObject => {
  const entries = Object.entries(object);
  return Object.fromEntries(
    moved(
      entries,
      entries.findIndex(([own]) => own === name),
      by,
    ),
  );
};

/** An object with one member under another name, at the same place. */
export const renamedMember = (object: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]): [string, Json] => [name === from ? to : name, value]));
