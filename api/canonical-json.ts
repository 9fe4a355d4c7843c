import { hash } from 'node:crypto';

/**
 * Canonical JSON (RFC 8785) of plain JSON: what is hashed, recorded and compared. Members that are undefined are left
 * out. The package `canonicalize`, by which this is tested, looks out for circles and takes five times as long.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (plain.test(value)) return `"${value}"`;
      if (!value.isWellFormed()) throw new TypeError('There is no canonical JSON for half a surrogate pair');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`There is no JSON for ${value}`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? canonicalList(value) : canonicalObject(value);
    default:
      throw new TypeError('There is no JSON for this value');
  }
}

// Nothing to escape, and no half of a pair.
const plain = /^[ !#-[\]-~\u00a0-\u2000]*$/;

function canonicalList(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1)
    text += index === 0 ? canonicalJson(items[index]) : `,${canonicalJson(items[index])}`;
  return `${text}]`;
}

function canonicalObject(object: object): string {
  const members = object as { readonly [name: string]: unknown };
  let text = '';
  // The order of UTF-16 code units, which the standard asks for.
  for (const name of Object.keys(members).sort()) {
    const content = members[name];
    if (content !== undefined) text += `${text === '' ? '' : ','}${canonicalJson(name)}:${canonicalJson(content)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-256 of the canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
