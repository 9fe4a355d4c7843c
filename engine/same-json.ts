/** Whether two JSON values are the same; a key that is undefined is absent, and the order of keys does not matter. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => isSameJson(item, b[i]))
    );
  const keys = new Set([...definedKeys(a), ...definedKeys(b)]);
  return [...keys].every((key) => isSameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

const definedKeys = (object: object) =>
  Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [key]));
