import type { Json, JsonObject } from '#engine/objects';

const step = '  ';

/** JSON as one reads it: what has room on a line stands on one. */
export function writeJson(value: Json, width = 100): string {
  return written(value, '', 0, width);
}

/** `before`: how much stands before it on its line. */
function written(value: Json, indent: string, before: number, width: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const short = onOneLine(value);
  if (before + short.length <= width) return short;
  const inner = indent + step;
  const isList = Array.isArray(value);
  const lines = isList
    ? (value as readonly Json[]).map((item) => inner + written(item, inner, inner.length, width))
    : Object.entries(value as JsonObject).map(
        ([key, member]) =>
          `${inner}${JSON.stringify(key)}: ${written(member, inner, inner.length + key.length + 4, width)}`,
      );
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(onOneLine).join(', ')}]`;
  const members = Object.entries(value as JsonObject).map(
    ([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
