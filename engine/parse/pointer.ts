/** The RFC 6901 pointer to `key` below `pointer`. */
export function at(pointer: string, ...keys: (string | number)[]): string {
  let result = pointer;
  for (const key of keys) result += `/${typeof key === 'number' ? key : escaped(key)}`;
  return result;
}

const escaped = (key: string): string =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;

/** The keys of an RFC 6901 pointer. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
