import type { Check, Scope } from './check.ts';

/** What sources have become, by their text. */
export type ReadBefore<T> = Map<string, { readonly value: T; readonly reads: ReadonlySet<string> }>;

/**
 * Equal sources, such as cells of a table or grants, are read once and become one object, which need not be held or
 * compiled twice. What had a problem is read at each place, to be told of there.
 */
export function readOnce<T>(
  check: Check,
  before: ReadBefore<T>,
  text: string,
  scope: Scope,
  read: (scope: Scope) => T | undefined,
): T | undefined {
  const known = before.get(text);
  if (known !== undefined) {
    for (const node of known.reads) scope.reads.add(node);
    return known.value;
  }
  const told = check.problems.length + check.warnings.length;
  const own: Scope = { ...scope, reads: new Set() };
  const value = read(own);
  for (const node of own.reads) scope.reads.add(node);
  if (value !== undefined && check.problems.length + check.warnings.length === told)
    before.set(text, { value, reads: own.reads });
  return value;
}
