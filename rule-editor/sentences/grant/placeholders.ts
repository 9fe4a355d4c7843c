import { isObject, type Json } from '#engine/objects';

/** What the texts of a reason leave open by a name of their own: `{limit}`, but not `{grant.to}`. */
export function placeholdersIn(json: Json | undefined): readonly string[] {
  if (typeof json === 'string')
    return [...json.matchAll(/\{\{|\{([a-z][A-Za-z0-9]*)\}/g)].flatMap(([, name]) =>
      name === undefined ? [] : [name],
    );
  const inner = Array.isArray(json) ? (json as readonly Json[]) : isObject(json) ? Object.values(json) : [];
  return [...new Set(inner.flatMap(placeholdersIn))];
}
