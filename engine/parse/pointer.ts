/** The RFC 6901 pointer to `key` below `pointer`. */
export function at(pointer: string, ...keys: (string | number)[]): string {
  let result = pointer;
  for (const key of keys)
    result += `/${typeof key === 'number' ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return result;
}

/** The keys of an RFC 6901 pointer. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
