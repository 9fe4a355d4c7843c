import type { Change, Json } from '#engine/objects';

/** An object of a draft that was touched; `value` is JSON, undefined: as in the base again. */
export type Touched = { readonly object: string; readonly value: string | undefined; readonly version: number };

export type Merge =
  /** `stored`: what is not as it stands already; undefined takes a change out. */
  | { readonly ok: true; readonly stored: readonly { readonly object: string; readonly value: string | undefined }[] }
  | { readonly ok: false; readonly conflicts: readonly string[] };

/**
 * Merges by object what somebody changed who had seen the draft at a version. Nobody else's change is lost: what was
 * touched after that version and stands otherwise is a conflict. A value that stands already is none, so a request can
 * be sent again.
 */
export function mergeChanges(
  { touched, seen }: { readonly touched: readonly Touched[]; readonly seen: number },
  changes: readonly Change[],
  readBase: (object: string) => Json | undefined,
): Merge {
  const known = new Map(touched.map((one) => [one.object, one]));
  const wanted = changes.map(({ object, value }) => {
    const before = JSON.stringify(readBase(object) ?? null);
    const written = JSON.stringify(value);
    // An order that is taken back is that of the base.
    const isBase = written === before || (value === null && object.startsWith('order/'));
    return { object, value: isBase ? undefined : written };
  });
  const differing = wanted.filter(({ object, value }) => known.get(object)?.value !== value);
  const conflicts = differing.map(({ object }) => object).filter((object) => (known.get(object)?.version ?? 0) > seen);
  return conflicts.length > 0 ? { ok: false, conflicts } : { ok: true, stored: differing };
}
